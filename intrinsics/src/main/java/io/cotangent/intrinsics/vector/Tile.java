package io.cotangent.intrinsics.vector;

/**
 * The innermost part of a matrix product: a few rows of A times a few columns of B, with the sums
 * in registers; made by {@link TileWriter}.
 */
abstract class Tile {
    /**
     * What distinguishes tiles.
     *
     * @param vectors how many vectors of columns
     * @param partial whether the last vector's columns are fewer
     * @param panel whether A is copied to {@link Panels}, and B, unless it is copied on the way, to
     *     rows of {@link Tiles#width}; distances that are given make no difference then
     * @param adding whether C is added to, rather than overwritten
     * @param copying whether the columns of B are copied on the way
     */
    record Shape(
            int rows,
            int vectors,
            boolean partial,
            boolean panel,
            boolean adding,
            boolean copying) {}

    /**
     * {@code C = alpha A B + beta C} for some tiles of C, one below the other, with columns side by
     * side. Each element's sum is taken in the order of k, each product and sum rounded once. A
     * tile that overwrites C takes {@code beta} for 0, whatever C held.
     *
     * @param tiles how many
     * @param columns the number of columns, at most the tile's; B has at least as many
     * @param k the number of products in each sum
     * @param copy where a tile that copies B leaves its columns, row by row without gaps; others do
     *     not look at it
     */
    abstract void multiply(
            int tiles,
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
            Object copy,
            int copyOffset,
            double beta,
            Object c,
            int cOffset,
            int cRowStride);
}
