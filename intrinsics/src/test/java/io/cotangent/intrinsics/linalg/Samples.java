package io.cotangent.intrinsics.linalg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/** Matrices to test with, and the measures of error. */
final class Samples {
    static final double U = 0x1p-53;

    /** Around the sizes of blocks. */
    static final int[] SIZES = {
        0, 1, 2, 3, 5, 7, 8, 9, 16, 23, 24, 25, 31, 32, 33, 34, 47, 48, 49, 50, 63, 64, 65, 66, 70
    };

    static final int[] LARGE_SIZES = {97, 129, 200};

    private Samples() {}

    interface Element {
        double at(int i, int j);
    }

    static Matrix fill(int m, int n, Element element) {
        Matrix a = Matrix.zeros(m, n);
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                a.set(i, j, element.at(i, j));
            }
        }
        return a;
    }

    static Matrix map(Matrix a, DoubleUnaryOperator f) {
        return fill(a.rows(), a.columns(), (i, j) -> f.applyAsDouble(a.get(i, j)));
    }

    static Matrix random(int m, int n, long seed) {
        Random random = new Random(seed);
        return fill(m, n, (i, j) -> random.nextGaussian());
    }

    static Matrix identity(int n) {
        return fill(n, n, (i, j) -> i == j ? 1 : 0);
    }

    /** From 1 to {@code 10^-decades} along 0..n-1, or back. */
    private static double grade(int i, int n, double decades) {
        return Math.pow(10, -decades * i / Math.max(1, n - 1));
    }

    /** Matrices of a size that are known for trouble, by name. */
    static Map<String, Matrix> troublesome(int m, int n) {
        int k = Math.min(m, n);
        Matrix a = random(m, n, 31L * m + n);
        Map<String, Matrix> all = new LinkedHashMap<>();
        all.put("random", a);
        all.put("rows graded down", fill(m, n, (i, j) -> a.get(i, j) * grade(i, m, 24) * 1e12));
        all.put("rows graded up", fill(m, n, (i, j) -> a.get(i, j) / grade(i, m, 24) * 1e-12));
        all.put("columns graded down", fill(m, n, (i, j) -> a.get(i, j) * grade(j, n, 24) * 1e12));
        all.put("columns graded up", fill(m, n, (i, j) -> a.get(i, j) / grade(j, n, 24) * 1e-12));
        all.put(
                "graded wildly",
                fill(m, n, (i, j) -> a.get(i, j) * grade(i, m, 150) * grade(j, n, 150)));
        all.put("Hilbert", fill(m, n, (i, j) -> 1.0 / (i + j + 1)));
        all.put("Vandermonde", fill(m, n, (i, j) -> Math.pow((i + 1.0) / m, j)));
        all.put("rank 1", fill(m, n, (i, j) -> a.get(i, 0) * a.get(0, j)));
        all.put(
                "rank half",
                Products.multiply(
                        random(m, (k + 1) / 2, 5).copy(), random((k + 1) / 2, n, 6).copy()));
        all.put("ones", fill(m, n, (i, j) -> 1));
        all.put("identity", fill(m, n, (i, j) -> i == j ? 1 : 0));
        all.put("minus identity", fill(m, n, (i, j) -> i == j ? -1 : 0));
        all.put("identity, nearly", fill(m, n, (i, j) -> (i == j ? 1 : 0) + 1e-15 * a.get(i, j)));
        all.put("nilpotent", fill(m, n, (i, j) -> i + 1 == j ? 1 : 0));
        all.put("Kahan", fill(m, n, Samples::kahan));
        all.put(
                "bidiagonal, graded",
                fill(m, n, (i, j) -> j == i || j == i + 1 ? grade(i, m, 200) : 0));
        all.put("signs", map(a, Math::signum));
        all.put("half zero", fill(m, n, (i, j) -> j < n / 2 ? 0 : a.get(i, j)));
        all.put("sparse", fill(m, n, (i, j) -> (i * 7 + j * 3) % 5 == 0 ? a.get(i, j) : 0));
        all.put("zero", Matrix.zeros(m, n));
        all.put("tiny", map(a, x -> x * 1e-300));
        all.put("huge", map(a, x -> x * 1e300));
        all.put("subnormal", map(a, x -> x * 1e-315));
        return all;
    }

    private static double kahan(int i, int j) {
        double s = Math.sin(1.2);
        double c = Math.cos(1.2);
        return j < i ? 0 : Math.pow(s, i) * (i == j ? 1 : -c);
    }

    static Matrix symmetric(Matrix a) {
        return fill(a.rows(), a.rows(), (i, j) -> a.get(i, j) / 2 + a.get(j, i) / 2);
    }

    /**
     * The same matrix in the middle of an array, with a distance between rows, and NaN around it.
     */
    static Matrix embed(Matrix a) {
        int stride = a.columns() + 3;
        double[] data = new double[7 + a.rows() * stride];
        Arrays.fill(data, Double.NaN);
        Matrix embedded = new Matrix(data, 5, a.rows(), a.columns(), stride, 1);
        embedded.assign(a);
        return embedded;
    }

    /** The same matrix with the elements of a column together, and NaN around it. */
    static Matrix embedTransposed(Matrix a) {
        Matrix embedded = embed(a.transpose().copy()).transpose();
        return embedded;
    }

    static void assertPoisonUntouched(Matrix embedded) {
        double[] data = embedded.data().clone();
        Matrix same =
                new Matrix(
                        data,
                        embedded.offset(),
                        embedded.rows(),
                        embedded.columns(),
                        embedded.rowStride(),
                        embedded.columnStride());
        same.fill(Double.NaN);
        assertThat(data).containsOnly(Double.NaN);
    }

    static double norm(Matrix a) {
        double largest = a.largest();
        if (!(largest > 0)) {
            return largest;
        }
        double sum = 0;
        for (int i = 0; i < a.rows(); i++) {
            for (int j = 0; j < a.columns(); j++) {
                double ratio = a.get(i, j) / largest;
                sum += ratio * ratio;
            }
        }
        return largest * Math.sqrt(sum);
    }

    /** {@code |A - B|}, Frobenius. */
    static double distance(Matrix a, Matrix b) {
        assertThat(b.rows()).isEqualTo(a.rows());
        assertThat(b.columns()).isEqualTo(a.columns());
        return norm(fill(a.rows(), a.columns(), (i, j) -> a.get(i, j) - b.get(i, j)));
    }

    /** That {@code |A - B|} is at most a multiple of {@code n u |A|}, up to subnormal numbers. */
    static void assertClose(String name, Matrix actual, Matrix expected, double multiple) {
        double n = Math.max(1, Math.max(actual.rows(), actual.columns()));
        double bound = multiple * n * U * norm(expected) + 100 * n * Double.MIN_VALUE;
        assertThat(distance(actual, expected)).as("%s: distance", name).isLessThanOrEqualTo(bound);
    }

    static void assertOrthonormalColumns(String name, Matrix q) {
        Matrix product = Products.multiply(q.transpose(), q);
        double bound = 6 * Math.max(1, q.rows()) * U * Math.sqrt(Math.max(1, q.columns()));
        assertThat(distance(product, identity(q.columns())))
                .as("%s: orthogonality", name)
                .isLessThanOrEqualTo(bound);
    }

    /** {@code A diag(d)}. */
    static Matrix scaleColumns(Matrix a, double[] d) {
        return fill(a.rows(), d.length, (i, j) -> a.get(i, j) * d[j]);
    }

    /** The positions in n at which one non-finite element is put. */
    static int[] places(int n) {
        return new int[] {0, n / 2, n - 1};
    }
}
