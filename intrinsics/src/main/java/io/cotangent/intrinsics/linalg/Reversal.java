package io.cotangent.intrinsics.linalg;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Parts of arrays, forwards or backwards: with it one direction of an iteration serves for both.
 */
final class Reversal {
    private Reversal() {}

    static double[] copy(double[] from, int start, int count, boolean reversed) {
        double[] part = new double[count];
        for (int i = 0; i < count; i++) {
            part[i] = from[reversed ? start + count - 1 - i : start + i];
        }
        return part;
    }

    static void copyBack(double[] part, double[] to, int start, boolean reversed) {
        for (int i = 0; i < part.length; i++) {
            to[reversed ? start + part.length - 1 - i : start + i] = part[i];
        }
    }

    /** The order that sorts values in ascending order; equal ones stay as they are. */
    static int[] ascending(double[] values) {
        Integer[] order = new Integer[values.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        Arrays.sort(order, Comparator.comparingDouble(i -> values[i]));
        return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
    }
}
