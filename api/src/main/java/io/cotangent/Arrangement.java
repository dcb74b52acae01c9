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

    /**
     * The matrices of the last two axes with zeros below a diagonal.
     *
     * @param offset of the diagonal: above the main one, or below if it is negative
     */
    default NDArray triu(int offset) {
        return EAGER.triu((NDArray) this, offset);
    }

    /** The matrices of the last two axes with zeros above a diagonal; see {@link #triu}. */
    default NDArray tril(int offset) {
        return EAGER.tril((NDArray) this, offset);
    }

    /** The differences of neighbours along an axis, which gets shorter by one. */
    default NDArray diff(int axis) {
        return EAGER.diff((NDArray) this, axis);
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
