package io.cotangent.intrinsics.vector;

/** An expression computed for each element, one by one; made by {@link NumberLoopWriter}. */
abstract class NumberLoop {
    /**
     * {@code y[i] = f(a[i], b[i], c[i])} for {@code n} elements; strides may be 0 or negative.
     * Operands that the expression does not have are null.
     */
    abstract void run(
            int n,
            Object a,
            int aOffset,
            int aStride,
            Object b,
            int bOffset,
            int bStride,
            Object c,
            int cOffset,
            int cStride,
            Object y,
            int yOffset,
            int yStride);
}
