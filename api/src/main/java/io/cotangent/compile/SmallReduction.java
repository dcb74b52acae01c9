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

    private final Calculation calculation;
    private final SmallKernels kernels;
    private final Reduction reduction;
    private final Kind kind;

    SmallReduction(Calculation calculation, Reduction reduction, Kind kind) {
        this.calculation = calculation;
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
        if (kind == Kind.BOOL && reduction.hasIdentity()) {
            throw new Unsupported("a sum of booleans");
        }
        if (shape.size() == 0) {
            if (!reduction.hasIdentity()) {
                throw new Unsupported("an extreme of nothing");
            }
            return Cells.of(left, i -> calculation.constant(kind, reduction.identity()));
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

    /** The running reduction along an axis, from its start or from its end. */
    DenseArray scan(DenseArray cells, int axis, boolean reverse) {
        Shape shape = cells.type().shape();
        int inner = 1;
        for (int after = axis + 1; after < shape.rank(); after++) {
            inner *= shape.length(after);
        }
        int length = shape.length(axis);
        int[] values = Cells.flat(cells);
        int[] result = values.clone();
        // Floats are added up as doubles.
        Kind exact = kind == Kind.F32 ? Kind.F64 : kind;
        for (int i = 0; i < result.length; i++) {
            if (i / inner % length == 0) {
                int first = reverse ? i + (length - 1) * inner : i;
                int running = calculation.convert(exact, values[first]);
                for (int k = 1; k < length; k++) {
                    int at = first + (reverse ? -k : k) * inner;
                    int next = calculation.convert(exact, values[at]);
                    running = calculation.binary(reduction.step(), running, next);
                    result[at] = calculation.convert(kind, running);
                }
            }
        }
        return Cells.of(shape, result);
    }
}
