package io.cotangent.intrinsics.vector;

/**
 * A reduction, on vectors, of as many elements, or products of pairs, as make whole rows of {@link
 * Fold#columns columns}; made by {@link FoldWriter}.
 */
abstract class VectorFold {
    /**
     * The reduction of {@code a[i]}, or of {@code a[i] * b[i]}, for {@code n} elements side by
     * side.
     */
    abstract double whole(int n, Object a, int aOffset, Object b, int bOffset);

    /**
     * The extreme of {@code a[i]} for {@code n} elements side by side, where none is NaN; NaN if
     * one may be. Of zeros it may take the wrong one.
     */
    double quick(int n, Object a, int aOffset) {
        return whole(n, a, aOffset, a, aOffset);
    }
}
