package io.cotangent.intrinsics.scalar;

import io.cotangent.intrinsics.BinaryFunction;
import io.cotangent.intrinsics.Kernels;
import io.cotangent.intrinsics.Kind;
import io.cotangent.intrinsics.Reduction;
import io.cotangent.intrinsics.vector.ReductionOrder;
import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;

/** The reductions and products of {@link Kernels} on a few values of a calculation. */
public final class SmallKernels {
    /** The most elements of a reduction. */
    public static final int MOST_TERMS = ReductionOrder.MOST;

    /** The most products in a sum. */
    public static final int MOST_PRODUCTS = ReductionOrder.MOST_PRODUCTS;

    private final Calculation calculation;

    /** Adds steps to a calculation. */
    public SmallKernels(Calculation calculation) {
        this.calculation = calculation;
    }

    /** As {@link Kernels#reduce}, of at least one value. */
    public int reduce(Reduction reduction, int... values) {
        return reduction.hasIdentity()
                ? reduce(reduction, false, values)
                : extreme(reduction, values);
    }

    /** As {@link Kernels#reduceRows}, of one column of at least one value. */
    public int reduceRows(Reduction reduction, int... values) {
        return reduction.hasIdentity()
                ? reduce(reduction, true, values)
                : extreme(reduction, values);
    }

    /**
     * The order of {@link Kernels#reduceRows} on one column of at least one value, which is the
     * same for sums and products: of values that are somebody else's.
     *
     * @param term the value at an index
     */
    public static int rows(int n, IntUnaryOperator term, IntBinaryOperator combine) {
        return ReductionOrder.rows(n, term, combine);
    }

    private int extreme(Reduction reduction, int... values) {
        int result = values[0];
        for (int i = 1; i < values.length; i++) {
            result = calculation.binary(reduction.step(), result, values[i]);
        }
        return result;
    }

    private int reduce(Reduction reduction, boolean byRows, int... values) {
        Kind kind = calculation.kind(values[0]);
        // Along rows, and of products, floats are computed with as doubles.
        Kind exact = byRows || reduction == Reduction.PROD ? Kind.F64 : kind;
        IntUnaryOperator term = i -> calculation.convert(exact, values[i]);
        IntBinaryOperator combine = (a, b) -> calculation.binary(reduction.step(), a, b);
        int identity = calculation.constant(exact, reduction.identity());
        int result =
                byRows
                        ? ReductionOrder.rows(values.length, term, combine)
                        : ReductionOrder.fold(exact, values.length, identity, term, combine);
        return calculation.convert(kind, result);
    }

    /** A matrix of values. */
    public record Matrix(int[] data, int offset, int rowStride, int columnStride) {
        private int at(int row, int column) {
            return data[offset + row * rowStride + column * columnStride];
        }

        private Matrix transposed() {
            return new Matrix(data, offset, columnStride, rowStride);
        }
    }

    /**
     * As {@link Kernels#gemm} with 1 for alpha and 0 for beta, of at least one product for each
     * sum; writes the elements side by side.
     */
    public void gemm(int m, int n, int k, Matrix a, Matrix b, int[] c, int offset) {
        if (n == 1 && m > 1) {
            gemm(n, m, k, b.transposed(), a.transposed(), c, offset);
            return;
        }
        boolean isInner = m == 1 && b.rowStride == 1 && (b.columnStride != 1 || n == 1);
        boolean isByRows =
                (m == 1 || k == 1) && n >= ReductionOrder.LONG_ROW && b.columnStride == 1;
        for (int row = 0; row < m; row++) {
            for (int column = 0; column < n; column++) {
                c[offset + row * n + column] =
                        isInner
                                ? innerProduct(k, a, b, row, column)
                                : sum(k, a, b, row, column, isByRows);
            }
        }
    }

    private int innerProduct(int k, Matrix a, Matrix b, int row, int column) {
        Kind kind = calculation.kind(a.at(row, 0));
        return ReductionOrder.fold(
                kind,
                k,
                calculation.constant(kind, 0),
                i -> calculation.binary(BinaryFunction.MUL, a.at(row, i), b.at(i, column)),
                (x, y) -> calculation.binary(BinaryFunction.ADD, x, y));
    }

    private int sum(int k, Matrix a, Matrix b, int row, int column, boolean fromProduct) {
        int left = a.at(row, 0);
        int right = b.at(0, column);
        int zero = calculation.constant(calculation.kind(left), 0);
        int sum =
                fromProduct
                        ? calculation.binary(BinaryFunction.MUL, left, right)
                        : calculation.fma(left, right, zero);
        for (int i = 1; i < k; i++) {
            sum = calculation.fma(a.at(row, i), b.at(i, column), sum);
        }
        return sum;
    }
}
