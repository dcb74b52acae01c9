package io.cotangent.intrinsics.vector;

/**
 * The innermost part of a matrix product: a few rows of A times a few columns of B, with the sums
 * in registers; made by {@link TileWriter}.
 */
abstract class Tile {
    /**
     * {@code C = alpha A B + beta C} for a tile of C, with columns side by side. Each element's sum
     * is taken in the order of k, each product and sum rounded once. With {@code beta = 0} what C
     * held does not matter.
     *
     * @param rows the number of rows, at most the tile's
     * @param columns the number of columns, at most the tile's; B has at least as many
     * @param k the number of products in each sum
     */
    abstract void multiply(
            int rows,
            int columns,
            int k,
            double alpha,
            Object a,
            int aOffset,
            int aRowStride,
            int aColumnStride,
            Object b,
            int bOffset,
            int bRowStride,
            double beta,
            Object c,
            int cOffset,
            int cRowStride);

    /**
     * Copies rows of B, one after the other, each with as many elements as the tile has columns,
     * those that are missing being 0.
     *
     * @param columns the number of columns of B, at most the tile's
     * @param k the number of rows
     */
    abstract void pack(
            int columns, int k, Object b, int bOffset, int bRowStride, Object y, int yOffset);
}
