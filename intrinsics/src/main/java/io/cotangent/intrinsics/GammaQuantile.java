package io.cotangent.intrinsics;

/**
 * Quantiles of the gamma distribution of scale 1 as functions of its shape a: logarithms, so that
 * small shapes do not underflow.
 *
 * <p>With {@code p = x^a e^-x / gamma(a)}, the density of {@code log x}, the distribution function
 * is {@code p V} with the series {@code V = sum x^k / (a (a+1) … (a+k))}, and its complement {@code
 * p C} with the continued fraction {@code C} of Legendre (Abramowitz and Stegun, 6.5.29 and
 * 6.5.31). Derivatives in a are those of the terms, one by one.
 */
final class GammaQuantile {
    private static final double ROUNDING = 0x1p-55;

    /** Newton's steps; far fewer are needed. */
    private static final int STEPS = 60;

    /** From here on Stirling's formula gives all bits. */
    private static final double STIRLING = 10;

    private GammaQuantile() {}

    /** The logarithm of the number below which a draw lies with probability u. */
    static double log(double a, double u) {
        if (!(a > 0) || a == Double.POSITIVE_INFINITY || !(u >= 0 && u <= 1)) {
            return a == 0 ? Double.NEGATIVE_INFINITY : a > 0 ? a + u : Double.NaN;
        }
        if (u == 0 || u == 1) {
            return Math.log(u / (1 - u));
        }
        if (a >= LargeShapeQuantile.START) {
            return LargeShapeQuantile.log(a, InverseErrorFunctions.ppf(u));
        }
        double log = start(a, u);
        for (int i = 0; i < STEPS; i++) {
            double x = Math.exp(log);
            boolean below = isBelow(a, x);
            double sum = (below ? lower(a, x) : upper(a, x))[0];
            double target = below ? Math.log(u) : Math.log1p(-u);
            double step = sum * (logDensity(a, log, x) + Math.log(a * sum) - target);
            log += below ? -step : step;
            if (!(Math.abs(step) > 1e-9 * (1 + Math.abs(log)))) { // The next would be exact.
                break;
            }
        }
        return log;
    }

    /** The probability that a draw of shape a is above x. */
    static double complement(double a, double x) {
        double log = Math.log(x);
        double density = a * Math.exp(logDensity(a, log, x));
        return isBelow(a, x) ? 1 - density * lower(a, x)[0] : density * upper(a, x)[0];
    }

    /** Wilson and Hilferty's cube, or the first term of the series where that is the larger. */
    private static double start(double a, double u) {
        double term = (Math.log(u) + GammaFunctions.lgamma(a + 1)) / a;
        double root = 1 - 1 / (9 * a) + InverseErrorFunctions.ppf(u) / (3 * Math.sqrt(a));
        boolean small = a < 0.3 || root < 0.2;
        return small ? Math.min(term, Math.log(a + 4)) : Math.log(a) + 3 * Math.log(root);
    }

    /** The derivative in a of the logarithm of a quantile, given that logarithm. */
    static double slope(double a, double log) {
        if (a >= LargeShapeQuantile.START) {
            return LargeShapeQuantile.slope(a, log);
        }
        double x = Math.exp(log);
        if (isBelow(a, x)) {
            double[] w = lower(a, x);
            double l = log - GammaFunctions.digamma(a + 1);
            return -(w[1] + w[0] * l);
        }
        double[] c = upper(a, x);
        return c[1] + c[0] * (log - GammaFunctions.digamma(a));
    }

    /** The derivative of {@link #slope} in a. */
    static double curvature(double a, double log) {
        if (a >= LargeShapeQuantile.START) {
            return LargeShapeQuantile.curvature(a, log);
        }
        double x = Math.exp(log);
        double l = log - GammaFunctions.digamma(a);
        if (isBelow(a, x)) {
            double[] w = lower(a, x);
            double next = log - GammaFunctions.digamma(a + 1);
            double square = next * next - Polygamma.value(1, a + 1);
            double second = w[2] + 2 * w[1] * next + w[0] * square;
            return (w[1] + w[0] * next) * l - second;
        }
        double[] c = upper(a, x);
        double second = c[2] + 2 * c[1] * l + c[0] * (l * l - Polygamma.value(1, a));
        return second - (c[1] + c[0] * l) * l;
    }

    private static boolean isBelow(double a, double x) {
        return x < a + 1 + 0.5 * Math.sqrt(a);
    }

    /** The logarithm of {@code p / a}. */
    private static double logDensity(double a, double log, double x) {
        if (a < STIRLING) {
            return a * log - x - GammaFunctions.lgamma(a + 1);
        }
        double excess = (x - a) / a;
        double ratio = Math.abs(excess) < 0.5 ? Math.log1p(excess) : log - Math.log(a);
        return a * (ratio - excess) - 0.5 * Math.log(2 * Math.PI * a) - Gamma.stirling(a);
    }

    /**
     * V; and of {@code a V}, divided by a, the first and second derivatives. So the derivatives of
     * 1/a, which are large for small a, are left to the formulas above.
     */
    private static double[] lower(double a, double x) {
        double term = 1 / a;
        double sum = 0;
        double first = 0;
        double second = 0;
        double harmonic = 0;
        double squares = 0;
        for (int k = 1; term > ROUNDING * sum || x > a + k; k++) {
            double factor = harmonic * harmonic + squares;
            sum += term;
            first -= term * harmonic;
            second += term * factor;
            double inverse = 1 / (a + k);
            harmonic += inverse;
            squares += inverse * inverse;
            term *= x * inverse;
        }
        return new double[] {sum, first, second};
    }

    /** C and its first two derivatives in a. */
    private static double[] upper(double a, double x) {
        int terms = 30 + (int) (400 / (x - Math.min(a, x - 1)) + 6 * Math.sqrt(a));
        double t = x + 2 * terms + 1 - a;
        double t1 = -1;
        double t2 = 0;
        for (int j = terms; j > 0; j--) {
            double n = j * (j - a);
            double inverse = 1 / t;
            // The quotient q = n / t, and its derivatives, by q t = n and n' = -j.
            double q = n * inverse;
            double q1 = (-j - q * t1) * inverse;
            double q2 = (-2 * q1 * t1 - q * t2) * inverse;
            t = x + 2 * j - 1 - a - q;
            t1 = -1 - q1;
            t2 = -q2;
        }
        double c = 1 / t;
        double c1 = -t1 * c * c;
        return new double[] {c, c1, (-2 * c1 * t1 - c * t2) * c};
    }
}
