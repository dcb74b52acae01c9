package io.cotangent;

import static io.cotangent.op.EagerOps.EAGER;

/**
 * Sorted elements, what is found by sorting, and running results. Sorting is stable; NaN comes
 * last. Derivatives follow the elements to where they went.
 */
public sealed interface Sorting permits NDArray {
    /** The elements along the last axis in ascending order. */
    default NDArray sort() {
        return EAGER.sort((NDArray) this);
    }

    /** The elements along an axis in ascending order. */
    default NDArray sort(int axis) {
        return EAGER.sort((NDArray) this, axis);
    }

    /** The positions of the elements along the last axis in ascending order, {@code int64}. */
    default NDArray argsort() {
        return EAGER.argsort((NDArray) this);
    }

    /** The positions of the elements along an axis in ascending order, {@code int64}. */
    default NDArray argsort(int axis) {
        return EAGER.argsort((NDArray) this, axis);
    }

    /** The largest elements along the last axis, in descending order, and their positions. */
    default TopK topK(int k) {
        return EAGER.topK((NDArray) this, k);
    }

    /**
     * The largest elements along an axis, in descending order, and their positions; NaN counts as
     * larger than any number.
     *
     * @throws io.cotangent.error.IndexException if there are fewer
     */
    default TopK topK(int k, int axis) {
        return EAGER.topK((NDArray) this, k, axis);
    }

    /** The middle element, or the mean of the middle two, over some axes, or all. */
    default NDArray median(int... axes) {
        return EAGER.median((NDArray) this, axes);
    }

    /** As {@link #median(int...)}; with {@code keepDims} the axes stay, with length 1. */
    default NDArray median(boolean keepDims, int... axes) {
        return EAGER.median((NDArray) this, keepDims, axes);
    }

    /**
     * The value below which a part {@code q} of the elements lies, over some axes, or all; between
     * two elements, in proportion (NumPy's method {@code linear}). NaN where an element is NaN.
     *
     * @param q from 0 to 1
     * @throws io.cotangent.error.DomainException for another q
     * @throws io.cotangent.error.EmptyReductionException if there are no elements
     */
    default NDArray quantile(double q, int... axes) {
        return EAGER.quantile((NDArray) this, q, axes);
    }

    /** Several quantiles, one after the other along a new first axis. */
    default NDArray quantile(double[] q, int... axes) {
        return EAGER.quantile((NDArray) this, q, axes);
    }

    /** As {@link #quantile(double, int...)}; with {@code keepDims} the axes stay. */
    default NDArray quantile(double q, boolean keepDims, int... axes) {
        return EAGER.quantile((NDArray) this, q, keepDims, axes);
    }

    /**
     * As {@link #quantile(double, int...)}, by another method between elements, or for none
     * between.
     */
    default NDArray quantile(double q, Interpolation method, boolean keepDims, int... axes) {
        return EAGER.quantile((NDArray) this, q, method, keepDims, axes);
    }

    /** Several quantiles, one after the other along a new first axis. */
    default NDArray quantile(double[] q, Interpolation method, boolean keepDims, int... axes) {
        return EAGER.quantile((NDArray) this, q, method, keepDims, axes);
    }

    /** The quantile of {@code percent / 100}. */
    default NDArray percentile(double percent, int... axes) {
        return EAGER.percentile((NDArray) this, percent, axes);
    }

    /** Several percentiles, one after the other along a new first axis. */
    default NDArray percentile(double[] percents, int... axes) {
        return EAGER.percentile((NDArray) this, percents, axes);
    }

    /** As {@link #searchSorted(NDArray, boolean)}, before equal elements. */
    default NDArray searchSorted(NDArray values) {
        return EAGER.searchSorted((NDArray) this, values);
    }

    /**
     * Where values belong in this vector, which is sorted, to keep it so; {@code int64}.
     *
     * @param right whether after equal elements
     */
    default NDArray searchSorted(NDArray values, boolean right) {
        return EAGER.searchSorted((NDArray) this, values, right);
    }

    /**
     * How often each integer from 0 to {@code length - 1} occurs in this vector, {@code int64}.
     *
     * @throws io.cotangent.error.IndexException if there is another one
     */
    default NDArray bincount(int length) {
        return EAGER.bincount((NDArray) this, length);
    }

    /** As {@link #bincount(int)}, with the sum of the weights of the elements of each number. */
    default NDArray bincount(NDArray weights, int length) {
        return EAGER.bincount((NDArray) this, weights, length);
    }

    /** As {@link #histogram(NDArray)}, of bins of one width. */
    default NDArray histogram(int bins, double low, double high) {
        return EAGER.histogram((NDArray) this, bins, low, high);
    }

    /**
     * How many elements lie between neighbouring edges, {@code int64}. An element at an edge counts
     * above it, but at the last edge below; what lies outside, and NaN, does not count.
     *
     * @param edges a vector, ascending
     */
    default NDArray histogram(NDArray edges) {
        return EAGER.histogram((NDArray) this, edges);
    }

    /** As {@link #histogram(NDArray)}, with the sum of the weights of the elements of each bin. */
    default NDArray histogram(NDArray edges, NDArray weights) {
        return EAGER.histogram((NDArray) this, edges, weights);
    }

    /**
     * The different elements. Which are the same is an observation; the derivative of a value goes
     * to where it occurs first.
     */
    default Unique unique() {
        return EAGER.unique((NDArray) this);
    }

    /** The running product of all elements in row-major order. */
    default NDArray cumprod() {
        return EAGER.cumprod((NDArray) this);
    }

    /** The running product along an axis. */
    default NDArray cumprod(int axis) {
        return EAGER.cumprod((NDArray) this, axis);
    }

    /** The largest so far of all elements in row-major order. */
    default NDArray cummax() {
        return EAGER.cummax((NDArray) this);
    }

    /** The largest so far along an axis. */
    default NDArray cummax(int axis) {
        return EAGER.cummax((NDArray) this, axis);
    }

    /** The smallest so far of all elements in row-major order. */
    default NDArray cummin() {
        return EAGER.cummin((NDArray) this);
    }

    /** The smallest so far along an axis. */
    default NDArray cummin(int axis) {
        return EAGER.cummin((NDArray) this, axis);
    }

    /** The logarithm of the running sum of exponentials of all elements in row-major order. */
    default NDArray logcumsumexp() {
        return EAGER.logcumsumexp((NDArray) this);
    }

    /** The logarithm of the running sum of exponentials along an axis, without overflow. */
    default NDArray logcumsumexp(int axis) {
        return EAGER.logcumsumexp((NDArray) this, axis);
    }
}
