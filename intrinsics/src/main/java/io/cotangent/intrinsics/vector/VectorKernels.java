package io.cotangent.intrinsics.vector;

import io.cotangent.intrinsics.BinaryFunction;
import io.cotangent.intrinsics.Comparison;
import io.cotangent.intrinsics.Kernels;
import io.cotangent.intrinsics.Reduction;
import io.cotangent.intrinsics.UnaryFunction;
import io.cotangent.intrinsics.fused.BlockReductions;
import java.util.Optional;

/**
 * The kernels on vectors of {@code double}s and {@code float}s; for other elements, which compilers
 * turn into vector instructions by themselves, those of another implementation serve.
 */
public final class VectorKernels implements Kernels, BlockReductions {
    /** From so many elements on, a call to add a row costs less than a plain loop. */
    private static final int WIDE = 32;

    private final Kernels others;
    private final Loops<UnaryFunction> unary = new Loops<>(UnaryFunction.class, Functions::of);
    private final Loops<BinaryFunction> binary = new Loops<>(BinaryFunction.class, Functions::of);
    private final Loops<Comparison> comparisons = new Loops<>(Comparison.class, Functions::of);
    private final Loops<Selection> selections =
            new Loops<>(Selection.class, (_, elements) -> Functions.select(elements));
    private final MatrixProducts doubleProducts = new MatrixProducts(Elements.DOUBLE, this);
    private final MatrixProducts floatProducts = new MatrixProducts(Elements.FLOAT, this);
    private final Folds doubleFolds = new Folds(Elements.DOUBLE, doubleProducts.dots());
    private final Folds floatFolds = new Folds(Elements.FLOAT, floatProducts.dots());

    private enum Selection {
        SELECT
    }

    /**
     * The kernels.
     *
     * @param others does what is not done on vectors
     */
    public VectorKernels(Kernels others) {
        this.others = others;
    }

    /** Why these kernels would be slower here than those in plain Java; empty if they are not. */
    public static Optional<String> drawback() {
        String mode = System.getProperty("java.vm.info", "");
        if (mode.contains("interpreted") || mode.contains("emulated-client")) {
            return Optional.of("the JVM runs without the compiler that knows vectors");
        }
        return Species.HAVE_FMA
                ? Optional.empty()
                : Optional.of(
                        "the processor, or what the JVM uses of it, has vectors of 128 bits"
                                + " without fused multiplication");
    }

    @Override
    public void unary(
            UnaryFunction f,
            int n,
            Object x,
            int xOffset,
            int xStride,
            Object y,
            int yOffset,
            int yStride) {
        Optional<Loop> loop = unary.of(f, x);
        if (loop.isPresent()) {
            loop.get().run(n, x, xOffset, xStride, null, 0, 0, null, 0, 0, y, yOffset, yStride);
        } else {
            others.unary(f, n, x, xOffset, xStride, y, yOffset, yStride);
        }
    }

    @Override
    public void binary(
            BinaryFunction f,
            int n,
            Object a,
            int aOffset,
            int aStride,
            Object b,
            int bOffset,
            int bStride,
            Object y,
            int yOffset,
            int yStride) {
        Optional<Loop> loop = binary.of(f, a);
        if (loop.isPresent()) {
            loop.get()
                    .run(
                            n, a, aOffset, aStride, b, bOffset, bStride, null, 0, 0, y, yOffset,
                            yStride);
        } else {
            others.binary(f, n, a, aOffset, aStride, b, bOffset, bStride, y, yOffset, yStride);
        }
    }

    @Override
    public void compare(
            Comparison comparison,
            int n,
            Object a,
            int aOffset,
            int aStride,
            Object b,
            int bOffset,
            int bStride,
            boolean[] y,
            int yOffset,
            int yStride) {
        Optional<Loop> loop = comparisons.of(comparison, a);
        if (loop.isPresent()) {
            loop.get()
                    .run(
                            n, a, aOffset, aStride, b, bOffset, bStride, null, 0, 0, y, yOffset,
                            yStride);
        } else {
            others.compare(
                    comparison, n, a, aOffset, aStride, b, bOffset, bStride, y, yOffset, yStride);
        }
    }

    @Override
    public void select(
            int n,
            boolean[] condition,
            int conditionOffset,
            int conditionStride,
            Object a,
            int aOffset,
            int aStride,
            Object b,
            int bOffset,
            int bStride,
            Object y,
            int yOffset,
            int yStride) {
        Optional<Loop> loop = selections.of(Selection.SELECT, a);
        if (loop.isPresent()) {
            loop.get()
                    .run(
                            n,
                            condition,
                            conditionOffset,
                            conditionStride,
                            a,
                            aOffset,
                            aStride,
                            b,
                            bOffset,
                            bStride,
                            y,
                            yOffset,
                            yStride);
        } else {
            others.select(
                    n,
                    condition,
                    conditionOffset,
                    conditionStride,
                    a,
                    aOffset,
                    aStride,
                    b,
                    bOffset,
                    bStride,
                    y,
                    yOffset,
                    yStride);
        }
    }

    @Override
    public void copy(
            int n, Object x, int xOffset, int xStride, Object y, int yOffset, int yStride) {
        others.copy(n, x, xOffset, xStride, y, yOffset, yStride);
    }

    @Override
    public void copyMatrix(
            int rows,
            int columns,
            Object x,
            int xOffset,
            int xRowStride,
            int xColumnStride,
            Object y,
            int yOffset,
            int yRowStride,
            int yColumnStride) {
        boolean done = false;
        if (xColumnStride == 1 && yColumnStride == 1) {
            done = ShortRows.run(rows, columns, x, xOffset, xRowStride, y, yOffset, yRowStride);
        } else if (xColumnStride == 0 && yColumnStride == 1) {
            done = ShortRows.spread(rows, columns, x, xOffset, xRowStride, y, yOffset, yRowStride);
        } else if (xRowStride == 1 && yColumnStride == 1) {
            done = Transpose.run(rows, columns, x, xOffset, xColumnStride, y, yOffset, yRowStride);
        } else if (xColumnStride == 1 && yRowStride == 1) {
            done = Transpose.run(columns, rows, x, xOffset, xRowStride, y, yOffset, yColumnStride);
        }
        if (!done) {
            others.copyMatrix(
                    rows,
                    columns,
                    x,
                    xOffset,
                    xRowStride,
                    xColumnStride,
                    y,
                    yOffset,
                    yRowStride,
                    yColumnStride);
        }
    }

    @Override
    public void gather(
            int n,
            int width,
            Object x,
            int xOffset,
            int xStride,
            int[] places,
            int from,
            Object y,
            int yOffset) {
        // Loading vectors from such places is faster within the cache only, and slower outside.
        others.gather(n, width, x, xOffset, xStride, places, from, y, yOffset);
    }

    @Override
    public void scatterAdd(
            int n,
            int width,
            Object x,
            int xOffset,
            int[] places,
            int from,
            Object y,
            int yOffset,
            int yStride) {
        if (width < WIDE || y instanceof boolean[]) {
            others.scatterAdd(n, width, x, xOffset, places, from, y, yOffset, yStride);
            return;
        }
        for (int i = 0; i < n; i++) {
            int to = yOffset + places[from + i] * yStride;
            binary(BinaryFunction.ADD, width, y, to, 1, x, xOffset + i * width, 1, y, to, 1);
        }
    }

    @Override
    public void reduce(
            Reduction reduction, int n, Object x, int xOffset, int xStride, Object y, int yOffset) {
        if (y instanceof double[] to) {
            to[yOffset] = doubleFolds.reduce(reduction, n, x, xOffset, xStride);
        } else if (y instanceof float[] to) {
            to[yOffset] = (float) floatFolds.reduce(reduction, n, x, xOffset, xStride);
        } else {
            others.reduce(reduction, n, x, xOffset, xStride, y, yOffset);
        }
    }

    @Override
    public double reduceBlock(Reduction reduction, int n, Object x, int xOffset) {
        return folds(x).reduce(reduction, n, x, xOffset, 1);
    }

    @Override
    public void reduceRuns(
            Reduction reduction, int count, int n, Object x, int xOffset, Object y, int yOffset) {
        if (isFloating(x)) {
            folds(x).reduceRuns(this, reduction, count, n, x, xOffset, y, yOffset);
        } else {
            others.reduceRuns(reduction, count, n, x, xOffset, y, yOffset);
        }
    }

    @Override
    public void reduceRows(
            Reduction reduction,
            int rows,
            int columns,
            Object x,
            int xOffset,
            int rowStride,
            int columnStride,
            Object y,
            int yOffset) {
        if (isFloating(x)) {
            folds(x).rows(reduction)
                    .run(this, rows, columns, x, xOffset, rowStride, columnStride, y, yOffset);
        } else {
            others.reduceRows(
                    reduction, rows, columns, x, xOffset, rowStride, columnStride, y, yOffset);
        }
    }

    @Override
    public int argMax(int n, Object x, int xOffset, int xStride) {
        return isFloating(x)
                ? folds(x).place(Reduction.MAX, n, x, xOffset, xStride)
                : others.argMax(n, x, xOffset, xStride);
    }

    @Override
    public int argMin(int n, Object x, int xOffset, int xStride) {
        return isFloating(x)
                ? folds(x).place(Reduction.MIN, n, x, xOffset, xStride)
                : others.argMin(n, x, xOffset, xStride);
    }

    @Override
    public void scan(
            Reduction reduction,
            int n,
            Object x,
            int xOffset,
            int xStride,
            Object y,
            int yOffset,
            int yStride) {
        others.scan(reduction, n, x, xOffset, xStride, y, yOffset, yStride);
    }

    @Override
    public void gemm(
            int m,
            int n,
            int k,
            double alpha,
            Object a,
            int aOffset,
            int aRowStride,
            int aColumnStride,
            Object b,
            int bOffset,
            int bRowStride,
            int bColumnStride,
            double beta,
            Object c,
            int cOffset,
            int cRowStride,
            int cColumnStride) {
        if (isFloating(a)) {
            MatrixProducts products = a instanceof double[] ? doubleProducts : floatProducts;
            products.multiply(
                    m,
                    n,
                    k,
                    alpha,
                    a,
                    aOffset,
                    aRowStride,
                    aColumnStride,
                    b,
                    bOffset,
                    bRowStride,
                    bColumnStride,
                    beta,
                    c,
                    cOffset,
                    cRowStride,
                    cColumnStride);
            return;
        }
        others.gemm(
                m,
                n,
                k,
                alpha,
                a,
                aOffset,
                aRowStride,
                aColumnStride,
                b,
                bOffset,
                bRowStride,
                bColumnStride,
                beta,
                c,
                cOffset,
                cRowStride,
                cColumnStride);
    }

    private static boolean isFloating(Object array) {
        return array instanceof double[] || array instanceof float[];
    }

    private Folds folds(Object array) {
        return array instanceof double[] ? doubleFolds : floatFolds;
    }
}
