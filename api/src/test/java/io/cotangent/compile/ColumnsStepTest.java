package io.cotangent.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotangent.DType;
import io.cotangent.NDArray;
import io.cotangent.Profile;
import io.cotangent.Rng;
import io.cotangent.array.DenseArray;
import io.cotangent.execute.Interpreter;
import io.cotangent.op.Ops;
import io.cotangent.trace.Program;
import io.cotangent.trace.Recording;
import io.cotangent.trace.Site;
import io.cotangent.trace.Tracer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Products of one matrix with several columns. */
class ColumnsStepTest {
    private static final Ops OPS = Tracer.at(Site.UNKNOWN);
    private static final int M = 401;
    private static final int K = 401;

    private static DenseArray random(DType type, int seed, int... shape) {
        return (DenseArray) Rng.seed(seed).normal(shape).mul(8).astype(type);
    }

    private static NDArray product(NDArray matrix, NDArray vector) {
        return OPS.sum(OPS.matmul(matrix, OPS.expandDims(vector, 1)), 1);
    }

    /** How many products are computed in each step that computes any. */
    private static List<Integer> products(Plan plan, DenseArray... inputs) {
        return plan.profile(inputs).steps().stream()
                .map(Profile.Step::operations)
                .filter(operations -> operations.contains("matmul"))
                .map(List::size)
                .toList();
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT64", "FLOAT32", "INT64"})
    void productsThatCanBeComputedAtTheSameTimeReadTheMatrixOnce(DType type) {
        DenseArray[] inputs = {
            random(type, 1, M, K), random(type, 2, K), random(type, 3, K), random(type, 4, K)
        };
        Program program =
                Recording.of(
                        "three",
                        x -> {
                            NDArray first = product(x[0], OPS.add(x[1], x[2]));
                            NDArray second = product(x[0], OPS.add(x[2], first));
                            NDArray third = product(x[0], x[3]);
                            return new NDArray[] {OPS.add(first, third), second, third};
                        },
                        inputs);
        Plan plan = Plan.of(program);
        NDArray[] expected = Interpreter.run(program, inputs);
        for (int i = 0; i < 3; i++) {
            assertThat((Object[]) plan.run(inputs)).containsExactly((Object[]) expected);
        }
        assertThat(products(plan, inputs)).containsExactlyInAnyOrder(2, 1);
    }

    @Test
    void aMatrixThatLiesColumnByColumnMeetsThemOneAfterTheOther() {
        DenseArray[] inputs = {
            random(DType.FLOAT64, 1, K, M), random(DType.FLOAT64, 2, K), random(DType.FLOAT64, 3, K)
        };
        Program program =
                Recording.of(
                        "transposed",
                        x -> {
                            NDArray turned = OPS.swapAxes(x[0], 0, 1);
                            return new NDArray[] {product(turned, x[1]), product(turned, x[2])};
                        },
                        inputs);
        Plan plan = Plan.of(program);
        NDArray[] expected = Interpreter.run(program, inputs);
        assertThat((Object[]) plan.run(inputs)).containsExactly((Object[]) expected);
        assertThat(products(plan, inputs)).containsExactly(2);
    }
}
