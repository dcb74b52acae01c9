package io.cotangent.intrinsics;

/**
 * A {@link Formula} computed for all elements of n-dimensional operands, block by block, so that
 * what is computed on the way stays in the processor's caches.
 *
 * <p>The results have the bits that the {@link Kernels} give if they are called for one step after
 * the other on whole arrays, whatever the size, the strides and the number of threads.
 */
public final class FusedLoop {
    private static final int BLOCK = 1024;
    private static final int WIDE = 8;
    private static final Kernels KERNELS = KernelProvider.kernels();

    private final Formula formula;
    private final Kind[] kinds;

    private FusedLoop(Formula formula) {
        this.formula = formula;
        this.kinds = formula.kinds();
    }

    /** The loop of a formula; the same for equal formulas, as long as it is remembered. */
    public static FusedLoop of(Formula formula) {
        return new FusedLoop(formula);
    }

    /** What it computes. */
    public Formula formula() {
        return formula;
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
        int size = 1;
        for (int length : shape) {
            size *= length;
        }
        int inputs = formula.inputs().size();
        Object[] values = new Object[formula.size()];
        int[] steps = new int[values.length];
        for (int i = 0; i < inputs; i++) {
            values[i] = kinds[i].allocate(size);
            if (size > 0) {
                gather(shape, 0, arrays[i], offsets[i], strides[i], values[i], 0);
            }
            steps[i] = 1;
        }
        for (int i = inputs; i < values.length; i++) {
            boolean constant = formula.step(i) instanceof Step.Constant;
            values[i] = kinds[i].allocate(constant ? 1 : size);
            steps[i] = constant ? 0 : 1;
        }
        for (int from = 0; from < size; from += BLOCK) {
            int n = Math.min(BLOCK, size - from);
            for (int i = inputs; i < values.length; i++) {
                step(i, n, values, steps, from);
            }
        }
        for (int k = 0; k < results.length; k++) {
            Result result = formula.results().get(k);
            Object value = values[result.value()];
            int step = steps[result.value()];
            switch (result) {
                case Result.Each _ ->
                        KERNELS.copy(size, value, 0, step, results[k], resultOffsets[k], 1);
                case Result.Reduced(_, Reduction reduction, int axes) ->
                        reduce(reduction, shape, axes, value, step, results[k], resultOffsets[k]);
            }
        }
    }

    private void step(int i, int n, Object[] v, int[] s, int from) {
        switch (formula.step(i)) {
            case Step.Constant(Kind kind, double number) -> {
                switch (kind) {
                    case F64 -> ((double[]) v[i])[0] = number;
                    case F32 -> ((float[]) v[i])[0] = (float) number;
                    case BOOL -> ((boolean[]) v[i])[0] = number != 0;
                }
            }
            case Step.Unary(UnaryFunction f, int x) ->
                    KERNELS.unary(f, n, v[x], s[x] * from, s[x], v[i], from, 1);
            case Step.Binary(BinaryFunction f, int a, int b) ->
                    KERNELS.binary(
                            f, n, v[a], s[a] * from, s[a], v[b], s[b] * from, s[b], v[i], from, 1);
            case Step.Compare(Comparison c, int a, int b) ->
                    KERNELS.compare(
                            c,
                            n,
                            v[a],
                            s[a] * from,
                            s[a],
                            v[b],
                            s[b] * from,
                            s[b],
                            (boolean[]) v[i],
                            from,
                            1);
            case Step.Select(int c, int a, int b) ->
                    KERNELS.select(
                            n,
                            (boolean[]) v[c],
                            s[c] * from,
                            s[c],
                            v[a],
                            s[a] * from,
                            s[a],
                            v[b],
                            s[b] * from,
                            s[b],
                            v[i],
                            from,
                            1);
            case Step.Convert(_, int x) -> KERNELS.copy(n, v[x], s[x] * from, s[x], v[i], from, 1);
        }
    }

    private static void gather(
            int[] shape, int axis, Object x, int offset, int[] strides, Object y, int yOffset) {
        if (axis >= shape.length - 1) {
            boolean point = axis == shape.length;
            KERNELS.copy(
                    point ? 1 : shape[axis], x, offset, point ? 1 : strides[axis], y, yOffset, 1);
            return;
        }
        int inner = 1;
        for (int i = axis + 1; i < shape.length; i++) {
            inner *= shape[i];
        }
        for (int i = 0; i < shape[axis]; i++) {
            gather(shape, axis + 1, x, offset + i * strides[axis], strides, y, yOffset + i * inner);
        }
    }

    private static void reduce(
            Reduction reduction, int[] shape, int axes, Object x, int step, Object y, int yOffset) {
        int outer = 1;
        int reduced = 1;
        for (int i = 0; i < shape.length; i++) {
            if (i < shape.length - axes) {
                outer *= shape[i];
            } else {
                reduced *= shape[i];
            }
        }
        if (reduced < WIDE && outer >= WIDE && reduced > 0) {
            KERNELS.reduceRows(reduction, reduced, outer, x, 0, step, step * reduced, y, yOffset);
            return;
        }
        for (int i = 0; i < outer; i++) {
            KERNELS.reduce(reduction, reduced, x, i * reduced * step, step, y, yOffset + i);
        }
    }
}
