package io.cotangent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cotangent.error.DTypeException;
import io.cotangent.error.DomainException;
import io.cotangent.error.ShapeException;
import io.cotangent.intrinsics.UnaryFunction;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The distributions of random numbers, for some keys, which never change. */
class DistributionsTest {
    private static final int N = 20_000;
    private static final Rng KEY = Rng.seed(20);

    /** What one sample in a thousand of a right distribution exceeds (Kolmogorov, Smirnov). */
    private static final double DISTANCE = 1.95 / Math.sqrt(N);

    private static Arguments draw(
            String name, Function<Rng, NDArray> draw, DoubleUnaryOperator distribution) {
        return Arguments.of(name, draw, distribution);
    }

    private static double erf(double x) {
        return UnaryFunction.ERF.apply(x);
    }

    private static double normal(double x) {
        return UnaryFunction.NORM_CDF.apply(x);
    }

    private static double logTail(double x) {
        return UnaryFunction.NORM_LOG_CDF.apply(-x);
    }

    static Stream<Arguments> continuous() {
        NDArray two = NDArray.of(2.0);
        double inside = normal(1.5) - normal(-0.5);
        return Stream.of(
                draw("uniform", key -> key.uniform(N), x -> x),
                draw("normal", key -> key.normal(N), DistributionsTest::normal),
                draw("exponential", key -> key.exponential(N), x -> -Math.expm1(-x)),
                draw("gumbel", key -> key.gumbel(N), x -> Math.exp(-Math.exp(-x))),
                draw(
                        "laplace",
                        key -> key.laplace(N),
                        x -> x < 0 ? Math.exp(x) / 2 : 1 - Math.exp(-x) / 2),
                draw("logistic", key -> key.logistic(N), x -> 1 / (1 + Math.exp(-x))),
                draw("cauchy", key -> key.cauchy(N), x -> 0.5 + Math.atan(x) / Math.PI),
                draw(
                        "truncatedNormal",
                        key -> key.truncatedNormal(-0.5, 1.5, N),
                        x -> (normal(x) - normal(-0.5)) / inside),
                draw(
                        "truncatedNormal of a tail",
                        key -> key.truncatedNormal(9, Double.POSITIVE_INFINITY, N),
                        x -> 1 - normal(-x) / normal(-9)),
                draw(
                        "truncatedNormal of a far tail",
                        key -> key.truncatedNormal(50, 51, N),
                        x -> 1 - Math.exp(logTail(x) - logTail(50))),
                draw("normalOf", key -> key.normalOf(two, two, N), x -> normal((x - 2) / 2)),
                draw(
                        "uniformBetween",
                        key -> key.uniformBetween(two, NDArray.of(6.0), N),
                        x -> (x - 2) / 4));
    }

    static Stream<Arguments> ofGamma() {
        NDArray one = NDArray.of(1.0);
        NDArray half = NDArray.of(0.5);
        NDArray three = NDArray.of(3.0);
        NDArray alphas = NDArray.of(1.0, 2.0, 1.0);
        return Stream.of(
                draw("gamma 1", key -> key.gamma(one, N), x -> -Math.expm1(-x)),
                draw("gamma 1/2", key -> key.gamma(half, N), x -> erf(Math.sqrt(x))),
                draw(
                        "gamma 3",
                        key -> key.gamma(three, N),
                        x -> 1 - Math.exp(-x) * (1 + x + x * x / 2)),
                draw(
                        "gamma 40,000",
                        key -> key.gamma(NDArray.of(40_000.0), N),
                        x -> normal(3 * 200 * (Math.cbrt(x / 40_000) - 1 + 1 / 360_000.0))),
                draw(
                        "beta 2, 3",
                        key -> key.beta(NDArray.of(2.0), three, N),
                        x -> x * x * (6 - x * (8 - 3 * x))),
                draw(
                        "beta 1/2, 1/2",
                        key -> key.beta(half, half, N),
                        x -> 2 / Math.PI * Math.asin(Math.sqrt(x))),
                draw(
                        "dirichlet",
                        key -> key.dirichlet(alphas, N).get("..., 0"),
                        x -> 1 - Math.pow(1 - x, 3)),
                draw(
                        "dirichlet",
                        key -> key.dirichlet(alphas, N).get("..., 1"),
                        x -> x * x * (3 - 2 * x)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"continuous", "ofGamma"})
    void numbersFollowTheDistribution(
            String name, Function<Rng, NDArray> draw, DoubleUnaryOperator distribution) {
        double[] numbers = draw.apply(KEY).toArray();
        Arrays.sort(numbers);
        double worst = 0;
        for (int i = 0; i < N; i++) {
            double p = distribution.applyAsDouble(numbers[i]);
            worst = Math.max(worst, Math.max(p - i / (double) N, (i + 1) / (double) N - p));
        }
        assertThat(worst).as(name).isLessThan(DISTANCE);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"continuous", "ofGamma"})
    void anyThreadDrawsTheSame(
            String name, Function<Rng, NDArray> draw, DoubleUnaryOperator distribution) {
        List<NDArray> draws =
                IntStream.range(0, 3).parallel().mapToObj(i -> draw.apply(KEY)).toList();
        assertThat(draws).as(name).containsOnly(draw.apply(KEY));
    }

    @Test
    void positionsHaveTheirProbabilities() {
        NDArray logits = NDArray.of(0.1, 0.2, 0.7).log();
        NDArray draws = KEY.categorical(logits, 0, N);
        assertThat(draws.dtype()).isEqualTo(DType.INT64);
        double[] expected = {0.1, 0.2, 0.7};
        for (int i = 0; i < 3; i++) {
            assertThat(share(draws.eq(i))).isCloseTo(expected[i], within(0.015));
        }
        NDArray table = NDArray.of(new double[][] {{0, 9}, {9, 0}, {-50, -50}}).mul(10);
        assertThat(KEY.categorical(table, 0)).isEqualTo(NDArray.of(new long[] {1, 0}));
        assertThat(KEY.categorical(table, -1, 4, 3).shape()).containsExactly(4, 3);
    }

    private static double share(NDArray booleans) {
        return booleans.sum().item() / booleans.size();
    }

    @Test
    void booleansHaveTheirProbability() {
        NDArray draws = KEY.bernoulli(NDArray.of(0.0, 0.3, 1.0), N, 3);
        assertThat(draws.dtype()).isEqualTo(DType.BOOL);
        assertThat(share(draws.get("..., 0"))).isZero();
        assertThat(share(draws.get("..., 1"))).isCloseTo(0.3, within(0.015));
        assertThat(share(draws.get("..., 2"))).isEqualTo(1);
    }

    @Test
    void countsHaveTheirProbabilities() {
        for (double mean : new double[] {0.4, 3.5, 60}) {
            long[] counts = KEY.poisson(NDArray.of(mean), N).toLongArray();
            double probability = Math.exp(-mean);
            double sum = 0;
            for (int k = 0; k < mean + 10 * Math.sqrt(mean); k++) {
                sum += probability;
                probability *= mean / (k + 1);
                int bound = k;
                double found = Arrays.stream(counts).filter(c -> c <= bound).count() / (double) N;
                assertThat(found).as("%s %s", mean, k).isCloseTo(sum, within(DISTANCE));
            }
        }
        assertThat(KEY.poisson(NDArray.of(0.0)).item()).isZero();
    }

    @Test
    void integersAreAsLikely() {
        long[] draws = KEY.integers(-2, 5, N).toLongArray();
        for (int i = -2; i < 5; i++) {
            int value = i;
            double found = Arrays.stream(draws).filter(x -> x == value).count() / (double) N;
            assertThat(found).isCloseTo(1 / 7.0, within(0.01));
        }
        assertThat(LongStream.of(KEY.integers(Long.MIN_VALUE, Long.MAX_VALUE, 100).toLongArray()))
                .anyMatch(x -> x < Long.MIN_VALUE / 2)
                .anyMatch(x -> x > Long.MAX_VALUE / 2);
        assertThat(KEY.integers(3, 4, 5)).isEqualTo(NDArray.of(new long[] {3, 3, 3, 3, 3}));
        assertThatThrownBy(() -> KEY.integers(4, 4, 5))
                .isInstanceOf(DomainException.class)
                .hasMessageContaining("below 4");
    }

    @Test
    void ordersAreAsLikely() {
        int[] found = new int[27];
        for (Rng key : KEY.split(6000)) {
            long[] order = key.permutation(3).toLongArray();
            assertThat(order).containsExactlyInAnyOrder(0, 1, 2);
            found[(int) (order[0] * 9 + order[1] * 3 + order[2])]++;
        }
        assertThat(Arrays.stream(found).filter(count -> count > 0))
                .hasSize(6)
                .allMatch(count -> Math.abs(count - 1000) < 120);
        assertThat(KEY.permutation(0).size()).isZero();
    }

    @Test
    void rowsAreChosenAndShuffled() {
        NDArray rows = NDArray.of(new double[][] {{0, 1}, {2, 3}, {4, 5}});
        NDArray chosen = KEY.choice(rows, 100, 2);
        assertThat(chosen.shape()).containsExactly(100, 2, 2);
        assertThat(chosen.get("..., 1").sub(chosen.get("..., 0"))).isEqualTo(NDArray.ones(100, 2));
        assertThat(KEY.shuffle(rows, 0).get("..., 0").toArray()).containsExactlyInAnyOrder(0, 2, 4);
        assertThat(KEY.shuffle(rows, -1).sum(1)).isEqualTo(rows.sum(1));
    }

    /** Correlations of the numbers, and of their squares, are those of chance. */
    @Test
    void splitKeysAreIndependent() {
        Rng[] keys = KEY.split(2);
        List<Rng> streams =
                List.of(KEY, keys[0], keys[1], KEY.foldIn(0), KEY.foldIn(1), keys[0].split(1)[0]);
        for (Rng first : streams) {
            for (Rng second : streams) {
                if (!first.equals(second)) {
                    NDArray a = first.normal(N);
                    NDArray b = second.normal(N);
                    double bound = 4 / Math.sqrt(N);
                    assertThat(a.mul(b).mean().item()).isCloseTo(0, within(bound));
                    double squares = a.square().sub(1).mul(b.square().sub(1)).mean().item();
                    assertThat(squares).isCloseTo(0, within(2 * bound));
                }
            }
        }
    }

    @Test
    void elementsDependOnTheirPlaceOnly() {
        NDArray shape = NDArray.of(0.7);
        double[] many = KEY.gamma(shape, 50).toArray();
        assertThat(many).startsWith(KEY.gamma(shape, 2, 3).toArray());
        assertThat(KEY.gamma(shape).item()).isEqualTo(many[0]);
        assertThat(KEY.integers(0, 9, 30).toLongArray())
                .startsWith(KEY.integers(0, 9, 7).toLongArray());
    }

    @Test
    void smallShapesDoNotUnderflow() {
        NDArray draws = KEY.dirichlet(NDArray.full(1e-3, 4), N);
        assertThat(draws.isFinite().all().item()).isEqualTo(1);
        assertThat(DoubleStream.of(draws.sum(-1).toArray())).allMatch(x -> Math.abs(x - 1) < 1e-12);
        assertThat(DoubleStream.of(draws.mean(0).toArray()))
                .allMatch(x -> Math.abs(x - 0.25) < 0.02);
        NDArray beta = KEY.beta(NDArray.of(1e-3), NDArray.of(1e-3), N);
        assertThat(beta.mean().item()).isCloseTo(0.5, within(0.02));
    }

    @Test
    void typesFollowTheParameters() {
        NDArray single = NDArray.of(2.0).astype(DType.FLOAT32);
        assertThat(KEY.gamma(single, 3).dtype()).isEqualTo(DType.FLOAT32);
        assertThat(KEY.beta(single, single, 3).dtype()).isEqualTo(DType.FLOAT32);
        assertThat(KEY.normalOf(single, single, 3).dtype()).isEqualTo(DType.FLOAT32);
        assertThat(KEY.gamma(NDArray.of(new int[] {1, 2})).dtype()).isEqualTo(DType.FLOAT64);
        assertThat(KEY.gumbel(DType.FLOAT32, 3).dtype()).isEqualTo(DType.FLOAT32);
        assertThatThrownBy(() -> KEY.gumbel(DType.INT32, 3))
                .isInstanceOf(DTypeException.class)
                .hasMessageContaining("gumbel");
    }

    @Test
    void shapesMustFit() {
        NDArray three = NDArray.ones(3);
        assertThat(KEY.gamma(three, 2, 3).shape()).containsExactly(2, 3);
        assertThat(KEY.beta(three, NDArray.ones(2, 1)).shape()).containsExactly(2, 3);
        assertThatThrownBy(() -> KEY.gamma(three, 1))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("gamma");
        assertThatThrownBy(() -> KEY.gamma(three, 2)).isInstanceOf(ShapeException.class);
        assertThatThrownBy(() -> KEY.dirichlet(NDArray.of(1.0)))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("an axis");
        assertThatThrownBy(() -> KEY.choice(NDArray.of(1.0), 2)).isInstanceOf(ShapeException.class);
        assertThatThrownBy(() -> KEY.truncatedNormal(1, 1, 2)).isInstanceOf(DomainException.class);
    }

    @Test
    void boundsAreKept() {
        assertThat(DoubleStream.of(KEY.truncatedNormal(-0.5, 0.25, N).toArray()))
                .allMatch(x -> -0.5 <= x && x <= 0.25);
        assertThat(DoubleStream.of(KEY.truncatedNormal(50, 51, 10).toArray()))
                .allMatch(x -> 50 <= x && x <= 51);
    }
}
