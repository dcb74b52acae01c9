package io.cotangent;

import static io.cotangent.op.EagerOps.EAGER;

/**
 * Reductions that leave NaN out; its derivative is 0. No axis stands for all; with {@code keepDims}
 * they stay, with length 1.
 */
public sealed interface NanReductions permits NDArray {
    /** The sum; 0 of nothing. */
    default NDArray nanSum(int... axes) {
        return EAGER.nanSum((NDArray) this, axes);
    }

    /** As {@link #nanSum(int...)}. */
    default NDArray nanSum(boolean keepDims, int... axes) {
        return EAGER.nanSum((NDArray) this, keepDims, axes);
    }

    /** The product; 1 of nothing. */
    default NDArray nanProd(int... axes) {
        return EAGER.nanProd((NDArray) this, axes);
    }

    /** As {@link #nanProd(int...)}. */
    default NDArray nanProd(boolean keepDims, int... axes) {
        return EAGER.nanProd((NDArray) this, keepDims, axes);
    }

    /** The mean; NaN of nothing. */
    default NDArray nanMean(int... axes) {
        return EAGER.nanMean((NDArray) this, axes);
    }

    /** As {@link #nanMean(int...)}. */
    default NDArray nanMean(boolean keepDims, int... axes) {
        return EAGER.nanMean((NDArray) this, keepDims, axes);
    }

    /** The largest element; NaN of nothing. */
    default NDArray nanMax(int... axes) {
        return EAGER.nanMax((NDArray) this, axes);
    }

    /** As {@link #nanMax(int...)}. */
    default NDArray nanMax(boolean keepDims, int... axes) {
        return EAGER.nanMax((NDArray) this, keepDims, axes);
    }

    /** The smallest element; NaN of nothing. */
    default NDArray nanMin(int... axes) {
        return EAGER.nanMin((NDArray) this, axes);
    }

    /** As {@link #nanMin(int...)}. */
    default NDArray nanMin(boolean keepDims, int... axes) {
        return EAGER.nanMin((NDArray) this, keepDims, axes);
    }

    /** The mean squared deviation from the mean; NaN of nothing. */
    default NDArray nanVar(int... axes) {
        return EAGER.nanVar((NDArray) this, axes);
    }

    /** As {@link #nanVar(int...)}, with the squares divided by their number less {@code ddof}. */
    default NDArray nanVar(double ddof, boolean keepDims, int... axes) {
        return EAGER.nanVar((NDArray) this, ddof, keepDims, axes);
    }

    /** The square root of the variance; NaN of nothing. */
    default NDArray nanStd(int... axes) {
        return EAGER.nanStd((NDArray) this, axes);
    }

    /** As {@link #nanStd(int...)}, with the squares divided by their number less {@code ddof}. */
    default NDArray nanStd(double ddof, boolean keepDims, int... axes) {
        return EAGER.nanStd((NDArray) this, ddof, keepDims, axes);
    }
}
