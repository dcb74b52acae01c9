package io.cotangent.array;

import io.cotangent.intrinsics.Windows;
import java.util.Arrays;

/**
 * The matrix of the windows of an image, {@code [channels and kernel, places]}, a part of its
 * columns at a time, so that what is multiplied stays in the cache. A part is made of all columns
 * of some neighbouring positions along one axis, for one position along each axis before.
 */
final class WindowParts {
    /** So many elements at a time. */
    private static final int PART = 1 << 16;

    /** So many columns are worth a matrix product, even if they have more elements. */
    private static final int COLUMNS = 256;

    private final int rows;
    private final int[] counts;
    private final int axis;

    /** Columns for each position along the axis. */
    private final int width;

    /** Positions along the axis in a part. */
    private final int step;

    private final Windows[] windows;

    /** The windows of images with some lengths, all numbers being above 0. */
    WindowParts(int channels, int[] lengths, int[] kernel, WindowPlaces places) {
        this.rows = channels * product(kernel);
        this.counts = places.counts();
        int most = Math.max(COLUMNS, PART / rows);
        int split = 0;
        while (split < counts.length - 1 && after(split) > most) {
            split++;
        }
        this.axis = split;
        this.width = after(axis);
        this.step = Math.clamp(most / width, 1, counts[axis]);
        int outer = product(Arrays.copyOf(counts, axis));
        this.windows = new Windows[outer * inLine()];
        for (int part = 0; part < windows.length; part++) {
            windows[part] = windows(part, channels, lengths, kernel, places);
        }
    }

    private int after(int of) {
        return product(Arrays.copyOfRange(counts, of + 1, counts.length));
    }

    /** Parts along the axis that is split. */
    private int inLine() {
        return Math.ceilDiv(counts[axis], step);
    }

    private Windows windows(
            int part, int channels, int[] lengths, int[] kernel, WindowPlaces places) {
        int[] before = places.before().clone();
        int[] number = counts.clone();
        int first = part % inLine() * step;
        before[axis] -= first * places.strides()[axis];
        number[axis] = Math.min(step, counts[axis] - first);
        int rest = part / inLine();
        for (int i = axis - 1; i >= 0; i--) {
            before[i] -= rest % counts[i] * places.strides()[i];
            number[i] = 1;
            rest /= counts[i];
        }
        return new Windows(
                channels, lengths, kernel, places.strides(), places.dilations(), before, number);
    }

    static int product(int... lengths) {
        return Arrays.stream(lengths).reduce(1, (a, b) -> a * b);
    }

    /** How many parts there are. */
    int number() {
        return windows.length;
    }

    /** How many rows the matrix has. */
    int rows() {
        return rows;
    }

    /** Which column of the whole is the first one of a part. */
    int start(int part) {
        return (part / inLine() * counts[axis] + part % inLine() * step) * width;
    }

    /** How many columns a part has. */
    int columns(int part) {
        return windows[part].columns();
    }

    /** A part's windows. */
    Windows windows(int part) {
        return windows[part];
    }

    /** How many elements the largest part has. */
    int size() {
        return rows * step * width;
    }
}
