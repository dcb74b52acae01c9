package io.cotangent.intrinsics;

/**
 * The standard normal distribution and its complement's scaled form, within a few ulp in both
 * tails.
 */
final class NormalFunctions {
    /**
     * {@code (x + 3.375) exp(x^2) erfc(x)} for x from 0 to infinity, in powers of {@code (x -
     * 3.375) / (x + 3.375)}; of the method of Shepherd and Laframboise, Chebyshev approximation of
     * (1+2x) exp(x^2) erfc x, 1981.
     */
    private static final double[] SCALED_ERFC = {
        1.0842597098541746,
        -0.9259330607042808,
        0.6707531446832806,
        -0.4058126325160414,
        0.19883362039626765,
        -0.07388915656764607,
        0.017272402081301874,
        -0.00016306755970929722,
        -0.0016033016431755273,
        0.0004549587184503773,
        7.987720548360522e-05,
        -7.08044592079636e-05,
        -3.855587126594994e-08,
        9.810756662748774e-06,
        -7.488898935092441e-07,
        -1.4614083425789687e-06,
        1.4255969549430998e-07,
        2.4123570952729967e-07,
        -1.687618509382521e-08,
        -4.1347605395549064e-08,
        9.174512243340574e-10,
        6.175962625074383e-09,
        4.134837388630787e-11,
        -5.50073595458886e-10
    };

    private static final double SCALED_ERFC_LOW = 1.0231083977684194e-16;
    private static final double CENTRE = 3.375;

    static final double ROOT_HALF = 0.7071067811865476;
    private static final double ROOT_2_BY_PI = 0.7978845608028654;
    private static final double INVERSE_ROOT_2_PI = 0.3989422804014327;

    /** From here on down, the density is 0, rounded. */
    private static final double DENSITY_ZERO = 39;

    /** Below, logarithms of the distribution are taken of its scaled form. */
    private static final double FAR = -5;

    /** From here on the continued fraction of Mills' ratio takes few terms. */
    private static final double FRACTION_START = 2.5;

    private NormalFunctions() {}

    /** {@code exp(x^2) erfc(x)} for a positive x. */
    static double scaledErfc(double x) {
        if (x == Double.POSITIVE_INFINITY) {
            return 0;
        }
        double t = (x - CENTRE) / (x + CENTRE);
        double rest = t * Plain.polynomial(t, SCALED_ERFC, 1) + SCALED_ERFC_LOW;
        return (SCALED_ERFC[0] + rest) / (x + CENTRE);
    }

    /** {@code exp(-x^2 / 2)}, for a square that needs more than 53 bits. */
    private static double bell(double x) {
        if (!(Math.abs(x) < DENSITY_ZERO)) {
            return Double.isNaN(x) ? x : 0;
        }
        double head = (float) x; // whose square is exact
        double power = Math.exp(-0.5 * head * head);
        return power + power * Math.expm1(0.5 * (head - x) * (head + x));
    }

    static double cdf(double x) {
        if (Math.abs(x) < 1) {
            return 0.5 * ErrorFunctions.erfc(-x * ROOT_HALF);
        }
        double tail = 0.5 * scaledErfc(Math.abs(x) * ROOT_HALF) * bell(x);
        return x < 0 ? tail : 1 - tail;
    }

    static double logCdf(double x) {
        if (x < FAR) {
            return Math.log(0.5 * scaledErfc(-x * ROOT_HALF)) - 0.5 * x * x;
        }
        return x < 0 ? Math.log(cdf(x)) : Math.log1p(-cdf(-x));
    }

    /** The derivative of {@link #logCdf}: density over distribution. */
    static double slope(double x) {
        return x < 0
                ? ROOT_2_BY_PI / scaledErfc(-x * ROOT_HALF)
                : INVERSE_ROOT_2_PI * bell(x) / cdf(x);
    }

    /**
     * {@code x + slope(x)}, positive everywhere. In the lower tail, where the two cancel, from the
     * continued fraction of Mills' ratio (Abramowitz and Stegun, 26.2.14) without its first term.
     */
    static double excess(double x) {
        double t = -x;
        if (!(t > FRACTION_START)) {
            return x + slope(x);
        }
        double rest = t;
        for (int k = 20 + (int) (800 / (t * t)); k > 1; k--) {
            rest = t + k / rest;
        }
        return 1 / rest;
    }
}
