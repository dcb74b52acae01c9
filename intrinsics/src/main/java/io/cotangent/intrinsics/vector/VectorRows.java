package io.cotangent.intrinsics.vector;

/** The reduction, on vectors, of a few rows to one; made by {@link RowsWriter}. */
abstract class VectorRows {
    /**
     * Combines rows column by column, as the leaves of a balanced tree.
     *
     * @param rows a power of 2, at most {@link RowFold#BLOCK}
     * @param vectors the vectors in a row
     * @param y may be {@code x}, at the places of its first row
     */
    abstract void run(
            int rows, int vectors, Object x, int xOffset, int rowStride, Object y, int yOffset);
}
