package io.cotangent.intrinsics.vector;

/** A reduction of a block of elements, on vectors; made by {@link FoldWriter}. */
abstract class VectorFold {
    /**
     * The reduction of {@code a[i]}, or of {@code a[i] * b[i]}, for {@code n} elements side by
     * side.
     */
    abstract double block(int n, Object a, int aOffset, Object b, int bOffset);
}
