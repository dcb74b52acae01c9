package io.cotangent.intrinsics;

/** A question about the order of two numbers. NaN differs from every number, also from itself. */
public enum Comparison {
    /** Equal. */
    EQ,
    /** Not equal. */
    NE,
    /** Less. */
    LT,
    /** Less or equal. */
    LE,
    /** Greater. */
    GT,
    /** Greater or equal. */
    GE;

    /** The comparison that gives the same answer with the operands exchanged. */
    public Comparison mirrored() {
        return switch (this) {
            case EQ, NE -> this;
            case LT -> GT;
            case LE -> GE;
            case GT -> LT;
            case GE -> LE;
        };
    }

    /** The answer for two floating-point numbers. */
    public boolean apply(double a, double b) {
        return switch (this) {
            case EQ -> a == b;
            case NE -> a != b;
            case LT -> a < b;
            case LE -> a <= b;
            case GT -> a > b;
            case GE -> a >= b;
        };
    }

    /** The answer for two integers. */
    public boolean apply(long a, long b) {
        return switch (this) {
            case EQ -> a == b;
            case NE -> a != b;
            case LT -> a < b;
            case LE -> a <= b;
            case GT -> a > b;
            case GE -> a >= b;
        };
    }

    /** The answer for two truth values, where false is less than true. */
    public boolean apply(boolean a, boolean b) {
        return apply(a ? 1L : 0L, b ? 1L : 0L);
    }
}
