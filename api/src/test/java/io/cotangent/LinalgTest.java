package io.cotangent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.cotangent.error.AxisException;
import io.cotangent.error.DTypeException;
import io.cotangent.error.DomainException;
import io.cotangent.error.EmptyReductionException;
import io.cotangent.error.ShapeException;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers of linear algebra: that factors multiply to the matrix, and what they are like. */
class LinalgTest {
    private static final NDArray NAN = NDArray.full(Double.NaN, 2, 2);
    private static final NDArray SINGULAR = NDArray.of(new double[][] {{1, 2}, {2, 4}});

    private static NDArray random(int... shape) {
        return Rng.seed(5).normal(shape);
    }

    private static NDArray turn(NDArray x) {
        return x.swapAxes(-1, -2);
    }

    private static NDArray symmetric(int n) {
        NDArray x = random(2, n, n);
        return x.add(turn(x));
    }

    private static NDArray positive(int n) {
        NDArray x = random(2, n, n);
        return x.matmul(turn(x)).add(NDArray.eye(n));
    }

    private static void assertClose(NDArray actual, NDArray expected) {
        assertThat(actual.shape()).isEqualTo(expected.shape());
        assertThat(actual.allClose(expected, 1e-11, 1e-11)).as("%s", actual).isTrue();
    }

    private static void assertOrthonormalColumns(NDArray q) {
        int n = q.shape()[q.rank() - 1];
        assertClose(turn(q).matmul(q), NDArray.eye(n).broadcastTo(turn(q).matmul(q).shape()));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 7, 60})
    void systems(int n) {
        NDArray a = positive(n).add(random(n, n).mul(.1));
        NDArray b = random(2, n, 3);
        assertClose(a.matmul(Linalg.solve(a, b)), b);
        assertClose(a.matmul(Linalg.inv(a)), NDArray.eye(n).broadcastTo(2, n, n));
        NDArray vector = random(n);
        assertClose(
                a.matmul(Linalg.solve(a, vector).expandDims(2)).squeeze(2),
                vector.broadcastTo(2, n));
        NDArray one = a.get(1);
        assertClose(one.matmul(Linalg.solve(one, b)), b);
        assertClose(Linalg.solve(one, vector), Linalg.inv(one).matmul(vector));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 7, 60})
    void triangularSystems(int n) {
        NDArray a = positive(n).div(n + 1.0);
        NDArray b = random(2, n, 3);
        for (boolean lower : new boolean[] {true, false}) {
            for (boolean unit : new boolean[] {true, false}) {
                NDArray triangle = lower ? a.tril(unit ? -1 : 0) : a.triu(unit ? 1 : 0);
                NDArray full = unit ? triangle.add(NDArray.eye(n)) : triangle;
                assertClose(full.matmul(Linalg.triangularSolve(a, b, lower, false, unit)), b);
                assertClose(turn(full).matmul(Linalg.triangularSolve(a, b, lower, true, unit)), b);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 9})
    void determinants(int n) {
        NDArray a = positive(n);
        NDArray factor = Linalg.cholesky(a).diagonal(0, -2, -1).prod(-1).square();
        assertThat(Linalg.det(a).allClose(factor, 1e-10, 0)).isTrue();
        SlogDet parts = Linalg.slogdet(a.mul(-1));
        assertClose(parts.logAbsDet(), factor.log());
        assertThat(parts.sign()).isEqualTo(NDArray.full(n % 2 == 0 ? 1 : -1, 2));
    }

    @Test
    void determinantsOfSingularMatrices() {
        assertThat(Linalg.det(SINGULAR).item()).isZero();
        assertThat(Linalg.det(NDArray.zeros(5, 5)).item()).isZero();
        SlogDet parts = Linalg.slogdet(SINGULAR);
        assertThat(parts.sign().item()).isZero();
        assertThat(parts.logAbsDet().item()).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 5, 40})
    void choleskyFactors(int n) {
        NDArray a = positive(n);
        NDArray lower = Linalg.cholesky(a);
        assertThat(lower.matmul(turn(lower)).allClose(a, 1e-12, 1e-10)).isTrue();
        assertThat(lower.triu(1)).isEqualTo(NDArray.zeros(2, n, n));
        NDArray skew = random(n, n);
        assertClose(Linalg.cholesky(a.add(skew).sub(skew.transpose())), lower);
    }

    @Test
    void qrFactors() {
        for (int[] shape : new int[][] {{5, 3}, {3, 5}, {2, 4, 4}, {0, 3}, {3, 0}, {0, 2, 3}}) {
            NDArray a = random(shape);
            int m = shape[shape.length - 2];
            int n = shape[shape.length - 1];
            for (boolean complete : new boolean[] {false, true}) {
                Qr qr = Linalg.qr(a, complete);
                assertClose(qr.q().matmul(qr.r()), a);
                assertOrthonormalColumns(qr.q());
                int k = complete ? m : Math.min(m, n);
                assertThat(qr.q().shape()).endsWith(m, k);
                assertThat(qr.r().shape()).endsWith(k, n);
                NDArray diagonal = qr.r().diagonal(0, -2, -1);
                assertThat(diagonal.gte(0).all().item()).isEqualTo(1);
                assertThat(qr.r().tril(-1).eq(0).all().item()).isEqualTo(1);
            }
        }
        assertClose(Linalg.qr(NDArray.eye(DType.FLOAT64, 4, 2), true).q(), NDArray.eye(4));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 5, 30})
    void eigenvalues(int n) {
        NDArray a = symmetric(n);
        Eigh eigh = Linalg.eigh(a);
        NDArray v = eigh.vectors();
        assertClose(v.mul(eigh.values().expandDims(-2)).matmul(turn(v)), a);
        assertOrthonormalColumns(v);
        assertClose(Linalg.eigvalsh(a), eigh.values());
        assertThat(eigh.values().sort()).isEqualTo(eigh.values());
        assertLargestPositive(v);
    }

    private static void assertLargestPositive(NDArray columns) {
        if (columns.size() > 0) {
            NDArray largest = columns.abs().max(true, -2);
            assertThat(columns.max(true, -2)).isEqualTo(largest);
        }
    }

    @Test
    void singularValues() {
        for (int[] shape : new int[][] {{5, 3}, {3, 5}, {2, 4, 4}, {0, 3}, {3, 0}, {2, 20, 6}}) {
            NDArray a = random(shape);
            Svd svd = Linalg.svd(a);
            assertClose(svd.u().mul(svd.s().expandDims(-2)).matmul(svd.vt()), a);
            assertOrthonormalColumns(svd.u());
            assertOrthonormalColumns(turn(svd.vt()));
            assertClose(Linalg.svdvals(a), svd.s());
            assertThat(svd.s().neg().sort().neg()).isEqualTo(svd.s());
            assertLargestPositive(svd.u());
            Svd full = Linalg.svd(a, true);
            int m = shape[shape.length - 2];
            int n = shape[shape.length - 1];
            assertThat(full.u().shape()).endsWith(m, m);
            assertThat(full.vt().shape()).endsWith(n, n);
            assertOrthonormalColumns(full.u());
            assertOrthonormalColumns(turn(full.vt()));
            assertThat(full.u().slice(-1, 0, Math.min(m, n))).isEqualTo(svd.u());
            assertThat(full.vt().slice(-2, 0, Math.min(m, n))).isEqualTo(svd.vt());
        }
    }

    @Test
    void pseudoInverses() {
        NDArray low = random(5, 2).matmul(random(2, 4));
        for (NDArray a : new NDArray[] {random(5, 3), random(2, 3, 5), low, NDArray.zeros(2, 3)}) {
            NDArray p = Linalg.pinv(a);
            assertClose(a.matmul(p).matmul(a), a);
            assertClose(p.matmul(a).matmul(p), p);
            assertClose(turn(a.matmul(p)), a.matmul(p));
            assertClose(turn(p.matmul(a)), p.matmul(a));
        }
        assertThat(Linalg.matrixRank(low)).isEqualTo(NDArray.of(2).astype(DType.INT64));
        assertThat(Linalg.matrixRank(NDArray.zeros(2, 3, 3)).toIntArray()).containsExactly(0, 0);
        assertThat(Linalg.matrixRank(NDArray.diag(1, .5, .1), .2).item()).isEqualTo(2);
        assertThat(Linalg.cond(NDArray.diag(4, 2, 8)).item()).isEqualTo(4);
        assertThat(Linalg.cond(NDArray.diag(4, 0)).item()).isInfinite();
        assertClose(Linalg.pinv(NDArray.diag(1, 1e-3), 1e-2), NDArray.diag(1, 0));
    }

    @Test
    void leastSquares() {
        NDArray a = random(6, 3);
        NDArray b = random(6, 2);
        NDArray x = Linalg.lstsq(a, b);
        assertClose(turn(a).matmul(a.matmul(x)), turn(a).matmul(b));
        assertClose(Linalg.lstsq(a, b.get(":, 0")), x.get(":, 0"));
        NDArray wide = Linalg.lstsq(turn(a), b.get(":3"));
        assertClose(turn(a).matmul(wide), b.get(":3"));
    }

    @Test
    void powers() {
        NDArray a = random(2, 3, 3);
        assertClose(Linalg.matrixPower(a, 5), a.matmul(a).matmul(a).matmul(a).matmul(a));
        assertClose(Linalg.matrixPower(a, -2).matmul(a).matmul(a), Linalg.matrixPower(a, 0));
        assertThat(Linalg.matrixPower(NDArray.eye(2), Integer.MIN_VALUE)).isEqualTo(NDArray.eye(2));
    }

    @Test
    void exponentials() {
        NDArray a = symmetric(4);
        Eigh eigh = Linalg.eigh(a);
        NDArray v = eigh.vectors();
        NDArray expected = v.mul(eigh.values().exp().expandDims(-2)).matmul(turn(v));
        assertThat(Linalg.expm(a).allClose(expected, 1e-12, 1e-10)).isTrue();
        assertThat(Linalg.expm(NDArray.zeros(3, 3))).isEqualTo(NDArray.eye(3));
        assertThat(Linalg.expm(NDArray.zeros(0, 0)).shape()).containsExactly(0, 0);
        double turn = Math.PI / 3;
        NDArray rotation = Linalg.expm(NDArray.of(new double[][] {{0, -turn}, {turn, 0}}));
        double sine = Math.sin(turn);
        assertClose(rotation, NDArray.of(new double[][] {{.5, -sine}, {sine, .5}}));
        NDArray nilpotent = NDArray.of(new double[][] {{0, 1e6}, {0, 0}});
        assertClose(Linalg.expm(nilpotent), nilpotent.add(NDArray.eye(2)));
        assertClose(Linalg.expm(NDArray.diag(-800, 1)), NDArray.diag(0, Math.E));
    }

    @Test
    void norms() {
        NDArray x = NDArray.of(new double[][] {{3, -4, 0}, {0, 0, 0}});
        assertThat(Linalg.vectorNorm(x, 2, 1).toArray()).containsExactly(5, 0);
        assertThat(Linalg.vectorNorm(x, 1, true, 1).shape()).containsExactly(2, 1);
        assertThat(Linalg.vectorNorm(x, 0).item()).isEqualTo(2);
        assertThat(Linalg.vectorNorm(x, Double.POSITIVE_INFINITY).item()).isEqualTo(4);
        assertThat(Linalg.vectorNorm(x, Double.NEGATIVE_INFINITY, 1).toArray())
                .containsExactly(0, 0);
        assertClose(Linalg.vectorNorm(x, 3, 1), NDArray.of(Math.cbrt(91), 0));
        assertThat(Linalg.vectorNorm(x, -1, 1).toArray()).containsExactly(0, 0);
        Map<MatrixNorm, Double> expected =
                Map.of(
                        MatrixNorm.FROBENIUS, 5.0,
                        MatrixNorm.NUCLEAR, 5.0,
                        MatrixNorm.SPECTRAL, 5.0,
                        MatrixNorm.LEAST_SINGULAR, 0.0,
                        MatrixNorm.LARGEST_COLUMN, 4.0,
                        MatrixNorm.SMALLEST_COLUMN, 0.0,
                        MatrixNorm.LARGEST_ROW, 7.0,
                        MatrixNorm.SMALLEST_ROW, 0.0);
        for (MatrixNorm norm : MatrixNorm.values()) {
            double value = Linalg.matrixNorm(x, norm).item();
            assertThat(value).as("%s", norm).isCloseTo(expected.get(norm), within(1e-14));
            NDArray turned = Linalg.matrixNorm(x.expandDims(1), norm, true, 2, 0);
            assertThat(turned.shape()).containsExactly(1, 1, 1);
            assertClose(turned.squeeze(), Linalg.matrixNorm(x.transpose(), norm));
        }
        assertThat(Linalg.matrixNorm(NDArray.zeros(0, 2), MatrixNorm.NUCLEAR).item()).isZero();
        assertThatThrownBy(() -> Linalg.matrixNorm(NDArray.zeros(0, 2), MatrixNorm.SPECTRAL))
                .isInstanceOf(EmptyReductionException.class);
        assertThatThrownBy(() -> Linalg.matrixNorm(x, MatrixNorm.SPECTRAL, true, 1, -1))
                .isInstanceOf(AxisException.class);
        assertThatThrownBy(() -> Linalg.vectorNorm(x, Double.NaN))
                .isInstanceOf(DomainException.class);
    }

    @Test
    void singlePrecisionStaysAndIntegersBecomeDoubles() {
        NDArray a = positive(3).astype(DType.FLOAT32);
        NDArray b = random(2, 3, 1);
        assertThat(Linalg.inv(a).dtype()).isEqualTo(DType.FLOAT32);
        assertThat(Linalg.svd(a).u().dtype()).isEqualTo(DType.FLOAT32);
        assertThat(Linalg.slogdet(a).sign().dtype()).isEqualTo(DType.FLOAT32);
        assertThat(Linalg.pinv(a).matmul(a).round().allClose(NDArray.eye(3), 0, 0)).isTrue();
        assertThat(Linalg.solve(a, b).dtype()).isEqualTo(DType.FLOAT64);
        assertThat(Linalg.solve(a, b.astype(DType.FLOAT32)).dtype()).isEqualTo(DType.FLOAT32);
        NDArray integers = NDArray.of(new int[][] {{2, 1}, {1, 2}});
        assertThat(Linalg.det(integers).item()).isEqualTo(3);
        assertThat(Linalg.solve(integers, NDArray.of(new int[] {3, 3})).toArray())
                .containsExactly(1, 1);
        assertThatThrownBy(() -> Linalg.inv(integers.gt(1))).isInstanceOf(DTypeException.class);
    }

    @Test
    void viewsAreReadAsTheyLie() {
        NDArray a = positive(4);
        for (NDArray view :
                new NDArray[] {turn(a), a.flip(), a.get(":, ::-1, ::-1"), a.get("::-1")}) {
            NDArray copy = NDArray.of(view.toArray(), view.shape());
            assertThat(Linalg.inv(view)).isEqualTo(Linalg.inv(copy));
            assertThat(Linalg.svd(view).vt()).isEqualTo(Linalg.svd(copy).vt());
            assertThat(Linalg.triangularSolve(view, view, false))
                    .isEqualTo(Linalg.triangularSolve(copy, copy, false));
        }
        NDArray same = NDArray.of(3.0).broadcastTo(2, 2);
        assertThat(Linalg.svdvals(same).get(0).item()).isCloseTo(6, within(1e-14));
        assertClose(Linalg.triangularSolve(same, NDArray.ones(2), true), NDArray.of(1 / 3.0, 0));
    }

    @Test
    void illConditioned() {
        NDArray row = NDArray.arange(8);
        NDArray hilbert = row.expandDims(1).add(row).add(1).reciprocal();
        NDArray x = NDArray.ones(8);
        NDArray residual =
                hilbert.matmul(Linalg.solve(hilbert, hilbert.matmul(x))).sub(hilbert.matmul(x));
        assertThat(residual.abs().max().item()).isLessThan(1e-14);
        // Known exactly: the determinant of the Hilbert matrix of 8 rows.
        assertThat(Linalg.det(hilbert).item()).isCloseTo(2.73705e-33, withinPercentage(1e-4));
        assertThat(Linalg.slogdet(NDArray.eye(400).mul(1e-3)).logAbsDet().item())
                .isCloseTo(400 * Math.log(1e-3), withinPercentage(1e-12));
    }

    @Test
    void notANumber() {
        assertThat(Linalg.solve(NAN, NDArray.ones(2)).isNaN().all().item()).isEqualTo(1);
        for (UnaryOperator<NDArray> f :
                List.<UnaryOperator<NDArray>>of(
                        Linalg::inv,
                        Linalg::det,
                        Linalg::svdvals,
                        Linalg::eigvalsh,
                        Linalg::expm,
                        Linalg::pinv)) {
            assertThat(f.apply(NAN).isNaN().all().item()).isEqualTo(1);
        }
        assertThat(Linalg.cholesky(NAN).get(1, 1).item()).isNaN();
    }

    @Test
    void errorsSayWhichMatrixAndWhatToDo() {
        NDArray batch = NDArray.stack(0, NDArray.eye(2), SINGULAR);
        assertThatThrownBy(() -> Linalg.inv(batch))
                .isInstanceOf(DomainException.class)
                .hasMessageContaining("[2,2] at [1] is singular (pivot 1 of the elimination is 0)");
        assertThatThrownBy(() -> Linalg.solve(SINGULAR, NDArray.ones(2)))
                .isInstanceOf(DomainException.class);
        assertThatThrownBy(() -> Linalg.matrixPower(SINGULAR, -1))
                .isInstanceOf(DomainException.class);
        assertThatThrownBy(() -> Linalg.triangularSolve(NDArray.diag(1, 0), NDArray.ones(2), true))
                .isInstanceOf(DomainException.class)
                .hasMessageContaining("diagonal element 1 is 0");
        assertThatThrownBy(() -> Linalg.cholesky(batch.sub(NDArray.of(1.0))))
                .isInstanceOf(DomainException.class)
                .hasMessageContaining("not positive definite (pivot 0 is not positive)");
        assertThatThrownBy(() -> Linalg.det(NDArray.zeros(2, 3)))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("det: needs square matrices")
                .hasMessageContaining("(2 != 3)");
        assertThatThrownBy(() -> Linalg.svd(NDArray.zeros(3)))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("svd: needs matrices in the last two axes");
        assertThatThrownBy(() -> Linalg.solve(NDArray.eye(3), NDArray.ones(2)))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining(
                        "solve: [3,3] and a right-hand side of [2] do not agree (3 != 2)");
        assertThatThrownBy(() -> Linalg.lstsq(NDArray.ones(3, 2), NDArray.ones(2)))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("(3 != 2)");
        assertThatThrownBy(() -> Linalg.solve(NDArray.eye(3), NDArray.of(1.0)))
                .isInstanceOf(ShapeException.class);
        assertThatThrownBy(() -> Linalg.solve(NDArray.zeros(2, 3, 3), NDArray.zeros(4, 3, 1)))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("do not broadcast");
        assertThatThrownBy(() -> Linalg.pinv(NDArray.eye(2), -1))
                .isInstanceOf(DomainException.class);
    }
}
