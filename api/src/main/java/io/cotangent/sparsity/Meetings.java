package io.cotangent.sparsity;

import io.cotangent.array.WindowPlaces;
import java.util.stream.IntStream;

/**
 * Which windows meet which elements of an image, along all spatial axes together.
 *
 * @param window the lengths of a window
 * @param lengths the spatial lengths of the operand: the image, or the windows where these spread
 */
record Meetings(WindowPlaces places, int[] window, int[] lengths, boolean spread) {
    /** The number of places of the result. */
    int results() {
        return IntStream.of(places.counts()).reduce(1, (a, b) -> a * b);
    }

    /** The number of places of the operand. */
    int operands() {
        return IntStream.of(lengths).reduce(1, (a, b) -> a * b);
    }

    /** How many meetings there are at most. */
    long count() {
        long count = 1;
        for (int axis = 0; axis < window.length; axis++) {
            count *= (long) window[axis] * windows(axis);
        }
        return count;
    }

    private int windows(int axis) {
        return spread ? lengths[axis] : places.counts()[axis];
    }

    private int elements(int axis) {
        return spread ? places.counts()[axis] : lengths[axis];
    }

    /** The places in the result, and the places in the operand, of all meetings. */
    int[][] pairs() {
        int[][] pairs = {{0}, {0}};
        for (int axis = 0; axis < window.length; axis++) {
            pairs = product(pairs, along(axis), places.counts()[axis], lengths[axis]);
        }
        return pairs;
    }

    private static int[][] product(int[][] outer, int[][] inner, int results, int operands) {
        int count = inner[0].length;
        int[][] pairs = new int[2][outer[0].length * count];
        for (int i = 0; i < pairs[0].length; i++) {
            pairs[0][i] = outer[0][i / count] * results + inner[0][i % count];
            pairs[1][i] = outer[1][i / count] * operands + inner[1][i % count];
        }
        return pairs;
    }

    private int[][] along(int axis) {
        int[][] pairs = new int[2][window[axis] * windows(axis)];
        int count = 0;
        for (int o = 0; o < windows(axis); o++) {
            for (int k = 0; k < window[axis]; k++) {
                long at = (long) o * places.strides()[axis] - places.before()[axis];
                long element = at + (long) k * places.dilations()[axis];
                if (element >= 0 && element < elements(axis)) {
                    pairs[spread ? 1 : 0][count] = o;
                    pairs[spread ? 0 : 1][count++] = (int) element;
                }
            }
        }
        return new int[][] {
            java.util.Arrays.copyOf(pairs[0], count), java.util.Arrays.copyOf(pairs[1], count)
        };
    }
}
