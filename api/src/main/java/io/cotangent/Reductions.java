package io.cotangent;

import static io.cotangent.op.EagerOps.EAGER;

/**
 * Reductions and scans. Axes count from 0, negative ones from the end; where none is named, all are
 * reduced. With {@code keepDims} the reduced axes stay, with length 1, so that the result
 * broadcasts against the array.
 */
public sealed interface Reductions permits NDArray {
    /** The sum; of integers and booleans as {@code int64}. The sum of nothing is 0. */
    default NDArray sum(int... axes) {
        return EAGER.sum((NDArray) this, axes);
    }

    /** As {@link #sum(int...)}. */
    default NDArray sum(boolean keepDims, int... axes) {
        return EAGER.sum((NDArray) this, keepDims, axes);
    }

    /** The arithmetic mean; NaN of nothing. */
    default NDArray mean(int... axes) {
        return EAGER.mean((NDArray) this, axes);
    }

    /** As {@link #mean(int...)}. */
    default NDArray mean(boolean keepDims, int... axes) {
        return EAGER.mean((NDArray) this, keepDims, axes);
    }

    /** The product; of integers and booleans as {@code int64}. The product of nothing is 1. */
    default NDArray prod(int... axes) {
        return EAGER.prod((NDArray) this, axes);
    }

    /** As {@link #prod(int...)}. */
    default NDArray prod(boolean keepDims, int... axes) {
        return EAGER.prod((NDArray) this, keepDims, axes);
    }

    /**
     * The largest element, NaN where there is one; the derivative is shared equally among equals.
     *
     * @throws io.cotangent.error.EmptyReductionException where there are no elements
     */
    default NDArray max(int... axes) {
        return EAGER.max((NDArray) this, axes);
    }

    /** As {@link #max(int...)}. */
    default NDArray max(boolean keepDims, int... axes) {
        return EAGER.max((NDArray) this, keepDims, axes);
    }

    /**
     * The smallest element, NaN where there is one; the derivative is shared equally among equals.
     *
     * @throws io.cotangent.error.EmptyReductionException where there are no elements
     */
    default NDArray min(int... axes) {
        return EAGER.min((NDArray) this, axes);
    }

    /** As {@link #min(int...)}. */
    default NDArray min(boolean keepDims, int... axes) {
        return EAGER.min((NDArray) this, keepDims, axes);
    }

    /** Whether any element is not 0. */
    default NDArray any(int... axes) {
        return EAGER.any((NDArray) this, axes);
    }

    /** As {@link #any(int...)}. */
    default NDArray any(boolean keepDims, int... axes) {
        return EAGER.any((NDArray) this, keepDims, axes);
    }

    /** Whether no element is 0. */
    default NDArray all(int... axes) {
        return EAGER.all((NDArray) this, axes);
    }

    /** As {@link #all(int...)}. */
    default NDArray all(boolean keepDims, int... axes) {
        return EAGER.all((NDArray) this, keepDims, axes);
    }

    /** The Euclidean norm of all elements along the axes; its derivative where all are 0 is 0. */
    default NDArray norm(int... axes) {
        return EAGER.norm((NDArray) this, axes);
    }

    /** As {@link #norm(int...)}. */
    default NDArray norm(boolean keepDims, int... axes) {
        return EAGER.norm((NDArray) this, keepDims, axes);
    }

    /** {@code log(sum(e^x))}, without overflow. */
    default NDArray logsumexp(int... axes) {
        return EAGER.logsumexp((NDArray) this, axes);
    }

    /** As {@link #logsumexp(int...)}. */
    default NDArray logsumexp(boolean keepDims, int... axes) {
        return EAGER.logsumexp((NDArray) this, keepDims, axes);
    }

    /** The mean squared deviation from the mean. */
    default NDArray var(int... axes) {
        return EAGER.var((NDArray) this, axes);
    }

    /**
     * As {@link #var(int...)}, with the squares divided by their number less {@code ddof} (1 for
     * the unbiased estimate).
     */
    default NDArray var(double ddof, boolean keepDims, int... axes) {
        return EAGER.var((NDArray) this, ddof, keepDims, axes);
    }

    /** The square root of the variance; its derivative where that is 0 is 0. */
    default NDArray std(int... axes) {
        return EAGER.std((NDArray) this, axes);
    }

    /**
     * As {@link #std(int...)}, with the squares divided by their number less {@code ddof} (1 for
     * the unbiased estimate).
     */
    default NDArray std(double ddof, boolean keepDims, int... axes) {
        return EAGER.std((NDArray) this, ddof, keepDims, axes);
    }

    /**
     * The position of the first largest element in row-major order, as {@code int64}; the first
     * NaN, if there is one.
     */
    default NDArray argmax() {
        return EAGER.argmax((NDArray) this);
    }

    /**
     * The position of the first largest element along an axis, as {@code int64}; the first NaN, if
     * there is one.
     */
    default NDArray argmax(int axis) {
        return EAGER.argmax((NDArray) this, axis);
    }

    /** As {@link #argmax(int)}; with {@code keepDims} the axis stays, with length 1. */
    default NDArray argmax(int axis, boolean keepDims) {
        return EAGER.argmax((NDArray) this, axis, keepDims);
    }

    /**
     * The position of the first smallest element in row-major order, as {@code int64}; the first
     * NaN, if there is one.
     */
    default NDArray argmin() {
        return EAGER.argmin((NDArray) this);
    }

    /**
     * The position of the first smallest element along an axis, as {@code int64}; the first NaN, if
     * there is one.
     */
    default NDArray argmin(int axis) {
        return EAGER.argmin((NDArray) this, axis);
    }

    /** As {@link #argmin(int)}; with {@code keepDims} the axis stays, with length 1. */
    default NDArray argmin(int axis, boolean keepDims) {
        return EAGER.argmin((NDArray) this, axis, keepDims);
    }

    /** The running sum of all elements in row-major order, as a vector. */
    default NDArray cumsum() {
        return EAGER.cumsum((NDArray) this);
    }

    /** The running sum along an axis. */
    default NDArray cumsum(int axis) {
        return EAGER.cumsum((NDArray) this, axis);
    }

    /** The largest element less the smallest. */
    default NDArray ptp(int... axes) {
        return EAGER.ptp((NDArray) this, axes);
    }

    /** As {@link #ptp(int...)}. */
    default NDArray ptp(boolean keepDims, int... axes) {
        return EAGER.ptp((NDArray) this, keepDims, axes);
    }

    /** The number of elements that are not 0, {@code int64}. */
    default NDArray countNonzero(int... axes) {
        return EAGER.countNonzero((NDArray) this, axes);
    }

    /** As {@link #countNonzero(int...)}. */
    default NDArray countNonzero(boolean keepDims, int... axes) {
        return EAGER.countNonzero((NDArray) this, keepDims, axes);
    }

    /**
     * The mean with weights: {@code sum(weights * this) / sum(weights)}. The weights broadcast to
     * the array; a vector may give those of a single axis.
     */
    default NDArray average(NDArray weights, int... axes) {
        return EAGER.average((NDArray) this, weights, axes);
    }

    /** As {@link #average(NDArray, int...)}. */
    default NDArray average(NDArray weights, boolean keepDims, int... axes) {
        return EAGER.average((NDArray) this, weights, keepDims, axes);
    }

    /**
     * {@code log(sum(weights * e^this))}, without overflow; a weight of 0 leaves its element out.
     */
    default NDArray logsumexp(NDArray weights, int... axes) {
        return EAGER.logsumexp((NDArray) this, weights, axes);
    }

    /** As {@link #logsumexp(NDArray, int...)}. */
    default NDArray logsumexp(NDArray weights, boolean keepDims, int... axes) {
        return EAGER.logsumexp((NDArray) this, weights, keepDims, axes);
    }

    /**
     * The norm {@code sum(|x|^ord)^(1/ord)} of the elements along the axes, as of a vector. An
     * infinite order gives the largest absolute value, or the smallest if it is negative; order 0
     * the number of elements that are not 0. Where all are 0, the derivative is 0 but for order 1.
     */
    default NDArray norm(double ord, boolean keepDims, int... axes) {
        return EAGER.norm((NDArray) this, ord, keepDims, axes);
    }
}
