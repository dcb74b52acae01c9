package io.cotangent;

import static io.cotangent.op.EagerOps.EAGER;

/**
 * Reductions of some elements: where a mask is true, which broadcasts to the array. No axis stands
 * for all; with {@code keepDims} they stay, with length 1.
 */
public sealed interface MaskedReductions permits NDArray {
    /** The sum of the elements where a mask is true; 0 where it nowhere is. */
    default NDArray sum(NDArray mask, int... axes) {
        return EAGER.sum((NDArray) this, mask, axes);
    }

    /** As {@link #sum(NDArray, int...)}. */
    default NDArray sum(NDArray mask, boolean keepDims, int... axes) {
        return EAGER.sum((NDArray) this, mask, keepDims, axes);
    }

    /** The product of the elements where a mask is true; 1 where it nowhere is. */
    default NDArray prod(NDArray mask, int... axes) {
        return EAGER.prod((NDArray) this, mask, axes);
    }

    /** As {@link #prod(NDArray, int...)}. */
    default NDArray prod(NDArray mask, boolean keepDims, int... axes) {
        return EAGER.prod((NDArray) this, mask, keepDims, axes);
    }

    /** The mean of the elements where a mask is true; NaN where it nowhere is. */
    default NDArray mean(NDArray mask, int... axes) {
        return EAGER.mean((NDArray) this, mask, axes);
    }

    /** As {@link #mean(NDArray, int...)}. */
    default NDArray mean(NDArray mask, boolean keepDims, int... axes) {
        return EAGER.mean((NDArray) this, mask, keepDims, axes);
    }

    /**
     * The largest element where a mask is true; the least value of the type where it nowhere is.
     */
    default NDArray max(NDArray mask, int... axes) {
        return EAGER.max((NDArray) this, mask, axes);
    }

    /** As {@link #max(NDArray, int...)}. */
    default NDArray max(NDArray mask, boolean keepDims, int... axes) {
        return EAGER.max((NDArray) this, mask, keepDims, axes);
    }

    /**
     * The smallest element where a mask is true; the largest value of the type where it nowhere is.
     */
    default NDArray min(NDArray mask, int... axes) {
        return EAGER.min((NDArray) this, mask, axes);
    }

    /** As {@link #min(NDArray, int...)}. */
    default NDArray min(NDArray mask, boolean keepDims, int... axes) {
        return EAGER.min((NDArray) this, mask, keepDims, axes);
    }

    /** The mean square distance from the mean, of the elements where a mask is true. */
    default NDArray var(NDArray mask, int... axes) {
        return EAGER.var((NDArray) this, mask, axes);
    }

    /**
     * As {@link #var(NDArray, int...)}, with the squares divided by the number of chosen elements
     * less {@code ddof}.
     */
    default NDArray var(NDArray mask, double ddof, boolean keepDims, int... axes) {
        return EAGER.var((NDArray) this, mask, ddof, keepDims, axes);
    }

    /** The root of the mean square distance from the mean, of the elements where a mask is true. */
    default NDArray std(NDArray mask, int... axes) {
        return EAGER.std((NDArray) this, mask, axes);
    }

    /**
     * As {@link #std(NDArray, int...)}, with the squares divided by the number of chosen elements
     * less {@code ddof}.
     */
    default NDArray std(NDArray mask, double ddof, boolean keepDims, int... axes) {
        return EAGER.std((NDArray) this, mask, ddof, keepDims, axes);
    }

    /** Whether any element is not 0 where a mask is true. */
    default NDArray any(NDArray mask, int... axes) {
        return EAGER.any((NDArray) this, mask, axes);
    }

    /** As {@link #any(NDArray, int...)}. */
    default NDArray any(NDArray mask, boolean keepDims, int... axes) {
        return EAGER.any((NDArray) this, mask, keepDims, axes);
    }

    /** Whether no element is 0 where a mask is true. */
    default NDArray all(NDArray mask, int... axes) {
        return EAGER.all((NDArray) this, mask, axes);
    }

    /** As {@link #all(NDArray, int...)}. */
    default NDArray all(NDArray mask, boolean keepDims, int... axes) {
        return EAGER.all((NDArray) this, mask, keepDims, axes);
    }
}
