package io.cotangent.transform;

import static io.cotangent.op.EagerOps.EAGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.cotangent.DType;
import io.cotangent.NDArray;
import io.cotangent.array.DenseArray;
import io.cotangent.error.CotangentException;
import io.cotangent.error.DTypeException;
import io.cotangent.trace.Program;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All operations on arrays of other layouts, other types, and without elements. */
class VariantsTest {
    /** What gives whole numbers where the array has them, or needs numbers that are not whole. */
    private static final Pattern ROUNDED =
            Pattern.compile("pad.* (LINEAR_RAMP|MEAN|MEDIAN)|nanToNum");

    static List<Functions> functions() {
        return Functions.all();
    }

    static List<Functions> unrounded() {
        return functions().stream()
                .filter(function -> !ROUNDED.matcher(function.name()).matches())
                .toList();
    }

    /** Looks at numbers in other places of memory: nothing but the last bits may change. */
    @ParameterizedTest
    @MethodSource("functions")
    void layoutMakesNoDifference(Functions function) {
        List<UnaryOperator<NDArray>> layouts =
                List.of(
                        x -> copy(x.flip()).flip(),
                        x -> copy(x.transpose()).transpose(),
                        x -> NDArray.stack(x.rank(), x, x).get("..., 1"),
                        x -> x.size() == 0 ? x : x.flatten().get(0).broadcastTo(x.shape()));
        for (UnaryOperator<NDArray> layout : layouts) {
            NDArray[] views = each(function.draws(0), layout);
            NDArray expected = function.body().apply(EAGER, each(views, VariantsTest::copy));
            assertAgree(function.body().apply(EAGER, views), expected, 1e-13);
        }
    }

    private static NDArray copy(NDArray x) {
        DenseArray dense = (DenseArray) x;
        return DenseArray.wrap(dense.type(), dense.toFlatArray());
    }

    /** Whole numbers give what they give as floating-point numbers, or the type is refused. */
    @ParameterizedTest
    @MethodSource("unrounded")
    void integersAgreeWithTheirValues(Functions function) {
        NDArray[] numbers = each(function.draws(3, 1, 4), NDArray::floor);
        NDArray expected = function.body().apply(EAGER, numbers);
        for (DType dtype : new DType[] {DType.INT32, DType.INT64}) {
            try {
                NDArray[] integers = each(numbers, x -> x.astype(dtype));
                NDArray value = function.body().apply(EAGER, integers);
                assertAgree(value.astype(DType.FLOAT64), expected, 1e-12);
            } catch (DTypeException refused) {
                assertThat(refused).hasMessageMatching("(?s).*: (use|give|cast|convert|compare).*");
            }
        }
    }

    /** Truth values are computed with, or refused with a reason. */
    @ParameterizedTest
    @MethodSource("functions")
    void truthValuesAreRefusedPlainly(Functions function) {
        NDArray[] truths = each(function.draws(0), x -> x.gt(0));
        try {
            assertThat(function.body().apply(EAGER, truths)).isNotNull();
        } catch (CotangentException refused) {
            assertThat(refused).isInstanceOf(DTypeException.class);
        }
    }

    /** Batching rules have arrays without elements, too. */
    @ParameterizedTest
    @MethodSource("functions")
    void batchesOfNone(Functions function) {
        NDArray[] draws = function.draws(0);
        Differentiated derivation = new Differentiated(function.body(), draws);
        List<Integer> all = IntStream.range(0, draws.length).boxed().toList();
        Program vjp = Reverse.vjp(derivation.program(), all, 1);
        NDArray[] inputs =
                Stream.concat(Arrays.stream(draws), Stream.of(derivation.value(draws)))
                        .map(x -> NDArray.zeros(x.dtype(), withBatch(x)))
                        .toArray(NDArray[]::new);
        boolean[] batched = new boolean[inputs.length];
        Arrays.fill(batched, true);
        assertThatCode(
                        () -> {
                            Vectorize.Outputs outputs = Vectorize.run(vjp, batched, inputs);
                            for (int i = 0; i < draws.length; i++) {
                                if (outputs.batched()[i + 1]) {
                                    assertThat(outputs.values()[i + 1].shape())
                                            .isEqualTo(withBatch(draws[i]));
                                }
                            }
                        })
                .doesNotThrowAnyException();
    }

    private static int[] withBatch(NDArray x) {
        return IntStream.concat(IntStream.of(0), IntStream.of(x.shape())).toArray();
    }

    private static void assertAgree(NDArray actual, NDArray expected, double tolerance) {
        assertThat(actual.shape()).isEqualTo(expected.shape());
        NDArray bothNaN = actual.isNaN().and(expected.isNaN());
        assertThat(actual.isClose(expected, tolerance, tolerance).or(bothNaN).all().item())
                .as("%s agrees with %s", actual, expected)
                .isEqualTo(1);
    }

    private static NDArray[] each(NDArray[] arrays, UnaryOperator<NDArray> function) {
        return Arrays.stream(arrays).map(function).toArray(NDArray[]::new);
    }
}
