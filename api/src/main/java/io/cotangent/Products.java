package io.cotangent;

import static io.cotangent.op.EagerOps.EAGER;

/** Sums of products. See {@link NDArray#einsum} for all others. */
public sealed interface Products permits NDArray {
    /**
     * The matrix product by NumPy's rules: {@code [m,k] x [k,n]}; a vector is a row on the left, a
     * column on the right; leading axes broadcast.
     */
    default NDArray matmul(NDArray other) {
        return EAGER.matmul((NDArray) this, other);
    }

    /**
     * The sum of products over the last axis and the other's last but one (or only) axis, as
     * NumPy's {@code dot}.
     */
    default NDArray dot(NDArray other) {
        return EAGER.dot((NDArray) this, other);
    }

    /** The sum of products over the last axes of both. */
    default NDArray inner(NDArray other) {
        return EAGER.inner((NDArray) this, other);
    }

    /**
     * All products of an element of this and an element of the other, both flattened, as a matrix.
     */
    default NDArray outer(NDArray other) {
        return EAGER.outer((NDArray) this, other);
    }

    /** The sum of products over the last axes of this and the first of the other, so many. */
    default NDArray tensordot(NDArray other, int axes) {
        return EAGER.tensordot((NDArray) this, other, axes);
    }

    /**
     * The sum of products over some axes of this and as many of the other, pair by pair; the other
     * axes of this come first.
     */
    default NDArray tensordot(NDArray other, int[] axes, int[] axesOfOther) {
        return EAGER.tensordot((NDArray) this, other, axes, axesOfOther);
    }

    /** The sum of products of all elements of both, in row-major order. */
    default NDArray vdot(NDArray other) {
        return EAGER.vdot((NDArray) this, other);
    }

    /** The sum of products of the vectors of the last axis; the other axes broadcast. */
    default NDArray vecdot(NDArray other) {
        return EAGER.vecdot((NDArray) this, other);
    }

    /** The sum of products of the vectors of an axis; the other axes broadcast. */
    default NDArray vecdot(NDArray other, int axis) {
        return EAGER.vecdot((NDArray) this, other, axis);
    }

    /** The Kronecker product: the other, times each element of this, as blocks. */
    default NDArray kron(NDArray other) {
        return EAGER.kron((NDArray) this, other);
    }

    /** The cross product of the vectors of the last axis, which has length 3. */
    default NDArray cross(NDArray other) {
        return EAGER.cross((NDArray) this, other);
    }

    /**
     * The cross product of the vectors of an axis, which has length 3; the other axes broadcast.
     */
    default NDArray cross(NDArray other, int axis) {
        return EAGER.cross((NDArray) this, other, axis);
    }

    /** As {@link #convolve(NDArray, String)}, of the mode {@code "full"}. */
    default NDArray convolve(NDArray other) {
        return EAGER.convolve((NDArray) this, other);
    }

    /**
     * The convolution of two vectors: {@code y[i] = sum over k of this[k] other[i - k]}.
     *
     * @param mode {@code "full"} for all places where the two overlap, {@code "valid"} for those
     *     where they do completely, {@code "same"} for as many as the longer one has, in the middle
     */
    default NDArray convolve(NDArray other, String mode) {
        return EAGER.convolve((NDArray) this, other, mode);
    }

    /** As {@link #correlate(NDArray, String)}, of the mode {@code "valid"}. */
    default NDArray correlate(NDArray other) {
        return EAGER.correlate((NDArray) this, other);
    }

    /**
     * The cross-correlation of two vectors, the convolution with the other one reversed; for modes
     * see {@link #convolve(NDArray, String)}.
     */
    default NDArray correlate(NDArray other, String mode) {
        return EAGER.correlate((NDArray) this, other, mode);
    }
}
