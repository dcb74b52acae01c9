package io.cotangent.transform;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotangent.DType;
import io.cotangent.NDArray;
import io.cotangent.Rng;
import io.cotangent.execute.Interpreter;
import io.cotangent.simplify.Simplification;
import io.cotangent.trace.Program;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The derivatives of all operations, simplified: not a bit of them changes. */
class SimplifiedTest {
    static List<Functions> functions() {
        return Functions.all();
    }

    @ParameterizedTest
    @MethodSource("functions")
    void derivativesAreTheSame(Functions function) {
        check(function, function.draws(0));
    }

    /** Also where there are no derivatives, or too many. */
    @ParameterizedTest
    @MethodSource("functions")
    void derivativesAreTheSameInFloatsWithZeros(Functions function) {
        NDArray[] point = function.draws(0);
        for (int i = 0; i < point.length; i++) {
            NDArray kept = Rng.seed(i).uniformBetween(0, 1, point[i].shape()).round();
            point[i] =
                    function.low() < 0
                            ? point[i].mul(kept).astype(DType.FLOAT32)
                            : point[i].astype(DType.FLOAT32);
        }
        check(function, point);
    }

    private static void check(Functions function, NDArray... point) {
        List<Integer> all = IntStream.range(0, point.length).boxed().toList();
        Program program = new Differentiated(function.body(), point).program();
        DType dtype = program.type(program.outputs()[0]).dtype();
        NDArray[] tangents = cast(point, function.draws(1, -1, 1));
        assertSame(program, point);
        assertSame(Forward.jvp(program, all, 1), joined(point, tangents));
        NDArray cotangent =
                Rng.seed(9)
                        .uniformBetween(-1, 1, program.type(program.outputs()[0]).shape().lengths())
                        .astype(dtype);
        Program vjp = Reverse.vjp(program, all, 1);
        assertSame(vjp, joined(point, cotangent));
        // a gradient's cotangent is known beforehand
        NDArray one = NDArray.full(1, cotangent.shape()).astype(dtype);
        assertSame(vjp.capture(List.of(one)), point);
        Program second = Forward.jvp(vjp, all, 1 + point.length);
        assertSame(second, joined(joined(point, cotangent), tangents));
        Linearization split = Linearization.of(program, all, 1);
        assertSame(split.forward(), point);
        NDArray[] run = Interpreter.run(split.forward(), point);
        NDArray[] residuals = Arrays.copyOfRange(run, 1, run.length);
        assertSame(split.linear(), joined(tangents, residuals));
        assertSame(split.transposed(), joined(residuals, cotangent));
    }

    private static NDArray[] cast(NDArray[] point, NDArray... arrays) {
        return IntStream.range(0, point.length)
                .mapToObj(i -> arrays[i].astype(point[i].dtype()))
                .toArray(NDArray[]::new);
    }

    private static NDArray[] joined(NDArray[] first, NDArray... second) {
        List<NDArray> all = new ArrayList<>(List.of(first));
        all.addAll(List.of(second));
        return all.toArray(NDArray[]::new);
    }

    private static void assertSame(Program program, NDArray... inputs) {
        Program simple = Simplification.of(program);
        assertThat(Interpreter.run(simple, inputs))
                .as("%s%nsimplified%n%s", program, simple)
                .isEqualTo(Interpreter.run(program, inputs));
        Program again = Simplification.of(simple);
        assertThat(again.equations().size())
                .as("%s%nsimplified again%n%s", simple, again)
                .isLessThanOrEqualTo(simple.equations().size());
    }
}
