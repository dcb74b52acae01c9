package io.cotangent.intrinsics;

import java.util.function.IntUnaryOperator;

/**
 * Quantiles of the gamma distribution for large shapes a: the expansion of Cornish and Fisher in
 * powers of {@code 1 / sqrt(a)}, whose coefficients are polynomials in the quantile z of the normal
 * distribution (Abramowitz and Stegun, 26.4 and 26.2.49).
 */
final class LargeShapeQuantile {
    /** From here on what is left out is below 1e-11, in all but the furthest tails below 1e-14. */
    static final double START = 2e4;

    /**
     * The coefficients of {@code (x - a) / sqrt(a)} by powers of {@code 1 / sqrt(a)}, each by
     * powers of z.
     */
    private static final double[][] TERMS = {
        {0, 1},
        {-1 / 3.0, 0, 1 / 3.0},
        {0, -7 / 36.0, 0, 1 / 36.0},
        {16 / 810.0, 0, -7 / 810.0, 0, -3 / 810.0},
        {0, -433 / 38880.0, 0, 256 / 38880.0, 0, 9 / 38880.0}
    };

    private static final int STEPS = 4;

    private LargeShapeQuantile() {}

    /** The logarithm of the quantile x where the normal one is z. */
    static double log(double a, double z) {
        double w = 1 / Math.sqrt(a);
        return Math.log(a) + Math.log1p(w * y(w, z));
    }

    /** The derivative of the logarithm of x in a, given that logarithm; z is held fixed. */
    static double slope(double a, double log) {
        double w = 1 / Math.sqrt(a);
        return Math.exp(-log) * inShape(w, normal(w, a, log));
    }

    /** The derivative of {@link #slope} in a; x is held fixed. */
    static double curvature(double a, double log) {
        double w = 1 / Math.sqrt(a);
        double z = normal(w, a, log);
        double mixed = 0.5 * w * sum(w, z, i -> 1 - i, true);
        double second = -0.25 * w * w * w * sum(w, z, i -> 1 - i * i, false);
        double zInShape = -inShape(w, z) * w / sum(w, z, _ -> 1, true);
        return Math.exp(-log) * (second + mixed * zInShape);
    }

    /** The derivative of x in a, at constant z. */
    private static double inShape(double w, double z) {
        return 1 + 0.5 * w * sum(w, z, i -> 1 - i, false);
    }

    /** {@code (x - a) / sqrt(a)}. */
    private static double y(double w, double z) {
        return sum(w, z, _ -> 1, false);
    }

    /** The z of a quantile, by Newton's iteration: it is close to y. */
    private static double normal(double w, double a, double log) {
        double y = Math.expm1(log - Math.log(a)) / w;
        double z = y;
        for (int i = 0; i < STEPS; i++) {
            z -= (y(w, z) - y) / sum(w, z, _ -> 1, true);
        }
        return z;
    }

    /** The sum of the terms, each with a weight, or of their derivatives in z. */
    private static double sum(double w, double z, IntUnaryOperator weight, boolean inNormal) {
        double sum = 0;
        for (int i = TERMS.length - 1; i >= 0; i--) {
            double value = 0;
            double derivative = 0;
            for (int k = TERMS[i].length - 1; k >= 0; k--) {
                derivative = derivative * z + value;
                value = value * z + TERMS[i][k];
            }
            sum = sum * w + weight.applyAsInt(i) * (inNormal ? derivative : value);
        }
        return sum;
    }
}
