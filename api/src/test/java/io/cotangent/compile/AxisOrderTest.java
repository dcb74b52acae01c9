package io.cotangent.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotangent.NDArray;
import io.cotangent.Rng;
import io.cotangent.array.DenseArray;
import io.cotangent.array.Shape;
import io.cotangent.execute.Interpreter;
import io.cotangent.op.Binary;
import io.cotangent.op.Ops;
import io.cotangent.trace.Program;
import io.cotangent.trace.Recording;
import io.cotangent.trace.Site;
import io.cotangent.trace.Tracer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Loops over axes that have changed places. */
class AxisOrderTest {
    private static final Tracer OPS = Tracer.at(Site.UNKNOWN);
    private static final int M = 12;
    private static final int N = 10;

    /** What is done to two arrays of M times M times N numbers, whose first axes may be turned. */
    private static final List<BinaryOperator<NDArray>> CHOICES =
            List.of(
                    (a, b) -> OPS.add(OPS.swapAxes(a, 0, 1), OPS.sin(b)),
                    (a, b) -> OPS.mul(OPS.swapAxes(a, 0, 1), OPS.expandDims(OPS.sum(b, 2), 2)),
                    (a, b) ->
                            OPS.sub(
                                    a,
                                    OPS.reshape(OPS.mean(OPS.mul(b, b), 1, 2), Shape.of(M, 1, 1))),
                    (a, b) -> OPS.sub(OPS.swapAxes(a, 0, 1), OPS.mean(b, 0)),
                    (a, b) -> OPS.tanh(OPS.swapAxes(OPS.add(a, b), 0, 1)),
                    (a, b) -> OPS.matmul(OPS.mul(a, 0.1), OPS.slice(b, 1, 0, N)),
                    (a, b) -> OPS.cumsum(a, 1),
                    (a, b) -> OPS.reshape(OPS.flatten(b), Shape.of(M, M, N)),
                    (a, b) -> OPS.concat(0, OPS.slice(a, 0, 0, M / 2), OPS.slice(b, 0, 0, M / 2)),
                    (a, b) -> OPS.where(OPS.lt(a, OPS.swapAxes(b, 0, 1)), a, b));

    private static Program random(int seed, NDArray... inputs) {
        Random random = new Random(seed);
        return Recording.of(
                "random",
                arguments -> {
                    List<NDArray> values = new ArrayList<>(List.of(arguments));
                    for (int i = 0; i < 30; i++) {
                        int from = Math.max(0, values.size() - 6);
                        NDArray a = values.get(random.nextInt(from, values.size()));
                        NDArray b = values.get(random.nextInt(from, values.size()));
                        values.add(CHOICES.get(random.nextInt(CHOICES.size())).apply(a, b));
                    }
                    int last = values.size() - 1;
                    return new NDArray[] {
                        values.get(last), OPS.sum(OPS.swapAxes(values.get(last - 1), 0, 1), 2)
                    };
                },
                inputs);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void resultsHaveTheSameBits(int seed) {
        Rng key = Rng.seed(seed);
        DenseArray[] inputs = {
            (DenseArray) key.foldIn(0).normal(M, M, N), (DenseArray) key.foldIn(1).normal(M, M, N)
        };
        Program program = random(seed, inputs);
        Plan plan = Plan.of(program);
        NDArray[] expected = Interpreter.run(program, inputs);
        for (int i = 0; i < 3; i++) {
            DenseArray[] found = plan.run(inputs);
            assertThat((Object[]) found).containsExactly((Object[]) expected);
            assertThat(Arrays.stream(found).allMatch(DenseArray::isContiguous)).isTrue();
        }
    }

    @Test
    void theOrderIsThatOfWhatIsReadWhole() {
        int[] shape = {20, 30, 10};
        int[] exchanged = {10, 200, 1};
        AxisOrder order =
                AxisOrder.of(shape, 2, null, new int[][] {{0, 10, 1}, exchanged, {1, 0, 0}});
        assertThat(order).isNotNull();
        assertThat(order.of(shape)).containsExactly(30, 20, 10);
        assertThat(order.of(exchanged)).containsExactly(200, 10, 1);
        DenseArray sums = order.wrap(Ops.typeOf(NDArray.zeros(20, 30)), new double[600]);
        assertThat(sums.shape()).containsExactly(20, 30);
        assertThat(sums.strides()).containsExactly(1, 20);
    }

    @Test
    void theOrderIsTheReadersWhereEverythingIsRepeated() {
        int[] shape = {20, 30, 10};
        AxisOrder wanted = new AxisOrder(1, 0, 2);
        int[][] repeated = {{10, 0, 1}, {0, 10, 1}};
        assertThat(AxisOrder.of(shape, 3, wanted, repeated)).isSameAs(wanted);
        assertThat(AxisOrder.of(shape, 1, wanted, repeated)).isNull();
        assertThat(AxisOrder.of(shape, 3, null, repeated)).isNull();
        assertThat(AxisOrder.of(shape, 3, wanted, new int[][] {{300, 10, 1}, {0, 10, 1}})).isNull();
    }

    /** Differences of points and means, of which matrices for each mean are made. */
    @Test
    void productsOfManyMatricesFindEachByItself() {
        DenseArray[] inputs = {
            (DenseArray) Rng.seed(1).normal(40, 1, 5),
            (DenseArray) Rng.seed(2).normal(1, 30, 5),
            (DenseArray) Rng.seed(3).normal(30, 5, 5)
        };
        Program program =
                Recording.of(
                        "differences",
                        x -> {
                            NDArray differences = OPS.sub(x[0], x[1]);
                            NDArray turned = OPS.transpose(differences, 1, 2, 0);
                            return new NDArray[] {
                                OPS.matmul(x[2], turned),
                                OPS.matmul(OPS.transpose(differences, 1, 0, 2), x[2]),
                                OPS.sum(OPS.square(differences), 2)
                            };
                        },
                        inputs);
        Batches batches = Batches.of(program);
        int differences =
                program.equations().stream()
                        .filter(equation -> equation.op() == Binary.SUB)
                        .findFirst()
                        .orElseThrow()
                        .result();
        assertThat(batches.order(differences)).isNotNull();
        assertThat(batches.order(differences).of(40, 30, 5)).containsExactly(30, 40, 5);
        assertThat(batches.order(0)).isNull();
        Plan plan = Plan.of(program);
        NDArray[] expected = Interpreter.run(program, inputs);
        for (int i = 0; i < 3; i++) {
            assertThat((Object[]) plan.run(inputs)).containsExactly((Object[]) expected);
        }
    }

    @Test
    void productsThatDisagreeLeaveTheOrderAsItIs() {
        DenseArray x = (DenseArray) Rng.seed(1).normal(20, 20, 20);
        Program program =
                Recording.of(
                        "squares",
                        arguments -> {
                            NDArray sine = OPS.sin(arguments[0]);
                            return new NDArray[] {OPS.matmul(sine, OPS.transpose(sine, 1, 0, 2))};
                        },
                        x);
        assertThat(Batches.of(program).order(program.equations().get(0).result())).isNull();
        assertThat((Object[]) Plan.of(program).run(x))
                .containsExactly((Object[]) Interpreter.run(program, x));
    }

    @Test
    void theMemoryOfResultsCountsInAnyOrder() {
        DenseArray x = (DenseArray) Rng.seed(1).normal(20, 30, 10);
        Program program =
                Recording.of(
                        "chain",
                        arguments -> {
                            NDArray sine = OPS.sin(OPS.swapAxes(arguments[0], 0, 1));
                            return new NDArray[] {OPS.cumsum(sine, 1)};
                        },
                        x);
        assertThat(Plan.of(program).profile(x).peakBytes()).isEqualTo(2 * 6000 * Double.BYTES);
    }

    @Test
    void threeAxesInTurn() {
        int[] shape = {4, 20, 30};
        int[] strides = {1, 120, 4};
        AxisOrder order = AxisOrder.of(shape, 3, null, new int[][] {strides});
        assertThat(order).isNotNull();
        assertThat(order.of(shape)).containsExactly(20, 30, 4);
        DenseArray each = order.wrap(Ops.typeOf(NDArray.zeros(shape)), new double[2400]);
        assertThat(each.shape()).containsExactly(shape);
        assertThat(each.strides()).containsExactly(strides);
    }

    @Test
    void theAxesOwnOrderIsKeptWhereItIsGood() {
        int[] shape = {20, 30, 10};
        int[] exchanged = {10, 200, 1};
        int[] own = {300, 10, 1};
        assertThat(AxisOrder.of(shape, 2, null, new int[][] {exchanged, own})).isNull();
        assertThat(AxisOrder.of(shape, 1, null, new int[][] {exchanged})).isNull();
        assertThat(AxisOrder.of(shape, 3, null, new int[][] {{10, 400, 1}})).isNull();
        assertThat(AxisOrder.of(shape, 3, null, new int[][] {{-10, 200, 1}})).isNull();
        assertThat(AxisOrder.of(new int[] {2, 3, 10}, 2, null, new int[][] {{10, 20, 1}})).isNull();
    }
}
