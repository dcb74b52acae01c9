package io.cotangent.intrinsics.vector;

/**
 * The natural logarithm of a positive number in parts: {@code k ln 2 + f - (half - s terms)}.
 *
 * <p>The number is {@code 2^k (1 + f)} with 1 + f from 1/sqrt(2) to sqrt(2), and s is {@code f / (2
 * + f)}, of which the logarithm is {@code log((1 + s) / (1 - s))}. That f is exact and comes first,
 * where {@code 2 s} would have errors, is the way of fdlibm (K. C. Ng, 1993): {@code 2 s = f - s
 * f}, so that {@code log(1 + f) = f - f^2 / 2 + s (f^2 / 2 + R)} with {@code R = log(...) / s - 2}.
 *
 * @param numbers what there is to know of the format
 * @param k the exponent
 * @param f what the mantissa has beyond 1
 * @param s f / (2 + f)
 * @param half half of the square of f
 * @param terms {@code half + R}
 */
record Logarithm(Numbers numbers, Lane k, Lane f, Lane s, Lane half, Lane terms) {
    /** For {@code double}s. */
    static final Numbers DOUBLES =
            new Numbers(
                    Format.F64,
                    Double.MIN_NORMAL,
                    0x1.62e42fefa38p-1,
                    0x1.ef35793c7673p-45,
                    // Such that the logarithm has a relative error of 2^-59.5.
                    0x1.5555555555592p-1,
                    0x1.999999997ff58p-2,
                    0x1.24924941dc60dp-2,
                    0x1.c71c5218e11ccp-3,
                    0x1.74663bf27f228p-3,
                    0x1.39a2024cdf709p-3,
                    0x1.2f02bc1e5f362p-3);

    /** For {@code float}s. */
    static final Numbers FLOATS =
            new Numbers(
                    Format.F32,
                    Float.MIN_NORMAL,
                    0x1.62e4p-1,
                    0x1.7f7d1cp-20,
                    // With an error of 2^-28.5.
                    0x1.55555cp-1,
                    0x1.997b8ep-2,
                    0x1.2ef8e8p-2);

    /**
     * What there is to know of a format.
     *
     * @param leastNormal the least number that is not subnormal
     * @param ln2 ln 2 to so few bits that multiples by exponents are exact
     * @param ln2Rest what ln 2 has beyond it
     * @param series R without its factor s^2, in s^2, by fpminimax of Sollya, for s up to 0.17158
     *     to both sides
     */
    record Numbers(
            Format format, double leastNormal, double ln2, double ln2Rest, double... series) {
        private static final double LEAST_MANTISSA = 0x1.6a09e667f3bcdp-1;

        /**
         * The largest exponent of all numbers nearby. Those of numbers that are not positive or not
         * normal, as far as they are taken from the bits, are larger, or less than its negative.
         */
        double largest() {
            return format.bias - 2;
        }

        /** The parts of the logarithm of a positive number. */
        Logarithm of(Lane x) {
            int places = format.fractionBits + 2;
            Mask subnormal = x.lt(leastNormal);
            Lane normal = subnormal.select(x.mul(Math.scalb(1.0, places)), x);
            double bias = unit() + format.bias;
            return of(parts(normal, subnormal.select(bias + places, bias)));
        }

        /** Mantissa, from 1/sqrt(2) to sqrt(2), and exponent of a number that is not subnormal. */
        Parts partsOfNormal(Lane x) {
            return parts(x, Lane.of(unit() + format.bias));
        }

        /** The power of 2 whose last bit is worth 1. */
        private double unit() {
            return 1L << format.fractionBits;
        }

        private Parts parts(Lane x, Lane bias) {
            long least = format.bits(LEAST_MANTISSA);
            // Positive, so that the shift need not be a signed one.
            Bits above = x.bits().add(format.bits(1) - least);
            Bits mantissa = above.and(format.fraction()).add(least);
            Bits exponent = above.shiftRight(format.fractionBits);
            Lane k = exponent.or(format.bits(unit())).number().sub(bias);
            return new Parts(k, above.and(~format.fraction()), mantissa.number(), format);
        }

        private Logarithm of(Parts parts) {
            Lane f = parts.mantissa().sub(1);
            Lane s = f.div(f.add(2));
            Lane square = s.mul(s);
            Lane half = f.mul(f).mul(0.5);
            Lane terms = Polynomials.evenOdd(square, square.mul(square), series).fma(square, half);
            return new Logarithm(this, parts.k(), f, s, half, terms);
        }
    }

    /**
     * A number's mantissa and exponent k.
     *
     * @param exponent k as an exponent's bits, and nothing else
     */
    record Parts(Lane k, Bits exponent, Lane mantissa, Format format) {
        /** A number times {@code 2^-k}, which is a power of 2 if the number is an ordinary one. */
        Lane scaledDown(Lane x) {
            return x.mul(Bits.of(2 * format.bits(1)).sub(exponent).number());
        }
    }

    /** {@code k ln 2 + f - (half - s terms)}. */
    Lane value() {
        Lane small = k.fma(numbers.ln2Rest, s.mul(terms));
        return k.fma(numbers.ln2, f.sub(half.sub(small)));
    }

    /**
     * The logarithm of the mantissa times a factor, given in two numbers, plus two numbers, the
     * first of which is exact and 0 or larger than everything else.
     */
    Lane times(double factor, double factorRest, Lane large, Lane small) {
        Lane less = half.sub(s.mul(terms));
        Lane sum = f.sub(less);
        Lane lost = f.sub(sum).sub(less);
        Lane rest = sum.fma(factorRest, lost.fma(factor, small));
        return large.add(sum.fma(factor, rest));
    }
}
