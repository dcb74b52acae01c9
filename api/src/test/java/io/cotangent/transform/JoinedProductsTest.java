package io.cotangent.transform;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotangent.NDArray;
import io.cotangent.Rng;
import io.cotangent.op.Ops;
import io.cotangent.op.Products.MatMul;
import io.cotangent.op.Shapes;
import io.cotangent.simplify.Simplification;
import io.cotangent.trace.Program;
import io.cotangent.trace.Recording;
import io.cotangent.trace.Site;
import io.cotangent.trace.Tracer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The gradients of a recurrence's two weights: one product each, of everything side by side. */
class JoinedProductsTest {
    private static final Ops OPS = Tracer.at(Site.UNKNOWN);
    private static final int STEPS = 5;
    private static final int BATCH = 2;
    private static final int N = 16;

    private static NDArray[] recurrence(NDArray... x) {
        NDArray state = NDArray.zeros(BATCH, N);
        for (int i = 0; i < STEPS; i++) {
            NDArray input = OPS.reshape(OPS.slice(x[2], 0, i, i + 1), BATCH, N);
            state = OPS.tanh(OPS.add(OPS.matmul(input, x[0]), OPS.matmul(state, x[1])));
        }
        return new NDArray[] {OPS.sum(state)};
    }

    @Test
    void cotangentsThatBothNeedAreJoinedOnceAndInputsNotAtAll() {
        NDArray[] point = {
            Rng.seed(1).normal(N, N), Rng.seed(2).normal(N, N), Rng.seed(3).normal(STEPS, BATCH, N)
        };
        Program program = Recording.of("recurrence", JoinedProductsTest::recurrence, point);
        Program simple = Simplification.of(Reverse.vjp(program, List.of(0, 1), 1));
        long concatenations = count(simple, Shapes.Concat.class);
        long products = count(simple, MatMul.class);
        // the states, and the cotangents of the sums
        assertThat(concatenations).isEqualTo(2);
        // forward two for each step, in reverse one for each but the first, and one for each weight
        assertThat(products).isEqualTo(2 * STEPS + STEPS - 1 + 2);
    }

    private static long count(Program program, Class<?> kind) {
        return program.equations().stream().filter(e -> kind.isInstance(e.op())).count();
    }
}
