package io.cotangent.intrinsics.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class LuTest {
    private static final int[][] SHAPES = {
        {3, 8}, {8, 3}, {9, 40}, {40, 9}, {64, 65}, {65, 64}, {17, 100}, {100, 17}, {0, 4}, {4, 0}
    };

    @Test
    void factors() {
        for (int n : Samples.SIZES) {
            checkAll(n, n);
        }
        for (int[] shape : SHAPES) {
            checkAll(shape[0], shape[1]);
        }
        for (int n : Samples.LARGE_SIZES) {
            check("random", Samples.random(n, n, n));
            check("tall", Samples.random(n + 70, n, n));
            check("wide", Samples.random(n, n + 70, n));
        }
    }

    private static void checkAll(int m, int n) {
        if (m > 0 && n > 0) {
            Samples.troublesome(m, n).forEach(LuTest::check);
        } else {
            check("empty", Matrix.zeros(m, n));
        }
    }

    private static void check(String name, Matrix a) {
        String what = name + ", " + a.rows() + " by " + a.columns();
        Matrix embedded = Samples.embedTransposed(a);
        Lu lu = Lu.of(embedded);
        Samples.assertPoisonUntouched(embedded);
        Matrix lower = lu.lower();
        Matrix upper = lu.upper();
        int[] permutation = lu.permutation();
        Matrix permuted = Samples.fill(a.rows(), a.columns(), (i, j) -> a.get(permutation[i], j));
        Matrix product = Products.multiply(lower, upper);
        Matrix sizes =
                Products.multiply(
                        Samples.map(lower, Math::abs).copy(), Samples.map(upper, Math::abs));
        for (int i = 0; i < a.rows(); i++) {
            for (int j = 0; j < a.columns(); j++) {
                double error = Math.abs(product.get(i, j) - permuted.get(i, j));
                double bound =
                        2 * (lower.columns() + 2) * Samples.U * sizes.get(i, j)
                                + 100 * Double.MIN_VALUE;
                if (!(error <= bound)) {
                    assertThat(error).as("%s [%d,%d]", what, i, j).isLessThanOrEqualTo(bound);
                }
            }
        }
        if (!name.equals("subnormal")) {
            assertThat(lower.largest()).as(what).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void knownFactors() {
        Lu lu = Lu.of(Matrix.of(2, 2, new double[] {1, 2, 4, 6}));
        assertThat(lu.permutation()).containsExactly(1, 0);
        assertThat(lu.factors().data()).containsExactly(4, 6, 0.25, 0.5);
        assertThat(lu.determinant()).isEqualTo(-2);
        assertThat(lu.determinantSign()).isEqualTo(-1);
        assertThat(lu.logAbsoluteDeterminant()).isEqualTo(Math.log(4) + Math.log(0.5));
        assertThat(lu.zeroPivot()).isEqualTo(-1);
    }

    @Test
    void singular() {
        Lu lu = Lu.of(Samples.fill(20, 20, (i, j) -> 1));
        assertThat(lu.zeroPivot()).isEqualTo(1);
        assertThat(lu.determinant()).isZero();
        assertThat(lu.determinantSign()).isZero();
        assertThat(lu.logAbsoluteDeterminant()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Lu.of(Matrix.zeros(70, 70)).zeroPivot()).isZero();
    }

    @Test
    void determinants() {
        assertThat(Lu.of(Matrix.zeros(0, 0)).determinant()).isEqualTo(1);
        double[] hilbert = {1, 1 / 12.0, 1 / 2160.0, 1 / 6048000.0, 1 / 266716800000.0};
        for (int n = 1; n <= hilbert.length; n++) {
            Lu lu = Lu.of(Samples.fill(n, n, (i, j) -> 1.0 / (i + j + 1)));
            double error = 1e-16 * Math.pow(33, n);
            assertThat(lu.determinant())
                    .isCloseTo(hilbert[n - 1], Percentage.withPercentage(100 * error));
        }
        // The second differences have determinant n + 1.
        Lu lu = Lu.of(Samples.fill(100, 100, LuTest::secondDifference));
        assertThat(lu.determinant()).isCloseTo(101, within(1e-10));
        assertThat(lu.logAbsoluteDeterminant()).isCloseTo(Math.log(101), within(1e-12));
    }

    static double secondDifference(int i, int j) {
        return i == j ? 2 : Math.abs(i - j) == 1 ? -1 : 0;
    }

    @Test
    void determinantDoesNotOverflowOnTheWay() {
        Matrix a = Samples.fill(40, 40, (i, j) -> i == j ? (i < 20 ? 1e300 : 1e-300) : 0);
        assertThat(Lu.of(a).determinant()).isCloseTo(1, within(1e-12));
        Matrix b = Samples.fill(2, 2, (i, j) -> i == j ? -1e-320 : 0);
        assertThat(Lu.of(b).determinant()).isZero();
        Matrix c = Samples.fill(3, 3, (i, j) -> i == j ? -1e300 : 0);
        assertThat(Lu.of(c).determinant()).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void solves() {
        for (int n : new int[] {0, 1, 2, 30, 70, 150}) {
            Matrix a = Samples.random(n, n, n);
            for (int i = 0; i < n; i++) {
                a.set(i, n - 1 - i, a.get(i, n - 1 - i) + 3 * Math.sqrt(n));
            }
            for (int columns : new int[] {1, 7}) {
                Matrix x = Samples.random(n, columns, 2);
                Lu lu = Lu.of(a);
                Matrix b = Products.multiply(a, x);
                Samples.assertClose("solve", lu.solve(Samples.embed(b)), x, 100);
                Matrix c = Products.multiply(a.transpose(), x);
                Samples.assertClose("transposed", lu.solveTransposed(Samples.embed(c)), x, 100);
            }
        }
    }

    @Test
    void notANumberEnds() {
        for (double poison : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            for (int n : new int[] {1, 2, 40, 70}) {
                for (int at : Samples.places(n)) {
                    Matrix a = Samples.random(n, n, 1);
                    a.set(at, n / 2, poison);
                    Lu lu = Lu.of(a);
                    assertThat(lu.determinant())
                            .matches(x -> Double.isNaN(x) || Double.isInfinite(x));
                }
            }
        }
    }

    @Test
    void sizesMustMatch() {
        Lu lu = Lu.of(Matrix.zeros(2, 3));
        assertThatThrownBy(lu::determinant).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> lu.solve(Matrix.zeros(2, 1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Lu.of(Matrix.zeros(2, 2)).solve(Matrix.zeros(3, 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
