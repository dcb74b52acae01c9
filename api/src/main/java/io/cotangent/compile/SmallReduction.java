package io.cotangent.compile;

import io.cotangent.array.DenseArray;
import io.cotangent.array.Shape;
import io.cotangent.array.Views;
import io.cotangent.intrinsics.Kind;
import io.cotangent.intrinsics.Reduction;
import io.cotangent.intrinsics.scalar.Calculation;
import io.cotangent.intrinsics.scalar.SmallKernels;
import java.util.Arrays;

/**
 * Reductions, element by element, in the order of {@link io.cotangent.array.Reductions} and of the
 * kernels that it calls.
 */
final class SmallReduction {
    /** From this many results in a row on, rows are combined. */
    private static final int WIDE = 8;

    private final SmallKernels kernels;
    private final Reduction reduction;
    private final Kind kind;

    SmallReduction(Calculation calculation, Reduction reduction, Kind kind) {
        this.kernels = new SmallKernels(calculation);
        this.reduction = reduction;
        this.kind = kind;
    }

    /** Reduces axes, neighbours together, those at the end first. */
    DenseArray reduce(DenseArray cells, int... axes) {
        DenseArray result = cells;
        int to = axes.length - 1;
        while (to >= 0) {
            int from = to;
            while (from > 0 && axes[from - 1] == axes[from] - 1) {
                from--;
            }
            result = neighbours(result, axes[from], axes[to] + 1);
            to = from - 1;
        }
        return result;
    }

    private DenseArray neighbours(DenseArray x, int from, int to) {
        Shape shape = x.type().shape();
        int[] axes = new int[to - from];
        Arrays.setAll(axes, i -> from + i);
        Shape left = shape.without(axes);
        if (shape.size() == 0 || kind == Kind.BOOL && reduction.hasIdentity()) {
            throw new Unsupported("a reduction of nothing, or of booleans");
        }
        int outer = 1;
        int reduced = 1;
        for (int axis = 0; axis < to; axis++) {
            if (axis < from) {
                outer *= shape.length(axis);
            } else {
                reduced *= shape.length(axis);
            }
        }
        if (reduced > SmallKernels.MOST_TERMS) {
            throw new Unsupported("a long reduction");
        }
        int inner = shape.size() / outer / reduced;
        boolean byRows = inner == 1 && reduced < WIDE && outer >= WIDE || inner >= WIDE;
        int[] values = Cells.flat(Views.reshape(x, Shape.of(outer * reduced * inner)));
        int count = reduced;
        return Cells.of(
                left,
                i -> {
                    int[] terms = new int[count];
                    int first = i / inner * count * inner + i % inner;
                    Arrays.setAll(terms, k -> values[first + k * inner]);
                    return byRows
                            ? kernels.reduceRows(reduction, terms)
                            : kernels.reduce(reduction, terms);
                });
    }
}
