package io.cotangent.intrinsics.vector;

/**
 * The hyperbolic sine and cosine in double precision, from the parts of even and of odd degree of
 * one exponential function, without a division: with {@code e^x = 2^k (C + S)}, where C and S are
 * cosine and sine of what is left, {@code e^-x} is {@code 2^-k (C - S)}.
 */
final class Hyperbolics {
    private static final long SIGN = Long.MIN_VALUE;

    private static final long EXPONENT = 0x7ff0000000000000L;

    /** The results for larger numbers are infinite; k is at most 1025 up to here. */
    private static final double HIGH = 710.6;

    /** Below it, the sine is its argument. */
    private static final double TINY = 0x1p-28;

    /**
     * {@code (sinh(r) - r) / r^3} in r^2: by fpminimax of Sollya, with a relative error of the sine
     * of 2^-61.7 for r up to 0.34663 to both sides.
     */
    private static final double[] SINE = {
        0x1.5555555555559p-3,
        0x1.111111110f655p-7,
        0x1.a01a01b003248p-13,
        0x1.71ddf8113f0acp-19,
        0x1.af5f2755fbff8p-26
    };

    /** {@code (cosh(r) - 1) / r^2} in r^2; likewise, with an error of 2^-58. */
    private static final double[] COSINE = {
        0x1.000000000000bp-1,
        0x1.5555555550264p-5,
        0x1.6c16c1853e64bp-10,
        0x1.a019978e2bd3fp-16,
        0x1.28af791277f89p-22
    };

    private Hyperbolics() {}

    /** The hyperbolic sine. */
    static Lane sinh(Lane x) {
        Lane size = x.abs();
        Parts parts = Parts.of(size);
        Lane large = parts.sum(parts.difference, parts.sum);
        return size.lt(TINY).select(size, large).bits().or(x.bits().and(SIGN)).number();
    }

    /** The hyperbolic cosine. */
    static Lane cosh(Lane x) {
        Parts parts = Parts.of(x.abs());
        return parts.sum(parts.sum, parts.difference);
    }

    /**
     * Sum and difference of 2^k and 2^-k, an eighth of them, because 2^k may be infinite; and what
     * cosine and sine have beyond 1 and r.
     */
    private record Parts(Lane sum, Lane difference, Lane r, Lane cosine, Lane sine) {
        static Parts of(Lane size) {
            Lane bounded = size.gt(HIGH).select(HIGH, size);
            Exponent e = Exponent.of(bounded, Exponent.BIAS - 3);
            Lane scale = e.scale();
            // All bits of the exponent turned over: 2^(4 - k), even if 2^-k is no normal number.
            Lane reciprocal = scale.bits().xor(EXPONENT).number().mul(0x1p-7);
            Lane square = e.r().mul(e.r());
            Lane cosine = square.mul(Polynomials.horner(square, COSINE));
            Lane sine = square.mul(e.r()).fma(Polynomials.horner(square, SINE), e.lost());
            return new Parts(scale.add(reciprocal), scale.sub(reciprocal), e.r(), cosine, sine);
        }

        /** Half of the sums are wanted: {@code 4 (even C + odd S)}, the larger terms last. */
        Lane sum(Lane even, Lane odd) {
            Lane small = odd.fma(sine, even.mul(cosine));
            return even.add(odd.fma(r, small)).mul(4);
        }
    }
}
