package io.cotangent.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cotangent.DType;
import io.cotangent.NDArray;
import io.cotangent.Rng;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The derivative rules of all operations, against differences and against each other. */
class RulesTest {
    static List<Functions> functions() {
        return Functions.all();
    }

    private static NDArray[] draws(Functions function, int stream, double low, double high) {
        int[][] shapes = function.shapes();
        NDArray[] draws = new NDArray[shapes.length];
        Arrays.setAll(
                draws,
                i -> Rng.seed(7).foldIn(stream).foldIn(i).uniformBetween(low, high, shapes[i]));
        return draws;
    }

    private static Derivation derivation(Functions function) {
        return new Derivation(function.body(), draws(function, 0, function.low(), function.high()));
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
        NDArray[] tangents = draws(function, 1, -1, 1);
        assertClose(derivation.jvp(tangents), derivation.difference(tangents), 1e-7);
    }

    @ParameterizedTest
    @MethodSource("functions")
    void vjpIsTheTransposeOfJvp(Functions function) {
        Derivation derivation = derivation(function);
        NDArray[] tangents = draws(function, 1, -1, 1);
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
        NDArray[] tangents = draws(function, 1, -1, 1);
        NDArray cotangent = cotangent(derivation);
        NDArray[] second = derivation.secondOrder(cotangent, tangents);
        NDArray[] differences = derivation.differenceOfVjp(cotangent, tangents);
        for (int i = 0; i < second.length; i++) {
            assertClose(second[i], differences[i], 1e-6);
        }
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
        NDArray[] tangents = draws(function, 1, -1, 1);
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
