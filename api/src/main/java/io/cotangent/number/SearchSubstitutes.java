package io.cotangent.number;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * Searches in sorted arrays, as those of {@link java.util.Arrays}, whose comparisons are seen; see
 * {@link KnownMethods} for the parameters.
 */
public final class SearchSubstitutes {
    private SearchSubstitutes() {}

    /** {@link java.util.Arrays#binarySearch(double[], double)}. */
    public static int binarySearch(double[] array, double key, int dkey, Tape t) {
        return binarySearch(array, 0, array.length, key, dkey, t);
    }

    /** {@link java.util.Arrays#binarySearch(double[], int, int, double)}. */
    public static int binarySearch(double[] array, int from, int to, double key, int dkey, Tape t) {
        int place = Arrays.binarySearch(array, from, to, key);
        seeSearch(
                from,
                to,
                i -> {
                    t.ordered(Stored.shadow(array, i, t), dkey, array[i], key);
                    return Double.compare(array[i], key);
                });
        return place;
    }

    /** {@link java.util.Arrays#binarySearch(float[], float)}. */
    public static int binarySearch(float[] array, float key, int dkey, Tape t) {
        return binarySearch(array, 0, array.length, key, dkey, t);
    }

    /** {@link java.util.Arrays#binarySearch(float[], int, int, float)}. */
    public static int binarySearch(float[] array, int from, int to, float key, int dkey, Tape t) {
        int place = Arrays.binarySearch(array, from, to, key);
        seeSearch(
                from,
                to,
                i -> {
                    t.ordered(Stored.shadow(array, i, t), dkey, array[i], key);
                    return Float.compare(array[i], key);
                });
        return place;
    }

    /** Goes the way of Java's search once more: which elements it compares decides the result. */
    private static void seeSearch(int from, int to, IntUnaryOperator order) {
        int low = from;
        int high = to - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int found = order.applyAsInt(middle);
            if (found == 0) {
                return;
            }
            if (found < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
    }
}
