package io.cotangent.intrinsics;

import java.util.Arrays;

/**
 * The windows of an array that slides over its spatial axes, as the columns of a matrix: what makes
 * a convolution a matrix product.
 *
 * <p>An image is {@code [channels, lengths...]}: the elements of a channel side by side, the last
 * index running fastest, and the channels at some distance of each other. The matrix is {@code
 * [rows(), columns()]}, its elements side by side, with a row for each channel and each position in
 * the kernel, {@code [channels, kernel...]}, and a column for each place of the window, {@code
 * [counts...]}. With the filters as a matrix {@code [filters, rows()]}, filters times windows are
 * the convolution's result {@code [filters, counts...]}.
 *
 * <p>Along an axis, window o and kernel position k meet at {@code o * stride + k * dilation -
 * before}; where that is outside of the image, there is a number of the caller's choice. Arrays are
 * {@code double[]} or {@code float[]}. Objects are immutable; copying allocates nothing.
 */
public final class Windows {
    private final int channels;
    private final int[] lengths;
    private final int[] strides;
    private final int[] counts;

    /** For each position in the kernel and each axis, where it meets the first window. */
    private final int[][] taps;

    /** The distances in a channel of neighbours along each axis. */
    private final int[] imageSteps;

    /** The distances in a row of the matrix of neighbours along each axis. */
    private final int[] rowSteps;

    private final int columns;

    /**
     * The windows of images of these lengths. All arrays have one element for each spatial axis, of
     * which there is at least one.
     *
     * @param channels how many channels an image has
     * @param lengths the lengths of the image's spatial axes
     * @param kernel the kernel's lengths
     * @param strides the distances of neighbouring windows, positive
     * @param dilations the distances of neighbouring elements in a window, positive
     * @param before how far before the start of each axis the first window begins; negative if it
     *     begins after
     * @param counts how many places the window has along each axis
     * @throws IllegalArgumentException if the numbers of elements are not equal, a distance is not
     *     positive, or a length or a number is negative
     */
    public Windows(
            int channels,
            int[] lengths,
            int[] kernel,
            int[] strides,
            int[] dilations,
            int[] before,
            int[] counts) {
        int rank = lengths.length;
        for (int[] each : new int[][] {kernel, strides, dilations, before, counts}) {
            require(each.length == rank && rank > 0, "one number for each spatial axis");
        }
        for (int[] each : new int[][] {strides, dilations}) {
            require(Arrays.stream(each).allMatch(n -> n > 0), "distances above 0");
        }
        for (int[] each : new int[][] {lengths, kernel, counts}) {
            require(Arrays.stream(each).allMatch(n -> n >= 0), "lengths that are not negative");
        }
        this.channels = channels;
        this.lengths = lengths.clone();
        this.strides = strides.clone();
        this.counts = counts.clone();
        this.imageSteps = steps(lengths);
        this.rowSteps = steps(counts);
        this.columns = product(counts);
        this.taps = new int[product(kernel)][rank];
        for (int tap = 0; tap < taps.length; tap++) {
            int rest = tap;
            for (int axis = rank - 1; axis >= 0; axis--) {
                taps[tap][axis] = rest % kernel[axis] * dilations[axis] - before[axis];
                rest /= kernel[axis];
            }
        }
    }

    private static void require(boolean condition, String what) {
        if (!condition) {
            throw new IllegalArgumentException("windows need " + what);
        }
    }

    private static int[] steps(int[] lengths) {
        int[] steps = new int[lengths.length];
        int step = 1;
        for (int axis = lengths.length - 1; axis >= 0; axis--) {
            steps[axis] = step;
            step *= lengths[axis];
        }
        return steps;
    }

    private static int product(int[] lengths) {
        return Arrays.stream(lengths).reduce(1, Math::multiplyExact);
    }

    /** How many rows the matrix has: channels times positions in the kernel. */
    public int rows() {
        return channels * taps.length;
    }

    /** How many columns the matrix has: places of the window. */
    public int columns() {
        return columns;
    }

    /**
     * Writes the windows of an image to a matrix.
     *
     * @param image the first channel from {@code imageOffset} on, the others at distances of {@code
     *     channelStride}
     * @param outside what stands where a window reaches out of the image
     * @param matrix {@code [rows(), columns()]}, from {@code matrixOffset} on; a Java array of the
     *     image's type
     */
    public void copy(
            Object image,
            int imageOffset,
            int channelStride,
            double outside,
            Object matrix,
            int matrixOffset) {
        visit(false, image, imageOffset, channelStride, outside, matrix, matrixOffset);
    }

    /**
     * The transpose of {@link #copy}: adds each element of a matrix to the image's element that it
     * would be a copy of, always in the same order.
     *
     * @param matrix {@code [rows(), columns()]}, from {@code matrixOffset} on
     * @param image the first channel from {@code imageOffset} on, the others at distances of {@code
     *     channelStride}; a Java array of the matrix' type
     */
    public void add(
            Object matrix, int matrixOffset, Object image, int imageOffset, int channelStride) {
        visit(true, image, imageOffset, channelStride, 0, matrix, matrixOffset);
    }

    private void visit(
            boolean add,
            Object image,
            int imageOffset,
            int channelStride,
            double outside,
            Object matrix,
            int offset) {
        int row = offset;
        for (int channel = 0; channel < channels; channel++) {
            int at = imageOffset + channel * channelStride;
            for (int[] tap : taps) {
                visit(0, tap, add, image, at, outside, matrix, row);
                row += columns;
            }
        }
    }

    /** Visits, along this axis and the following ones, where one element of the windows meets. */
    private void visit(
            int axis,
            int[] tap,
            boolean add,
            Object image,
            int at,
            double outside,
            Object matrix,
            int row) {
        int stride = strides[axis];
        int count = counts[axis];
        // The windows for which it is inside of the image: rounded up, from 0 to count.
        int first = Math.min(count, Math.max(0, -Math.floorDiv(tap[axis], stride)));
        int room = -Math.floorDiv(tap[axis] - lengths[axis], stride);
        int end = Math.min(count, Math.max(first, room));
        int step = rowSteps[axis];
        if (!add) {
            WindowLoops.fill(outside, matrix, row, row + first * step);
            WindowLoops.fill(outside, matrix, row + end * step, row + count * step);
        }
        int from = at + (first * stride + tap[axis]) * imageSteps[axis];
        if (axis < lengths.length - 1) {
            for (int window = first; window < end; window++) {
                visit(axis + 1, tap, add, image, from, outside, matrix, row + window * step);
                from += stride * imageSteps[axis];
            }
        } else if (add) {
            WindowLoops.add(end - first, matrix, row + first, image, from, stride);
        } else {
            WindowLoops.copy(end - first, image, from, stride, matrix, row + first);
        }
    }
}
