package io.cotangent.intrinsics;

import java.lang.reflect.Array;
import java.util.Random;

/** Arrays of each element type, filled by a seeded generator, and access to them by reflection. */
final class Samples {
    static final Class<?>[] TYPES = {
        double.class, float.class, long.class, int.class, boolean.class
    };
    static final int[] STRIDES = {1, 0, 2, -1, -3};

    private Samples() {}

    static Object random(Class<?> type, int length, long seed) {
        Random random = new Random(seed);
        Object array = Array.newInstance(type, length);
        for (int i = 0; i < length; i++) {
            double value = Math.round(random.nextGaussian() * 64) / 16.0;
            set(array, i, value == 0 ? 0.5 : value);
        }
        return array;
    }

    static void set(Object array, int at, double value) {
        switch (array) {
            case double[] x -> x[at] = value;
            case float[] x -> x[at] = (float) value;
            case long[] x -> x[at] = (long) Math.ceil(Math.abs(value));
            case int[] x -> x[at] = (int) Math.ceil(Math.abs(value));
            default -> ((boolean[]) array)[at] = value > 0;
        }
    }

    /** The place of element 0 of {@code n} so that all places are 0 or more. */
    static int offset(int n, int stride) {
        return stride < 0 ? -stride * Math.max(n - 1, 0) : 2;
    }

    /** The length of an array that holds {@code n} such elements. */
    static int length(int n, int stride) {
        return 3 + Math.abs(stride) * n;
    }

    static boolean isFloating(Class<?> type) {
        return type == double.class || type == float.class;
    }
}
