package io.cotangent;

import static io.cotangent.op.EagerOps.EAGER;

/**
 * Shapes and parts. Axes and positions count from 0, negative ones from the end; a view costs no
 * copy.
 */
public sealed interface Shaping permits NDArray {
    /**
     * The same elements in row-major order in another shape; one length may be -1, for as many as
     * are left.
     */
    default NDArray reshape(int... shape) {
        return EAGER.reshape((NDArray) this, shape);
    }

    /** All elements in row-major order, as a vector. */
    default NDArray flatten() {
        return EAGER.flatten((NDArray) this);
    }

    /** The axes in another order; reversed where none is named. */
    default NDArray transpose(int... axes) {
        return EAGER.transpose((NDArray) this, axes);
    }

    /** Two axes exchanged. */
    default NDArray swapAxes(int axis1, int axis2) {
        return EAGER.swapAxes((NDArray) this, axis1, axis2);
    }

    /** One axis moved to another place, the others in their order. */
    default NDArray moveAxis(int source, int destination) {
        return EAGER.moveAxis((NDArray) this, source, destination);
    }

    /** Several axes moved to other places, the others in their order. */
    default NDArray moveAxes(int[] sources, int[] destinations) {
        return EAGER.moveAxes((NDArray) this, sources, destinations);
    }

    /** Without the named axes, which have length 1; without all such axes where none is named. */
    default NDArray squeeze(int... axes) {
        return EAGER.squeeze((NDArray) this, axes);
    }

    /** With new axes of length 1 at these places of the result. */
    default NDArray expandDims(int... axes) {
        return EAGER.expandDims((NDArray) this, axes);
    }

    /** The array repeated along new leading axes and axes of length 1, as a view. */
    default NDArray broadcastTo(int... shape) {
        return EAGER.broadcastTo((NDArray) this, shape);
    }

    /** The order along the named axes reversed; along all where none is named. */
    default NDArray flip(int... axes) {
        return EAGER.flip((NDArray) this, axes);
    }

    /**
     * The diagonal of the matrices of two axes, as a view; it is the last axis of the result.
     *
     * @param offset of the diagonal: above the main one, or below if it is negative
     */
    default NDArray diagonal(int offset, int axis1, int axis2) {
        return EAGER.diagonal((NDArray) this, offset, axis1, axis2);
    }

    /** The matrix with this vector as its diagonal, or the diagonal of this matrix. */
    default NDArray diag() {
        return EAGER.diag((NDArray) this);
    }

    /**
     * The matrix with this vector on a diagonal, or that diagonal of this matrix.
     *
     * @param offset of the diagonal: above the main one, or below if it is negative
     */
    default NDArray diag(int offset) {
        return EAGER.diag((NDArray) this, offset);
    }

    /** The matrices with the vectors of the last axis on a diagonal, in the last two axes. */
    default NDArray diagEmbed(int offset) {
        return EAGER.diagEmbed((NDArray) this, offset);
    }

    /** The array in equal parts along an axis. */
    default NDArray[] split(int sections, int axis) {
        return EAGER.split((NDArray) this, sections, axis);
    }

    /** The array cut before the given positions along an axis. */
    default NDArray[] split(int[] positions, int axis) {
        return EAGER.split((NDArray) this, positions, axis);
    }

    /** The part at one position along each of the first axes; a scalar where all axes have one. */
    default NDArray get(int... index) {
        return EAGER.get((NDArray) this, index);
    }

    /**
     * The part that an index selects, written as in NumPy: {@code "1:, ::-1, ..., new"}; see {@link
     * Index#parse}.
     */
    default NDArray get(String index) {
        return EAGER.get((NDArray) this, index);
    }

    /** The part that an index selects. */
    default NDArray get(Index... index) {
        return EAGER.get((NDArray) this, index);
    }

    /** The positions from {@code start} to before {@code end} along an axis. */
    default NDArray slice(int axis, int start, int end) {
        return EAGER.slice((NDArray) this, axis, start, end);
    }

    /** The positions from {@code start} to before {@code end} along an axis, in steps. */
    default NDArray slice(int axis, int start, int end, int step) {
        return EAGER.slice((NDArray) this, axis, start, end, step);
    }

    /**
     * A copy with the part at one position along the first axis replaced by a value, which
     * broadcasts.
     */
    default NDArray with(int index, NDArray value) {
        return EAGER.with((NDArray) this, index, value);
    }

    /**
     * A copy with the part at one position along the first axis replaced by a value, which
     * broadcasts.
     */
    default NDArray with(int index, double value) {
        return EAGER.with((NDArray) this, index, value);
    }

    /**
     * A copy with the part at one position along each of the first axes replaced by a value, which
     * broadcasts.
     */
    default NDArray with(int[] index, NDArray value) {
        return EAGER.with((NDArray) this, index, value);
    }

    /**
     * A copy with the part at one position along each of the first axes replaced by a value, which
     * broadcasts.
     */
    default NDArray with(int[] index, double value) {
        return EAGER.with((NDArray) this, index, value);
    }

    /**
     * A copy with the part that an index selects replaced by a value, which broadcasts; see {@link
     * Index#parse}.
     */
    default NDArray with(String index, NDArray value) {
        return EAGER.with((NDArray) this, index, value);
    }

    /**
     * A copy with the part that an index selects replaced by a value, which broadcasts; see {@link
     * Index#parse}.
     */
    default NDArray with(String index, double value) {
        return EAGER.with((NDArray) this, index, value);
    }

    /** A copy with the part that an index selects replaced by a value, which broadcasts. */
    default NDArray with(Index[] index, NDArray value) {
        return EAGER.with((NDArray) this, index, value);
    }

    /** A copy with the part that an index selects replaced by a value, which broadcasts. */
    default NDArray with(Index[] index, double value) {
        return EAGER.with((NDArray) this, index, value);
    }

    /** The positions, an array for each axis, of the elements that are not 0: an observation. */
    default NDArray[] nonzero() {
        return EAGER.nonzero((NDArray) this);
    }

    /**
     * The elements, counted in row-major order, at integer positions; the result has the positions'
     * shape.
     */
    default NDArray take(NDArray indices) {
        return EAGER.take((NDArray) this, indices);
    }

    /** The parts at integer positions along an axis, which the positions' axes replace. */
    default NDArray take(NDArray indices, int axis) {
        return EAGER.take((NDArray) this, indices, axis);
    }

    /** The parts at integer positions along an axis. */
    default NDArray take(int[] indices, int axis) {
        return EAGER.take((NDArray) this, indices, axis);
    }

    /** As {@link #gather}, under NumPy's name. */
    default NDArray takeAlongAxis(NDArray indices, int axis) {
        return EAGER.takeAlongAxis((NDArray) this, indices, axis);
    }

    /**
     * One element for each of {@code indices}, along an axis; the other axes agree or broadcast.
     * NumPy's {@code take_along_axis}.
     */
    default NDArray gather(NDArray indices, int axis) {
        return EAGER.gather((NDArray) this, indices, axis);
    }

    /**
     * The same numbers as another type; to {@code bool} as {@code x != 0}, to integers towards
     * zero.
     */
    default NDArray astype(DType dtype) {
        return EAGER.astype((NDArray) this, dtype);
    }

    /** The same numbers, which every derivative takes for constants. */
    default NDArray stopGradient() {
        return EAGER.stopGradient((NDArray) this);
    }
}
