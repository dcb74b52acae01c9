package io.cotangent.intrinsics.vector;

/**
 * The natural logarithm of a positive number in parts: {@code k ln 2 + f - (half - s terms)}.
 *
 * <p>The number is {@code 2^k (1 + f)} with 1 + f from 1/sqrt(2) to sqrt(2), and s is {@code f / (2
 * + f)}, of which the logarithm is {@code log((1 + s) / (1 - s))}. That f is exact and comes first,
 * where {@code 2 s} would have errors, is the way of fdlibm (K. C. Ng, 1993): {@code 2 s = f - s
 * f}, so that {@code log(1 + f) = f - f^2 / 2 + s (f^2 / 2 + R)} with {@code R = log(...) / s - 2}.
 *
 * @param k the exponent
 * @param bits have k as an exponent's bits, and nothing else
 * @param f what the mantissa has beyond 1
 * @param s f / (2 + f)
 * @param half half of the square of f
 * @param terms {@code half + R}
 */
record Logarithm(Lane k, Bits bits, Lane f, Lane s, Lane half, Lane terms) {
    /** Ln 2 to 42 bits, so that multiples by exponents are exact. */
    static final double LN2 = 0x1.62e42fefa38p-1;

    static final double LN2_REST = 0x1.ef35793c7673p-45;

    /**
     * The largest exponent of all numbers nearby. Those of numbers that are not positive or not
     * normal, as far as they are taken from the bits, are larger, or less than its negative.
     */
    static final double LARGEST = 1022;

    /** Lifts subnormal numbers. */
    private static final double LIFT = 0x1p54;

    private static final int LIFT_PLACES = 54;

    private static final int MANTISSA = 52;

    private static final long FRACTION = (1L << MANTISSA) - 1;

    /** The bits of 1/sqrt(2), rounded up. */
    private static final long LEAST = 0x3fe6a09e667f3bcdL;

    private static final long ONE = 0x3ff0000000000000L;

    /** The bits of 2^52, whose last bit is worth 1. */
    private static final long INTEGERS = 0x4330000000000000L;

    /**
     * R without its factor s^2, in s^2: by fpminimax of Sollya, such that the logarithm has a
     * relative error of 2^-59.5 for s up to 0.17158 to both sides.
     */
    static final double[] TERMS = {
        0x1.5555555555592p-1,
        0x1.999999997ff58p-2,
        0x1.24924941dc60dp-2,
        0x1.c71c5218e11ccp-3,
        0x1.74663bf27f228p-3,
        0x1.39a2024cdf709p-3,
        0x1.2f02bc1e5f362p-3
    };

    /** A number's mantissa and exponent. */
    record Parts(Lane k, Bits bits, Lane mantissa) {}

    /** The parts of the logarithm of a positive number. */
    static Logarithm of(Lane x) {
        Mask subnormal = x.lt(Double.MIN_NORMAL);
        Lane normal = subnormal.select(x.mul(LIFT), x);
        Lane places = subnormal.select(0x1p52 + 1023 + LIFT_PLACES, 0x1p52 + 1023);
        return of(parts(normal, places));
    }

    /** The parts of the logarithm of a positive number that is not subnormal. */
    static Logarithm ofNormal(Lane x) {
        return of(partsOfNormal(x));
    }

    /** Mantissa, from 1/sqrt(2) to sqrt(2), and exponent of a number that is not subnormal. */
    static Parts partsOfNormal(Lane x) {
        return parts(x, Lane.of(0x1p52 + 1023));
    }

    private static Parts parts(Lane x, Lane bias) {
        // Positive, so that the shift need not be a signed one.
        Bits above = x.bits().add(ONE - LEAST);
        Bits mantissa = above.and(FRACTION).add(LEAST);
        Lane k = above.shiftRight(MANTISSA).or(INTEGERS).number().sub(bias);
        return new Parts(k, above.and(~FRACTION), mantissa.number());
    }

    private static Logarithm of(Parts parts) {
        Lane f = parts.mantissa().sub(1);
        Lane s = f.div(f.add(2));
        Lane square = s.mul(s);
        Lane half = f.mul(f).mul(0.5);
        Lane terms = Polynomials.evenOdd(square, square.mul(square), TERMS).fma(square, half);
        return new Logarithm(parts.k(), parts.bits(), f, s, half, terms);
    }

    /** {@code 2^-k}, or 0 for the largest k; twice that has all exponents' bits turned over. */
    Lane reciprocalScale() {
        return bits.xor(~FRACTION & Long.MAX_VALUE).number().mul(0.5);
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
