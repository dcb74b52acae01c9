package io.cotangent.intrinsics.vector;

/**
 * Inner products of a run with {@link Dots#ROWS} rows of a matrix at a time, on vectors, each in
 * the order of a {@link Fold} of products; made by {@link DotsWriter}.
 */
abstract class VectorDots {
    /**
     * Puts sums of {@code n} rows of {@link Fold#columns columns} of products into {@code room},
     * column by column, a row of the matrix after the other.
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
     * Adds {@code n} products more to the first columns, as many as there are columns at most, and
     * leaves a vector for each row of the matrix, whose elements' sum is the row's.
     */
    abstract void rest(
            int n,
            Object a,
            int aOffset,
            int aRowStride,
            Object x,
            int xOffset,
            Object room,
            int rows);

    /** Leaves the sums of all rows, {@code times} {@link Dots#ROWS}, at equal distances. */
    abstract void sums(Object room, int times);

    /**
     * Puts the inner products of {@code times} {@link Dots#ROWS} rows with {@code n} elements side
     * by side, at least one, into {@code room}, at equal distances.
     *
     * @param columns the number of columns
     * @param room has room for the columns of all rows
     */
    final void run(
            int times,
            int columns,
            int n,
            Object a,
            int aOffset,
            int aRowStride,
            Object x,
            int xOffset,
            Object room) {
        // At least one is left for the end, so that it need not be asked whether there is.
        int whole = (n - 1) / columns;
        int done = whole * columns;
        for (int i = 0; i < times; i++) {
            int row = i * Dots.ROWS;
            whole(
                    whole,
                    a,
                    aOffset + row * aRowStride,
                    aRowStride,
                    x,
                    xOffset,
                    room,
                    row * columns);
        }
        int rows = times * Dots.ROWS;
        rest(n - done, a, aOffset + done, aRowStride, x, xOffset + done, room, rows);
        sums(room, times);
    }
}
