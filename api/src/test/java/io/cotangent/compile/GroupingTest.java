package io.cotangent.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotangent.NDArray;
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
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is computed in one pass, and that results do not depend on it. */
class GroupingTest {
    private static final Tracer OPS = Tracer.at(Site.UNKNOWN);

    private static Plan assertSame(Program program, NDArray... inputs) {
        DenseArray[] arguments = new DenseArray[inputs.length];
        System.arraycopy(inputs, 0, arguments, 0, inputs.length);
        Plan plan = Plan.of(program);
        assertThat((Object[]) plan.run(arguments))
                .as("%s", program)
                .containsExactly((Object[]) Interpreter.run(program, inputs));
        return plan;
    }

    @Test
    void numbersDoNotPartALoop() {
        NDArray x = Rng.seed(1).normal(5000);
        NDArray c = NDArray.of(0.3);
        Program program =
                Recording.of(
                        "numbers",
                        in -> {
                            NDArray a = OPS.exp(in[0]);
                            NDArray b = OPS.mul(OPS.neg(OPS.sin(in[1])), in[0]);
                            return new NDArray[] {OPS.sum(OPS.mul(a, b)), OPS.add(a, b)};
                        },
                        x,
                        c);
        Plan plan = assertSame(program, x, c);
        assertThat(plan.profile((DenseArray) x, (DenseArray) c).steps()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void arraysOfManySizesDependOnEachOther(int seed) {
        NDArray[] inputs = {
            Rng.seed(seed).normal(40, 50), Rng.seed(seed + 100).normal(50), NDArray.of(0.7)
        };
        Program program =
                Recording.of(
                        "sizes",
                        in -> {
                            Random random = new Random(seed);
                            List<NDArray> values = new ArrayList<>(List.of(in));
                            for (int i = 0; i < 60; i++) {
                                NDArray a = values.get(random.nextInt(values.size()));
                                NDArray b = values.get(random.nextInt(values.size()));
                                values.add(step(random.nextInt(6), a, b));
                            }
                            return values.subList(50, 60).toArray(NDArray[]::new);
                        },
                        inputs);
        assertSame(program, inputs);
    }

    private static NDArray step(int kind, NDArray a, NDArray b) {
        int rank = Ops.typeOf(a).shape().rank();
        return switch (kind) {
            case 0 -> OPS.sin(OPS.add(a, b));
            case 1 -> rank > 0 ? OPS.sum(OPS.mul(a, b)) : OPS.neg(b);
            case 2 -> rank > 1 ? OPS.tanh(OPS.sum(OPS.cos(a), 0)) : OPS.cos(a);
            case 3 -> rank > 1 ? OPS.sum(OPS.max(OPS.mul(a, 0.5), 1)) : OPS.square(a);
            case 4 -> rank > 0 ? OPS.get(OPS.cumsum(a, 0), 1) : OPS.exp(OPS.neg(OPS.abs(a)));
            default -> OPS.sub(OPS.mul(a, b), 0.1);
        };
    }
}
