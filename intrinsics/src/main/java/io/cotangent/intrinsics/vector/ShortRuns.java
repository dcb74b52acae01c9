package io.cotangent.intrinsics.vector;

import io.cotangent.intrinsics.BinaryFunction;
import io.cotangent.intrinsics.Kernels;
import io.cotangent.intrinsics.Reduction;

/**
 * Reductions of many runs that are shorter than {@link Fold}'s rows of columns, side by side: the
 * runs are transposed, and then the tree over the columns, of which each has one element at most,
 * is computed for all of them at a time.
 */
final class ShortRuns {
    /** Fewer runs are as well reduced one after the other. */
    private static final int MANY = 16;

    /** Elements that are transposed at a time. */
    private static final int BLOCK = 1024;

    private final Buffers buffers;
    private final Object zero;
    private final int width;

    ShortRuns(Elements elements) {
        this.buffers = new Buffers(() -> elements.allocate(BLOCK));
        this.zero = elements.allocate(1);
        this.width = Fold.columns(elements.format());
    }

    /** Whether this is the way to reduce {@code count} runs of {@code n} elements. */
    boolean suits(Reduction reduction, int count, int n) {
        // Products of floats are computed in doubles.
        return count >= MANY && n > 1 && n < width && reduction != Reduction.PROD;
    }

    /** Reduces runs that lie one after the other. */
    void run(
            Kernels kernels,
            Reduction reduction,
            int count,
            int n,
            Object x,
            int xOffset,
            Object y,
            int yOffset) {
        int most = BLOCK / n;
        Object columns = buffers.take();
        for (int done = 0; done < count; done += most) {
            int some = Math.min(most, count - done);
            kernels.copyMatrix(some, n, x, xOffset + done * n, n, 1, columns, 0, 1, some);
            tree(kernels, reduction.step(), some, n, columns);
            if (reduction == Reduction.SUM) {
                // Sums begin with 0, and so are never -0.
                kernels.binary(
                        BinaryFunction.ADD, some, columns, 0, 1, zero, 0, 0, y, yOffset + done, 1);
            } else {
                kernels.copy(some, columns, 0, 1, y, yOffset + done, 1);
            }
        }
        buffers.give(columns);
    }

    private static void tree(
            Kernels kernels, BinaryFunction step, int count, int n, Object columns) {
        int left = n;
        for (int half = Integer.highestOneBit(n - 1); half > 0; half /= 2) {
            int pairs = (left - half) * count;
            kernels.binary(step, pairs, columns, 0, 1, columns, half * count, 1, columns, 0, 1);
            left = half;
        }
    }
}
