package io.cotangent.intrinsics.vector;

/** A row of a {@link Tile}, computed by numbers: the same operations in the same order. */
final class TileNumbers {
    private TileNumbers() {}

    static void row(
            int columns,
            int k,
            double alpha,
            double[] a,
            int aOffset,
            int aColumnStride,
            double[] b,
            int bOffset,
            int bRowStride,
            double beta,
            double[] c,
            int cOffset) {
        int j = 0;
        // Four sums at a time, because each has to wait for its last step.
        for (; j + 4 <= columns; j += 4) {
            double s0 = 0;
            double s1 = 0;
            double s2 = 0;
            double s3 = 0;
            for (int p = 0; p < k; p++) {
                double left = a[aOffset + p * aColumnStride];
                int at = bOffset + p * bRowStride + j;
                s0 = Math.fma(left, b[at], s0);
                s1 = Math.fma(left, b[at + 1], s1);
                s2 = Math.fma(left, b[at + 2], s2);
                s3 = Math.fma(left, b[at + 3], s3);
            }
            put(alpha * s0, beta, c, cOffset + j);
            put(alpha * s1, beta, c, cOffset + j + 1);
            put(alpha * s2, beta, c, cOffset + j + 2);
            put(alpha * s3, beta, c, cOffset + j + 3);
        }
        for (; j < columns; j++) {
            double sum = 0;
            for (int p = 0; p < k; p++) {
                double left = a[aOffset + p * aColumnStride];
                sum = Math.fma(left, b[bOffset + p * bRowStride + j], sum);
            }
            put(alpha * sum, beta, c, cOffset + j);
        }
    }

    private static void put(double product, double beta, double[] c, int place) {
        c[place] = beta == 0 ? product : Math.fma(c[place], beta, product);
    }

    static void row(
            int columns,
            int k,
            float alpha,
            float[] a,
            int aOffset,
            int aColumnStride,
            float[] b,
            int bOffset,
            int bRowStride,
            float beta,
            float[] c,
            int cOffset) {
        int j = 0;
        for (; j + 4 <= columns; j += 4) {
            float s0 = 0;
            float s1 = 0;
            float s2 = 0;
            float s3 = 0;
            for (int p = 0; p < k; p++) {
                float left = a[aOffset + p * aColumnStride];
                int at = bOffset + p * bRowStride + j;
                s0 = Math.fma(left, b[at], s0);
                s1 = Math.fma(left, b[at + 1], s1);
                s2 = Math.fma(left, b[at + 2], s2);
                s3 = Math.fma(left, b[at + 3], s3);
            }
            put(alpha * s0, beta, c, cOffset + j);
            put(alpha * s1, beta, c, cOffset + j + 1);
            put(alpha * s2, beta, c, cOffset + j + 2);
            put(alpha * s3, beta, c, cOffset + j + 3);
        }
        for (; j < columns; j++) {
            float sum = 0;
            for (int p = 0; p < k; p++) {
                float left = a[aOffset + p * aColumnStride];
                sum = Math.fma(left, b[bOffset + p * bRowStride + j], sum);
            }
            put(alpha * sum, beta, c, cOffset + j);
        }
    }

    private static void put(float product, float beta, float[] c, int place) {
        c[place] = beta == 0 ? product : Math.fma(c[place], beta, product);
    }
}
