package io.cotangent.array;

import io.cotangent.intrinsics.Windows;
import java.util.Arrays;

/**
 * The matrix of the windows of an image, {@code [channels and kernel, places]}, a part of its
 * columns at a time, so that what is multiplied stays in the cache. A part is made of all columns
 * of some positions along the first spatial axis.
 */
final class WindowParts {
    /** So many elements at a time. */
    private static final int PART = 1 << 15;

    private final int[] counts;
    private final int rows;

    /** Columns for each position along the first axis. */
    private final int width;

    /** Positions along the first axis in a part. */
    private final int step;

    private final Windows[] windows;

    /** The windows of images with some lengths, all numbers being above 0. */
    WindowParts(int channels, int[] lengths, int[] kernel, WindowPlaces places) {
        this.counts = places.counts();
        this.rows = channels * product(kernel);
        this.width = product(Arrays.copyOfRange(counts, 1, counts.length));
        this.step = Math.clamp(PART / ((long) rows * width), 1, counts[0]);
        this.windows = new Windows[Math.ceilDiv(counts[0], step)];
        for (int part = 0; part < windows.length; part++) {
            int[] before = places.before().clone();
            before[0] -= part * step * places.strides()[0];
            windows[part] =
                    new Windows(
                            channels,
                            lengths,
                            kernel,
                            places.strides(),
                            places.dilations(),
                            before,
                            places.to(lengths(part)).counts());
        }
    }

    private int[] lengths(int part) {
        int[] lengths = counts.clone();
        lengths[0] = Math.min(step, counts[0] - part * step);
        return lengths;
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
        return part * step * width;
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
