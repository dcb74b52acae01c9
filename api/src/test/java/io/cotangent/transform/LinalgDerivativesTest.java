package io.cotangent.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cotangent.Linalg;
import io.cotangent.MatrixNorm;
import io.cotangent.NDArray;
import io.cotangent.Rng;
import io.cotangent.error.DomainException;
import io.cotangent.execute.Interpreter;
import io.cotangent.op.Ops;
import io.cotangent.trace.Program;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** Derivatives of linear algebra where they are delicate, and in closed form. */
class LinalgDerivativesTest {
    private static final NDArray A = Rng.seed(3).normal(4, 4);
    private static final NDArray ONE = NDArray.of(1.0);

    /** Singular, of rank 3. */
    private static final NDArray SINGULAR = A.matmul(NDArray.diag(1, 2, 3, 0)).matmul(A);

    private static NDArray gradient(BiFunction<Ops, NDArray, NDArray> f, NDArray at) {
        return new Differentiated((o, x) -> f.apply(o, x[0]), at).vjp(ONE)[0];
    }

    private static NDArray second(
            BiFunction<Ops, NDArray, NDArray> f, NDArray at, NDArray direction) {
        return new Differentiated((o, x) -> f.apply(o, x[0]), at).secondOrder(ONE, direction)[0];
    }

    private static void assertClose(NDArray actual, NDArray expected) {
        assertThat(actual.allClose(expected, 1e-10, 1e-10)).as("%s", actual).isTrue();
    }

    @Test
    void determinantsHaveCofactorsEvenIfSingular() {
        NDArray cofactors = Linalg.inv(A).transpose().mul(Linalg.det(A));
        assertClose(gradient(Ops::det, A), cofactors);
        NDArray rankThree = gradient(Ops::det, SINGULAR);
        assertClose(rankThree, differences(SINGULAR));
        assertThat(rankThree.abs().max().item()).isGreaterThan(0.1);
        NDArray zeroRow = A.with(2, 0.0);
        assertClose(gradient(Ops::det, zeroRow), differences(zeroRow));
        assertClose(gradient(Ops::det, zeroRow.with(0, 0.0)), NDArray.zeros(4, 4));
        assertClose(gradient(Ops::det, NDArray.zeros(4, 4)), NDArray.zeros(4, 4));
        assertThatThrownBy(() -> second(Ops::det, zeroRow, A))
                .isInstanceOf(DomainException.class)
                .hasMessageContaining("singular");
        assertThatThrownBy(() -> gradient((o, x) -> o.slogdet(x).logAbsDet(), zeroRow))
                .isInstanceOf(DomainException.class);
    }

    /** The determinant is linear in each element: differences are exact but for rounding. */
    private static NDArray differences(NDArray x) {
        NDArray result = NDArray.zeros(4, 4);
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                int[] at = {i, j};
                NDArray above = x.with(at, x.get(at).add(1));
                result = result.with(at, Linalg.det(above).sub(Linalg.det(x)));
            }
        }
        return result;
    }

    @Test
    void smallDeterminantsHaveAllDerivativesEverywhere() {
        NDArray zeros = NDArray.zeros(3, 3);
        NDArray direction = A.get("1:, 1:");
        assertClose(gradient(Ops::det, zeros), zeros);
        assertClose(second(Ops::det, zeros, direction), zeros);
        NDArray diagonal = NDArray.diag(5, 0, 0);
        // By hand: the determinant is 5 (x11 x22 - x12 x21) to second order.
        NDArray turned =
                NDArray.of(
                        new double[][] {
                            {0, 0, 0},
                            {0, direction.item(2, 2), -direction.item(2, 1)},
                            {0, -direction.item(1, 2), direction.item(1, 1)}
                        });
        NDArray inner = second(Ops::det, diagonal, direction).get("1:, 1:");
        assertClose(inner, turned.get("1:, 1:").mul(5));
    }

    @Test
    void symmetricFunctionsOfEqualEigenvalues() {
        NDArray eye = NDArray.eye(4).mul(2);
        assertClose(
                gradient((o, x) -> o.sum(o.exp(o.eigvalsh(x))), eye),
                eye.exp().mul(NDArray.eye(4)));
        assertClose(
                gradient((o, x) -> o.sum(o.log(o.eigh(x).values())), eye), NDArray.eye(4).div(2));
        NDArray orthonormal = Linalg.qr(A).q();
        assertClose(
                gradient((o, x) -> o.matrixNorm(x, MatrixNorm.NUCLEAR), orthonormal), orthonormal);
        assertClose(
                gradient((o, x) -> o.sum(o.square(o.svd(x).s())), orthonormal), orthonormal.mul(2));
    }

    @Test
    void vectorsOfEqualEigenvaluesHaveNoDerivative() {
        NDArray vectors = gradient((o, x) -> o.sum(o.mul(o.eigh(x).vectors(), A)), NDArray.eye(4));
        assertThat(vectors.isFinite().all().item()).isZero();
        NDArray left = gradient((o, x) -> o.sum(o.mul(o.svd(x).u(), A)), NDArray.eye(4));
        assertThat(left.isFinite().all().item()).isZero();
    }

    @Test
    void normsAtZero() {
        NDArray zeros = NDArray.zeros(3);
        for (double order : new double[] {2, 3, 1.5}) {
            assertThat(gradient((o, x) -> o.vectorNorm(x, order), zeros)).isEqualTo(zeros);
        }
    }

    @Test
    void leastSquaresOfFullRankIsThatOfTheNormalEquations() {
        NDArray a = Rng.seed(8).normal(5, 2);
        NDArray b = Rng.seed(9).normal(5);
        NDArray weights = NDArray.of(1.0, -2.0);
        NDArray direct = gradient((o, x) -> o.matmul(o.lstsq(x, b), weights), a);
        NDArray normal =
                gradient(
                        (o, x) -> {
                            NDArray turned = o.transpose(x);
                            NDArray square = o.matmul(turned, x);
                            return o.matmul(o.solve(square, o.matmul(turned, b)), weights);
                        },
                        a);
        assertClose(direct, normal);
    }

    @Test
    void logDeterminantTwoWays() {
        NDArray positive = A.matmul(A.transpose()).add(NDArray.eye(4));
        BiFunction<Ops, NDArray, NDArray> byFactor =
                (o, x) -> o.mul(o.sum(o.log(o.diag(o.cholesky(x)))), 2.0);
        BiFunction<Ops, NDArray, NDArray> byElimination = (o, x) -> o.slogdet(x).logAbsDet();
        assertClose(gradient(byFactor, positive), Linalg.inv(positive));
        assertClose(gradient(byElimination, positive), Linalg.inv(positive));
        NDArray direction = A.add(A.transpose());
        assertClose(
                second(byFactor, positive, direction), second(byElimination, positive, direction));
    }

    @Test
    void aMatrixIsFactorisedOnceForValueAndDerivatives() {
        Differentiated derivation =
                new Differentiated((o, x) -> o.solve(x[0], x[1]), A, NDArray.ones(4));
        Program vjp = Reverse.vjp(derivation.program(), List.of(0, 1), 1);
        Program second = Forward.jvp(vjp, List.of(0, 1), 3);
        for (Program program : new Program[] {vjp, second}) {
            assertThat(program.equations().stream().filter(e -> e.op().label().equals("lu")))
                    .hasSize(1);
        }
    }

    @Test
    void thirdDerivativesOfNumbers() {
        double x = 1.7;
        assertThird((o, a) -> o.inv(a), -6 / Math.pow(x, 4));
        assertThird((o, a) -> o.pinv(a), -6 / Math.pow(x, 4));
        assertThird((o, a) -> o.solve(a, a), 0);
        assertThird((o, a) -> o.cholesky(a), 3 / 8.0 * Math.pow(x, -2.5));
        assertThird((o, a) -> o.slogdet(a).logAbsDet(), 2 / Math.pow(x, 3));
        assertThird((o, a) -> o.expm(a), Math.exp(x));
        assertThird((o, a) -> o.matrixPower(a, 4), 24 * x);
        assertThird((o, a) -> o.exp(o.eigvalsh(a)), Math.exp(x));
        assertThird((o, a) -> o.exp(o.svdvals(a)), Math.exp(x));
        assertThird((o, a) -> o.exp(o.qr(a).r()), Math.exp(x));
        assertThird((o, a) -> o.triangularSolve(a, NDArray.ones(1, 1), true), -6 / Math.pow(x, 4));
    }

    /** The third derivative of a function of a matrix of one element, at 1.7. */
    private static void assertThird(BiFunction<Ops, NDArray, NDArray> f, double expected) {
        NDArray at = NDArray.full(1.7, 1, 1);
        NDArray one = NDArray.ones(1, 1);
        Differentiated derivation = new Differentiated((o, x) -> o.sum(f.apply(o, x[0])), at);
        Program first = Reverse.vjp(derivation.program(), List.of(0), 1);
        Program third = Forward.jvp(Forward.jvp(first, List.of(0), 2), List.of(0), 4);
        NDArray[] outputs = Interpreter.run(third, at, ONE, one, one);
        double value = outputs[outputs.length - 1].item();
        assertThat(value).isCloseTo(expected, within(1e-10 * (1 + Math.abs(expected))));
    }
}
