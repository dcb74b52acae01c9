package io.cotangent.intrinsics;

import java.util.Arrays;

/**
 * Matrix products of {@code float}.
 *
 * <p>The right operand is copied in panels of at most {@value #DEPTH} rows and {@value #WIDTH}
 * columns, each row into an array of its own. Pairs of rows of the product are sums of those rows,
 * added up four at a time, with one index for all arrays: in this form the JVM's compiler makes
 * vector instructions of it. Small and narrow products are inner products instead. Which way is
 * taken depends on the sizes only, and each element is added up in the same order whatever the
 * strides.
 */
final class FloatProducts {
    private static final int DEPTH = 128;
    private static final int WIDTH = 256;

    /** Products with fewer columns are inner products. */
    private static final int NARROW = 8;

    /** So are those of fewer multiplications, which are not worth a copy. */
    private static final int SMALL = 16 * 16 * 16;

    private FloatProducts() {}

    static void multiply(
            int m,
            int n,
            int k,
            float alpha,
            float[] a,
            int aOffset,
            int aRowStride,
            int aColumnStride,
            float[] b,
            int bOffset,
            int bRowStride,
            int bColumnStride,
            float beta,
            float[] c,
            int cOffset,
            int cRowStride,
            int cColumnStride) {
        if (n < NARROW || (long) m * n * k <= SMALL) {
            for (int i = 0; i < m; i++) {
                for (int j = 0; j < n; j++) {
                    int at = aOffset + i * aRowStride;
                    int bt = bOffset + j * bColumnStride;
                    float sum = inner(k, a, at, aColumnStride, b, bt, bRowStride);
                    put(alpha * sum, beta, c, cOffset + i * cRowStride + j * cColumnStride);
                }
            }
            return;
        }
        int width = Math.min(WIDTH, n);
        float[][] panel = new float[Math.min(DEPTH, k)][width];
        float[] first = new float[width];
        float[] second = new float[width];
        for (int left = 0; left < n; left += WIDTH) {
            int columns = Math.min(WIDTH, n - left);
            for (int top = 0; top < k; top += DEPTH) {
                int depth = Math.min(DEPTH, k - top);
                int from = bOffset + top * bRowStride + left * bColumnStride;
                for (int p = 0; p < depth; p++) {
                    CopyLoops.copy(
                            columns, b, from + p * bRowStride, bColumnStride, panel[p], 0, 1);
                }
                float keep = top == 0 ? beta : 1;
                for (int i = 0; i < m; i += 2) {
                    int row = aOffset + i * aRowStride + top * aColumnStride;
                    int place = cOffset + i * cRowStride + left * cColumnStride;
                    // Of a last row alone, the second sum is computed in vain.
                    boolean two = i + 1 < m;
                    int rowStride = two ? aRowStride : 0;
                    sums(columns, depth, a, row, rowStride, aColumnStride, panel, first, second);
                    put(columns, alpha, first, keep, c, place, cColumnStride);
                    if (two) {
                        put(columns, alpha, second, keep, c, place + cRowStride, cColumnStride);
                    }
                }
            }
        }
    }

    /** Two rows of a times the panel. */
    private static void sums(
            int columns,
            int depth,
            float[] a,
            int aOffset,
            int aRowStride,
            int aColumnStride,
            float[][] panel,
            float[] first,
            float[] second) {
        Arrays.fill(first, 0);
        Arrays.fill(second, 0);
        int p = 0;
        for (; p < depth - 3; p += 4) {
            int at = aOffset + p * aColumnStride;
            int below = at + aRowStride;
            addFour(
                    columns,
                    first,
                    second,
                    panel[p],
                    panel[p + 1],
                    panel[p + 2],
                    panel[p + 3],
                    a[at],
                    a[at + aColumnStride],
                    a[at + 2 * aColumnStride],
                    a[at + 3 * aColumnStride],
                    a[below],
                    a[below + aColumnStride],
                    a[below + 2 * aColumnStride],
                    a[below + 3 * aColumnStride]);
        }
        for (; p < depth; p++) {
            int at = aOffset + p * aColumnStride;
            add(columns, first, second, panel[p], a[at], a[at + aRowStride]);
        }
    }

    private static void addFour(
            int n,
            float[] first,
            float[] second,
            float[] b0,
            float[] b1,
            float[] b2,
            float[] b3,
            float a0,
            float a1,
            float a2,
            float a3,
            float below0,
            float below1,
            float below2,
            float below3) {
        for (int j = 0; j < n; j++) {
            first[j] += (a0 * b0[j] + a1 * b1[j]) + (a2 * b2[j] + a3 * b3[j]);
            second[j] += (below0 * b0[j] + below1 * b1[j]) + (below2 * b2[j] + below3 * b3[j]);
        }
    }

    private static void add(int n, float[] first, float[] second, float[] b, float a, float below) {
        for (int j = 0; j < n; j++) {
            first[j] += a * b[j];
            second[j] += below * b[j];
        }
    }

    private static void put(
            int n, float alpha, float[] sums, float beta, float[] c, int cOffset, int cStride) {
        for (int j = 0; j < n; j++) {
            put(alpha * sums[j], beta, c, cOffset + j * cStride);
        }
    }

    private static void put(float product, float beta, float[] c, int place) {
        c[place] = beta == 0 ? product : beta * c[place] + product;
    }

    private static float inner(
            int n, float[] a, int aOffset, int aStride, float[] b, int bOffset, int bStride) {
        float sum0 = 0;
        float sum1 = 0;
        float sum2 = 0;
        float sum3 = 0;
        int i = 0;
        for (; i < n - 3; i += 4) {
            int aAt = aOffset + i * aStride;
            int bAt = bOffset + i * bStride;
            sum0 += a[aAt] * b[bAt];
            sum1 += a[aAt + aStride] * b[bAt + bStride];
            sum2 += a[aAt + 2 * aStride] * b[bAt + 2 * bStride];
            sum3 += a[aAt + 3 * aStride] * b[bAt + 3 * bStride];
        }
        float sum = (sum0 + sum1) + (sum2 + sum3);
        for (; i < n; i++) {
            sum += a[aOffset + i * aStride] * b[bOffset + i * bStride];
        }
        return sum;
    }
}
