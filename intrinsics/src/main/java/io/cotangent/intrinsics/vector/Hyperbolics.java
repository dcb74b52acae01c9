package io.cotangent.intrinsics.vector;

/**
 * The hyperbolic sine and cosine, from the parts of even and of odd degree of one exponential
 * function, without a division: with {@code e^x = 2^k (C + S)}, where C and S are cosine and sine
 * of what is left, {@code e^-x} is {@code 2^-k (C - S)}.
 *
 * @param numbers what there is to know of the format
 * @param high the results for larger numbers are infinite; k is at most 2 above the largest
 *     exponent up to here
 * @param tiny below it, the sine is its argument
 * @param sine {@code (sinh(r) - r) / r^3} in r^2: by fpminimax of Sollya, for r up to 0.34663 to
 *     both sides
 * @param cosine {@code (cosh(r) - 1) / r^2} in r^2, likewise
 */
record Hyperbolics(
        Exponent.Numbers numbers, double high, double tiny, double[] sine, double[] cosine) {
    /** For {@code double}s: a sine with an error of 2^-61.7, a cosine with one of 2^-58. */
    static final Hyperbolics DOUBLES =
            new Hyperbolics(
                    Exponent.DOUBLES,
                    710.6,
                    0x1p-28,
                    new double[] {
                        0x1.5555555555559p-3,
                        0x1.111111110f655p-7,
                        0x1.a01a01b003248p-13,
                        0x1.71ddf8113f0acp-19,
                        0x1.af5f2755fbff8p-26
                    },
                    new double[] {
                        0x1.000000000000bp-1,
                        0x1.5555555550264p-5,
                        0x1.6c16c1853e64bp-10,
                        0x1.a019978e2bd3fp-16,
                        0x1.28af791277f89p-22
                    });

    /** For {@code float}s: a sine with an error of 2^-33, a cosine with one of 2^-32. */
    static final Hyperbolics FLOATS =
            new Hyperbolics(
                    Exponent.FLOATS,
                    89.5,
                    0x1p-13,
                    new double[] {0x1.555556p-3, 0x1.110f88p-7, 0x1.a36368p-13},
                    new double[] {0x1p-1, 0x1.5555p-5, 0x1.6d3074p-10});

    /** The hyperbolic sine. */
    Lane sinh(Lane x) {
        Lane size = x.abs();
        Parts parts = parts(size);
        Lane large = parts.sum(parts.difference, parts.sum);
        return size.lt(tiny)
                .select(size, large)
                .bits()
                .or(x.bits().and(numbers.format().sign))
                .number();
    }

    /** The hyperbolic cosine. */
    Lane cosh(Lane x) {
        Parts parts = parts(x.abs());
        return parts.sum(parts.sum, parts.difference);
    }

    private Parts parts(Lane size) {
        Lane bounded = size.gt(high).select(high, size);
        Exponent e = numbers.of(bounded, numbers.bias() - 3);
        Lane scale = e.scale();
        // All bits of the exponent turned over: 2^(4 - k), even if 2^-k is no normal number.
        Lane reciprocal = scale.bits().xor(numbers.format().exponent()).number().mul(0x1p-7);
        Lane square = e.r().mul(e.r());
        Lane cosines = square.mul(Polynomials.horner(square, cosine));
        Lane sines = square.mul(e.r()).fma(Polynomials.horner(square, sine), e.lost());
        return new Parts(scale.add(reciprocal), scale.sub(reciprocal), e.r(), cosines, sines);
    }

    /**
     * Sum and difference of 2^k and 2^-k, an eighth of them, because 2^k may be infinite; and what
     * cosine and sine have beyond 1 and r.
     */
    private record Parts(Lane sum, Lane difference, Lane r, Lane cosine, Lane sine) {
        /** Half of the sums are wanted: {@code 4 (even C + odd S)}, the larger terms last. */
        Lane sum(Lane even, Lane odd) {
            Lane small = odd.fma(sine, even.mul(cosine));
            return even.add(odd.fma(r, small)).mul(4);
        }
    }
}
