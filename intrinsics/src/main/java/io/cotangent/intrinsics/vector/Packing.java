package io.cotangent.intrinsics.vector;

/** Copies a few columns to where rows follow each other closely; made by {@link PackingWriter}. */
abstract class Packing {
    /**
     * {@code y[yOffset + i * yStride + j] = x[xOffset + i * xStride + j]} for i below {@code rows}
     * and j below {@code columns}, which are at most the packing's.
     */
    abstract void copy(
            int columns,
            int rows,
            Object x,
            int xOffset,
            int xStride,
            Object y,
            int yOffset,
            int yStride);
}
