package io.cotangent.intrinsics.vector;

import io.cotangent.intrinsics.Kernels;

/**
 * Copies of rows of A for the highest {@link Tile}s: panels, each with the rows of a tile.
 *
 * <p>The four rows of a panel are interleaved, so that the numbers that a tile needs together lie
 * together, and all of a panel is one run of memory, which processors foresee. The eight rows of
 * processors with longer vectors lie one after the other, as that copy costs less.
 */
final class Panels {
    /** The most products in a sum: columns of a panel. */
    static final int DEPTH = 384;

    /** The rows of a panel. */
    static final int ROWS = Species.MANY_REGISTERS ? 8 : 4;

    private static final boolean INTERLEAVED = ROWS == 4;

    /** The distance of rows that are not interleaved: not the same places of the cache. */
    private static final int PITCH = DEPTH + 8;

    /** From a panel to the next. */
    static final int SIZE = ROWS * PITCH;

    /** From a row to the next of its panel. */
    static final int ROW = INTERLEAVED ? 1 : PITCH;

    /** From a column to the next. */
    static final int COLUMN = INTERLEAVED ? ROWS : 1;

    private Panels() {}

    /** How many panels some rows need; the last may not be full. */
    static int count(int rows) {
        return Math.ceilDiv(rows, ROWS);
    }

    /** Where a row begins, from the beginning of the first panel. */
    static int place(int row) {
        return row / ROWS * SIZE + row % ROWS * ROW;
    }

    /** Copies rows to panels that begin at {@code yOffset}. */
    static void copy(
            Kernels kernels,
            int rows,
            int columns,
            Object x,
            int xOffset,
            int xRowStride,
            int xColumnStride,
            Object y,
            int yOffset) {
        int whole = INTERLEAVED ? rows / ROWS * ROWS : 0;
        for (int row = 0; row < whole; row += ROWS) {
            int from = xOffset + row * xRowStride;
            int to = yOffset + place(row);
            if (x instanceof double[] a) {
                interleave(columns, a, from, xRowStride, xColumnStride, (double[]) y, to);
            } else {
                interleave(columns, (float[]) x, from, xRowStride, xColumnStride, (float[]) y, to);
            }
        }
        kernels.copyMatrix(
                rows - whole,
                columns,
                x,
                xOffset + whole * xRowStride,
                xRowStride,
                xColumnStride,
                y,
                yOffset + place(whole),
                ROW,
                COLUMN);
    }

    private static void interleave(
            int columns,
            double[] x,
            int xOffset,
            int xRowStride,
            int xColumnStride,
            double[] y,
            int yOffset) {
        for (int k = 0; k < columns; k++) {
            int from = xOffset + k * xColumnStride;
            int to = yOffset + 4 * k;
            y[to] = x[from];
            y[to + 1] = x[from + xRowStride];
            y[to + 2] = x[from + 2 * xRowStride];
            y[to + 3] = x[from + 3 * xRowStride];
        }
    }

    private static void interleave(
            int columns,
            float[] x,
            int xOffset,
            int xRowStride,
            int xColumnStride,
            float[] y,
            int yOffset) {
        for (int k = 0; k < columns; k++) {
            int from = xOffset + k * xColumnStride;
            int to = yOffset + 4 * k;
            y[to] = x[from];
            y[to + 1] = x[from + xRowStride];
            y[to + 2] = x[from + 2 * xRowStride];
            y[to + 3] = x[from + 3 * xRowStride];
        }
    }
}
