package io.cotangent.intrinsics;

import java.math.BigInteger;

/** The gamma function and the beta function, within a few ulp. */
final class Gamma {
    /** {@code 1 / gamma(1.5 + y)}, an entire function, for y in -1/2..1/2; within 2^-55. */
    private static final double[] RECIPROCAL = {
        1.1283791670955126,
        -0.0411745264452831,
        -0.5266544355255445,
        0.17510202604393435,
        0.050966860247706136,
        -0.04215516936852384,
        0.006612897826820958,
        0.0021207314422774662,
        -0.0011107302545151887,
        0.00015235762470316286,
        2.535520386106474e-05,
        -1.3896835437533617e-05,
        2.1562113294434155e-06,
        5.8070298070884785e-08,
        -8.917014541433564e-08,
        1.6813402437575466e-08,
        -8.521820446681207e-10
    };

    /** The series of Stirling's formula for {@code log gamma}, in powers of {@code 1 / x^2}. */
    private static final double[] STIRLING = {
        1 / 12.0,
        -1 / 360.0,
        1 / 1260.0,
        -1 / 1680.0,
        1 / 1188.0,
        -691 / 360360.0,
        1 / 156.0,
        -3617 / 122400.0
    };

    /** Those of 0, 1, …, each rounded once. */
    private static final double[] FACTORIALS = factorials(171);

    /** Below, the pole at 0 is all there is. */
    private static final double TINY = 0x1p-60;

    private static final double ROOT_2_PI = 2.5066282746310007;
    private static final double HALF_LOG_2_PI = 0.9189385332046728;

    /** From here on Stirling's formula, below a product. */
    private static final double LARGE = 16;

    /** From here on, the value is infinite. */
    private static final double OVERFLOW = 171.7;

    /** From here on down, the value is 0, rounded. */
    private static final double UNDERFLOW = -186;

    /** From here on {@link #STIRLING} gives all bits of the beta function. */
    private static final double ASYMPTOTIC = 10;

    private Gamma() {}

    private static double[] factorials(int count) {
        double[] factorials = new double[count];
        BigInteger factorial = BigInteger.ONE;
        for (int n = 0; n < count; n++) {
            factorials[n] = factorial.doubleValue();
            factorial = factorial.multiply(BigInteger.valueOf(n + 1));
        }
        return factorials;
    }

    /** The factorial of n; infinite where it is no {@code double}. */
    static double factorial(int n) {
        return n < FACTORIALS.length ? FACTORIALS[n] : Double.POSITIVE_INFINITY;
    }

    static double gamma(double x) {
        if (x > OVERFLOW) {
            return Double.POSITIVE_INFINITY;
        }
        if (x >= LARGE && x != Math.rint(x)) {
            double root = stirlingRoot(x);
            return root * root * correction(x);
        }
        if (Math.abs(x) < TINY) {
            return 1 / x;
        }
        if (x == Math.rint(x)) {
            return x < 0 ? Double.NaN : FACTORIALS[(int) x - 1];
        }
        return x < -LARGE ? reflected(x) : product(x);
    }

    /** The root of {@code sqrt(2 pi) x^(x-1/2) e^-x}, which is finite where gamma is. */
    private static double stirlingRoot(double x) {
        double half = x / 2 - 0.25;
        return Math.sqrt(ROOT_2_PI) * Math.pow(x, half) * Math.exp(-x / 2);
    }

    private static double correction(double x) {
        return Math.exp(stirling(x));
    }

    /** The rest of Stirling's formula for the logarithm, from 10 on. */
    static double stirling(double x) {
        double inverse = 1 / x;
        return inverse * Plain.polynomial(inverse * inverse, STIRLING);
    }

    /**
     * From 1..2 upwards or downwards; the factors are exact, and what their product loses is kept.
     */
    private static double product(double x) {
        double rest = x;
        double product = 1;
        double low = 0;
        while (rest >= 2) {
            rest -= 1;
            double next = product * rest;
            low = low * rest + Plain.productRest(product, rest, next);
            product = next;
        }
        boolean down = rest < 1;
        while (rest < 1) {
            double next = product * rest;
            low = low * rest + Plain.productRest(product, rest, next);
            product = next;
            rest += 1;
        }
        double reciprocal = Plain.polynomial(rest - 1.5, RECIPROCAL);
        return down ? 1 / (product * reciprocal + low * reciprocal) : (product + low) / reciprocal;
    }

    /** {@code gamma(x) = -pi / (x sin(pi x) gamma(-x))}. */
    private static double reflected(double x) {
        if (x < UNDERFLOW) {
            return Math.copySign(0.0, sign(x));
        }
        double root = stirlingRoot(-x);
        return -Math.PI / (x * Sinc.sinPi(x) * correction(-x)) / root / root;
    }

    /** {@code gamma(a) gamma(b) / gamma(a + b)}. */
    static double beta(double a, double b) {
        double large = Math.abs(a) < Math.abs(b) ? b : a;
        double small = Math.abs(a) < Math.abs(b) ? a : b;
        double sum = a + b;
        if (sum <= 0 && sum == Math.rint(sum) && a != Math.rint(a)) {
            return 0;
        }
        if (Math.abs(large) < OVERFLOW - 1 && Math.abs(sum) < OVERFLOW - 1) {
            return gamma(large) / gamma(sum) * gamma(small);
        }
        return sign(a) * sign(b) * sign(sum) * Math.exp(betaln(a, b));
    }

    /** That of gamma. */
    private static double sign(double x) {
        return x >= 0 || Math.floor(x) % 2 == 0 ? 1 : -1;
    }

    /** The logarithm of the absolute beta function. */
    static double betaln(double a, double b) {
        return a < b || Double.isNaN(a) ? ordered(a, b) : ordered(b, a);
    }

    /**
     * With Stirling's formula where an argument is large, whose large parts would cancel (Didonato
     * and Morris, Algorithm 708, 1992).
     */
    private static double ordered(double small, double large) {
        if (large == Double.POSITIVE_INFINITY && small > 0) {
            return Double.NEGATIVE_INFINITY;
        }
        double sum = small + large;
        if (small >= ASYMPTOTIC) {
            double corrections = stirling(small) + stirling(large) - stirling(sum);
            return corrections
                    + HALF_LOG_2_PI
                    - 0.5 * Math.log(large)
                    - (small - 0.5) * Math.log1p(large / small)
                    - large * Math.log1p(small / large);
        }
        double gamma = GammaFunctions.lgamma(small);
        if (large >= ASYMPTOTIC && sum >= ASYMPTOTIC) {
            double corrections = stirling(large) - stirling(sum);
            double fraction = (large - 0.5) * Math.log1p(-small / sum);
            return gamma + (corrections + (small - small * Math.log(sum) + fraction));
        }
        return gamma + GammaFunctions.lgamma(large) - GammaFunctions.lgamma(sum);
    }
}
