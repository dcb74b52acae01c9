package io.cotangent.intrinsics.fused;

import io.cotangent.intrinsics.Formula;
import io.cotangent.intrinsics.Kernels;
import io.cotangent.intrinsics.Kind;
import io.cotangent.intrinsics.vector.Buffers;

/** A run of a plan, on some thread or on several; it is used again and again, by any plan. */
final class Run {
    /** With fewer elements at a time, tasks would be more work to begin than to do. */
    private static final int FEWEST = 32;

    private static final Buffers RUNS = new Buffers(Run::new);

    final Layout layout = new Layout();
    final Grid grid = new Grid();
    Plan plan;
    int size;
    int inputs;

    /** How many elements are done at a time. */
    int lanes;

    Object[] results;
    int[] resultOffsets;

    /** By reducer, how many elements make a result. */
    int[] reduced = {};

    /** By reducer, the leaves of its trees. */
    double[][] leaves = {};

    private Kernels kernels;
    private Formula formula;
    private Object[] arrays;
    private int[] offsets;

    private Run() {}

    static Run take() {
        return (Run) RUNS.take();
    }

    /** Gives everything back, so that nobody's array is kept alive. */
    void give() {
        arrays = null;
        results = null;
        plan = null;
        formula = null;
        RUNS.give(this);
    }

    /** Says what is computed, of what, and where to. */
    void begin(
            Kernels with,
            Formula of,
            Object[] operands,
            int[] operandOffsets,
            Object[] to,
            int[] toOffsets) {
        kernels = with;
        formula = of;
        arrays = operands;
        offsets = operandOffsets;
        results = to;
        resultOffsets = toOffsets;
        inputs = operands.length;
        size = layout.size();
    }

    /**
     * Says how, and for which reductions.
     *
     * @param cache bytes that there are for what is computed on the way
     */
    void begin(Plan by, int[] shape, int cache) {
        plan = by;
        Reducer[] reducers = by.reducers();
        if (reduced.length < reducers.length) {
            reduced = new int[reducers.length];
            leaves = new double[reducers.length][0];
        }
        for (int k = 0; k < reducers.length; k++) {
            reduced[k] = reducers[k].reduced(shape);
            int count = reducers[k].leaves(size, reduced[k]);
            if (leaves[k].length < count) {
                leaves[k] = new double[count];
            }
        }
        lanes = by.isLong() ? lanes(cache) : Grid.BLOCK;
    }

    /** As many elements as the cache has room for. */
    private int lanes(int cache) {
        int bytes = 0;
        for (Plan.Buffer buffer : plan.buffers()) {
            bytes += buffer.isWhole() ? 0 : buffer.kind().bytes();
        }
        for (int i = 0; i < inputs; i++) {
            bytes += layout.isCopied(i) ? kind(i).bytes() : 0;
        }
        int fit = Integer.highestOneBit(cache / Math.max(bytes, 1));
        return Math.clamp(fit, FEWEST, Grid.BLOCK);
    }

    /** The kind of an input's elements. */
    Kind kind(int input) {
        return formula.inputs().get(input);
    }

    /** Computes some blocks. */
    void blocks(int from, int to) {
        Frame frame = Frame.take();
        frame.begin(this);
        place(frame);
        int row = -1;
        for (int block = from; block < to; block++) {
            int at = grid.from(block);
            int n = grid.length(block);
            frame.from = at;
            boolean isNew = layout.row() > 0 ? at / layout.row() != row : block == from;
            row = layout.row() > 0 ? at / layout.row() : 0;
            for (int done = 0; done < n; done += lanes) {
                operands(frame, at + done, Math.min(lanes, n - done));
                if (isNew && done == 0) {
                    for (Task task : plan.once()) {
                        task.run(1, frame);
                    }
                }
                for (Task task : plan.tasks()) {
                    task.run(Math.min(lanes, n - done), frame);
                }
                frame.moveWholes(plan, lanes);
            }
            frame.moveWholes(plan, -Math.ceilDiv(n, lanes) * lanes);
            for (Task task : plan.last()) {
                task.run(n, frame);
            }
        }
        frame.give(plan.slots());
    }

    /** Puts the arrays of operands and results into their slots. */
    private void place(Frame frame) {
        for (int i = 0; i < inputs; i++) {
            if (!layout.isCopied(i)) {
                frame.arrays[i] = arrays[i];
            }
        }
        System.arraycopy(results, 0, frame.arrays, inputs, results.length);
    }

    /** Moves on to a block. */
    private void operands(Frame frame, int from, int n) {
        for (int i = 0; i < inputs; i++) {
            if (layout.isCopied(i)) {
                layout.fetch(kernels, i, from, n, arrays[i], offsets[i], frame);
            } else {
                frame.places[i] = offsets[i] + layout.place(i, from);
            }
        }
        for (int k = 0; k < results.length; k++) {
            frame.places[inputs + k] = resultOffsets[k] + from;
        }
    }

    /** Finishes what needs all blocks. */
    void finish() {
        for (Reducer reducer : plan.reducers()) {
            reducer.finish(this);
        }
    }

    /** Whether a result lies in an operand's array. */
    @SuppressWarnings("ReferenceEquality") // the same array, not an equal one
    boolean isAliased() {
        for (Object result : results) {
            for (Object array : arrays) {
                if (result == array) {
                    return true;
                }
            }
        }
        return false;
    }
}
