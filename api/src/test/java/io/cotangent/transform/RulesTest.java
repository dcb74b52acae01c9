package io.cotangent.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cotangent.DType;
import io.cotangent.NDArray;
import io.cotangent.Rng;
import io.cotangent.execute.Interpreter;
import io.cotangent.trace.Program;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The derivative rules of all operations, against differences and against each other. */
class RulesTest {
    static List<Functions> functions() {
        return Functions.all();
    }

    private static Differentiated derivation(Functions function) {
        return new Differentiated(function.body(), function.draws(0));
    }

    private static NDArray cotangent(Differentiated derivation) {
        return Rng.seed(9).uniformBetween(-1, 1, derivation.value(derivation.point()).shape());
    }

    private static void assertClose(NDArray actual, NDArray expected, double tolerance) {
        assertThat(actual.shape()).isEqualTo(expected.shape());
        assertThat(actual.allClose(expected, tolerance, tolerance))
                .as("%s is close to %s", actual, expected)
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("functions")
    void jvpAgreesWithDifferences(Functions function) {
        Differentiated derivation = derivation(function);
        NDArray[] tangents = function.draws(1, -1, 1);
        assertClose(derivation.jvp(tangents), derivation.difference(tangents), 1e-7);
    }

    @ParameterizedTest
    @MethodSource("functions")
    void vjpIsTheTransposeOfJvp(Functions function) {
        Differentiated derivation = derivation(function);
        NDArray[] tangents = function.draws(1, -1, 1);
        NDArray cotangent = cotangent(derivation);
        NDArray[] pulled = derivation.vjp(cotangent);
        double right = 0;
        for (int i = 0; i < tangents.length; i++) {
            assertThat(pulled[i].shape()).isEqualTo(tangents[i].shape());
            right += Differentiated.dot(pulled[i], tangents[i]);
        }
        double left = Differentiated.dot(derivation.jvp(tangents), cotangent);
        assertThat(left).isCloseTo(right, within(1e-12 * (1 + Math.abs(right))));
        assertThat(derivation.pullback(cotangent)).isEqualTo(pulled);
    }

    @ParameterizedTest
    @MethodSource("functions")
    void secondOrderAgreesWithDifferencesOfFirst(Functions function) {
        Differentiated derivation = derivation(function);
        NDArray[] tangents = function.draws(1, -1, 1);
        NDArray cotangent = cotangent(derivation);
        NDArray[] second = derivation.secondOrder(cotangent, tangents);
        NDArray[] differences = derivation.differenceOfVjp(cotangent, tangents);
        for (int i = 0; i < second.length; i++) {
            assertClose(second[i], differences[i], 1e-6);
        }
    }

    @ParameterizedTest
    @MethodSource("functions")
    void batchesAgreeWithALoop(Functions function) {
        NDArray[] first = function.draws(0);
        NDArray[] second = function.draws(2);
        Differentiated derivation = new Differentiated(function.body(), first);
        Program vjp = Reverse.vjp(derivation.program(), all(first), 1);
        NDArray[] cotangents = {cotangent(derivation), cotangent(derivation).neg()};
        int operands = first.length + 1;
        for (int which = 1; which < 1 << operands; which++) {
            NDArray[] one = append(first, cotangents[0]);
            NDArray[] two = append(first, cotangents[0]);
            NDArray[] inputs = one.clone();
            boolean[] batched = new boolean[operands];
            for (int i = 0; i < operands; i++) {
                batched[i] = (which >> i & 1) != 0;
                if (batched[i]) {
                    two[i] = i < first.length ? second[i] : cotangents[1];
                    inputs[i] = NDArray.stack(0, one[i], two[i]);
                }
            }
            NDArray[] other = Arrays.copyOf(two, first.length);
            // The path that the function takes at the first element must be that at the second.
            Program there = new Differentiated(function.body(), other).program();
            if (Reverse.vjp(there, all(other), 1).toString().equals(vjp.toString())) {
                Vectorize.Outputs outputs = Vectorize.run(vjp, batched, inputs);
                assertElements(outputs, 0, Interpreter.run(vjp, one));
                assertElements(outputs, 1, Interpreter.run(vjp, two));
            }
        }
    }

    private static void assertElements(
            Vectorize.Outputs outputs, int element, NDArray... expected) {
        for (int i = 0; i < expected.length; i++) {
            NDArray values = outputs.values()[i];
            assertClose(outputs.batched()[i] ? values.get(element) : values, expected[i], 1e-13);
        }
    }

    private static List<Integer> all(NDArray... inputs) {
        return IntStream.range(0, inputs.length).boxed().toList();
    }

    private static NDArray[] append(NDArray[] arrays, NDArray last) {
        NDArray[] result = Arrays.copyOf(arrays, arrays.length + 1);
        result[arrays.length] = last;
        return result;
    }

    /** All that keep the type of their operands. */
    static List<Functions> inOneType() {
        return Functions.all().stream()
                .filter(function -> !function.name().equals("astype"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("inOneType")
    void singlePrecisionFollowsDouble(Functions function) {
        Differentiated derivation = derivation(function);
        NDArray[] point = single(derivation.point());
        Differentiated narrow = new Differentiated(function.body(), point);
        NDArray[] tangents = function.draws(1, -1, 1);
        NDArray tangent = narrow.jvp(single(tangents));
        assertThat(tangent.dtype()).isEqualTo(DType.FLOAT32);
        assertClose(tangent.astype(DType.FLOAT64), derivation.jvp(tangents), 2e-4);
        NDArray cotangent = cotangent(derivation);
        NDArray[] pulled = narrow.vjp(cotangent.astype(DType.FLOAT32));
        NDArray[] wide = derivation.vjp(cotangent);
        for (int i = 0; i < pulled.length; i++) {
            assertThat(pulled[i].dtype()).isEqualTo(DType.FLOAT32);
            assertClose(pulled[i].astype(DType.FLOAT64), wide[i], 2e-4);
        }
    }

    private static NDArray[] single(NDArray... arrays) {
        return Arrays.stream(arrays)
                .map(array -> array.astype(DType.FLOAT32))
                .toArray(NDArray[]::new);
    }
}
