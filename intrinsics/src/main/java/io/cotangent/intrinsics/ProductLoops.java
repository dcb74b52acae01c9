package io.cotangent.intrinsics;

/** Matrix products: chooses by type, and does those of integers. */
final class ProductLoops {
    private ProductLoops() {}

    static void multiply(
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
        if (a instanceof double[] left) {
            DoubleProducts.multiply(
                    m,
                    n,
                    k,
                    alpha,
                    left,
                    aOffset,
                    aRowStride,
                    aColumnStride,
                    (double[]) b,
                    bOffset,
                    bRowStride,
                    bColumnStride,
                    beta,
                    (double[]) c,
                    cOffset,
                    cRowStride,
                    cColumnStride);
        } else if (a instanceof float[] left) {
            FloatProducts.multiply(
                    m,
                    n,
                    k,
                    (float) alpha,
                    left,
                    aOffset,
                    aRowStride,
                    aColumnStride,
                    (float[]) b,
                    bOffset,
                    bRowStride,
                    bColumnStride,
                    (float) beta,
                    (float[]) c,
                    cOffset,
                    cRowStride,
                    cColumnStride);
        } else if (alpha != 1 || beta != 0) {
            throw new IllegalArgumentException(
                    "products of integers are neither scaled nor added: alpha "
                            + alpha
                            + ", beta "
                            + beta);
        } else if (a instanceof long[] left) {
            multiply(
                    m,
                    n,
                    k,
                    left,
                    aOffset,
                    aRowStride,
                    aColumnStride,
                    (long[]) b,
                    bOffset,
                    bRowStride,
                    bColumnStride,
                    (long[]) c,
                    cOffset,
                    cRowStride,
                    cColumnStride);
        } else if (a instanceof int[] left) {
            multiply(
                    m,
                    n,
                    k,
                    left,
                    aOffset,
                    aRowStride,
                    aColumnStride,
                    (int[]) b,
                    bOffset,
                    bRowStride,
                    bColumnStride,
                    (int[]) c,
                    cOffset,
                    cRowStride,
                    cColumnStride);
        } else {
            throw new IllegalArgumentException("no products of " + a.getClass().getSimpleName());
        }
    }

    private static void multiply(
            int m,
            int n,
            int k,
            long[] a,
            int aOffset,
            int aRowStride,
            int aColumnStride,
            long[] b,
            int bOffset,
            int bRowStride,
            int bColumnStride,
            long[] c,
            int cOffset,
            int cRowStride,
            int cColumnStride) {
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                long sum = 0;
                for (int p = 0; p < k; p++) {
                    sum +=
                            a[aOffset + i * aRowStride + p * aColumnStride]
                                    * b[bOffset + p * bRowStride + j * bColumnStride];
                }
                c[cOffset + i * cRowStride + j * cColumnStride] = sum;
            }
        }
    }

    private static void multiply(
            int m,
            int n,
            int k,
            int[] a,
            int aOffset,
            int aRowStride,
            int aColumnStride,
            int[] b,
            int bOffset,
            int bRowStride,
            int bColumnStride,
            int[] c,
            int cOffset,
            int cRowStride,
            int cColumnStride) {
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                int sum = 0;
                for (int p = 0; p < k; p++) {
                    sum +=
                            a[aOffset + i * aRowStride + p * aColumnStride]
                                    * b[bOffset + p * bRowStride + j * bColumnStride];
                }
                c[cOffset + i * cRowStride + j * cColumnStride] = sum;
            }
        }
    }
}
