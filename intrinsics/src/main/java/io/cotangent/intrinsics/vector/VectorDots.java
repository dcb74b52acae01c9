package io.cotangent.intrinsics.vector;

/**
 * Inner products of a run with rows of a matrix, on vectors, each in the order of a {@link Fold} of
 * products; made by {@link DotsWriter}.
 */
abstract class VectorDots {
    /**
     * Puts sums of {@code n} rows of {@link Fold#columns columns} of products into {@code room},
     * column by column, for one after the other of {@link Dots#ROWS} rows of the matrix.
     */
    abstract void whole(
            int n,
            Object a,
            int aOffset,
            int aRowStride,
            Object x,
            int xOffset,
            Object room,
            int roomOffset);

    /**
     * Adds a row of columns of products, or the beginning of one, for so many rows of the matrix,
     * to what is in {@code room}, and leaves the sum of all columns there, one vector's length from
     * the sum of the row before.
     *
     * @param whole so many vectors of each row count
     * @param ends where a vector is in {@code room} whose bits say what counts of the next one,
     *     which is loaded as a whole
     */
    abstract void rest(
            int whole,
            int rows,
            Object a,
            int aOffset,
            int aRowStride,
            Object x,
            int xOffset,
            Object room,
            int ends);
}
