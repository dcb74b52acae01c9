package io.cotangent.intrinsics;

/**
 * The kernels in plain Java.
 *
 * <p>Functions of {@code float} are computed in {@code double} and rounded. For sums, differences,
 * products, quotients and square roots that is the same as computing in {@code float}, because
 * {@code double} has more than twice the digits, so that rounding twice does no harm; for the other
 * functions it is more accurate.
 */
final class ScalarKernels implements Kernels {
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
        if (x instanceof double[] from) {
            ElementwiseLoops.apply(f, n, from, xOffset, xStride, (double[]) y, yOffset, yStride);
        } else if (x instanceof float[] from) {
            ElementwiseLoops.apply(f, n, from, xOffset, xStride, (float[]) y, yOffset, yStride);
        } else if (x instanceof long[] from) {
            ElementwiseLoops.apply(f, n, from, xOffset, xStride, (long[]) y, yOffset, yStride);
        } else if (x instanceof int[] from) {
            ElementwiseLoops.apply(f, n, from, xOffset, xStride, (int[]) y, yOffset, yStride);
        } else {
            throw undefined(f, x);
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
        if (a instanceof double[] left) {
            ElementwiseLoops.apply(
                    f,
                    n,
                    left,
                    aOffset,
                    aStride,
                    (double[]) b,
                    bOffset,
                    bStride,
                    (double[]) y,
                    yOffset,
                    yStride);
        } else if (a instanceof float[] left) {
            ElementwiseLoops.apply(
                    f,
                    n,
                    left,
                    aOffset,
                    aStride,
                    (float[]) b,
                    bOffset,
                    bStride,
                    (float[]) y,
                    yOffset,
                    yStride);
        } else if (a instanceof long[] left) {
            ElementwiseLoops.apply(
                    f,
                    n,
                    left,
                    aOffset,
                    aStride,
                    (long[]) b,
                    bOffset,
                    bStride,
                    (long[]) y,
                    yOffset,
                    yStride);
        } else if (a instanceof int[] left) {
            ElementwiseLoops.apply(
                    f, n, left, aOffset, aStride, (int[]) b, bOffset, bStride, (int[]) y, yOffset,
                    yStride);
        } else if (a instanceof boolean[] left) {
            ElementwiseLoops.apply(
                    f,
                    n,
                    left,
                    aOffset,
                    aStride,
                    (boolean[]) b,
                    bOffset,
                    bStride,
                    (boolean[]) y,
                    yOffset,
                    yStride);
        } else {
            throw undefined(f, a);
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
        ComparisonLoops.compare(
                comparison, n, a, aOffset, aStride, b, bOffset, bStride, y, yOffset, yStride);
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
        SelectLoops.select(
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

    @Override
    public void copy(
            int n, Object x, int xOffset, int xStride, Object y, int yOffset, int yStride) {
        if (xStride == 1 && yStride == 1 && x.getClass() == y.getClass()) {
            CopyLoops.copy(n, x, xOffset, y, yOffset);
        } else if (y instanceof double[] to) {
            CopyLoops.copy(n, x, xOffset, xStride, to, yOffset, yStride);
        } else if (y instanceof float[] to) {
            CopyLoops.copy(n, x, xOffset, xStride, to, yOffset, yStride);
        } else if (y instanceof long[] to) {
            CopyLoops.copy(n, x, xOffset, xStride, to, yOffset, yStride);
        } else if (y instanceof int[] to) {
            CopyLoops.copy(n, x, xOffset, xStride, to, yOffset, yStride);
        } else if (y instanceof boolean[] to) {
            CopyLoops.copy(n, x, xOffset, xStride, to, yOffset, yStride);
        } else {
            throw undefined("copy", y);
        }
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
        MatrixCopy.copy(
                this,
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
        GatherLoops.gather(n, width, x, xOffset, xStride, places, from, y, yOffset);
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
        ScatterLoops.scatterAdd(n, width, x, xOffset, places, from, y, yOffset, yStride);
    }

    @Override
    public void reduce(
            Reduction reduction, int n, Object x, int xOffset, int xStride, Object y, int yOffset) {
        if (x instanceof double[] from) {
            ((double[]) y)[yOffset] = ReductionLoops.reduce(reduction, n, from, xOffset, xStride);
        } else if (x instanceof float[] from) {
            ((float[]) y)[yOffset] =
                    (float) ReductionLoops.reduce(reduction, n, from, xOffset, xStride);
        } else if (x instanceof long[] from) {
            ((long[]) y)[yOffset] = ReductionLoops.reduce(reduction, n, from, xOffset, xStride);
        } else if (x instanceof int[] from) {
            ((int[]) y)[yOffset] = ReductionLoops.reduce(reduction, n, from, xOffset, xStride);
        } else if (x instanceof boolean[] from) {
            ((boolean[]) y)[yOffset] = ReductionLoops.reduce(reduction, n, from, xOffset, xStride);
        } else {
            throw undefined(reduction, x);
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
        new RowReductions(this, reduction, x, rows, rowStride, columns, columnStride)
                .reduce(xOffset, y, yOffset);
    }

    @Override
    public int argMax(int n, Object x, int xOffset, int xStride) {
        return ReductionLoops.extreme(true, n, x, xOffset, xStride);
    }

    @Override
    public int argMin(int n, Object x, int xOffset, int xStride) {
        return ReductionLoops.extreme(false, n, x, xOffset, xStride);
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
        if (x instanceof double[] from) {
            ScanLoops.scan(reduction, n, from, xOffset, xStride, (double[]) y, yOffset, yStride);
        } else if (x instanceof float[] from) {
            ScanLoops.scan(reduction, n, from, xOffset, xStride, (float[]) y, yOffset, yStride);
        } else if (x instanceof long[] from) {
            ScanLoops.scan(reduction, n, from, xOffset, xStride, (long[]) y, yOffset, yStride);
        } else if (x instanceof int[] from) {
            ScanLoops.scan(reduction, n, from, xOffset, xStride, (int[]) y, yOffset, yStride);
        } else if (x instanceof boolean[] from) {
            ScanLoops.scan(reduction, n, from, xOffset, xStride, (boolean[]) y, yOffset, yStride);
        } else {
            throw undefined(reduction, x);
        }
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
        ProductLoops.multiply(
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

    static IllegalArgumentException undefined(Object function, Object array) {
        return new IllegalArgumentException(
                function + " is not defined on " + array.getClass().getSimpleName());
    }
}
