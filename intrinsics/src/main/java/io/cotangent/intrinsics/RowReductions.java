package io.cotangent.intrinsics;

import java.lang.reflect.Array;

/**
 * The reduction of many rows to one, column by column, in strips of {@value #STRIP} columns.
 *
 * <p>Floating-point sums are pairwise, as those of runs are: blocks of {@value #BLOCK} rows are
 * added one after the other, and the blocks' sums as the leaves of a balanced binary tree, which
 * needs one strip of memory for each of its levels. Sums and products of {@code float} are kept in
 * {@code double} until the end.
 */
final class RowReductions {
    private static final int STRIP = 256;
    private static final int BLOCK = 16;

    private final Kernels kernels;
    private final BinaryFunction step;
    private final boolean pairwise;
    private final Object data;
    private final int count;
    private final int rowStride;
    private final int width;
    private final int columnStride;

    /** A strip for each level of the tree. */
    private final Object levels;

    /** A strip for a row whose elements must be converted first, if any. */
    private final double[] converted;

    private final boolean converts;

    /** The reduction of {@code count} rows of {@code width} elements each. */
    RowReductions(
            Kernels kernels,
            Reduction reduction,
            Object data,
            int count,
            int rowStride,
            int width,
            int columnStride) {
        this.kernels = kernels;
        this.step = reduction.step();
        this.pairwise =
                reduction == Reduction.SUM && (data instanceof double[] || data instanceof float[]);
        this.data = data;
        this.count = count;
        this.rowStride = rowStride;
        this.width = width;
        this.columnStride = columnStride;
        this.converts = reduction.hasIdentity() && data instanceof float[];
        int strip = Math.min(width, STRIP);
        int depth = 2;
        for (int blocks = count / BLOCK; pairwise && blocks > 0; blocks /= 2) {
            depth++;
        }
        this.levels = converts ? new double[depth * strip] : like(data, depth * strip);
        this.converted = new double[converts ? strip : 0];
    }

    /** Reduces the rows, the first of which begins at {@code offset}, to {@code y}. */
    void reduce(int offset, Object y, int yOffset) {
        for (int left = 0; left < width; left += STRIP) {
            int columns = Math.min(STRIP, width - left);
            fold(offset + left * columnStride, columns, count, 0);
            kernels.copy(columns, levels, 0, 1, y, yOffset + left, 1);
        }
    }

    /** Leaves the reduction of some rows at a place in {@link #levels}; later places are free. */
    private void fold(int offset, int columns, int rows, int place) {
        if (pairwise && rows > BLOCK) {
            int half = (rows / BLOCK + 1) / 2 * BLOCK;
            fold(offset, columns, half, place);
            fold(offset + half * rowStride, columns, rows - half, place + columns);
            combine(columns, levels, place + columns, 1, place);
            return;
        }
        kernels.copy(columns, data, offset, columnStride, levels, place, 1);
        for (int row = 1; row < rows; row++) {
            int at = offset + row * rowStride;
            if (converts) {
                kernels.copy(columns, data, at, columnStride, converted, 0, 1);
                combine(columns, converted, 0, 1, place);
            } else {
                combine(columns, data, at, columnStride, place);
            }
        }
    }

    private static Object like(Object data, int length) {
        return Array.newInstance(data.getClass().getComponentType(), length);
    }

    private void combine(int columns, Object x, int at, int stride, int place) {
        kernels.binary(step, columns, levels, place, 1, x, at, stride, levels, place, 1);
    }
}
