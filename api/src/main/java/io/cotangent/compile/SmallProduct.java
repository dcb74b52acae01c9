package io.cotangent.compile;

import io.cotangent.array.DenseArray;
import io.cotangent.array.Shape;
import io.cotangent.array.Views;
import io.cotangent.intrinsics.Kind;
import io.cotangent.intrinsics.scalar.Calculation;
import io.cotangent.intrinsics.scalar.SmallKernels;
import io.cotangent.intrinsics.scalar.SmallKernels.Matrix;
import java.util.Arrays;

/**
 * Matrix products, element by element, in the order of {@link io.cotangent.array.Products} and of
 * the kernels that it calls.
 */
final class SmallProduct {
    private final Calculation calculation;
    private final Kind kind;
    private final SmallKernels kernels;

    SmallProduct(Calculation calculation, Kind kind) {
        this.calculation = calculation;
        this.kind = kind;
        this.kernels = new SmallKernels(calculation);
    }

    /** The products of matrices of cells. */
    @SuppressWarnings("ReferenceEquality") // a view has the data itself
    DenseArray multiply(DenseArray a, DenseArray b) {
        int rank = a.rank();
        int m = a.type().shape().length(rank - 2);
        int k = a.type().shape().length(rank - 1);
        int n = b.type().shape().length(rank - 1);
        Shape shape = a.type().shape().with(rank - 1, n);
        int[] result = new int[shape.size()];
        if (k > SmallKernels.MOST_PRODUCTS) {
            throw new Unsupported("a long product");
        }
        if (result.length == 0 || k == 0) {
            Arrays.fill(result, calculation.constant(kind, 0));
            return Cells.of(shape, result);
        }
        if (isRepeated(b, rank - 2)) {
            DenseArray rows = Views.reshape(a, Shape.of(a.size() / k, k));
            if (rows.data() == a.data()) {
                kernels.gemm(
                        a.size() / k,
                        n,
                        k,
                        matrix(rows, rows.offset()),
                        matrix(b, b.offset()),
                        result,
                        0);
                return Cells.of(shape, result);
            }
        }
        int matrices = result.length / m / n;
        for (int i = 0; i < matrices; i++) {
            Matrix left = matrix(a, place(a, i));
            kernels.gemm(m, n, k, left, matrix(b, place(b, i)), result, i * m * n);
        }
        return Cells.of(shape, result);
    }

    private static Matrix matrix(DenseArray x, int place) {
        int rank = x.rank();
        return new Matrix((int[]) x.data(), place, x.stride(rank - 2), x.stride(rank - 1));
    }

    private static boolean isRepeated(DenseArray x, int count) {
        for (int axis = 0; axis < count; axis++) {
            if (x.stride(axis) != 0 && x.type().shape().length(axis) != 1) {
                return false;
            }
        }
        return true;
    }

    /** The place in the data of the first element of a matrix. */
    private static int place(DenseArray x, int matrix) {
        int place = x.offset();
        int rest = matrix;
        for (int axis = x.rank() - 3; axis >= 0; axis--) {
            int length = x.type().shape().length(axis);
            place += rest % length * x.stride(axis);
            rest /= length;
        }
        return place;
    }
}
