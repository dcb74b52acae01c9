package io.cotangent.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotangent.DType;
import io.cotangent.NDArray;
import io.cotangent.Profile;
import io.cotangent.Rng;
import io.cotangent.array.DenseArray;
import io.cotangent.array.Shape;
import io.cotangent.execute.Interpreter;
import io.cotangent.simplify.Simplification;
import io.cotangent.trace.Program;
import io.cotangent.trace.Recording;
import io.cotangent.trace.Site;
import io.cotangent.trace.Tracer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Steps on stacks of matrices, matrix by matrix. */
class StackStepTest {
    private static final Tracer OPS = Tracer.at(Site.UNKNOWN);

    /** Large enough, and no multiple of what is done at a time. */
    private static final int COUNT = 31;

    private static final int N = 48;

    /** What is done to two stacks of N x N matrices. */
    private static final List<BinaryOperator<NDArray>> CHOICES =
            List.of(
                    (a, b) -> OPS.matmul(OPS.mul(a, 0.1), b),
                    (a, b) -> OPS.matmul(a, OPS.swapAxes(OPS.tanh(b), 1, 2)),
                    (a, b) -> OPS.matmul(OPS.swapAxes(OPS.sub(a, b), 1, 2), b),
                    (a, b) -> OPS.mul(OPS.sin(a), b),
                    (a, b) -> OPS.div(a, OPS.add(OPS.sum(OPS.mul(b, b), true, 2), 1)),
                    (a, b) -> OPS.sub(a, OPS.max(b, true, 2)),
                    (a, b) -> OPS.sub(a, OPS.mean(OPS.mul(b, b), true, 0)),
                    (a, b) -> OPS.tanh(OPS.swapAxes(OPS.add(a, b), 1, 2)),
                    (a, b) -> OPS.add(a, OPS.slice(OPS.exp(OPS.tanh(b)), 0, 3, 4)),
                    (a, b) -> OPS.flip(OPS.add(OPS.cos(a), b), 0),
                    (a, b) ->
                            OPS.matmul(
                                    OPS.sin(a),
                                    OPS.broadcast(OPS.slice(b, 0, 1, 2), Shape.of(COUNT, N, N))));

    private static NDArray stack(int seed, DType dtype) {
        return Rng.seed(seed).normal(DType.FLOAT64, COUNT, N, N).astype(dtype);
    }

    private static Program recorded(UnaryOperator<NDArray[]> function, NDArray... inputs) {
        return Simplification.of(Recording.of("test", function, inputs));
    }

    private static UnaryOperator<NDArray[]> random(int seed) {
        Random random = new Random(seed);
        return arguments -> {
            List<NDArray> values = new ArrayList<>(List.of(arguments));
            for (int i = 0; i < 12; i++) {
                int from = Math.max(0, values.size() - 4);
                NDArray a = values.get(random.nextInt(from, values.size()));
                NDArray b = values.get(random.nextInt(from, values.size()));
                values.add(CHOICES.get(random.nextInt(CHOICES.size())).apply(a, b));
            }
            int last = values.size() - 1;
            return new NDArray[] {values.get(last), OPS.sum(values.get(last - 2), 2)};
        };
    }

    /** Whether one step of a plan does all of these operations. */
    private static boolean isTogether(Plan plan, DenseArray[] inputs, String... labels) {
        Profile profile = plan.profile(inputs);
        return profile.steps().stream()
                .anyMatch(step -> step.operations().containsAll(List.of(labels)));
    }

    private static Plan checked(Program program, NDArray... arrays) {
        DenseArray[] inputs = Arrays.copyOf(arrays, arrays.length, DenseArray[].class);
        Plan plan = Plan.of(program);
        NDArray[] expected = Interpreter.run(program, arrays);
        for (int i = 0; i < 3; i++) {
            assertThat((Object[]) plan.run(inputs)).containsExactly((Object[]) expected);
        }
        return plan;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void resultsHaveTheSameBits(int seed) {
        DType dtype = seed % 2 == 0 ? DType.FLOAT64 : DType.FLOAT32;
        NDArray[] inputs = {stack(seed, dtype), stack(-seed, dtype)};
        checked(recorded(random(seed), inputs), inputs);
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT32", "FLOAT64"})
    void attentionIsDoneHeadByHead(DType dtype) {
        NDArray[] inputs = {stack(1, dtype), stack(2, dtype), stack(3, dtype)};
        Program program =
                recorded(
                        x -> {
                            NDArray scores =
                                    OPS.mul(OPS.matmul(x[0], OPS.swapAxes(x[1], 1, 2)), 0.2);
                            NDArray most = OPS.max(scores, true, 2);
                            NDArray weights = OPS.exp(OPS.sub(scores, most));
                            NDArray all = OPS.sum(weights, true, 2);
                            return new NDArray[] {OPS.matmul(OPS.div(weights, all), x[2])};
                        },
                        inputs);
        Plan plan = checked(program, inputs);
        DenseArray[] dense = Arrays.copyOf(inputs, inputs.length, DenseArray[].class);
        assertThat(isTogether(plan, dense, "matmul", "exp", "div")).isTrue();
    }

    /** Distances of points from means, scaled by a matrix for each mean. */
    private static NDArray[] distances(NDArray... x) {
        NDArray off = OPS.sub(OPS.expandDims(x[0], 1), OPS.expandDims(x[1], 0));
        NDArray scaled = OPS.matmul(OPS.swapAxes(off, 0, 1), x[2]);
        NDArray squares = OPS.sum(OPS.mul(scaled, scaled), 2);
        return new NDArray[] {OPS.sum(OPS.exp(OPS.neg(squares)), 0), off};
    }

    @Test
    void loopsBeforeAndAfterAProductAreDoneWithIt() {
        Rng[] keys = Rng.seed(4).split(3);
        NDArray[] inputs = {
            keys[0].normal(DType.FLOAT64, 700, 8),
            keys[1].normal(DType.FLOAT64, 13, 8),
            keys[2].normal(DType.FLOAT64, 13, 8, 8)
        };
        DenseArray[] dense = Arrays.copyOf(inputs, inputs.length, DenseArray[].class);
        Program sums = recorded(x -> Arrays.copyOf(distances(x), 1), inputs);
        assertThat(isTogether(checked(sums, inputs), dense, "sub", "matmul", "sum")).isTrue();
        Program both = recorded(StackStepTest::distances, inputs);
        assertThat(isTogether(checked(both, inputs), dense, "sub", "matmul", "sum")).isTrue();
    }
}
