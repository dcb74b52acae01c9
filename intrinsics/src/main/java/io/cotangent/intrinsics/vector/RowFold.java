package io.cotangent.intrinsics.vector;

import io.cotangent.intrinsics.Kernels;
import io.cotangent.intrinsics.Parallel;
import io.cotangent.intrinsics.Reduction;
import java.util.List;

/**
 * The reduction of many rows to one, column by column, in strips of {@value #STRIP} columns.
 *
 * <p>The rows are the leaves of a balanced tree, of which the part over a block of {@value #BLOCK}
 * rows is computed in registers, while that many rows are read side by side. Rounding errors add up
 * to about {@code log2} of the number of rows. The order depends on that number only: rows whose
 * elements do not lie side by side are copied, block by block. Sums and products of {@code float}s
 * are {@code double}s until the end.
 */
final class RowFold {
    /** The most rows that are combined in registers; a power of 2. */
    static final int BLOCK = 16;

    private static final int STRIP = 512;

    /** Levels of the tree over the rows there can be: of blocks, and within the last one. */
    private static final int DEPTH = Integer.SIZE;

    /** Fewer elements are not worth a thread. */
    private static final int GRAIN = 1 << 17;

    private final Reduction reduction;
    private final Elements elements;

    /** What is computed with. */
    private final Elements exact;

    private final Buffers tasks = new Buffers(Task::new);
    private final Patience patience = new Patience(this::rehearsal);
    private volatile Vectors vectors;

    /** The first combines rows of the array, the second those of its results. */
    private record Vectors(VectorRows rows, VectorRows results, int lanes) {}

    RowFold(Reduction reduction, Elements elements) {
        this.reduction = reduction;
        this.elements = elements;
        this.exact = reduction.hasIdentity() ? Elements.DOUBLE : elements;
    }

    /** Reduces at least one row; see {@link Kernels#reduceRows}. */
    void run(
            Kernels kernels,
            int rows,
            int columns,
            Object x,
            int xOffset,
            int rowStride,
            int columnStride,
            Object y,
            int yOffset) {
        int grain = Math.max(BLOCK, GRAIN / rows);
        if (!Parallel.pays(columns, grain)) {
            some(kernels, rows, columns, x, xOffset, rowStride, columnStride, y, yOffset);
            return;
        }
        Parallel.forRange(
                columns,
                grain,
                (from, to) ->
                        some(
                                kernels,
                                rows,
                                to - from,
                                x,
                                xOffset + from * columnStride,
                                rowStride,
                                columnStride,
                                y,
                                yOffset + from));
    }

    private void some(
            Kernels kernels,
            int rows,
            int columns,
            Object x,
            int xOffset,
            int rowStride,
            int columnStride,
            Object y,
            int yOffset) {
        Task task = (Task) tasks.take();
        task.begin(kernels, rows, x, rowStride, columnStride);
        task.run(columns, xOffset, y, yOffset);
        task.end();
        tasks.give(task);
    }

    private Rehearsal rehearsal() {
        Format format = exact.format();
        VectorRows rows = RowsWriter.rows(reduction, definition(elements));
        VectorRows results =
                elements == exact ? rows : RowsWriter.rows(reduction, definition(exact));
        Object x = Rehearsal.array(elements);
        Object y = Rehearsal.array(exact);
        int n = Rehearsal.LENGTH / BLOCK;
        int count = n / format.lanes();
        return new Rehearsal(
                2L * BLOCK * count,
                () -> {
                    for (int k = BLOCK; k > 0; k /= 2) {
                        rows.run(k, count, x, 0, n, y, 0);
                        results.run(k, count, y, 0, n, y, 0);
                    }
                },
                () -> vectors = new Vectors(rows, results, format.lanes()));
    }

    private Definition definition(Elements operand) {
        return new Definition(
                reduction + "_" + operand, exact.format(), List.of(operand), exact, Lane.input(0));
    }

    /** Sees to it that vectors are used; takes a while. */
    void warmUp() {
        patience.warmUp();
    }

    /** The reduction of some columns, with memory of its own; it is used again and again. */
    private final class Task {
        private Kernels kernels;
        private int rows;
        private Object x;
        private int rowStride;
        private int columnStride;
        private Vectors warm;

        /** A strip for each level of the tree. */
        private final Object levels = exact.allocate(DEPTH * STRIP);

        /** A block of rows whose elements do not lie side by side. */
        private Object copy;

        void begin(Kernels with, int count, Object array, int rowStep, int columnStep) {
            kernels = with;
            rows = count;
            x = array;
            rowStride = rowStep;
            columnStride = columnStep;
            warm = vectors;
        }

        /** Keeps nobody's array alive. */
        void end() {
            x = null;
        }

        void run(int columns, int xOffset, Object y, int yOffset) {
            if (warm == null) {
                patience.isOver((long) rows * columns);
            }
            for (int left = 0; left < columns; left += STRIP) {
                int width = Math.min(STRIP, columns - left);
                fold(xOffset + left * columnStride, width, rows, 0);
                kernels.copy(width, levels, 0, 1, y, yOffset + left, 1);
            }
        }

        /** Leaves the reduction of some rows at a level; further ones are free. */
        private void fold(int offset, int width, int count, int level) {
            if (Integer.bitCount(count) == 1 && count <= BLOCK) {
                combine(count, offset, width, level);
                return;
            }
            int first =
                    count > BLOCK ? (count / BLOCK + 1) / 2 * BLOCK : Integer.highestOneBit(count);
            fold(offset, width, first, level);
            fold(offset + first * rowStride, width, count - first, level + 1);
            int place = level * STRIP;
            if (warm == null) {
                combine(2, width, levels, place, STRIP, null, place);
            } else {
                // What lies beyond the columns of a strip is nobody's.
                int whole = (width + warm.lanes - 1) / warm.lanes * warm.lanes;
                combine(2, whole, levels, place, STRIP, warm.results, place);
            }
        }

        private void combine(int count, int offset, int width, int level) {
            VectorRows onVectors = warm == null ? null : warm.rows;
            int place = level * STRIP;
            if (columnStride == 1) {
                combine(count, width, x, offset, rowStride, onVectors, place);
                return;
            }
            if (copy == null) {
                copy = elements.allocate(BLOCK * STRIP);
            }
            kernels.copyMatrix(count, width, x, offset, rowStride, columnStride, copy, 0, STRIP, 1);
            combine(count, width, copy, 0, STRIP, onVectors, place);
        }

        private void combine(
                int count,
                int width,
                Object from,
                int offset,
                int stride,
                VectorRows onVectors,
                int place) {
            int done = 0;
            if (onVectors != null) {
                done = width / warm.lanes * warm.lanes;
                onVectors.run(count, width / warm.lanes, from, offset, stride, levels, place);
                if (done < width && done > 0) {
                    // Some columns twice, rather than the last ones one by one.
                    int last = width - warm.lanes;
                    onVectors.run(count, 1, from, offset + last, stride, levels, place + last);
                    done = width;
                }
            }
            for (int j = done; j < width; j++) {
                double result = tree(from, offset + j, stride, count, 0, 1);
                if (levels instanceof double[] numbers) {
                    numbers[place + j] = result;
                } else {
                    ((float[]) levels)[place + j] = (float) result;
                }
            }
        }

        /** The tree over the rows with a number that is {@code first} modulo {@code step}. */
        private double tree(Object from, int at, int stride, int count, int first, int step) {
            if (step < count) {
                double left = tree(from, at, stride, count, first, 2 * step);
                double right = tree(from, at, stride, count, first + step, 2 * step);
                return reduction.step().apply(left, right);
            }
            return Fold.element(from, at + first * stride);
        }
    }
}
