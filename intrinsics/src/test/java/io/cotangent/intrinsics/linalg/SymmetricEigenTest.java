package io.cotangent.intrinsics.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SymmetricEigenTest {
    @Test
    void decompositions() {
        for (int n : Samples.SIZES) {
            if (n > 0) {
                Samples.troublesome(n, n).forEach((name, a) -> check(name, Samples.symmetric(a)));
            }
        }
        for (int n : Samples.LARGE_SIZES) {
            check("random", Samples.symmetric(Samples.random(n, n, n)));
            check("clustered", clustered(n));
        }
        check("random", Samples.symmetric(Samples.random(301, 301, 1)));
    }

    /** Eigenvalues 1 but for roundings, and a few others. */
    private static Matrix clustered(int n) {
        Matrix q = Qr.of(Samples.random(n, n, 3), false).q();
        Random random = new Random(4);
        double[] values = new double[n];
        Arrays.setAll(values, i -> i < n - 3 ? 1 + 1e-14 * random.nextDouble() : i);
        return Samples.symmetric(Products.multiply(Samples.scaleColumns(q, values), q.transpose()));
    }

    private static SymmetricEigen check(String name, Matrix a) {
        String what = name + " of " + a.rows();
        int n = a.rows();
        Matrix poisoned =
                Samples.embed(Samples.fill(n, n, (i, j) -> j > i ? Double.NaN : a.get(i, j)));
        SymmetricEigen eigen = SymmetricEigen.of(poisoned);
        Matrix v = eigen.vectors();
        double[] values = eigen.values();
        Samples.assertOrthonormalColumns(what, v);
        Matrix product = Products.multiply(Samples.scaleColumns(v, values), v.transpose());
        Samples.assertClose(what, product, a, 4);
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        assertThat(values).as(what).isEqualTo(sorted);
        assertValues(what, SymmetricEigen.values(a), values, Samples.norm(a));
        return eigen;
    }

    private static void assertValues(String what, double[] actual, double[] expected, double norm) {
        double bound = 4 * expected.length * Samples.U * norm + 100 * Double.MIN_VALUE;
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < actual.length; i++) {
            assertThat(actual[i]).as("%s: value %d", what, i).isCloseTo(expected[i], within(bound));
        }
    }

    @Test
    void secondDifferences() {
        for (int n : new int[] {1, 2, 10, 64, 150}) {
            SymmetricEigen eigen =
                    check("differences", Samples.fill(n, n, LuTest::secondDifference));
            for (int i = 0; i < n; i++) {
                double expected = 2 - 2 * Math.cos((i + 1) * Math.PI / (n + 1));
                assertThat(eigen.values()[i]).isCloseTo(expected, within(1e-14));
            }
        }
    }

    @Test
    void wilkinsonPairs() {
        Matrix a =
                Samples.fill(
                        21, 21, (i, j) -> i == j ? Math.abs(i - 10) : Math.abs(i - j) == 1 ? 1 : 0);
        double[] values = check("W21+", a).values();
        assertThat(values[20]).isCloseTo(10.746194182903393, within(1e-13));
        assertThat(values[19]).isCloseTo(10.746194182903322, within(1e-13));
        assertThat(values[0]).isCloseTo(-1.1254415221199845, within(1e-14));
    }

    @Test
    void ones() {
        double[] values = check("ones", Samples.fill(90, 90, (i, j) -> 1)).values();
        assertThat(values[89]).isCloseTo(90, within(1e-12));
        assertThat(values[0]).isCloseTo(0, within(1e-13));
        assertThat(values[88]).isCloseTo(0, within(1e-13));
    }

    @Test
    void diagonalMatricesAreExact() {
        Matrix a = Samples.fill(60, 60, (i, j) -> i == j ? Math.pow(-1.7, i - 30) : 0);
        double[] expected = new double[60];
        Arrays.setAll(expected, i -> a.get(i, i));
        Arrays.sort(expected);
        assertThat(SymmetricEigen.of(a).values()).isEqualTo(expected);
    }

    @Test
    void emptyMatrix() {
        SymmetricEigen eigen = SymmetricEigen.of(Matrix.zeros(0, 0));
        assertThat(eigen.values()).isEmpty();
        assertThat(eigen.vectors().rows()).isZero();
    }

    @Test
    void notANumberEnds() {
        for (double poison : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            for (int n : new int[] {1, 2, 40}) {
                Matrix a = Samples.random(n, n, 1);
                a.set(n - 1, n / 2, poison);
                SymmetricEigen eigen = SymmetricEigen.of(a);
                assertThat(eigen.values()).hasSize(n).containsOnly(Double.NaN);
                assertThat(eigen.vectors().data()).hasSize(n * n).containsOnly(Double.NaN);
                assertThat(SymmetricEigen.values(a)).containsOnly(Double.NaN);
            }
        }
    }

    @Test
    void mustBeSquare() {
        assertThatThrownBy(() -> SymmetricEigen.of(Matrix.zeros(2, 3)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
