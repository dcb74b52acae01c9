package io.cotangent.intrinsics.vector;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotangent.intrinsics.BinaryFunction;
import io.cotangent.intrinsics.Comparison;
import io.cotangent.intrinsics.UnaryFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The loops of all functions: on vectors and one by one the same bits, for all ways to move. */
class LoopTest {
    private static final int[] SIZES = {0, 1, 2, 7, 8, 9, 15, 16, 17, 31, 33, 64, 65, 66, 67, 100};
    private static final int RARE = 65;

    static Stream<Definition> definitions() {
        List<Definition> definitions = new ArrayList<>();
        for (Elements elements : List.of(Elements.DOUBLE, Elements.FLOAT)) {
            for (UnaryFunction f : UnaryFunction.values()) {
                Functions.of(f, elements).ifPresent(definitions::add);
            }
            for (BinaryFunction f : BinaryFunction.values()) {
                Functions.of(f, elements).ifPresent(definitions::add);
            }
            for (Comparison comparison : Comparison.values()) {
                Functions.of(comparison, elements).ifPresent(definitions::add);
            }
            Functions.select(elements).ifPresent(definitions::add);
        }
        return definitions.stream();
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void vectorsGiveTheBitsOfNumbers(Definition definition) {
        NumberLoop numbers = NumberLoopWriter.loop(definition);
        VectorLoop vectors = VectorLoopWriter.loop(definition, numbers);
        int arity = definition.operands().size();
        for (int n : SIZES) {
            for (int moving = 1; moving < 1 << arity; moving++) {
                Object[] x = new Object[3];
                for (int i = 0; i < arity; i++) {
                    // Short arrays are such that no lane is rare, long ones have rare lanes.
                    double[] data =
                            n < RARE ? Data.tame(n + 5, 10 * n + i) : Data.wild(n + 5, 10 * n + i);
                    x[i] = Data.of(definition.operands().get(i), data);
                }
                Object expected = Data.zeros(definition.result(), n + 5);
                Object actual = Data.zeros(definition.result(), n + 5);
                numbers.run(
                        n,
                        x[0],
                        2,
                        moving & 1,
                        x[1],
                        1,
                        moving >> 1 & 1,
                        x[2],
                        3,
                        moving >> 2 & 1,
                        expected,
                        2,
                        1);
                vectors.run(moving, n, x[0], 2, x[1], 1, x[2], 3, actual, 2);
                assertThat(actual).as("n=%d moving=%d", n, moving).isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void resultsMayTakeThePlaceOfAnOperand(Definition definition) {
        if (!definition.operands().getFirst().equals(definition.result())) {
            return;
        }
        NumberLoop numbers = NumberLoopWriter.loop(definition);
        VectorLoop vectors = VectorLoopWriter.loop(definition, numbers);
        int moving = (1 << definition.operands().size()) - 1;
        int n = 100;
        Object x = Data.of(definition.result(), Data.wild(n, 1));
        Object second = Data.of(definition.result(), Data.wild(n, 2));
        Object expected = Data.zeros(definition.result(), n);
        numbers.run(n, x, 0, 1, second, 0, 1, null, 0, 0, expected, 0, 1);
        vectors.run(moving, n, x, 0, second, 0, null, 0, x, 0);
        assertThat(x).isEqualTo(expected);
    }
}
