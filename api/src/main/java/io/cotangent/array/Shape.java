package io.cotangent.array;

import io.cotangent.error.AxisException;
import io.cotangent.error.ShapeException;
import io.cotangent.error.SizeException;
import java.util.Arrays;

/** The lengths of an array's axes; immutable. */
public final class Shape {
    /** The shape of a scalar: no axes, one element. */
    public static final Shape SCALAR = new Shape(new int[0], 1);

    private final int[] lengths;
    private final int size;

    /** The strides of arrays of this shape whose elements lie side by side. */
    private final int[] strides;

    private Shape(int[] lengths, int size) {
        this.lengths = lengths;
        this.size = size;
        this.strides = new int[lengths.length];
        int stride = 1;
        for (int axis = lengths.length - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride *= Math.max(lengths[axis], 1);
        }
    }

    /**
     * The shape with these lengths.
     *
     * @throws ShapeException for a negative length
     * @throws SizeException for more than 2^31-1 elements
     */
    public static Shape of(int... lengths) {
        return lengths.length == 0 ? SCALAR : taken(lengths.clone());
    }

    /** The shape with these lengths, in an array that nobody changes any more. */
    private static Shape taken(int... lengths) {
        if (lengths.length == 0) {
            return SCALAR;
        }
        long size = 1;
        boolean empty = false;
        boolean tooLarge = false;
        for (int length : lengths) {
            if (length < 0) {
                throw new ShapeException(
                        "a shape has no negative lengths, but got "
                                + Arrays.toString(lengths)
                                + ": give lengths of 0 or more");
            }
            empty |= length == 0;
            size *= Math.max(length, 1);
            if (size > Integer.MAX_VALUE) {
                tooLarge = true;
                size = Integer.MAX_VALUE;
            }
        }
        if (tooLarge && !empty) {
            throw new SizeException(
                    "an array of shape "
                            + Arrays.toString(lengths)
                            + " has more than 2^31-1 elements: split it into several arrays");
        }
        return new Shape(lengths, empty ? 0 : (int) size);
    }

    /** The number of axes. */
    public int rank() {
        return lengths.length;
    }

    /** The number of elements. */
    public int size() {
        return size;
    }

    /**
     * The strides of arrays of this shape whose elements lie side by side, the last index running
     * fastest; not to be changed.
     */
    int[] rowMajor() {
        return strides;
    }

    /** The length of an axis, counted from 0. */
    public int length(int axis) {
        return lengths[axis];
    }

    /** The lengths of all axes, in an array that is the caller's. */
    public int[] lengths() {
        return lengths.clone();
    }

    /** The lengths of the first axes, as a shape. */
    public Shape first(int axes) {
        return axes == lengths.length ? this : taken(Arrays.copyOf(lengths, axes));
    }

    /** The lengths of the last axes, as a shape. */
    public Shape last(int axes) {
        return axes == lengths.length
                ? this
                : taken(Arrays.copyOfRange(lengths, lengths.length - axes, lengths.length));
    }

    /** Whether the first axes have these lengths. */
    public boolean startsWith(Shape first) {
        for (int axis = 0; axis < first.lengths.length; axis++) {
            if (axis >= lengths.length || lengths[axis] != first.lengths[axis]) {
                return false;
            }
        }
        return true;
    }

    /**
     * The axis that {@code axis} names, counted from 0, where negative numbers count from the end.
     *
     * @throws AxisException when there is no such axis; the message begins with {@code operation}
     */
    public int axis(String operation, int axis) {
        return axis(operation, axis, rank());
    }

    /** As {@link #axis(String, int)}, for an array of {@code rank} axes. */
    public static int axis(String operation, int axis, int rank) {
        int fromStart = axis < 0 ? axis + rank : axis;
        if (fromStart < 0 || fromStart >= rank) {
            throw new AxisException(
                    operation
                            + ": axis "
                            + axis
                            + " is out of range for an array of "
                            + rank
                            + (rank == 1 ? " axis" : " axes")
                            + (rank == 0
                                    ? ": a scalar has none"
                                    : ": give one of " + -rank + ".." + (rank - 1)));
        }
        return fromStart;
    }

    /**
     * The axes that {@code axes} names, counted from 0 and ascending; all of them where {@code
     * axes} is empty.
     *
     * @throws AxisException when an axis does not exist or is named twice
     */
    public int[] axes(String operation, int... axes) {
        if (axes.length == 0) {
            int[] all = new int[rank()];
            Arrays.setAll(all, i -> i);
            return all;
        }
        int[] result = new int[axes.length];
        for (int i = 0; i < axes.length; i++) {
            result[i] = axis(operation, axes[i]);
        }
        Arrays.sort(result);
        for (int i = 1; i < result.length; i++) {
            if (result[i] == result[i - 1]) {
                throw new AxisException(
                        operation
                                + ": axis "
                                + result[i]
                                + " is named twice in "
                                + Arrays.toString(axes)
                                + ": name it once");
            }
        }
        return result;
    }

    /** This shape without some axes, given ascending and counted from 0. */
    public Shape without(int... axes) {
        int[] result = new int[rank() - axes.length];
        for (int axis = 0, next = 0, j = 0; axis < rank(); axis++) {
            if (next < axes.length && axes[next] == axis) {
                next++;
            } else {
                result[j++] = lengths[axis];
            }
        }
        return taken(result);
    }

    /** This shape with one more axis in front. */
    public Shape prepend(int length) {
        int[] result = new int[rank() + 1];
        result[0] = length;
        System.arraycopy(lengths, 0, result, 1, rank());
        return taken(result);
    }

    /** This shape with the length of one axis, counted from 0, replaced. */
    public Shape with(int axis, int length) {
        if (lengths[axis] == length) {
            return this;
        }
        int[] result = lengths.clone();
        result[axis] = length;
        return taken(result);
    }

    /**
     * The shape to which both shapes broadcast by NumPy's rule: aligned at the last axis, lengths
     * are equal or one of them is 1.
     *
     * @throws ShapeException when they do not agree; the message begins with {@code operation}
     */
    public Shape broadcast(String operation, Shape other) {
        if (equals(other)) {
            return this;
        }
        int[] result = new int[Math.max(rank(), other.rank())];
        for (int i = 1; i <= result.length; i++) {
            int a = i <= rank() ? lengths[rank() - i] : 1;
            int b = i <= other.rank() ? other.lengths[other.rank() - i] : 1;
            if (a != b && a != 1 && b != 1) {
                throw new ShapeException(
                        operation
                                + ": "
                                + this
                                + " and "
                                + other
                                + " do not broadcast ("
                                + a
                                + " != "
                                + b
                                + "): aligned at the last axis, lengths must be equal or 1; reshape or expandDims one of them");
            }
            result[result.length - i] = a == 1 ? b : a;
        }
        return taken(result);
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof Shape shape && Arrays.equals(lengths, shape.lengths));
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(lengths);
    }

    /** As in {@code [2,3]}. */
    @Override
    public String toString() {
        return Arrays.toString(lengths).replace(" ", "");
    }
}
