package io.cotangent.intrinsics.vector;

/**
 * The logarithm of the gamma function and its derivative with more than {@code double} precision,
 * for arguments where they cancel.
 */
public final class LongGamma {
    /** The Bernoulli numbers B2, B4, …, as numerators and denominators. */
    private static final double[][] BERNOULLI = {
        {1, 6},
        {-1, 30},
        {1, 42},
        {-1, 30},
        {5, 66},
        {-691, 2730},
        {7, 6},
        {-3617, 510},
        {43867, 798},
        {-174611, 330},
        {854513, 138},
        {-236364091, 2730},
        {8553103, 6}
    };

    /** From here on, the asymptotic series give all bits. */
    private static final double ASYMPTOTIC = 32;

    /** Below, the pole at 0 is all there is. */
    private static final double TINY = 0x1p-60;

    /** Beyond, -x is an integer or so large that it may as well be one. */
    private static final double ALL_INTEGERS = -0x1p52;

    private LongGamma() {}

    /**
     * The logarithm of the absolute gamma function for x below the normal numbers: with a relative
     * error below 1 ulp where its size is above 2^-44, else with an error below 2^-97.
     */
    public static double lgamma(double x) {
        if (x <= ALL_INTEGERS || x == Math.rint(x)) {
            return Double.POSITIVE_INFINITY;
        }
        if (Math.abs(x) < TINY) {
            return -StrictMath.log(Math.abs(x));
        }
        LongNumber sine = LongNumber.of(Math.abs(x - Math.rint(x))).sinPi();
        LongNumber reflected = sine.mul(Math.abs(x)).div(LongNumber.PI).log();
        return reflected.add(logGamma(LongNumber.of(-x))).neg().value();
    }

    /**
     * The derivative of lgamma for x below the normal numbers: with a relative error below 1 ulp
     * where its size is above 2^-44, else with an error below 2^-97. NaN at negative integers.
     */
    public static double digamma(double x) {
        if (Math.abs(x) < TINY) {
            return -1 / x;
        }
        if (x <= ALL_INTEGERS || x == Math.rint(x)) {
            return Double.NaN;
        }
        double fraction = x - Math.rint(x);
        LongNumber sine = LongNumber.of(Math.abs(fraction)).sinPi();
        LongNumber cosine = LongNumber.sum(0.5, -Math.abs(fraction)).sinPi();
        LongNumber cotangent = LongNumber.PI.mul(cosine).div(sine).mul(-Math.signum(fraction));
        LongNumber inverse = LongNumber.of(1).div(LongNumber.of(-x));
        return cotangent.add(derivative(LongNumber.of(-x)).add(inverse)).value();
    }

    /** For a positive x. */
    private static LongNumber logGamma(LongNumber x) {
        LongNumber y = x;
        LongNumber product = LongNumber.of(1);
        while (y.high() < ASYMPTOTIC) {
            product = product.mul(y);
            y = y.add(LongNumber.of(1));
        }
        LongNumber inverse = LongNumber.of(1).div(y);
        LongNumber square = inverse.mul(inverse);
        LongNumber series = LongNumber.of(0);
        for (int n = BERNOULLI.length; n > 0; n--) {
            series = series.mul(square).add(bernoulli(n).div(LongNumber.of(2 * n * (2 * n - 1.0))));
        }
        LongNumber half = LongNumber.of(0.5);
        LongNumber start = y.sub(half).mul(y.log()).sub(y);
        LongNumber constant = LongNumber.PI.mul(2).log().mul(half);
        return start.add(constant).add(series.mul(inverse)).sub(product.log());
    }

    /** Of log gamma, for a positive x. */
    private static LongNumber derivative(LongNumber x) {
        LongNumber y = x;
        LongNumber sum = LongNumber.of(0);
        while (y.high() < ASYMPTOTIC) {
            sum = sum.add(LongNumber.of(1).div(y));
            y = y.add(LongNumber.of(1));
        }
        LongNumber inverse = LongNumber.of(1).div(y);
        LongNumber square = inverse.mul(inverse);
        LongNumber series = LongNumber.of(0);
        for (int n = BERNOULLI.length; n > 0; n--) {
            series = series.add(bernoulli(n).div(LongNumber.of(2 * n))).mul(square);
        }
        return y.log().sub(inverse.mul(0.5)).sub(series).sub(sum);
    }

    private static LongNumber bernoulli(int n) {
        return LongNumber.of(BERNOULLI[n - 1][0]).div(LongNumber.of(BERNOULLI[n - 1][1]));
    }
}
