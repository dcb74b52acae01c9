package io.cotangent.op;

import io.cotangent.Sliding;
import io.cotangent.array.Shape;
import io.cotangent.array.WindowPlaces;
import io.cotangent.error.ShapeException;
import io.cotangent.error.SizeException;
import java.util.Arrays;

/** Where windows come to lie, and whether that is possible. */
final class Windowing {
    private Windowing() {}

    /** The lengths of the axes after the first two. */
    static int[] spatial(Shape shape) {
        return Arrays.copyOfRange(shape.lengths(), 2, shape.rank());
    }

    /** Checks that a window has a length for each of some last axes. */
    static void requireWindow(String operation, Shape shape, int... window) {
        if (window.length == 0 || window.length > shape.rank()) {
            throw new ShapeException(
                    operation
                            + ": a window of "
                            + Arrays.toString(window)
                            + " does not fit an array of shape "
                            + shape
                            + ": give one length for each of the last axes that it slides over");
        }
        for (int length : window) {
            if (length < 1) {
                throw new ShapeException(
                        operation
                                + ": a window of "
                                + Arrays.toString(window)
                                + " has no elements: give lengths of 1 or more");
            }
        }
    }

    /** The lengths of as many last axes as a window has. */
    static int[] last(String operation, Shape shape, int... window) {
        requireWindow(operation, shape, window);
        return Arrays.copyOfRange(shape.lengths(), shape.rank() - window.length, shape.rank());
    }

    /** Checks axes, channels and groups; the kernel has the input's channels along one axis. */
    static void requireFitting(String operation, Shape x, Shape kernel, int axis, int groups) {
        if (x.rank() < 3 || kernel.rank() != x.rank()) {
            throw new ShapeException(
                    operation
                            + ": an input of shape "
                            + x
                            + " and a kernel of shape "
                            + kernel
                            + " do not fit: both have as many axes, two before those that the kernel slides over; use expandDims where there is one image, or one channel");
        }
        int filters = kernel.length(0);
        if (groups < 1 || filters % groups != 0) {
            throw new ShapeException(
                    operation
                            + ": the first axis of the kernel "
                            + kernel
                            + " does not split into "
                            + groups
                            + " groups: give a number that divides "
                            + filters);
        }
        int channels = axis == 0 ? filters : kernel.length(1) * groups;
        if (x.length(1) != channels) {
            throw new ShapeException(
                    operation
                            + ": an input of shape "
                            + x
                            + " has "
                            + x.length(1)
                            + " channels, but a kernel of shape "
                            + kernel
                            + " in "
                            + groups
                            + (groups == 1 ? " group" : " groups")
                            + " takes "
                            + channels
                            + ": axis 1 of the input must be axis "
                            + axis
                            + " of the kernel"
                            + (axis == 0 ? "" : " times the number of groups"));
        }
    }

    /** The places of a window in an array. */
    static WindowPlaces places(String operation, Sliding sliding, int[] lengths, int... window) {
        int rank = lengths.length;
        sliding.requireRank(operation, rank);
        int[] before = new int[rank];
        int[] counts = new int[rank];
        for (int axis = 0; axis < rank; axis++) {
            int stride = sliding.stride(axis);
            long extent = extent(operation, sliding, axis, window);
            long padded = (long) lengths[axis] + sliding.before(axis) + sliding.after(axis);
            before[axis] = sliding.before(axis);
            if (sliding.isSame()) {
                counts[axis] = Math.ceilDiv(lengths[axis], stride);
                long padding = Math.max((counts[axis] - 1L) * stride + extent - lengths[axis], 0);
                before[axis] = (int) (padding / 2);
                continue;
            }
            if (padded < extent) {
                throw new ShapeException(
                        operation
                                + ": a window of "
                                + Arrays.toString(window)
                                + " with "
                                + sliding
                                + " does not fit the spatial lengths "
                                + Arrays.toString(lengths)
                                + " ("
                                + extent
                                + " > "
                                + padded
                                + "): pad them, or use a smaller window");
            }
            counts[axis] = (int) ((padded - extent) / stride) + 1;
        }
        return new WindowPlaces(strides(sliding, rank), dilations(sliding, rank), before, counts);
    }

    /** The places of a window in the array from which the windows' lengths come. */
    static WindowPlaces transposed(
            Sliding sliding, int[] counts, int[] window, int... outputPadding) {
        String operation = "convTranspose";
        int rank = counts.length;
        sliding.requireRank(operation, rank);
        int[] before = new int[rank];
        int[] lengths = new int[rank];
        for (int axis = 0; axis < rank; axis++) {
            int stride = sliding.stride(axis);
            long extent = extent(operation, sliding, axis, window);
            int more = more(sliding, axis, rank, outputPadding);
            boolean same = sliding.isSame();
            before[axis] = same ? (int) (Math.max(extent - stride, 0) / 2) : sliding.before(axis);
            long length =
                    same
                            ? (long) counts[axis] * stride
                            : (counts[axis] - 1L) * stride
                                    + extent
                                    - sliding.before(axis)
                                    - sliding.after(axis)
                                    + more;
            if (length < 0 || length > Integer.MAX_VALUE) {
                throw new SizeException(
                        operation
                                + ": "
                                + counts[axis]
                                + " places of a window of "
                                + Arrays.toString(window)
                                + " with "
                                + sliding
                                + " come of an axis of length "
                                + length
                                + ", which is not possible: use less padding, or a smaller stride");
            }
            lengths[axis] = (int) length;
        }
        return new WindowPlaces(strides(sliding, rank), dilations(sliding, rank), before, lengths);
    }

    private static int more(Sliding sliding, int axis, int rank, int... outputPadding) {
        if (outputPadding.length == 0) {
            return 0;
        }
        int more =
                outputPadding.length == 1
                        ? outputPadding[0]
                        : axis < outputPadding.length ? outputPadding[axis] : -1;
        boolean one = outputPadding.length == 1 || outputPadding.length == rank;
        if (!one || more < 0 || more >= sliding.stride(axis) || (sliding.isSame() && more > 0)) {
            throw new ShapeException(
                    "convTranspose: an output padding of "
                            + Arrays.toString(outputPadding)
                            + " is not possible with "
                            + sliding
                            + ": give one number for all spatial axes, or one for each, from 0 to stride - 1, and none with the same padding");
        }
        return more;
    }

    private static long extent(String operation, Sliding sliding, int axis, int... window) {
        if (window[axis] < 1) {
            throw new ShapeException(
                    operation
                            + ": a window of "
                            + Arrays.toString(window)
                            + " has no elements: give lengths of 1 or more");
        }
        return (window[axis] - 1L) * sliding.dilation(axis) + 1;
    }

    private static int[] strides(Sliding sliding, int rank) {
        int[] strides = new int[rank];
        Arrays.setAll(strides, sliding::stride);
        return strides;
    }

    private static int[] dilations(Sliding sliding, int rank) {
        int[] dilations = new int[rank];
        Arrays.setAll(dilations, sliding::dilation);
        return dilations;
    }

    /** Whether no window reaches out of the array. */
    static boolean isInside(WindowPlaces places, int[] lengths, int... window) {
        for (int axis = 0; axis < lengths.length; axis++) {
            long last =
                    (places.counts()[axis] - 1L) * places.strides()[axis] - places.before()[axis];
            long extent = (window[axis] - 1L) * places.dilations()[axis];
            if (places.before()[axis] > 0 || last + extent >= lengths[axis]) {
                return false;
            }
        }
        return true;
    }

    /** Checks that each window meets an element of the array. */
    static void requireElements(
            String operation, WindowPlaces places, int[] lengths, int... window) {
        for (int axis = 0; axis < lengths.length; axis++) {
            for (int place = 0; place < places.counts()[axis]; place++) {
                if (!meets(places, axis, place, lengths[axis], window[axis])) {
                    throw new ShapeException(
                            operation
                                    + ": place "
                                    + place
                                    + " along spatial axis "
                                    + axis
                                    + " of a window of "
                                    + Arrays.toString(window)
                                    + " sees nothing but padding of an array of spatial lengths "
                                    + Arrays.toString(lengths)
                                    + ": pad less");
                }
            }
        }
    }

    private static boolean meets(WindowPlaces places, int axis, int place, int length, int window) {
        long at = (long) place * places.strides()[axis] - places.before()[axis];
        for (int k = 0; k < window; k++, at += places.dilations()[axis]) {
            if (at >= 0 && at < length) {
                return true;
            }
        }
        return false;
    }
}
