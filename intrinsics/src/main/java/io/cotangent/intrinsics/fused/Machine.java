package io.cotangent.intrinsics.fused;

import io.cotangent.intrinsics.Formula;
import io.cotangent.intrinsics.Kernels;
import io.cotangent.intrinsics.Parallel;
import io.cotangent.intrinsics.Result;
import io.cotangent.intrinsics.vector.Piece;
import io.cotangent.intrinsics.vector.VectorKernels;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Computes a formula block by block, on one thread or on several, by a plan for each way in which
 * operands may lie.
 */
public final class Machine {
    /** So many operations on vectors, about, are worth a thread. */
    private static final int GRAIN = 1 << 19;

    /** Bytes for what long formulas compute on the way: most of a second cache. */
    public static final int CACHE = 3 << 19;

    /** The plans that are kept. */
    private static final int PLANS = 16;

    private final Formula formula;
    private final Kernels kernels;
    private final Pieces pieces;
    private final int cache;

    /** Of each reduction, how many axes it is over. */
    private final int[] axes;

    private volatile Variant[] variants = {};

    private record Variant(BitSet uniform, boolean aliased, Plan plan) {}

    /**
     * A machine that uses these kernels.
     *
     * @param cache bytes for what long formulas compute on the way
     */
    public Machine(Formula formula, Kernels kernels, int cache) {
        this.cache = cache;
        this.formula = formula;
        this.kernels = kernels;
        this.pieces = kernels instanceof VectorKernels ? Pieces.ON_VECTORS : Pieces.ON_NUMBERS;
        this.axes =
                formula.results().stream()
                        .filter(Result.Reduced.class::isInstance)
                        .mapToInt(result -> ((Result.Reduced) result).axes())
                        .toArray();
    }

    /**
     * Computes all elements, at least one.
     *
     * @return whether it did; if not, some reductions need whole arrays, and nothing was done
     */
    public boolean run(
            int[] shape,
            Object[] arrays,
            int[] offsets,
            int[][] strides,
            Object[] results,
            int[] resultOffsets) {
        Run run = Run.take();
        boolean suits = cut(run, shape, strides);
        if (suits) {
            run.begin(kernels, formula, arrays, offsets, results, resultOffsets);
            run.begin(plan(run.layout.uniform(), run.isAliased()), shape, cache);
            blocks(run);
            run.finish();
        }
        run.give();
        return suits;
    }

    private void blocks(Run run) {
        int count = run.grid.count();
        int grain = GRAIN / ((run.plan.cost() + 8) * Grid.BLOCK) + 1;
        if (Parallel.pays(count, grain)) {
            Parallel.forRange(count, grain, run::blocks);
        } else {
            run.blocks(0, count);
        }
    }

    /** Finds a grid that suits all reductions, if there is one. */
    private boolean cut(Run run, int[] shape, int[][] strides) {
        Layout layout = run.layout;
        layout.set(shape, strides, true);
        if (layout.row() > 0) {
            run.grid.setRows(layout.size(), layout.row());
            if (suits(run.grid, shape)) {
                return true;
            }
            layout.set(shape, strides, false);
        }
        run.grid.set(layout.size(), layout.size());
        if (suits(run.grid, shape)) {
            return true;
        }
        for (int count : axes) {
            run.grid.set(layout.size(), Reducer.reduced(count, shape));
            if (suits(run.grid, shape)) {
                return true;
            }
        }
        return false;
    }

    private boolean suits(Grid grid, int[] shape) {
        for (int count : axes) {
            int reduced = Reducer.reduced(count, shape);
            boolean inBlocks = reduced <= Grid.BLOCK || kernels instanceof BlockReductions;
            if (!inBlocks || !grid.suits(reduced)) {
                return false;
            }
        }
        return true;
    }

    private Plan plan(BitSet uniform, boolean aliased) {
        for (Variant variant : variants) {
            if (variant.uniform().equals(uniform) && variant.aliased() == aliased) {
                return variant.plan();
            }
        }
        return make(uniform, aliased);
    }

    private synchronized Plan make(BitSet uniform, boolean aliased) {
        Plan plan = Planner.plan(formula, uniform, aliased, kernels, pieces);
        Variant[] before = variants;
        int kept = Math.min(before.length, PLANS - 1);
        Variant[] after = new Variant[kept + 1];
        System.arraycopy(before, 0, after, 1, kept);
        after[0] = new Variant((BitSet) uniform.clone(), aliased, plan);
        variants = after;
        return plan;
    }

    /** The tasks of a block, one a line, where no operand is one element for all. */
    @Override
    public String toString() {
        return new Listing(formula, plan(new BitSet(), false)).toString();
    }

    /** The pieces of all plans so far. */
    public List<Piece> pieces() {
        List<Piece> all = new ArrayList<>();
        for (Variant variant : variants) {
            for (Task task : variant.plan().tasks()) {
                if (task instanceof Task.Together(Piece piece, _, _)) {
                    all.add(piece);
                }
            }
        }
        return all;
    }
}
