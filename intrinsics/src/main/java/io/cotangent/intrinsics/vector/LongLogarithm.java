package io.cotangent.intrinsics.vector;

/**
 * The natural logarithm as the sum of two {@code double}s, for functions that would magnify its
 * error.
 *
 * @param high most of it
 * @param low the rest; up to 0.03, so it is more than a correction
 */
record LongLogarithm(Lane high, Lane low) {
    /** {@code (log(1 + f) - f + f^2/2) / f^3} for {@link #ROOT_HALF} - 1 <= f < 2 ROOT_HALF - 1. */
    private static final double[] CUBIC = {
        0.33333333333333653,
        -0.24999999999997297,
        0.19999999999888657,
        -0.16666666667199148,
        0.14285714299872043,
        -0.12499999964166805,
        0.11111110193869596,
        -0.10000000877355651,
        0.09090943407221708,
        -0.08333341192375059,
        0.07691531586083508,
        -0.07141933045727969,
        0.06677160339887281,
        -0.0627186346559757,
        0.05805529191460038,
        -0.05307343516823091,
        0.05448955799166842,
        -0.06347541511803939,
        0.056864397823485936,
        -0.023692971996768786
    };

    private static final double ROOT_HALF = 0x1.6a09e667f3bcdp-1;
    private static final long ROOT_HALF_BITS = Double.doubleToRawLongBits(ROOT_HALF);

    /** Makes {@link #ROOT_HALF} a power of two, and the sums below those of biased exponents. */
    private static final long TO_POWER_OF_TWO = Double.doubleToRawLongBits(1) - ROOT_HALF_BITS;

    private static final int MANTISSA_PLACES = 52;
    private static final long MANTISSA = (1L << MANTISSA_PLACES) - 1;
    private static final double INTEGERS = 0x1p52;
    private static final long INTEGERS_BITS = Double.doubleToRawLongBits(INTEGERS);
    private static final double EXPONENT_BIAS = 1023;

    /** log 2, rounded to 42 bits so that its product with an exponent is exact, and the rest. */
    private static final double LN2_HIGH = 0x1.62e42fefa38p-1;

    private static final double LN2_LOW = 0x1.ef35793c7673p-45;

    /**
     * The logarithm of a positive normal number, within 2^-58 absolutely.
     *
     * <p>{@code x = 2^k (1 + f)} with {@code 1 + f} in sqrt(1/2)..sqrt(2), and a minimax polynomial
     * for {@code log(1 + f)} whose first terms are exact sums of two numbers (see Muller,
     * Elementary Functions, on evaluation with more than the working precision).
     */
    static LongLogarithm of(Lane x) {
        Bits scaled = scaled(x);
        return logarithm(exponent(scaled), mantissa(scaled), Lane.of(0));
    }

    /**
     * {@code log(x + rest)} for a positive normal x below 2^1023, where the rest is at most an ulp
     * of x or so. It is accurate also relatively if {@code x + rest} is near 1.
     */
    static LongLogarithm of(Lane x, Lane rest) {
        return of(x, rest, Lane.of(0));
    }

    /** {@code log((x + rest) * 2^doublings)}. */
    static LongLogarithm of(Lane x, Lane rest, Lane doublings) {
        Bits scaled = scaled(x);
        Lane exponent = exponent(scaled);
        Lane k = doublings instanceof Lane.Constant ? exponent : exponent.add(doublings);
        Lane mantissa = mantissa(scaled);
        // The rest is divided by the same power of two, and by 1 + f, to five bits.
        Bits power = mantissa.bits().add(Double.doubleToRawLongBits(1)).sub(x.bits());
        Lane f = mantissa.sub(1);
        Lane inverse = f.fma(f.fma(Lane.of(1).sub(f), -1), 1);
        return logarithm(k, mantissa, rest.mul(power.number()).mul(inverse));
    }

    private static Bits scaled(Lane x) {
        return x.bits().add(TO_POWER_OF_TWO);
    }

    private static Lane exponent(Bits scaled) {
        Bits integer = scaled.shiftRight(MANTISSA_PLACES).or(INTEGERS_BITS);
        return integer.number().sub(INTEGERS + EXPONENT_BIAS);
    }

    private static Lane mantissa(Bits scaled) {
        return scaled.and(MANTISSA).add(ROOT_HALF_BITS).number();
    }

    /** {@code log(2^k mantissa) + summand}, where the summand is small. */
    private static LongLogarithm logarithm(Lane k, Lane mantissa, Lane summand) {
        Lane f = mantissa.sub(1);
        Lane square = f.mul(f);
        Lane squareRest = f.fma(f, square.neg());
        Lane start = square.fma(-0.5, f);
        Lane startRest = square.fma(-0.5, f.sub(start));
        Lane cubic = Polynomials.evenOdd(f, square, CUBIC).mul(square.mul(f));
        Lane high = k.fma(LN2_HIGH, start);
        Lane highRest = k.fma(LN2_HIGH, high.neg()).add(start);
        Lane low = squareRest.fma(-0.5, cubic).add(startRest).add(highRest);
        Lane known = summand instanceof Lane.Constant ? low : low.add(summand);
        return new LongLogarithm(high, k.fma(LN2_LOW, known));
    }
}
