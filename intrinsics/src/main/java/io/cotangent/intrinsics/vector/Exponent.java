package io.cotangent.intrinsics.vector;

/**
 * The exponential function of a number in parts: {@code e^x = 2^k e^(r + lost)}.
 *
 * <p>k is the integer nearest to x / ln 2, and r, at most ln(2) / 2 and a bit, is what is left. It
 * is found in two steps (Cody and Waite, Software Manual for the Elementary Functions, 1980), with
 * ln 2 in two numbers of full length: as a product is added with one rounding, the first step is
 * exact, because what it leaves is a multiple of 2^-54 below 1/2, or x itself if k is 0.
 *
 * @param x the number
 * @param log2e times x, is k before it is rounded
 * @param bits have k, plus a bias, as their low bits
 * @param r what is left, rounded; x itself if k is 0
 * @param lost what the rounding has lost
 */
record Exponent(Lane x, double log2e, Bits bits, Lane r, Lane lost) {
    /** The results for any larger argument overflow. */
    static final double HIGH = 710;

    /** The results for any smaller argument are 0. */
    static final double LOW = -746;

    /** Up to this size of arguments, powers and their factors are normal numbers. */
    static final double COMMON = 707;

    /** With this bias, k has the bits of the exponent of 2^k. */
    static final int BIAS = 1023;

    /** With this bias, k can be split by {@link #scales}. */
    static final int SPLIT = 2 * BIAS;

    /** Rounds a number to which it is added to an integer, which is in the low bits of the sum. */
    private static final double INTEGERS = 0x1.8p52;

    private static final int MANTISSA = 52;

    private static final double LOG2_E = 0x1.71547652b82fep0;

    private static final double LN2 = 0x1.62e42fefa39efp-1;

    /** What ln 2 has beyond {@link #LN2}. */
    private static final double LN2_REST = 0x1.abc9e3b39803fp-56;

    /**
     * {@code (e^r - 1 - r) / r^2}: by fpminimax of Sollya, such that {@code e^r - 1} has a relative
     * error of 2^-56.9 for r up to 0.34663 to both sides.
     */
    private static final double[] POWER = {
        0x1.0000000000005p-1,
        0x1.555555555553bp-3,
        0x1.555555555210ap-5,
        0x1.1111111118834p-7,
        0x1.6c16c17f2feeap-10,
        0x1.a01a0177f11cep-13,
        0x1.a019a69e28ae7p-16,
        0x1.71de810a7618ep-19,
        0x1.28a29323afda8p-22,
        0x1.ae777b767de04p-26
    };

    /** {@code e^x = scale (1 + above)}, by as few operations as can be. */
    record Power(Lane scale, Lane above) {
        Lane value() {
            return above.add(1).mul(scale);
        }
    }

    /**
     * The power for sizes up to {@link #COMMON}: what the rounding of r loses, up to 1/6 ulp of the
     * power, is let go, and 2^k is a normal number.
     */
    static Power common(Lane x) {
        Lane shifted = x.fma(LOG2_E, INTEGERS + BIAS);
        Lane k = shifted.sub(INTEGERS + BIAS);
        Lane r = k.fma(-LN2_REST, k.fma(-LN2, x));
        Lane square = r.mul(r);
        Lane second = Polynomials.evenOdd(r, square, POWER);
        Lane scale = shifted.bits().shiftLeft(MANTISSA).number();
        return new Power(scale, second.fma(square, r));
    }

    /** The parts of {@code e^x}, for {@link #LOW} to {@link #HIGH}, or NaN. */
    static Exponent of(Lane x, int bias) {
        return of(x, 1, bias);
    }

    /** With {@code 2^k / e^(r + lost) = e^-x}. */
    static Exponent ofReciprocal(Lane x, int bias) {
        return of(x, -1, bias);
    }

    private static Exponent of(Lane x, int sign, int bias) {
        Lane shifted = x.fma(sign * LOG2_E, INTEGERS + bias);
        Lane k = shifted.sub(INTEGERS + bias);
        Lane exact = k.fma(-sign * LN2, x);
        Lane r = k.fma(-sign * LN2_REST, exact);
        Lane lost = k.fma(-sign * LN2_REST, exact.sub(r));
        return new Exponent(x, sign * LOG2_E, shifted.bits(), r, lost);
    }

    /** The parts of {@code e^(x + rest)}; the rest is small. */
    static Exponent ofSum(Lane x, Lane rest, int bias) {
        Lane shifted = x.fma(LOG2_E, INTEGERS + bias);
        Lane k = shifted.sub(INTEGERS + bias);
        Lane exact = k.fma(-LN2, x);
        Lane small = k.fma(-LN2_REST, rest);
        Lane r = exact.add(small);
        Lane lost = small.sub(r.sub(exact));
        return new Exponent(x, LOG2_E, shifted.bits(), r, lost);
    }

    /** With {@code 2^k 2^r = 2^x}, and nothing lost. */
    static Exponent ofPowerOf2(Lane x) {
        Lane shifted = x.add(INTEGERS + SPLIT);
        return new Exponent(x, 1, shifted.bits(), x.sub(shifted.sub(INTEGERS + SPLIT)), Lane.of(0));
    }

    /** What {@code e^(r + lost)} has beyond 1 + r; to be called once. */
    Lane above() {
        return above(lost);
    }

    /** As {@link #above()}, but with what is lost multiplied by 1 + r. */
    Lane preciselyAbove() {
        return above(lost.fma(r, lost));
    }

    private Lane above(Lane rest) {
        Lane square = r.mul(r);
        Lane second = Polynomials.evenOdd(r, square, POWER);
        return second.fma(square, rest);
    }

    /** {@code e^(r + lost)}. */
    Lane power() {
        return r.add(above()).add(1);
    }

    /** {@code 2^k}, for a bias of {@link #BIAS}; with another one, as much more or less. */
    Lane scale() {
        return bits.shiftLeft(MANTISSA).number();
    }

    /** Two powers of 2 whose product is {@code 2^k}, even if that is no normal number. */
    Lane[] scales() {
        Bits half = x.fma(log2e / 2, INTEGERS + BIAS).bits();
        return new Lane[] {
            half.shiftLeft(MANTISSA).number(), bits.sub(half).shiftLeft(MANTISSA).number()
        };
    }

    /** A number, but the nearest of the limits if it is beyond them. */
    static Lane clamp(Lane x, double low, double high) {
        Lane bounded = x.gt(high).select(high, x);
        return bounded.lt(low).select(low, bounded);
    }
}
