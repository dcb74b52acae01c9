package io.cotangent.intrinsics;

import io.cotangent.intrinsics.fused.Machine;
import io.cotangent.intrinsics.fused.Recent;
import io.cotangent.intrinsics.vector.Piece;
import java.util.ArrayList;
import java.util.List;

/**
 * A {@link Formula} computed for all elements of n-dimensional operands, block by block, so that
 * what is computed on the way stays in the processor's caches.
 *
 * <p>The results have the bits that the {@link Kernels} give if they are called for one step after
 * the other on whole arrays, whatever the size, the strides and the number of threads.
 */
public final class FusedLoop {
    /** The loops that are remembered. */
    private static final int AT_MOST = 1000;

    /** From this many results in a row on, rows are combined. */
    private static final int WIDE = 8;

    private static final Recent<Formula, FusedLoop> LOOPS =
            new Recent<>(AT_MOST, formula -> new FusedLoop(formula, KernelProvider.kernels()));

    private final Formula formula;
    private final Kernels kernels;
    private final Machine machine;

    /** What computes whole arrays of the values to be reduced; made if it is needed. */
    private volatile FusedLoop unreduced;

    /** A loop that uses these kernels. */
    FusedLoop(Formula formula, Kernels kernels) {
        this(formula, kernels, Machine.CACHE);
    }

    /** A loop that has so many bytes of a cache for what a long formula computes on the way. */
    FusedLoop(Formula formula, Kernels kernels, int cache) {
        this.formula = formula;
        this.kernels = kernels;
        this.machine = new Machine(formula, kernels, cache);
    }

    /** The loop of a formula; the same for equal formulas, as long as it is remembered. */
    public static FusedLoop of(Formula formula) {
        return LOOPS.get(formula);
    }

    /** What it computes. */
    public Formula formula() {
        return formula;
    }

    /**
     * The tasks of a block, one a line: pieces with their steps, and calls of kernels; for operands
     * none of which is one element for all.
     */
    @Override
    public String toString() {
        return machine.toString();
    }

    /** The generated loops that have been made for the ways in which operands have lain so far. */
    List<Piece> pieces() {
        return machine.pieces();
    }

    /**
     * Computes all elements.
     *
     * @param shape the lengths of the axes
     * @param arrays the inputs' Java arrays
     * @param offsets the places of their first elements
     * @param strides by input, then by axis, the distance of neighbours; 0 for a repeated element
     * @param results the results' Java arrays, which share no elements with one another, and none
     *     with an input unless they lie in the same places; elements lie side by side there,
     *     row-major
     * @param resultOffsets the places of their first elements
     */
    public void run(
            int[] shape,
            Object[] arrays,
            int[] offsets,
            int[][] strides,
            Object[] results,
            int[] resultOffsets) {
        for (int length : shape) {
            if (length == 0) {
                ofNothing(shape, results, resultOffsets);
                return;
            }
        }
        if (!machine.run(shape, arrays, offsets, strides, results, resultOffsets)) {
            apart(shape, arrays, offsets, strides, results, resultOffsets);
        }
    }

    /** Reductions of no elements. */
    private void ofNothing(int[] shape, Object[] results, int[] resultOffsets) {
        for (int k = 0; k < results.length; k++) {
            if (formula.results().get(k)
                    instanceof Result.Reduced(int value, var reduction, int axes)) {
                Object none = formula.kind(value).allocate(0);
                int count = product(shape, 0, shape.length - axes);
                for (int i = 0; i < count; i++) {
                    kernels.reduce(reduction, 0, none, 0, 1, results[k], resultOffsets[k] + i);
                }
            }
        }
    }

    /** Computes all elements of the values first, and then the reductions. */
    private void apart(
            int[] shape,
            Object[] arrays,
            int[] offsets,
            int[][] strides,
            Object[] results,
            int[] resultOffsets) {
        FusedLoop loop = unreduced;
        if (loop == null) {
            List<Result> each = new ArrayList<>();
            formula.results().forEach(result -> each.add(new Result.Each(result.value())));
            Formula all = new Formula(formula.inputs(), formula.steps(), each);
            loop = new FusedLoop(all, kernels);
            unreduced = loop;
        }
        int size = product(shape, 0, shape.length);
        Object[] values = results.clone();
        int[] places = resultOffsets.clone();
        for (int k = 0; k < results.length; k++) {
            if (formula.results().get(k) instanceof Result.Reduced(int value, _, _)) {
                values[k] = formula.kind(value).allocate(size);
                places[k] = 0;
            }
        }
        loop.run(shape, arrays, offsets, strides, values, places);
        for (int k = 0; k < results.length; k++) {
            if (formula.results().get(k) instanceof Result.Reduced(_, var reduction, int axes)) {
                int outer = product(shape, 0, shape.length - axes);
                reduce(reduction, outer, size / outer, values[k], results[k], resultOffsets[k]);
            }
        }
    }

    private void reduce(
            Reduction reduction, int outer, int reduced, Object x, Object y, int yOffset) {
        if (reduced < WIDE && outer >= WIDE) {
            kernels.reduceRows(reduction, reduced, outer, x, 0, 1, reduced, y, yOffset);
            return;
        }
        kernels.reduceRuns(reduction, outer, reduced, x, 0, y, yOffset);
    }

    private static int product(int[] shape, int from, int to) {
        int product = 1;
        for (int i = from; i < to; i++) {
            product *= shape[i];
        }
        return product;
    }
}
