package io.cotangent.array;

import io.cotangent.DType;
import io.cotangent.intrinsics.BinaryFunction;
import io.cotangent.intrinsics.KernelProvider;
import io.cotangent.intrinsics.Kernels;
import io.cotangent.intrinsics.Reduction;

/**
 * Running reductions of many columns at once, row after row, in strips of {@value #STRIP} columns,
 * so that the row before is in the cache. Sums and products of {@code float32} are kept in {@code
 * float64}, as the kernels do that run along a single column: the results are the same.
 */
final class RunningRows {
    private static final Kernels KERNELS = KernelProvider.kernels();
    private static final int STRIP = 512;

    private final BinaryFunction step;
    private final Object x;
    private final int count;
    private final int xRowStride;
    private final int width;
    private final int xColumnStride;
    private final Object y;
    private final int yRowStride;

    /** Whether rows are converted first, into {@link #row}, and their reduction kept apart. */
    private final boolean converts;

    private final double[] running;
    private final double[] row;

    /** Running reductions of {@code count} rows of {@code width} elements each of x's data. */
    RunningRows(
            Reduction reduction,
            DenseArray x,
            int count,
            int xRowStride,
            int width,
            int xColumnStride,
            DenseArray y,
            int yRowStride) {
        this.step = reduction.step();
        this.x = x.data();
        this.count = count;
        this.xRowStride = xRowStride;
        this.width = width;
        this.xColumnStride = xColumnStride;
        this.y = y.data();
        this.yRowStride = yRowStride;
        this.converts = reduction.hasIdentity() && x.dtype() == DType.FLOAT32;
        int strip = converts ? Math.min(width, STRIP) : 0;
        this.running = new double[strip];
        this.row = new double[strip];
    }

    /** Reduces the rows, the first of which begin at these places of the two arrays. */
    void scan(int xOffset, int yOffset) {
        for (int left = 0; left < width; left += STRIP) {
            int columns = Math.min(STRIP, width - left);
            int from = xOffset + left * xColumnStride;
            int to = yOffset + left;
            if (converts) {
                convertedStrip(columns, from, to);
            } else {
                strip(columns, from, to);
            }
        }
    }

    private void strip(int columns, int xOffset, int yOffset) {
        KERNELS.copy(columns, x, xOffset, xColumnStride, y, yOffset, 1);
        for (int i = 1; i < count; i++) {
            int from = xOffset + i * xRowStride;
            int to = yOffset + i * yRowStride;
            KERNELS.binary(step, columns, y, to - yRowStride, 1, x, from, xColumnStride, y, to, 1);
        }
    }

    private void convertedStrip(int columns, int xOffset, int yOffset) {
        KERNELS.copy(columns, x, xOffset, xColumnStride, running, 0, 1);
        KERNELS.copy(columns, x, xOffset, xColumnStride, y, yOffset, 1);
        for (int i = 1; i < count; i++) {
            KERNELS.copy(columns, x, xOffset + i * xRowStride, xColumnStride, row, 0, 1);
            KERNELS.binary(step, columns, running, 0, 1, row, 0, 1, running, 0, 1);
            KERNELS.copy(columns, running, 0, 1, y, yOffset + i * yRowStride, 1);
        }
    }
}
