package io.cotangent.compile;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Memory that is used again: never too early, and as soon as possible. */
class PlanMemoryTest {
    private static final int N = 60;
    private static final Tracer OPS = Tracer.at(Site.UNKNOWN);

    /** What is done to two arrays of N times N numbers. */
    private static final List<BinaryOperator<NDArray>> CHOICES =
            List.of(
                    (a, b) -> OPS.add(a, OPS.sin(b)),
                    (a, b) -> OPS.mul(OPS.tanh(a), b),
                    (a, b) -> OPS.mul(OPS.matmul(a, b), 0.1),
                    (a, b) -> OPS.swapAxes(a, 0, 1),
                    (a, b) -> OPS.cumsum(a, 1),
                    (a, b) -> OPS.sub(a, OPS.expandDims(OPS.mean(b, 1), 1)),
                    (a, b) -> OPS.flip(a, 0),
                    (a, b) -> OPS.reshape(OPS.flatten(b), Ops.typeOf(b).shape()),
                    (a, b) -> OPS.concat(0, OPS.slice(a, 0, 0, N / 2), OPS.slice(b, 0, 0, N / 2)),
                    (a, b) -> OPS.where(OPS.lt(a, b), a, b));

    private static Program random(int seed, NDArray... inputs) {
        RandomGenerator random = new java.util.Random(seed);
        return Recording.of(
                "random",
                arguments -> {
                    List<NDArray> values = new ArrayList<>(List.of(arguments));
                    for (int i = 0; i < 40; i++) {
                        int from = Math.max(0, values.size() - 8);
                        NDArray a = values.get(random.nextInt(from, values.size()));
                        NDArray b = values.get(random.nextInt(from, values.size()));
                        values.add(CHOICES.get(random.nextInt(CHOICES.size())).apply(a, b));
                    }
                    int last = values.size() - 1;
                    return new NDArray[] {
                        values.get(last), values.get(last - 5), OPS.sum(values.get(last - 1))
                    };
                },
                inputs);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void nobodysNumbersAreOverwritten(int seed) {
        List<DenseArray[]> points = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Rng key = Rng.seed(seed).foldIn(i);
            points.add(
                    new DenseArray[] {
                        (DenseArray) key.foldIn(0).normal(N, N),
                        (DenseArray) key.foldIn(1).normal(N, N)
                    });
        }
        Program program = random(seed, points.get(0));
        Plan plan = Plan.of(program);
        List<DenseArray[]> found = points.stream().map(plan::run).toList();
        for (int i = 0; i < points.size(); i++) {
            NDArray[] expected = Interpreter.run(program, points.get(i));
            assertThat((Object[]) found.get(i)).containsExactly((Object[]) expected);
        }
    }

    @Test
    void aLongChainNeedsTwoArrays() {
        NDArray x = Rng.seed(1).normal(1000);
        Program program =
                Recording.of(
                        "chain",
                        arguments -> {
                            NDArray value = arguments[0];
                            for (int i = 0; i < 100; i++) {
                                value = OPS.softmax(OPS.mul(value, 2.0), 0);
                            }
                            return new NDArray[] {value};
                        },
                        x);
        Profile profile = Plan.of(program).profile((DenseArray) x);
        assertThat(profile.steps()).hasSize(200);
        assertThat(profile.peakBytes()).isBetween(2L * 8000, 3L * 8000);
    }
}
