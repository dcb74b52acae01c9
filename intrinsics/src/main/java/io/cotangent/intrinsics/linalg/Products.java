package io.cotangent.intrinsics.linalg;

import io.cotangent.intrinsics.KernelProvider;
import io.cotangent.intrinsics.Kernels;

/** The matrix product of the kernels, for matrices. */
final class Products {
    private static final Kernels KERNELS = KernelProvider.kernels();

    private Products() {}

    /** {@code C = alpha A B + beta C}; {@code C} overlaps with neither of the others. */
    static void multiply(double alpha, Matrix a, Matrix b, double beta, Matrix c) {
        if (c.rows() == 0 || c.columns() == 0) {
            return;
        }
        if (c.columnStride() != 1 && c.rowStride() == 1) {
            // So that the product is written along its rows.
            multiply(alpha, b.transpose(), a.transpose(), beta, c.transpose());
            return;
        }
        KERNELS.gemm(
                c.rows(),
                c.columns(),
                a.columns(),
                alpha,
                a.data(),
                a.offset(),
                a.rowStride(),
                a.columnStride(),
                b.data(),
                b.offset(),
                b.rowStride(),
                b.columnStride(),
                beta,
                c.data(),
                c.offset(),
                c.rowStride(),
                c.columnStride());
    }

    /** A new matrix {@code A B}. */
    static Matrix multiply(Matrix a, Matrix b) {
        Matrix c = Matrix.zeros(a.rows(), b.columns());
        multiply(1, a, b, 0, c);
        return c;
    }

    /** {@code C -= A B}. */
    static void subtract(Matrix a, Matrix b, Matrix c) {
        multiply(-1, a, b, 1, c);
    }
}
