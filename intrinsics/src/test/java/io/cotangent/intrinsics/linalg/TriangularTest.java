package io.cotangent.intrinsics.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Residuals of triangular systems, element by element. */
class TriangularTest {
    private static final boolean[] BOTH = {false, true};
    private static final int[] RIGHT_SIDES = {0, 1, 3, 4, 40, 130};

    @Test
    void residuals() {
        for (int n : Samples.SIZES) {
            for (int columns : RIGHT_SIDES) {
                check(n, columns);
            }
        }
        check(200, 20);
        check(150, 1);
    }

    private static void check(int n, int columns) {
        Matrix full = Samples.random(n, n, n);
        Matrix right = Samples.random(n, columns, 1);
        for (boolean lower : BOTH) {
            for (boolean unit : BOTH) {
                // Small beside the diagonal, lest solutions grow with 2^n.
                Matrix a =
                        Samples.fill(
                                n,
                                n,
                                (i, j) -> i == j ? 2 + full.get(i, j) / 4 : full.get(i, j) / 8);
                Matrix triangle =
                        Samples.fill(
                                n,
                                n,
                                (i, j) ->
                                        i == j
                                                ? (unit ? 1 : a.get(i, j))
                                                : (lower == i > j ? a.get(i, j) : 0));
                // What must not be read is poison.
                Matrix poisoned =
                        Samples.fill(
                                n,
                                n,
                                (i, j) ->
                                        i == j && unit || i != j && lower != i > j
                                                ? Double.NaN
                                                : a.get(i, j));
                for (Matrix view :
                        new Matrix[] {Samples.embed(poisoned), Samples.embedTransposed(poisoned)}) {
                    for (Matrix x :
                            new Matrix[] {Samples.embed(right), Samples.embedTransposed(right)}) {
                        Triangular.solve(view, lower, unit, x);
                        assertResidual(triangle, x, right);
                        Samples.assertPoisonUntouched(x);
                    }
                    Matrix x = Samples.embed(right.transpose().copy());
                    Triangular.solveRight(view, lower, unit, x);
                    assertResidual(triangle.transpose(), x.transpose(), right);
                    Samples.assertPoisonUntouched(x);
                }
            }
        }
    }

    /**
     * {@code |A X - B| <= n u |A| |X|} in each element, with a factor for the computed residual.
     */
    private static void assertResidual(Matrix a, Matrix x, Matrix b) {
        int n = a.rows();
        Matrix solution = x.copy();
        Matrix product = Products.multiply(a.copy(), solution);
        Matrix sizes =
                Products.multiply(
                        Samples.map(a, Math::abs).copy(), Samples.map(solution, Math::abs));
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < b.columns(); j++) {
                double error = Math.abs(product.get(i, j) - b.get(i, j));
                double bound = 2 * (n + 2) * Samples.U * sizes.get(i, j);
                if (!(error <= bound)) {
                    assertThat(error).as("[%d,%d], n = %d", i, j, n).isLessThanOrEqualTo(bound);
                }
            }
        }
    }

    @Test
    void zeroOnTheDiagonalDivides() {
        Matrix a = Matrix.of(2, 2, new double[] {0, 0, 1, 1});
        Matrix b = Matrix.of(2, 1, new double[] {1, 1});
        Triangular.solve(a, true, false, b);
        assertThat(b.data()).containsExactly(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
    }

    @Test
    void sizesMustMatch() {
        assertThatThrownBy(
                        () -> Triangular.solve(Matrix.zeros(2, 3), true, false, Matrix.zeros(2, 1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () -> Triangular.solve(Matrix.zeros(2, 2), true, false, Matrix.zeros(3, 1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Matrix.zeros(-1, 2)).isInstanceOf(IllegalArgumentException.class);
    }
}
