package io.cotangent.intrinsics.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class SvdTest {
    private static final int[][] SHAPES = {
        {3, 8}, {8, 3}, {9, 40}, {40, 9}, {64, 65}, {65, 64}, {17, 100}, {100, 17}, {50, 1}, {1, 50}
    };

    @Test
    void decompositions() {
        for (int n : Samples.SIZES) {
            if (n > 0) {
                Samples.troublesome(n, n).forEach(SvdTest::check);
            }
        }
        for (int[] shape : SHAPES) {
            Samples.troublesome(shape[0], shape[1]).forEach(SvdTest::check);
        }
        for (int n : Samples.LARGE_SIZES) {
            check("random", Samples.random(n, n, n));
            check("tall", Samples.random(n + 70, n, n));
            check("wide", Samples.random(n, n + 300, n));
        }
    }

    private static void check(String name, Matrix a) {
        int m = a.rows();
        int n = a.columns();
        int k = Math.min(m, n);
        String what = name + ", " + m + " by " + n;
        Matrix embedded = Samples.embed(a);
        Svd thin = Svd.of(embedded, false);
        Samples.assertPoisonUntouched(embedded);
        assertThat(thin.u().columns()).isEqualTo(k);
        assertThat(thin.vTransposed().rows()).isEqualTo(k);
        checkFactors(what, a, thin);
        Svd full = Svd.of(a, true);
        assertThat(full.u().columns()).isEqualTo(m);
        assertThat(full.vTransposed().rows()).isEqualTo(n);
        checkFactors(what + ", full", a, full);
        double[] values = Svd.values(a);
        double bound = 4 * Math.max(m, n) * Samples.U * Samples.norm(a) + 100 * Double.MIN_VALUE;
        for (int i = 0; i < k; i++) {
            assertThat(values[i]).as(what).isCloseTo(thin.values()[i], within(bound));
            assertThat(full.values()[i]).as(what).isCloseTo(thin.values()[i], within(bound));
        }
    }

    private static void checkFactors(String what, Matrix a, Svd svd) {
        double[] values = svd.values();
        int k = values.length;
        assertThat(k).isEqualTo(Math.min(a.rows(), a.columns()));
        for (int i = 0; i < k; i++) {
            assertThat(values[i]).as(what).isNotNegative();
            assertThat(values[i]).as(what).isLessThanOrEqualTo(values[Math.max(0, i - 1)]);
        }
        Samples.assertOrthonormalColumns(what + ", U", svd.u());
        Samples.assertOrthonormalColumns(what + ", V", svd.vTransposed().transpose());
        Matrix product =
                Products.multiply(
                        Samples.scaleColumns(svd.u().columns(0, k), values),
                        svd.vTransposed().rows(0, k));
        Samples.assertClose(what, product, a, 12);
    }

    @Test
    void knownValues() {
        assertThat(Svd.values(Matrix.of(2, 2, new double[] {3, 0, 4, 5})))
                .usingElementComparator((x, y) -> Math.abs(x - y) < 1e-14 ? 0 : 1)
                .containsExactly(Math.sqrt(45), Math.sqrt(5));
        assertThat(Svd.values(Matrix.of(1, 3, new double[] {2, 3, -6}))[0])
                .isCloseTo(7, within(1e-14));
        assertThat(Svd.values(Matrix.of(1, 1, new double[] {-2}))).containsExactly(2);
    }

    @Test
    void secondDifferences() {
        int n = 100;
        double[] values = Svd.values(Samples.fill(n, n, LuTest::secondDifference));
        for (int i = 0; i < n; i++) {
            double expected = 2 - 2 * Math.cos((n - i) * Math.PI / (n + 1));
            assertThat(values[i]).isCloseTo(expected, within(1e-14));
        }
    }

    /**
     * The bidiagonal matrix with 1 on the diagonal and {@code b} above it has the inverse's norm
     * about {@code b^(n-1)}, and a smallest singular value that a backward stable algorithm alone
     * would not find.
     */
    @Test
    void smallSingularValuesOfBidiagonalMatricesAreAccurate() {
        int n = 30;
        double b = 1e4;
        Matrix a = Samples.fill(n, n, (i, j) -> i == j ? 1 : i + 1 == j ? b : 0);
        double[] values = Svd.values(a);
        // The determinant is 1, and the smallest value all but the inverse of the norm of A^-1.
        double expected = (1 - 1 / (b * b)) * Math.pow(b, 1.0 - n);
        assertThat(values[n - 1]).isCloseTo(expected, Percentage.withPercentage(1e-10));
        double[] graded = Svd.values(Samples.fill(n, n, (i, j) -> gradedBidiagonal(i, j)));
        double log = 0;
        for (double value : graded) {
            log += Math.log10(value);
        }
        assertThat(log).isCloseTo(-5.0 * n * (n - 1), within(1e-9));
    }

    private static double gradedBidiagonal(int i, int j) {
        return i == j ? Math.pow(10, -10.0 * i) : i + 1 == j ? Math.pow(10, -10.0 * i - 3) : 0;
    }

    @Test
    void emptyMatrices() {
        Svd full = Svd.of(Matrix.zeros(3, 0), true);
        assertThat(full.u().data()).isEqualTo(Samples.identity(3).data());
        assertThat(full.values()).isEmpty();
        assertThat(full.vTransposed().rows()).isZero();
        Svd thin = Svd.of(Matrix.zeros(0, 3), false);
        assertThat(thin.u().rows()).isZero();
        assertThat(thin.vTransposed().columns()).isEqualTo(3);
        assertThat(Svd.values(Matrix.zeros(0, 0))).isEmpty();
    }

    @Test
    void notANumberEnds() {
        for (double poison : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            for (int n : new int[] {1, 2, 40}) {
                Matrix a = Samples.random(n, n + 1, 1);
                a.set(n - 1, n / 2, poison);
                Svd svd = Svd.of(a, true);
                assertThat(svd.values()).hasSize(n).containsOnly(Double.NaN);
                assertThat(svd.u().data()).hasSize(n * n).containsOnly(Double.NaN);
                assertThat(svd.vTransposed().data())
                        .hasSize((n + 1) * (n + 1))
                        .containsOnly(Double.NaN);
                assertThat(Svd.values(a)).hasSize(n).containsOnly(Double.NaN);
            }
        }
    }
}
