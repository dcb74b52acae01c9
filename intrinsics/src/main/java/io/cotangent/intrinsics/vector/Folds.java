package io.cotangent.intrinsics.vector;

import io.cotangent.intrinsics.Kernels;
import io.cotangent.intrinsics.Reduction;
import java.util.EnumMap;
import java.util.function.Function;

/** The reductions of elements of one type. */
final class Folds {
    private final EnumMap<Reduction, Fold> folds;
    private final EnumMap<Reduction, RowFold> rows;
    private final ShortRuns runs;
    private final RunSums sums;

    /**
     * The reductions.
     *
     * @param dots inner products of such elements
     */
    Folds(Elements elements, Dots dots) {
        this.folds = each(reduction -> new Fold(reduction, false, elements));
        this.rows = each(reduction -> new RowFold(reduction, elements));
        this.runs = new ShortRuns(elements);
        this.sums = new RunSums(elements, dots);
    }

    private static <T> EnumMap<Reduction, T> each(Function<Reduction, T> maker) {
        EnumMap<Reduction, T> map = new EnumMap<>(Reduction.class);
        for (Reduction reduction : Reduction.values()) {
            map.put(reduction, maker.apply(reduction));
        }
        return map;
    }

    /** The reduction of rows, column by column. */
    RowFold rows(Reduction reduction) {
        return rows.get(reduction);
    }

    /** The reduction of a run. */
    double reduce(Reduction reduction, int n, Object x, int xOffset, int xStride) {
        return folds.get(reduction).run(n, x, xOffset, xStride, null, 0, 0);
    }

    /** The place of the first extreme, or NaN, in a run. */
    int place(Reduction reduction, int n, Object x, int xOffset, int xStride) {
        return folds.get(reduction).place(n, x, xOffset, xStride);
    }

    /** The reductions of runs that lie one after the other. */
    void reduceRuns(
            Kernels kernels,
            Reduction reduction,
            int count,
            int n,
            Object x,
            int xOffset,
            Object y,
            int yOffset) {
        if (runs.suits(reduction, count, n)) {
            runs.run(kernels, reduction, count, n, x, xOffset, y, yOffset);
            return;
        }
        if (sums.suits(reduction, count, n)) {
            sums.run(count, n, x, xOffset, y, yOffset);
            return;
        }
        for (int i = 0; i < count; i++) {
            double result = reduce(reduction, n, x, xOffset + i * n, 1);
            if (y instanceof double[] to) {
                to[yOffset + i] = result;
            } else {
                ((float[]) y)[yOffset + i] = (float) result;
            }
        }
    }
}
