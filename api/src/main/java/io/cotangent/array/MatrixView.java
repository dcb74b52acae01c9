package io.cotangent.array;

import io.cotangent.intrinsics.KernelProvider;
import io.cotangent.intrinsics.Kernels;

/** A matrix in a Java array: element (i, j) is at {@code offset + i * rowStride + j * stride}. */
record MatrixView(Object data, int offset, int rowStride, int stride) {
    private static final Kernels KERNELS = KernelProvider.kernels();

    /** Rows and columns exchanged. */
    MatrixView transposed() {
        return new MatrixView(data, offset, stride, rowStride);
    }

    /** The matrix whose first element is further on. */
    MatrixView from(int distance) {
        return new MatrixView(data, offset + distance, rowStride, stride);
    }

    /** Puts {@code a b} here, an m by n matrix, or adds it; a has k columns. */
    void multiply(int m, int n, int k, MatrixView a, MatrixView b, boolean add) {
        KERNELS.gemm(
                m,
                n,
                k,
                1,
                a.data,
                a.offset,
                a.rowStride,
                a.stride,
                b.data,
                b.offset,
                b.rowStride,
                b.stride,
                add ? 1 : 0,
                data,
                offset,
                rowStride,
                stride);
    }
}
