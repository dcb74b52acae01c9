package io.cotangent.transform;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotangent.NDArray;
import io.cotangent.execute.Interpreter;
import io.cotangent.op.Ops;
import io.cotangent.trace.Program;
import io.cotangent.trace.Recording;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** What is left of linear programs where tangents are zero. */
class ZeroTangentsTest {
    private static final NDArray R = NDArray.of(2, Double.POSITIVE_INFINITY, -1);
    private static final NDArray T = NDArray.of(3, 5, 7);
    private static final NDArray ZERO = NDArray.zeros(3);

    /** A linear program of two tangents and one residual, for such tangents. */
    private static Program recorded(
            BiFunction<Ops, NDArray[], NDArray> f, NDArray left, NDArray right) {
        Program linear = new Differentiated(f, T, T, R).program();
        return Recording.symbolic(
                "test",
                inputs -> ZeroTangents.run(linear, 0, 2, left, right, inputs[0]),
                Ops.typeOf(R));
    }

    private static NDArray run(Program program) {
        return Interpreter.run(program, R)[0];
    }

    private static NDArray sum(Ops o, NDArray... x) {
        return o.sub(o.mul(x[0], x[2]), o.mul(o.neg(x[1]), x[2]));
    }

    @Test
    void nothingIsRecordedForZeros() {
        Program left = recorded((o, x) -> o.add(o.mul(x[0], x[2]), o.mul(x[1], x[2])), T, ZERO);
        assertThat(left.equations()).hasSize(1);
        assertThat(run(left)).isEqualTo(T.mul(R));
        Program none = recorded(ZeroTangentsTest::sum, ZERO, ZERO);
        assertThat(none.equations()).isEmpty();
        assertThat(run(none)).isEqualTo(ZERO);
    }

    @Test
    void differencesKeepTheirSigns() {
        BiFunction<Ops, NDArray[], NDArray> difference =
                (o, x) -> o.sub(o.mul(x[0], x[2]), o.mul(x[1], x[2]));
        assertThat(run(recorded(difference, ZERO, T))).isEqualTo(T.mul(R).neg());
        assertThat(run(recorded(difference, T, ZERO))).isEqualTo(T.mul(R));
    }

    @Test
    void sumsHaveTheShapeOfBoth() {
        BiFunction<Ops, NDArray[], NDArray> rows =
                (o, x) -> o.add(o.mul(x[0], x[2]), o.reshape(o.mul(x[1], x[2]), 3, 1));
        NDArray both = run(recorded(rows, T, ZERO));
        assertThat(both).isEqualTo(T.mul(R).add(NDArray.zeros(3, 1)));
    }

    @Test
    void whatIsJoinedWithZerosIsThere() {
        Program joined =
                recorded((o, x) -> o.concat(0, o.mul(x[0], x[2]), o.mul(x[1], x[2])), ZERO, T);
        assertThat(joined.equations()).hasSize(2);
        assertThat(run(joined)).isEqualTo(NDArray.concat(0, ZERO, T.mul(R)));
    }

    @Test
    void anInfiniteDerivativeTimesZeroIsZero() {
        NDArray one = NDArray.of(1, 0, 0);
        Program program =
                recorded((o, x) -> o.add(o.mul(x[0], x[2]), o.mul(x[1], x[2])), one, ZERO);
        assertThat(run(program).toArray()).containsExactly(2.0, Double.NaN, -0.0);
        assertThat(run(recorded(ZeroTangentsTest::sum, ZERO, ZERO))).isEqualTo(ZERO);
    }
}
