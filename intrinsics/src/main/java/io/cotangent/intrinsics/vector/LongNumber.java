package io.cotangent.intrinsics.vector;

/**
 * A number as the sum of two {@code double}s, about 106 bits (Dekker, A floating-point technique
 * for extending the available precision, 1971).
 *
 * @param high the number, rounded
 * @param low the rest
 */
record LongNumber(double high, double low) {
    static final LongNumber PI = new LongNumber(Math.PI, 0x1.1a62633145c07p-53);
    private static final LongNumber LN2 =
            new LongNumber(0x1.62e42fefa39efp-1, 0x1.abc9e3b39803fp-56);

    /** Terms of the series below that matter. */
    private static final int LOG_TERMS = 24;

    private static final int SINE_TERMS = 16;
    private static final double ROOT_2 = Math.sqrt(2);

    static LongNumber of(double x) {
        return new LongNumber(x, 0);
    }

    /** The sum of two numbers, of which the first is the larger one or both are far from it. */
    static LongNumber sum(double a, double b) {
        double sum = a + b;
        double part = sum - a;
        return new LongNumber(sum, a - (sum - part) + (b - part));
    }

    LongNumber add(LongNumber other) {
        LongNumber s = sum(high, other.high);
        LongNumber t = sum(low, other.low);
        LongNumber u = sum(s.high, s.low + t.high);
        return sum(u.high, u.low + t.low);
    }

    LongNumber sub(LongNumber other) {
        return add(other.neg());
    }

    LongNumber neg() {
        return new LongNumber(-high, -low);
    }

    LongNumber mul(LongNumber other) {
        double product = high * other.high;
        double rest = Math.fma(high, other.high, -product);
        return sum(product, rest + Math.fma(high, other.low, low * other.high));
    }

    LongNumber mul(double other) {
        return mul(of(other));
    }

    LongNumber div(LongNumber other) {
        LongNumber first = of(high / other.high);
        LongNumber rest = sub(first.mul(other));
        LongNumber second = of(rest.high / other.high);
        double third = rest.sub(second.mul(other)).high / other.high;
        return first.add(second).add(of(third));
    }

    /** Rounded. */
    double value() {
        return high + low;
    }

    /** The natural logarithm of a positive number, from the series of the inverse of tanh. */
    LongNumber log() {
        int exponent = Math.getExponent(high);
        if (high * Math.scalb(1.0, -exponent) > ROOT_2) {
            exponent++;
        }
        double scale = Math.scalb(1.0, -exponent);
        LongNumber mantissa = new LongNumber(high * scale, low * scale);
        LongNumber t = mantissa.sub(of(1)).div(mantissa.add(of(1)));
        LongNumber square = t.mul(t);
        LongNumber series = of(0);
        for (int i = LOG_TERMS; i >= 0; i--) {
            series = series.mul(square).add(of(1).div(of(2 * i + 1)));
        }
        return LN2.mul(exponent).add(series.mul(t).mul(2));
    }

    /** The sine of pi times this number, which is between -1/2 and 1/2. */
    LongNumber sinPi() {
        LongNumber x = mul(PI);
        LongNumber square = x.mul(x).neg();
        LongNumber series = of(1);
        for (int i = SINE_TERMS; i > 0; i--) {
            series = series.mul(square).div(of(2 * i * (2 * i + 1.0))).add(of(1));
        }
        return series.mul(x);
    }
}
