package io.cotangent;

import static io.cotangent.op.EagerOps.EAGER;

/** Elements repeated, rolled, turned, padded, and masked by their place. */
public sealed interface Arrangement permits NDArray {
    /**
     * Copies side by side: so many along each axis, counted from the last; more counts than axes
     * make new axes.
     */
    default NDArray tile(int... times) {
        return EAGER.tile((NDArray) this, times);
    }

    /** Each element so many times, as a vector. */
    default NDArray repeat(int times) {
        return EAGER.repeat((NDArray) this, times);
    }

    /** Each position of an axis so many times. */
    default NDArray repeat(int times, int axis) {
        return EAGER.repeat((NDArray) this, times, axis);
    }

    /** Each position of an axis as often as the count of its own says. */
    default NDArray repeat(int[] times, int axis) {
        return EAGER.repeat((NDArray) this, times, axis);
    }

    /** The elements, in row-major order, moved on; those at the end come first. */
    default NDArray roll(int shift) {
        return EAGER.roll((NDArray) this, shift);
    }

    /** The positions of an axis moved on; those at the end come first. */
    default NDArray roll(int shift, int axis) {
        return EAGER.roll((NDArray) this, shift, axis);
    }

    /** The positions of several axes moved on, each by its shift. */
    default NDArray roll(int[] shifts, int[] axes) {
        return EAGER.roll((NDArray) this, shifts, axes);
    }

    /** Turned by quarters in the plane of two axes, from the first towards the second. */
    default NDArray rot90(int times, int axis1, int axis2) {
        return EAGER.rot90((NDArray) this, times, axis1, axis2);
    }

    /** With zeros before and after the positions of an axis. */
    default NDArray pad(int before, int after, int axis) {
        return EAGER.pad((NDArray) this, before, after, axis);
    }

    /** With a number before and after the positions of an axis. */
    default NDArray pad(int before, int after, int axis, double value) {
        return EAGER.pad((NDArray) this, before, after, axis, value);
    }

    /**
     * With elements of its own before and after the positions of an axis.
     *
     * @throws io.cotangent.error.ShapeException if the axis is empty
     */
    default NDArray pad(int before, int after, int axis, PadMode mode) {
        return EAGER.pad((NDArray) this, before, after, axis, mode);
    }

    /** With zeros before and after the positions of each axis. */
    default NDArray pad(int[][] widths) {
        return EAGER.pad((NDArray) this, widths);
    }

    /** With a number before and after the positions of each axis. */
    default NDArray pad(int[][] widths, double value) {
        return EAGER.pad((NDArray) this, widths, value);
    }

    /**
     * With elements of its own before and after the positions of each axis, one axis after the
     * other.
     *
     * @param widths {before, after} for each axis
     */
    default NDArray pad(int[][] widths, PadMode mode) {
        return EAGER.pad((NDArray) this, widths, mode);
    }

    /** The matrices of the last two axes with zeros below the main diagonal. */
    default NDArray triu() {
        return EAGER.triu((NDArray) this);
    }

    /** The matrices of the last two axes with zeros above the main diagonal. */
    default NDArray tril() {
        return EAGER.tril((NDArray) this);
    }

    /**
     * The matrices of the last two axes with zeros below a diagonal.
     *
     * @param offset of the diagonal: above the main one, or below if it is negative
     */
    default NDArray triu(int offset) {
        return EAGER.triu((NDArray) this, offset);
    }

    /** The matrices of the last two axes with zeros above a diagonal; see {@link #triu(int)}. */
    default NDArray tril(int offset) {
        return EAGER.tril((NDArray) this, offset);
    }

    /** The differences of neighbours along an axis, which gets shorter by one. */
    default NDArray diff(int axis) {
        return EAGER.diff((NDArray) this, axis);
    }

    /** The differences of neighbours along an axis, taken so many times. */
    default NDArray diff(int times, int axis) {
        return EAGER.diff((NDArray) this, times, axis);
    }

    /** As {@link #gradient(int, double)}, with spacing 1. */
    default NDArray gradient(int axis) {
        return EAGER.gradient((NDArray) this, axis);
    }

    /**
     * The slopes along an axis, by central differences; at both ends, by the difference of the two
     * positions there.
     *
     * @throws io.cotangent.error.ShapeException if there are fewer than two positions
     */
    default NDArray gradient(int axis, double spacing) {
        return EAGER.gradient((NDArray) this, axis, spacing);
    }

    /**
     * As {@link #gradient(int, double)}, between positions with these coordinates, by the formula
     * of second order for uneven spacing.
     */
    default NDArray gradient(int axis, NDArray coordinates) {
        return EAGER.gradient((NDArray) this, axis, coordinates);
    }

    /** The array in parts along an axis, as even as can be; the larger ones come first. */
    default NDArray[] arraySplit(int sections, int axis) {
        return EAGER.arraySplit((NDArray) this, sections, axis);
    }

    /**
     * For each class a vector, the last axis, with 1 at its place and 0 elsewhere, {@code float64};
     * all 0 for a class outside {@code 0..classes - 1}.
     *
     * @throws io.cotangent.error.DTypeException if the classes are no integers
     */
    default NDArray oneHot(int classes) {
        return EAGER.oneHot((NDArray) this, classes);
    }
}
