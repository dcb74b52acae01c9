package io.cotangent.intrinsics.linalg;

/**
 * Loops over vectors, for the parts of the algorithms that are not matrix products.
 *
 * <p>Where sums run along a vector, several are kept, since each addition waits for the one before
 * it. Where a vector is added to, it should be in another array than those added: otherwise the
 * compiler finds no vector instructions, because stores might change what is still to be loaded.
 */
final class Vectors {
    /** Squares of numbers between these neither overflow nor lose digits. */
    private static final double SMALL = 0x1p-480;

    private static final double LARGE = 0x1p480;

    private Vectors() {}

    static double dot(int n, double[] a, int aAt, double[] b, int bAt) {
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        int i = 0;
        for (; i < n - 3; i += 4) {
            sum0 += a[aAt + i] * b[bAt + i];
            sum1 += a[aAt + i + 1] * b[bAt + i + 1];
            sum2 += a[aAt + i + 2] * b[bAt + i + 2];
            sum3 += a[aAt + i + 3] * b[bAt + i + 3];
        }
        double sum = (sum0 + sum1) + (sum2 + sum3);
        for (; i < n; i++) {
            sum += a[aAt + i] * b[bAt + i];
        }
        return sum;
    }

    /** {@code y[i] = a[i] . x} for {@code count} rows of {@code n} elements. */
    static void dots(
            int count, int n, double[] a, int aAt, int aStride, double[] x, int xAt, double[] y) {
        int i = 0;
        for (; i < count - 3; i += 4) {
            int row0 = aAt + i * aStride;
            int row1 = row0 + aStride;
            int row2 = row1 + aStride;
            int row3 = row2 + aStride;
            double sum0 = 0;
            double sum1 = 0;
            double sum2 = 0;
            double sum3 = 0;
            double odd0 = 0;
            double odd1 = 0;
            double odd2 = 0;
            double odd3 = 0;
            int j = 0;
            for (; j < n - 1; j += 2) {
                double even = x[xAt + j];
                double odd = x[xAt + j + 1];
                sum0 += a[row0 + j] * even;
                odd0 += a[row0 + j + 1] * odd;
                sum1 += a[row1 + j] * even;
                odd1 += a[row1 + j + 1] * odd;
                sum2 += a[row2 + j] * even;
                odd2 += a[row2 + j + 1] * odd;
                sum3 += a[row3 + j] * even;
                odd3 += a[row3 + j + 1] * odd;
            }
            if (j < n) {
                double last = x[xAt + j];
                sum0 += a[row0 + j] * last;
                sum1 += a[row1 + j] * last;
                sum2 += a[row2 + j] * last;
                sum3 += a[row3 + j] * last;
            }
            y[i] = sum0 + odd0;
            y[i + 1] = sum1 + odd1;
            y[i + 2] = sum2 + odd2;
            y[i + 3] = sum3 + odd3;
        }
        for (; i < count; i++) {
            y[i] = dot(n, a, aAt + i * aStride, x, xAt);
        }
    }

    /** {@code y += factor x}. */
    static void add(int n, double factor, double[] x, int xAt, double[] y, int yAt) {
        for (int j = 0; j < n; j++) {
            y[yAt + j] += factor * x[xAt + j];
        }
    }

    /**
     * {@code y += sum of factor * f[i] * a[i]} for {@code count} rows of {@code n} elements, with
     * {@code fStride} between the {@code f[i]}.
     */
    static void addRows(
            int count,
            int n,
            double factor,
            double[] f,
            int fAt,
            int fStride,
            double[] a,
            int aAt,
            int aStride,
            double[] y,
            int yAt) {
        int i = 0;
        for (; i < count - 3; i += 4) {
            int at = fAt + i * fStride;
            add4(
                    n,
                    factor * f[at],
                    factor * f[at + fStride],
                    factor * f[at + 2 * fStride],
                    factor * f[at + 3 * fStride],
                    a,
                    aAt + i * aStride,
                    aStride,
                    y,
                    yAt);
        }
        for (; i < count; i++) {
            add(n, factor * f[fAt + i * fStride], a, aAt + i * aStride, y, yAt);
        }
    }

    private static void add4(
            int n,
            double f0,
            double f1,
            double f2,
            double f3,
            double[] a,
            int row0,
            int aStride,
            double[] y,
            int yAt) {
        int row1 = row0 + aStride;
        int row2 = row1 + aStride;
        int row3 = row2 + aStride;
        for (int j = 0; j < n; j++) {
            y[yAt + j] +=
                    (f0 * a[row0 + j] + f1 * a[row1 + j]) + (f2 * a[row2 + j] + f3 * a[row3 + j]);
        }
    }

    static void scale(int n, double factor, double[] x, int xAt) {
        for (int j = 0; j < n; j++) {
            x[xAt + j] *= factor;
        }
    }

    /** The Euclidean norm, without overflow or underflow on the way. */
    static double norm(int n, double[] x, int xAt) {
        double norm = Math.sqrt(dot(n, x, xAt, x, xAt));
        if (norm > SMALL && norm < LARGE) {
            return norm;
        }
        double largest = 0;
        for (int j = 0; j < n; j++) {
            largest = Math.max(largest, Math.abs(x[xAt + j]));
        }
        if (!(largest > 0 && largest < Double.POSITIVE_INFINITY)) {
            return largest;
        }
        double sum = 0;
        for (int j = 0; j < n; j++) {
            double ratio = x[xAt + j] / largest;
            sum += ratio * ratio;
        }
        return largest * Math.sqrt(sum);
    }

    /** {@code sqrt(x^2 + y^2)}, without overflow or underflow on the way. */
    static double hypot(double x, double y) {
        double norm = Math.sqrt(x * x + y * y);
        return norm > SMALL && norm < LARGE ? norm : Math.hypot(x, y);
    }
}
