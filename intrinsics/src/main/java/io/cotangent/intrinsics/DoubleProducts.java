package io.cotangent.intrinsics;

import java.util.Arrays;

/**
 * Matrix products of {@code double}.
 *
 * <p>Each row of the product is a sum of rows of the right operand, added up four at a time, so
 * that the inner loop runs along rows and fits vector instructions. The right operand is taken in
 * panels of {@value #DEPTH} rows and {@value #WIDTH} columns, which stay in the second-level cache
 * while all rows of the left operand meet them. A right operand whose rows do not lie side by side
 * is copied first. Products with fewer than {@value #NARROW} columns are inner products instead.
 * Which way is taken depends on the sizes only, and each element is added up in the same order
 * whatever the strides.
 */
final class DoubleProducts {
    private static final int DEPTH = 128;
    private static final int WIDTH = 512;
    private static final int NARROW = 4;

    private DoubleProducts() {}

    static void multiply(
            int m,
            int n,
            int k,
            double[] a,
            int aOffset,
            int aRowStride,
            int aColumnStride,
            double[] b,
            int bOffset,
            int bRowStride,
            int bColumnStride,
            double[] c,
            int cOffset,
            int cRowStride,
            int cColumnStride) {
        if (n < NARROW) {
            narrow(
                    m,
                    n,
                    k,
                    a,
                    aOffset,
                    aRowStride,
                    aColumnStride,
                    b,
                    bOffset,
                    bRowStride,
                    bColumnStride,
                    c,
                    cOffset,
                    cRowStride,
                    cColumnStride);
        } else if (bColumnStride != 1) {
            double[] rows = new double[k * n];
            for (int p = 0; p < k; p++) {
                CopyLoops.copy(n, b, bOffset + p * bRowStride, bColumnStride, rows, p * n, 1);
            }
            multiply(
                    m,
                    n,
                    k,
                    a,
                    aOffset,
                    aRowStride,
                    aColumnStride,
                    rows,
                    0,
                    n,
                    1,
                    c,
                    cOffset,
                    cRowStride,
                    cColumnStride);
        } else if (cColumnStride != 1) {
            double[] product = new double[m * n];
            multiply(
                    m,
                    n,
                    k,
                    a,
                    aOffset,
                    aRowStride,
                    aColumnStride,
                    b,
                    bOffset,
                    bRowStride,
                    1,
                    product,
                    0,
                    n,
                    1);
            for (int i = 0; i < m; i++) {
                CopyLoops.copy(n, product, i * n, 1, c, cOffset + i * cRowStride, cColumnStride);
            }
        } else {
            wide(
                    m,
                    n,
                    k,
                    a,
                    aOffset,
                    aRowStride,
                    aColumnStride,
                    b,
                    bOffset,
                    bRowStride,
                    c,
                    cOffset,
                    cRowStride);
        }
    }

    private static void wide(
            int m,
            int n,
            int k,
            double[] a,
            int aOffset,
            int aRowStride,
            int aColumnStride,
            double[] b,
            int bOffset,
            int bRowStride,
            double[] c,
            int cOffset,
            int cRowStride) {
        for (int i = 0; i < m; i++) {
            Arrays.fill(c, cOffset + i * cRowStride, cOffset + i * cRowStride + n, 0);
        }
        for (int top = 0; top < k; top += DEPTH) {
            int depth = Math.min(DEPTH, k - top);
            for (int left = 0; left < n; left += WIDTH) {
                int width = Math.min(WIDTH, n - left);
                for (int i = 0; i < m; i++) {
                    addRows(
                            width,
                            depth,
                            a,
                            aOffset + i * aRowStride + top * aColumnStride,
                            aColumnStride,
                            b,
                            bOffset + top * bRowStride + left,
                            bRowStride,
                            c,
                            cOffset + i * cRowStride + left);
                }
            }
        }
    }

    /** Adds to {@code c} the rows of {@code b}, each times an element of {@code a}. */
    private static void addRows(
            int width,
            int depth,
            double[] a,
            int aOffset,
            int aStride,
            double[] b,
            int bOffset,
            int bStride,
            double[] c,
            int cOffset) {
        int p = 0;
        for (; p < depth - 3; p += 4) {
            int at = aOffset + p * aStride;
            double a0 = a[at];
            double a1 = a[at + aStride];
            double a2 = a[at + 2 * aStride];
            double a3 = a[at + 3 * aStride];
            int row0 = bOffset + p * bStride;
            int row1 = row0 + bStride;
            int row2 = row1 + bStride;
            int row3 = row2 + bStride;
            for (int j = 0; j < width; j++) {
                c[cOffset + j] +=
                        (a0 * b[row0 + j] + a1 * b[row1 + j])
                                + (a2 * b[row2 + j] + a3 * b[row3 + j]);
            }
        }
        for (; p < depth; p++) {
            double factor = a[aOffset + p * aStride];
            int row = bOffset + p * bStride;
            for (int j = 0; j < width; j++) {
                c[cOffset + j] += factor * b[row + j];
            }
        }
    }

    private static void narrow(
            int m,
            int n,
            int k,
            double[] a,
            int aOffset,
            int aRowStride,
            int aColumnStride,
            double[] b,
            int bOffset,
            int bRowStride,
            int bColumnStride,
            double[] c,
            int cOffset,
            int cRowStride,
            int cColumnStride) {
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                c[cOffset + i * cRowStride + j * cColumnStride] =
                        inner(
                                k,
                                a,
                                aOffset + i * aRowStride,
                                aColumnStride,
                                b,
                                bOffset + j * bColumnStride,
                                bRowStride);
            }
        }
    }

    private static double inner(
            int n, double[] a, int aOffset, int aStride, double[] b, int bOffset, int bStride) {
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        int i = 0;
        for (; i < n - 3; i += 4) {
            int aAt = aOffset + i * aStride;
            int bAt = bOffset + i * bStride;
            sum0 += a[aAt] * b[bAt];
            sum1 += a[aAt + aStride] * b[bAt + bStride];
            sum2 += a[aAt + 2 * aStride] * b[bAt + 2 * bStride];
            sum3 += a[aAt + 3 * aStride] * b[bAt + 3 * bStride];
        }
        double sum = (sum0 + sum1) + (sum2 + sum3);
        for (; i < n; i++) {
            sum += a[aOffset + i * aStride] * b[bOffset + i * bStride];
        }
        return sum;
    }
}
