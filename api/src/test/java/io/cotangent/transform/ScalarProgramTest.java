package io.cotangent.transform;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotangent.DType;
import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.array.DenseArray;
import io.cotangent.compile.ScalarProgram;
import io.cotangent.execute.Interpreter;
import io.cotangent.op.Ops;
import io.cotangent.trace.Program;
import io.cotangent.trace.Recording;
import io.cotangent.trace.Site;
import io.cotangent.trace.Tracer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Programs as calculations on numbers, of all operations and their derivatives, against the
 * interpreter.
 */
class ScalarProgramTest {
    private static final double[] SPECIAL = {
        0.0,
        -0.0,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        1,
        -1,
        1e300,
        -1e300,
        Double.MIN_VALUE,
        -Double.MIN_VALUE,
        1e-300,
        0.5,
        -2.5,
        3e9,
        700,
        -700
    };

    static List<Functions> functions() {
        return Functions.all();
    }

    @ParameterizedTest
    @MethodSource("functions")
    void calculationsGiveTheSameBits(Functions function) {
        for (DType dtype : List.of(DType.FLOAT64, DType.FLOAT32)) {
            NDArray[] first = each(function.draws(0), dtype);
            NDArray[] second = each(function.draws(1), dtype);
            Program program = record(function.body(), first);
            compare(program, first, second, special(first));
            if (!program.type(program.outputs()[0]).dtype().isFloating()) {
                return;
            }
            List<Integer> active = IntStream.range(0, first.length).boxed().toList();
            Program jvp = Forward.jvp(program, active, 1);
            compare(
                    jvp,
                    joined(first, second),
                    joined(second, first),
                    joined(first, special(first)));
            Program vjp = Reverse.vjp(program, active, 1);
            ArrayType type = program.type(program.outputs()[0]);
            NDArray[] given = {NDArray.full(.75, type.shape().lengths()).astype(type.dtype())};
            compare(vjp, joined(first, given), joined(second, given));
            compare(
                    Forward.jvp(vjp, active, 1 + first.length),
                    joined(joined(first, given), second));
        }
    }

    /** Elements that arithmetic treats in other ways than most. */
    private static NDArray[] special(NDArray... like) {
        NDArray[] arrays = new NDArray[like.length];
        for (int i = 0; i < arrays.length; i++) {
            double[] elements = new double[like[i].size()];
            for (int k = 0; k < elements.length; k++) {
                elements[k] = SPECIAL[(5 * i + 3 * k) % SPECIAL.length];
            }
            arrays[i] = NDArray.of(elements).reshape(like[i].shape()).astype(like[i].dtype());
        }
        return arrays;
    }

    static Program record(BiFunction<Ops, NDArray[], NDArray> body, NDArray... point) {
        return Recording.of(
                "test",
                inputs -> new NDArray[] {body.apply(Tracer.at(Site.UNKNOWN), inputs)},
                point);
    }

    /** Compares at each point, contiguous and not; returns whether there is a calculation. */
    static boolean compare(Program program, NDArray[]... points) {
        Optional<ScalarProgram> calculation = ScalarProgram.of(program);
        if (calculation.isEmpty()) {
            return false;
        }
        for (NDArray[] point : points) {
            compare(program, calculation.get(), point);
            compare(program, calculation.get(), spread(point));
        }
        return true;
    }

    static void compare(Program program, ScalarProgram calculation, NDArray... point) {
        NDArray[] expected = Interpreter.run(program, point);
        DenseArray[] found =
                calculation.run(Arrays.copyOf(point, point.length, DenseArray[].class));
        for (int i = 0; i < expected.length; i++) {
            assertSame(found[i], (DenseArray) expected[i], program, calculation);
        }
    }

    /** The same arrays as views of transposed data. */
    private static NDArray[] spread(NDArray... arrays) {
        return Arrays.stream(arrays)
                .map(x ->
                        NDArray.concat(0, x.transpose().flatten(), NDArray.zeros(x.dtype(), 1))
                                .get(io.cotangent.Index.range(0, x.size()))
                                .reshape(reversed(x.shape()))
                                .transpose())
                .toArray(NDArray[]::new);
    }

    private static int[] reversed(int... lengths) {
        return IntStream.range(0, lengths.length)
                .map(i -> lengths[lengths.length - 1 - i])
                .toArray();
    }

    private static void assertSame(
            DenseArray found, DenseArray expected, Program program, ScalarProgram calculation) {
        assertThat(found.type()).isEqualTo(expected.type());
        for (int i = 0; i < expected.size(); i++) {
            assertThat(Double.doubleToLongBits(found.doubleAt(i)))
                    .as(
                            "element %d of %s, not %s, in %s%s",
                            i, found, expected, program, calculation)
                    .isEqualTo(Double.doubleToLongBits(expected.doubleAt(i)));
        }
    }

    private static NDArray[] each(NDArray[] arrays, DType dtype) {
        return Arrays.stream(arrays).map(array -> array.astype(dtype)).toArray(NDArray[]::new);
    }

    static NDArray[] joined(NDArray[] some, NDArray... more) {
        List<NDArray> all = new ArrayList<>(List.of(some));
        all.addAll(List.of(more));
        return all.toArray(NDArray[]::new);
    }

    @Test
    void mostFunctionsAreCalculations() {
        long possible =
                Functions.all().stream()
                        .filter(f -> ScalarProgram.of(record(f.body(), f.draws(0))).isPresent())
                        .count();
        assertThat(possible).isGreaterThan(Functions.all().size() * 7 / 10);
    }
}
