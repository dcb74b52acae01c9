package io.cotangent.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cotangent.DType;
import io.cotangent.Linalg;
import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.array.Shape;
import io.cotangent.error.ConvergenceException;
import io.cotangent.error.DomainException;
import io.cotangent.implicit.LinearSolver;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SolutionTest {
    private static final int BATCH = 3;

    private static NDArray random(long seed, int... shape) {
        Random random = new Random(seed);
        double[] numbers = random.doubles(Shape.of(shape).size(), -1, 1).toArray();
        return NDArray.of(numbers, shape);
    }

    private static LinearOperator operator(NDArray matrices) {
        int size = matrices.shape()[1];
        ArrayType type = new ArrayType(DType.FLOAT64, Shape.of(BATCH, size));
        return new FunctionOperator(
                x -> new NDArray[] {matrices.matmul(x[0].expandDims(2)).squeeze(2)},
                new Packing(new ArrayType[] {type}, 1));
    }

    private static void assertSolves(LinearSolver solver, NDArray matrices, NDArray right) {
        NDArray found = Solution.of(operator(matrices), right, solver);
        NDArray expected = Linalg.solve(matrices, right.expandDims(2)).squeeze(2);
        double error = found.sub(expected).abs().max().item() / expected.abs().max().item();
        assertThat(error).as(solver + " of " + matrices.shape()[1]).isLessThan(1e-8);
    }

    @Test
    void allMethodsSolveSystemsOfAllSizes() {
        for (int size : new int[] {1, 2, 7, 40, 150}) {
            NDArray any =
                    random(size, BATCH, size, size).add(NDArray.eye(size).mul(3 + size / 4.0));
            NDArray positive = any.matmul(any.transpose(0, 2, 1)).add(NDArray.eye(size));
            NDArray right = random(size + 1, BATCH, size);
            assertSolves(LinearSolver.gmres(), any, right);
            assertSolves(LinearSolver.gmres().withRestart(5), any, right);
            assertSolves(LinearSolver.dense(), any, right);
            assertSolves(LinearSolver.automatic(), any, right);
            assertSolves(LinearSolver.conjugateGradients(), positive, right);
        }
    }

    @Test
    void elementsOfABatchConvergeForThemselves() {
        NDArray identity = NDArray.eye(5).expandDims(0).broadcastTo(BATCH, 5, 5);
        NDArray scales = NDArray.of(new double[] {1, 1e-6, 1e9}, BATCH, 1, 1);
        NDArray matrices = random(1, BATCH, 5, 5).mul(0.1).add(identity).mul(scales);
        NDArray right = random(2, BATCH, 5).mul(NDArray.of(new double[] {0, 1e12, 1e-9}, BATCH, 1));
        NDArray found = Solution.of(operator(matrices), right, LinearSolver.gmres());
        NDArray expected = Linalg.solve(matrices, right.expandDims(2)).squeeze(2);
        for (int i = 0; i < BATCH; i++) {
            double error = found.get(i).sub(expected.get(i)).abs().max().item();
            assertThat(error).isLessThanOrEqualTo(1e-9 * expected.get(i).abs().max().item());
        }
    }

    @Test
    void gmresOfASpaceThatDoesNotGrow() {
        NDArray permutation =
                NDArray.of(new double[][] {{0, 1, 0}, {0, 0, 1}, {1, 0, 0}})
                        .expandDims(0)
                        .broadcastTo(BATCH, 3, 3);
        assertSolves(LinearSolver.gmres(), permutation, NDArray.ones(BATCH, 3));
        assertSolves(LinearSolver.gmres(), permutation, random(3, BATCH, 3));
    }

    @Test
    void systemsWithoutASolution() {
        NDArray zero = NDArray.zeros(BATCH, 4, 4);
        NDArray right = random(4, BATCH, 4);
        assertThatThrownBy(() -> Solution.of(operator(zero), right, LinearSolver.gmres()))
                .isInstanceOfSatisfying(
                        ConvergenceException.class,
                        e -> assertThat(e.residual()).isGreaterThan(0.1));
        assertThatThrownBy(
                        () -> Solution.of(operator(zero), right, LinearSolver.conjugateGradients()))
                .isInstanceOf(DomainException.class);
        assertThatThrownBy(() -> Solution.of(operator(zero), right, LinearSolver.dense()))
                .isInstanceOf(DomainException.class);
    }

    @Test
    void emptyOnes() {
        NDArray none = NDArray.zeros(BATCH, 0);
        NDArray matrices = NDArray.zeros(BATCH, 0, 0);
        assertThat(Solution.of(operator(matrices), none, LinearSolver.gmres()).shape())
                .containsExactly(BATCH, 0);
    }
}
