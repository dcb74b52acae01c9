package io.cotangent.intrinsics.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CholeskyTest {
    @Test
    void factors() {
        for (int n : Samples.SIZES) {
            check(n);
        }
        for (int n : Samples.LARGE_SIZES) {
            check(n);
        }
    }

    private static void check(int n) {
        Matrix b = Samples.random(n, n + 2, n);
        Matrix a = Products.multiply(b, b.transpose());
        checkFactor("random", a);
        checkFactor("tiny", Samples.map(a, x -> x * 1e-300));
        checkFactor("huge", Samples.map(a, x -> x * 1e300));
        checkFactor(
                "graded",
                Samples.fill(n, n, (i, j) -> a.get(i, j) * Math.pow(10, -12.0 * (i + j) / n)));
        checkFactor(
                "Lehmer",
                Samples.fill(n, n, (i, j) -> (Math.min(i, j) + 1.0) / (Math.max(i, j) + 1)));
    }

    private static void checkFactor(String name, Matrix a) {
        int n = a.rows();
        Matrix poisoned =
                Samples.embed(Samples.fill(n, n, (i, j) -> j < i ? Double.NaN : a.get(i, j)));
        Cholesky cholesky = Cholesky.of(poisoned);
        assertThat(cholesky.failure()).as("%s of %d", name, n).isEqualTo(-1);
        Matrix lower = cholesky.lower();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double bound =
                        (n + 3) * Samples.U * Math.sqrt(a.get(i, i)) * Math.sqrt(a.get(j, j));
                double product = 0;
                for (int p = 0; p < n; p++) {
                    product += lower.get(i, p) * lower.get(j, p);
                }
                double error = Math.abs(product - a.get(i, j));
                if (!(error <= 2 * bound)) {
                    assertThat(error).as("%s of %d", name, n).isLessThanOrEqualTo(2 * bound);
                }
                if (j > i) {
                    assertThat(lower.get(i, j)).isZero();
                }
            }
        }
    }

    @Test
    void hilbertMatricesUpToTwelve() {
        for (int n = 1; n <= 12; n++) {
            Matrix a = Samples.fill(n, n, (i, j) -> 1.0 / (i + j + 1));
            Cholesky cholesky = Cholesky.of(a);
            assertThat(cholesky.succeeded()).isTrue();
            Matrix lower = cholesky.lower();
            Samples.assertClose("Hilbert", Products.multiply(lower, lower.transpose()), a, 2);
        }
    }

    @Test
    void solves() {
        for (int n : new int[] {1, 30, 70}) {
            Matrix b = Samples.random(n, n, n);
            Matrix a = Products.multiply(b, b.transpose());
            for (int i = 0; i < n; i++) {
                a.set(i, i, a.get(i, i) + n);
            }
            Matrix x = Samples.random(n, 5, 2);
            Samples.assertClose("X", Cholesky.of(a).solve(Products.multiply(a, x)), x, 20);
        }
    }

    @Test
    void firstPivotThatIsNotPositive() {
        for (int n : new int[] {1, 20, 100}) {
            for (int at : Samples.places(n)) {
                for (double pivot : new double[] {0, -1}) {
                    Matrix a = Samples.identity(n);
                    a.set(at, at, pivot);
                    Cholesky cholesky = Cholesky.of(a);
                    assertThat(cholesky.failure()).isEqualTo(at);
                    assertThatThrownBy(() -> cholesky.solve(a))
                            .isInstanceOf(IllegalStateException.class);
                }
            }
        }
        assertThat(Cholesky.of(Samples.fill(3, 3, (i, j) -> 1)).failure()).isEqualTo(1);
    }

    @Test
    void notANumberPasses() {
        for (int n : new int[] {1, 20, 100}) {
            for (int at : Samples.places(n)) {
                Matrix a = Samples.identity(n);
                a.set(at, at, Double.NaN);
                Cholesky cholesky = Cholesky.of(a);
                assertThat(cholesky.failure()).isEqualTo(-1);
                assertThat(cholesky.lower().get(at, at)).isNaN();
            }
        }
    }

    @Test
    void mustBeSquare() {
        assertThatThrownBy(() -> Cholesky.of(Matrix.zeros(2, 3)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
