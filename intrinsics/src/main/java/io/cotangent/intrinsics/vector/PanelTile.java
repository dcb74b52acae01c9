package io.cotangent.intrinsics.vector;

import java.lang.foreign.MemorySegment;

/**
 * As {@link Tile}, with copies of A and B that lie where they are read fast; made by {@link
 * PanelTileWriter}.
 */
abstract class PanelTile {
    /** The most products in a sum. */
    static final int DEPTH = 384;

    /** The distance of rows of A; they are not kept in the same places of the cache. */
    static final int PITCH = DEPTH + 8;

    /**
     * {@code C = alpha A B + beta C} for a tile of C, with columns side by side.
     *
     * @param columns the number of columns, at most the tile's
     * @param k the number of products in each sum, at most {@value #DEPTH}
     * @param a the rows of A, at distances of {@value #PITCH}
     * @param b the rows of B, one after the other, each as wide as the widest tile
     */
    abstract void multiply(
            int columns,
            int k,
            double alpha,
            Object a,
            int aOffset,
            MemorySegment b,
            int bOffset,
            double beta,
            Object c,
            int cOffset,
            int cRowStride);
}
