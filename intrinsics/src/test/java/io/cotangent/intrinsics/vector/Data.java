package io.cotangent.intrinsics.vector;

import java.util.Random;

/** Arrays to compute with. */
final class Data {
    private static final double[] SPECIAL = {
        0.0,
        -0.0,
        1,
        -1,
        0.5,
        -2.5,
        3,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.MIN_VALUE,
        -Double.MIN_NORMAL,
        Double.MAX_VALUE,
        0x1p52 + 1,
        -0x1p53,
        1e17,
        Float.MIN_VALUE,
        Float.MAX_VALUE,
        0x1p23 + 1
    };

    private Data() {}

    /** Numbers of all sizes, one in four of them a special one. */
    static double[] wild(int n, long seed) {
        Random random = new Random(seed);
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] =
                    switch (random.nextInt(4)) {
                        case 0 -> SPECIAL[random.nextInt(SPECIAL.length)];
                        case 1 -> random.nextGaussian();
                        case 2 -> 20 * random.nextGaussian();
                        default -> Double.longBitsToDouble(random.nextLong());
                    };
        }
        return x;
    }

    /** Positive numbers of common sizes. */
    static double[] tame(int n, long seed) {
        return new Random(seed).doubles(n, 0.1, 3).toArray();
    }

    static float[] floats(double[] x) {
        float[] y = new float[x.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = (float) x[i];
        }
        return y;
    }

    static boolean[] signs(double[] x) {
        boolean[] y = new boolean[x.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = x[i] > 0;
        }
        return y;
    }

    /** An array of such elements with the values, rounded, or whether they are positive. */
    static Object of(Elements elements, double[] values) {
        return switch (elements) {
            case DOUBLE -> values.clone();
            case FLOAT -> floats(values);
            case BOOLEAN -> signs(values);
        };
    }

    static Object zeros(Elements elements, int n) {
        return of(elements, new double[n]);
    }

    static double get(Object array, int i) {
        return switch (array) {
            case double[] x -> x[i];
            case float[] x -> x[i];
            case boolean[] x -> x[i] ? 1 : 0;
            default -> throw new AssertionError(array);
        };
    }
}
