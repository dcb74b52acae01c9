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

    private static Derivation derivation(Functions function) {
        return new Derivation(function.body(), function.draws(0));
    }

    private static NDArray cotangent(Derivation derivation) {
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
        Derivation derivation = derivation(function);
        NDArray[] tangents = function.draws(1, -1, 1);
        assertClose(derivation.jvp(tangents), derivation.difference(tangents), 1e-7);
    }

    @ParameterizedTest
    @MethodSource("functions")
    void vjpIsTheTransposeOfJvp(Functions function) {
        Derivation derivation = derivation(function);
        NDArray[] tangents = function.draws(1, -1, 1);
        NDArray cotangent = cotangent(derivation);
        NDArray[] pulled = derivation.vjp(cotangent);
        double right = 0;
        for (int i = 0; i < tangents.length; i++) {
            assertThat(pulled[i].shape()).isEqualTo(tangents[i].shape());
            right += Derivation.dot(pulled[i], tangents[i]);
        }
        double left = Derivation.dot(derivation.jvp(tangents), cotangent);
        assertThat(left).isCloseTo(right, within(1e-12 * (1 + Math.abs(right))));
        assertThat(derivation.pullback(cotangent)).isEqualTo(pulled);
    }

    @ParameterizedTest
    @MethodSource("functions")
    void secondOrderAgreesWithDifferencesOfFirst(Functions function) {
        Derivation derivation = derivation(function);
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
        Derivation derivation = new Derivation(function.body(), first);
        Program vjp = Reverse.vjp(derivation.program(), all(first), 1);
        NDArray cotangent = cotangent(derivation);
        for (int which = 1; which < 1 << first.length; which++) {
            NDArray[] other = first.clone();
            NDArray[] inputs = Arrays.copyOf(first, first.length + 1);
            boolean[] batched = new boolean[inputs.length];
            inputs[first.length] = cotangent;
            for (int i = 0; i < first.length; i++) {
                if ((which >> i & 1) != 0) {
                    other[i] = second[i];
                    inputs[i] = NDArray.stack(0, first[i], second[i]);
                    batched[i] = true;
                }
            }
            // The path that the function takes at the first element must be that at the second.
            if (!Reverse.vjp(new Derivation(function.body(), other).program(), all(other), 1)
                    .toString()
                    .equals(vjp.toString())) {
                continue;
            }
            Vectorize.Outputs outputs = Vectorize.run(vjp, batched, inputs);
            NDArray[] expected = Interpreter.run(vjp, append(first, cotangent));
            NDArray[] others = Interpreter.run(vjp, append(other, cotangent));
            for (int k = 0; k < expected.length; k++) {
                NDArray values = outputs.values()[k];
                NDArray one = outputs.batched()[k] ? values.get(0) : values;
                NDArray two = outputs.batched()[k] ? values.get(1) : values;
                assertClose(one, expected[k], 1e-13);
                assertClose(two, others[k], 1e-13);
            }
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
        Derivation derivation = derivation(function);
        NDArray[] point = single(derivation.point());
        Derivation narrow = new Derivation(function.body(), point);
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
