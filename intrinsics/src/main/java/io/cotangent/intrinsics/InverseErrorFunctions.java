package io.cotangent.intrinsics;

/**
 * The inverses of the error functions and of the normal distribution, within a few ulp also in the
 * tails: by Halley's iteration from a close start.
 */
final class InverseErrorFunctions {
    /** Up to here erf is inverted, beyond it erfc, in logarithms. */
    private static final double CENTRAL = 0.8;

    private static final double ROOT_PI = 1.772453850905516;
    private static final double ROOT_2 = 1.4142135623730951;
    private static final int STEPS = 3;

    private InverseErrorFunctions() {}

    static double erfinv(double x) {
        if (!(Math.abs(x) > CENTRAL)) {
            return central(x);
        }
        return Math.copySign(tail(1 - Math.abs(x)), x);
    }

    static double erfcinv(double x) {
        if (x < 1 - CENTRAL) {
            return tail(x);
        }
        return x > 1 + CENTRAL ? -tail(2 - x) : central(1 - x);
    }

    /** The inverse of the normal distribution function. */
    static double ppf(double p) {
        double half = (1 - CENTRAL) / 2;
        if (p < half) {
            return -ROOT_2 * tail(2 * p);
        }
        return ROOT_2 * (p > 1 - half ? tail(2 * (1 - p)) : central(2 * (p - 0.5)));
    }

    /**
     * Where erf is x. The start is Winitzki's (A handy approximation for the error function and its
     * inverse, 2008), within 1/400.
     */
    private static double central(double x) {
        if (Math.abs(x) < 0x1p-27 || Double.isNaN(x)) {
            return x * (ROOT_PI / 2);
        }
        double a = 0.147;
        double log = Math.log1p(-x * x);
        double mean = 2 / (Math.PI * a) + log / 2;
        double y = Math.copySign(Math.sqrt(Math.sqrt(mean * mean - log / a) - mean), x);
        for (int i = 0; i < STEPS - 1; i++) {
            double step = (ErrorFunctions.erf(y) - x) * (ROOT_PI / 2) * Math.exp(y * y);
            y -= step / (1 + y * step);
        }
        return y;
    }

    /**
     * Where erfc is x, for a small x. The logarithm of erfc is close to a parabola; the start
     * follows from its first terms.
     */
    private static double tail(double x) {
        if (!(x > 0)) {
            return x == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
        }
        double log = Math.log(x);
        double y = Math.sqrt(-log - 0.5 * Math.log(-Math.PI * log));
        for (int i = 0; i < STEPS; i++) {
            double scaled = NormalFunctions.scaledErfc(y);
            double slope = 2 / (ROOT_PI * scaled);
            double step = (y * y - Math.log(scaled) + log) / slope;
            y -= step / (1 - 0.5 * step * (slope - 2 * y));
        }
        return y;
    }
}
