package io.cotangent.intrinsics;

/** A way to make one element of many. */
public enum Reduction {
    /** The sum; not defined for truth values. */
    SUM,
    /** The product; not defined for truth values. */
    PROD,
    /** The largest element, or NaN if there is one; for truth values, whether any is true. */
    MAX,
    /** The smallest element, or NaN if there is one; for truth values, whether all are true. */
    MIN;

    /**
     * True if the reduction of no numbers has a value: 0 for sums, 1 for products. For truth values
     * {@link #MAX} and {@link #MIN} have identities, too: false and true.
     */
    public boolean hasIdentity() {
        return this == SUM || this == PROD;
    }

    /** What does not change a floating-point number when combined with it. */
    public double identity() {
        return switch (this) {
            case SUM -> 0;
            case PROD -> 1;
            case MAX -> Double.NEGATIVE_INFINITY;
            case MIN -> Double.POSITIVE_INFINITY;
        };
    }

    /** The function of two operands that this reduction applies again and again. */
    public BinaryFunction step() {
        return switch (this) {
            case SUM -> BinaryFunction.ADD;
            case PROD -> BinaryFunction.MUL;
            case MAX -> BinaryFunction.MAX;
            case MIN -> BinaryFunction.MIN;
        };
    }
}
