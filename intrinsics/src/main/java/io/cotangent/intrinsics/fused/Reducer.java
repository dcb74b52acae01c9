package io.cotangent.intrinsics.fused;

import io.cotangent.intrinsics.Kernels;
import io.cotangent.intrinsics.Reduction;

/**
 * The reduction of a value over the last axes, with the bits of {@link Kernels#reduce}: runs that
 * are no longer than a block are reduced at once; of longer ones, the blocks are the leaves of the
 * same balanced tree.
 */
final class Reducer {
    /** From so many results on, runs shorter than that are reduced side by side. */
    private static final int WIDE = 8;

    private final Kernels kernels;
    private final Reduction reduction;
    private final int axes;

    /** Its number among the reducers of a plan. */
    private final int number;

    /** The result's. */
    private final int slot;

    Reducer(Kernels kernels, Reduction reduction, int axes, int number, int slot) {
        this.kernels = kernels;
        this.reduction = reduction;
        this.axes = axes;
        this.number = number;
        this.slot = slot;
    }

    /** The slot of the result. */
    int slot() {
        return slot;
    }

    @Override
    public String toString() {
        return reduction + " of " + axes + " axes";
    }

    /** How many elements each result reduces. */
    static int reduced(int axes, int[] shape) {
        int product = 1;
        for (int i = shape.length - axes; i < shape.length; i++) {
            product *= shape[i];
        }
        return product;
    }

    /** How many elements each result reduces. */
    int reduced(int[] shape) {
        return reduced(axes, shape);
    }

    /** How many leaves there are, if there are trees. */
    int leaves(int size, int reduced) {
        return reduced <= Grid.BLOCK ? 0 : size / reduced * Math.ceilDiv(reduced, Grid.BLOCK);
    }

    /** Reduces the elements of a block. */
    void run(int n, Frame frame, Object x, int place) {
        Run run = frame.run;
        int reduced = run.reduced[number];
        if (reduced > Grid.BLOCK) {
            int leaf =
                    frame.from / reduced * Math.ceilDiv(reduced, Grid.BLOCK)
                            + frame.from % reduced / Grid.BLOCK;
            run.leaves[number][leaf] = leaf(n, x, place);
            return;
        }
        some(n / reduced, reduced, run.size / reduced, x, place, run, frame.from / reduced);
    }

    /** Reduces whole runs. */
    private void some(int count, int reduced, int all, Object x, int place, Run run, int first) {
        Object y = run.results[slot - run.inputs];
        int at = run.resultOffsets[slot - run.inputs] + first;
        if (reduced < WIDE && all >= WIDE) {
            kernels.reduceRows(reduction, reduced, count, x, place, 1, reduced, y, at);
            return;
        }
        kernels.reduceRuns(reduction, count, reduced, x, place, y, at);
    }

    private double leaf(int n, Object x, int place) {
        if (x instanceof boolean[] truths) {
            boolean decisive = reduction == Reduction.MAX;
            for (int i = 0; i < n; i++) {
                if (truths[place + i] == decisive) {
                    return decisive ? 1 : 0;
                }
            }
            return decisive ? 0 : 1;
        }
        return ((BlockReductions) kernels).reduceBlock(reduction, n, x, place);
    }

    /** Combines the leaves, when all blocks are done. */
    void finish(Run run) {
        int reduced = run.reduced[number];
        if (reduced <= Grid.BLOCK) {
            return;
        }
        Object y = run.results[slot - run.inputs];
        int at = run.resultOffsets[slot - run.inputs];
        int width = Math.ceilDiv(reduced, Grid.BLOCK);
        for (int i = 0; i < run.size / reduced; i++) {
            double result = tree(run.leaves[number], i * width, reduced);
            switch (y) {
                case double[] numbers -> numbers[at + i] = result;
                case float[] numbers -> numbers[at + i] = (float) result;
                default -> ((boolean[]) y)[at + i] = result != 0;
            }
        }
    }

    /** The tree over the leaves of {@code n} elements. */
    private double tree(double[] leaves, int first, int n) {
        if (n <= Grid.BLOCK) {
            return leaves[first];
        }
        int half = (n / Grid.BLOCK + 1) / 2;
        double left = tree(leaves, first, half * Grid.BLOCK);
        double right = tree(leaves, first + half, n - half * Grid.BLOCK);
        return reduction.step().apply(left, right);
    }
}
