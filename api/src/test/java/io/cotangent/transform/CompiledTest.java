package io.cotangent.transform;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotangent.DType;
import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.array.DenseArray;
import io.cotangent.compile.Compiler;
import io.cotangent.compile.Executable;
import io.cotangent.execute.Interpreter;
import io.cotangent.op.Op.Sharing;
import io.cotangent.trace.Equation;
import io.cotangent.trace.Program;
import io.cotangent.trace.Recording;
import io.cotangent.trace.Site;
import io.cotangent.trace.Tracer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compiled programs of all operations, and of their derivatives, against interpreted ones. */
class CompiledTest {
    static List<Functions> functions() {
        return Functions.all();
    }

    @ParameterizedTest
    @MethodSource("functions")
    void compiledProgramsGiveTheSameBits(Functions function) {
        check(function, DType.FLOAT64);
        check(function, DType.FLOAT32);
    }

    private static void check(Functions function, DType dtype) {
        NDArray[] first = each(function.draws(0), dtype);
        NDArray[] second = each(function.draws(1), dtype);
        Program program =
                Recording.of(
                        "test",
                        inputs ->
                                new NDArray[] {
                                    function.body().apply(Tracer.at(Site.UNKNOWN), inputs)
                                },
                        first);
        compare(program, first, second);
        if (!program.type(program.outputs()[0]).dtype().isFloating()) {
            return;
        }
        List<Integer> active = IntStream.range(0, first.length).boxed().toList();
        compare(Forward.jvp(program, active, 1), joined(first, second), joined(second, first));
        Program vjp = Reverse.vjp(program, active, 1);
        ArrayType type = program.type(program.outputs()[0]);
        NDArray[] given = {NDArray.full(.75, type.shape().lengths()).astype(type.dtype())};
        compare(vjp, joined(first, given), joined(second, given));
    }

    private static void compare(Program program, NDArray[]... points) {
        Executable executable = Compiler.compile(program);
        for (NDArray[] point : points) {
            for (int run = 0; run < 2; run++) {
                NDArray[] expected = Interpreter.run(program, point);
                DenseArray[] found =
                        executable.run(Arrays.copyOf(point, point.length, DenseArray[].class));
                for (int i = 0; i < expected.length; i++) {
                    assertSame(found[i], (DenseArray) expected[i], program);
                }
            }
        }
    }

    /** Bit by bit, but for which NaN it is. */
    private static void assertSame(DenseArray found, DenseArray expected, Program program) {
        assertThat(found.type()).isEqualTo(expected.type());
        for (int i = 0; i < expected.size(); i++) {
            assertThat(Double.doubleToLongBits(found.doubleAt(i)))
                    .as("element %d of %s, not %s, in %s", i, found, expected, program)
                    .isEqualTo(Double.doubleToLongBits(expected.doubleAt(i)));
        }
    }

    /** Operations whose results are said to be new share nothing with their operands. */
    @ParameterizedTest
    @MethodSource("functions")
    void newResultsAreNew(Functions function) {
        NDArray[] point = function.draws(0);
        Program program =
                Recording.of(
                        "test",
                        inputs ->
                                new NDArray[] {
                                    function.body().apply(Tracer.at(Site.UNKNOWN), inputs)
                                },
                        point);
        List<DenseArray> values = new ArrayList<>();
        for (NDArray array : point) {
            values.add((DenseArray) array);
        }
        for (NDArray array : program.captured()) {
            values.add((DenseArray) array);
        }
        for (Equation equation : program.equations()) {
            DenseArray[] operands =
                    Arrays.stream(equation.operands())
                            .mapToObj(values::get)
                            .toArray(DenseArray[]::new);
            for (DenseArray result : equation.op().evaluate(operands)) {
                if (equation.op().sharing() == Sharing.NOTHING) {
                    for (DenseArray value : values) {
                        assertThat(result.data()).as(equation.toString()).isNotSameAs(value.data());
                    }
                }
                values.add(result);
            }
        }
    }

    private static NDArray[] each(NDArray[] arrays, DType dtype) {
        return Arrays.stream(arrays).map(array -> array.astype(dtype)).toArray(NDArray[]::new);
    }

    private static NDArray[] joined(NDArray[] some, NDArray[] more) {
        NDArray[] all = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }
}
