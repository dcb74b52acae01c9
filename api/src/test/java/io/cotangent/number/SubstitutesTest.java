package io.cotangent.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cotangent.error.UnmarkedCodeException;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.OptionalDouble;
import java.util.PrimitiveIterator;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Streams, functions and reflection keep shadows, and give the values that Java gives. */
class SubstitutesTest {
    private static final double[] X = {3, 1.1, -2.5, 1e-3, 1.1};

    private Tape t;
    private double[] x;

    @BeforeEach
    void open() {
        t = Tapes.open();
        t.sweep();
        x = X.clone();
        for (int i = 0; i < x.length; i++) {
            t.newShadows(x)[i] = t.add(Rule.INPUT, 0, i, x[i]);
        }
    }

    @AfterEach
    void close() {
        Tapes.close(t);
    }

    private DoubleStream numbers() {
        return StreamSubstitutes.stream(x, t);
    }

    private void check(int shadow, double... slopes) {
        assertThat(Arrays.copyOfRange(t.pullback(shadow, 1), 1, X.length + 1))
                .containsExactly(slopes, within(1e-14));
    }

    private int sumShadow(DoubleStream stream, double expected) {
        HandOver.call(stream, t, Signatures.of("sum", "()D"));
        double z = stream.sum();
        assertThat(z).isEqualTo(expected);
        return HandOver.take(t, Signatures.of("sum", "()D"));
    }

    private void same(OptionalDouble actual, OptionalDouble expected, double... slopes) {
        assertThat(OptionalSubstitutes.getAsDouble(actual, t)).isEqualTo(expected.getAsDouble());
        check(t.result, slopes);
    }

    @Test
    void sumsOfWhatIsLeft() {
        int d =
                sumShadow(
                        numbers().filter(new ByHand.Above(0)).map(new ByHand.Square()),
                        Arrays.stream(X).filter(v -> v > 0).map(v -> v * v).sum());
        check(d, 6, 2.2, 0, .002, 2.2);
    }

    @Test
    void meansAndExtremes() {
        same(numbers().average(), Arrays.stream(X).average(), .2, .2, .2, .2, .2);
        same(numbers().max(), Arrays.stream(X).max(), 1, 0, 0, 0, 0);
        same(numbers().min(), Arrays.stream(X).min(), 0, 0, 1, 0, 0);
        same(numbers().skip(1).max(), OptionalDouble.of(1.1), 0, .5, 0, 0, .5);
        assertThat(StreamSubstitutes.empty(t).average()).isEmpty();
        assertThat(StreamSubstitutes.empty(t).max()).isEmpty();
    }

    @Test
    void reductions() {
        same(
                numbers().reduce(new ByHand.Times()),
                Arrays.stream(X).reduce((a, b) -> a * b),
                1.1 * -2.5 * 1e-3 * 1.1,
                3 * -2.5 * 1e-3 * 1.1,
                3 * 1.1 * 1e-3 * 1.1,
                3 * 1.1 * -2.5 * 1.1,
                3 * 1.1 * -2.5 * 1e-3);
        int tag = Signatures.of("reduce", "(DLjava/util/function/DoubleBinaryOperator;)D");
        DoubleStream two = numbers().limit(2);
        HandOver.call(two, t.newShadows(x)[0], t, tag);
        assertThat(two.reduce(3, new ByHand.Times())).isEqualTo(3 * 3 * 1.1);
        check(HandOver.take(t, tag), 2 * 3 * 1.1, 9, 0, 0, 0);
        double[] sum =
                numbers().collect(() -> new double[1], new ByHand.Sum(), (a, b) -> a[0] += b[0]);
        check(Stored.shadow(sum, 0, t), 1, 1, 1, 1, 1);
    }

    @Test
    void sumsAreRoundedAsInJava() {
        double[] many = new java.util.Random(5).doubles(1000, -1e9, 1).toArray();
        assertThat(StreamSubstitutes.stream(many, t).sum()).isEqualTo(Arrays.stream(many).sum());
        assertThat(StreamSubstitutes.stream(many, t).average())
                .isEqualTo(Arrays.stream(many).average());
        double[] huge = {1, Double.POSITIVE_INFINITY, 3, Double.POSITIVE_INFINITY};
        assertThat(StreamSubstitutes.stream(huge, t).sum()).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void orders() {
        double[] sorted = numbers().sorted().toArray();
        assertThat(sorted).containsExactly(Arrays.stream(X).sorted().toArray());
        check(Stored.shadow(sorted, 0, t), 0, 0, 1, 0, 0);
        check(Stored.shadow(sorted, 3, t), 0, 0, 0, 0, 1);
        double[] distinct = numbers().distinct().toArray();
        assertThat(distinct).containsExactly(3, 1.1, -2.5, 1e-3);
        check(Stored.shadow(distinct, 1, t), 0, 1, 0, 0, 0);
        DoublePredicate positive = new ByHand.Above(0);
        assertThat(numbers().takeWhile(positive).toArray()).containsExactly(3, 1.1);
        assertThat(numbers().dropWhile(positive).toArray()).containsExactly(-2.5, 1e-3, 1.1);
        assertThat(numbers().skip(4).toArray()).containsExactly(1.1);
        assertThat(numbers().anyMatch(positive)).isTrue();
        assertThat(numbers().allMatch(positive)).isFalse();
        assertThat(numbers().noneMatch(positive)).isFalse();
        assertThat(numbers().count()).isEqualTo(5);
        same(numbers().skip(2).findFirst(), OptionalDouble.of(-2.5), 0, 0, 1, 0, 0);
    }

    @Test
    void boxesAndObjects() {
        Double first = numbers().boxed().sorted().toList().getLast();
        check(t.shadowOf(first), 1, 0, 0, 0, 0);
        Object second = numbers().mapToObj(new ByHand.Unboxed()).skip(2).findFirst().orElseThrow();
        check(t.shadowOf(second), 0, 0, 1, 0, 0);
        List<Double> boxes = numbers().boxed().toList();
        int d =
                sumShadow(
                        StreamSubstitutes.mapToDouble(boxes.stream(), new ByHand.Unboxed(), t),
                        Arrays.stream(X).sum());
        check(d, 1, 1, 1, 1, 1);
        Double sum =
                boxes.stream().collect(StreamSubstitutes.summingDouble(new ByHand.Unboxed(), t));
        assertThat(sum).isEqualTo(boxes.stream().collect(Collectors.summingDouble(b -> b)));
        check(t.shadowOf(sum), 1, 1, 1, 1, 1);
        Double mean =
                boxes.stream().collect(StreamSubstitutes.averagingDouble(new ByHand.Unboxed(), t));
        assertThat(mean).isEqualTo(boxes.stream().collect(Collectors.averagingDouble(b -> b)));
        check(t.shadowOf(mean), .2, .2, .2, .2, .2);
    }

    @Test
    void statistics() {
        DoubleSummaryStatistics mine = numbers().summaryStatistics();
        DoubleSummaryStatistics more = numbers().limit(1).summaryStatistics();
        DoubleSummaryStatistics expected = Arrays.stream(X).summaryStatistics();
        assertThat(StatisticsSubstitutes.getSum(mine, t)).isEqualTo(expected.getSum());
        check(t.result, 1, 1, 1, 1, 1);
        assertThat(StatisticsSubstitutes.getAverage(mine, t)).isEqualTo(expected.getAverage());
        check(t.result, .2, .2, .2, .2, .2);
        assertThat(StatisticsSubstitutes.getMin(mine, t)).isEqualTo(-2.5);
        check(t.result, 0, 0, 1, 0, 0);
        assertThat(StatisticsSubstitutes.getMax(mine, t)).isEqualTo(3);
        check(t.result, 1, 0, 0, 0, 0);
        mine.combine(more);
        StatisticsSubstitutes.getSum(mine, t);
        check(t.result, 2, 1, 1, 1, 1);
        StatisticsSubstitutes.getMax(mine, t);
        check(t.result, 1, 0, 0, 0, 0);
    }

    @Test
    void beginnings() {
        int dx = Stored.shadow(x, 1, t);
        double[] powers =
                StreamSubstitutes.iterate(1.1, new ByHand.Square(), dx, t).limit(3).toArray();
        assertThat(powers).containsExactly(1.1, 1.1 * 1.1, (1.1 * 1.1) * (1.1 * 1.1));
        check(Stored.shadow(powers, 2, t), 0, 4 * 1.1 * 1.1 * 1.1, 0, 0, 0);
        DoublePredicate small = FunctionSubstitutes.negate(new ByHand.Above(5), t);
        assertThat(StreamSubstitutes.iterate(2, small, new ByHand.Square(), 0, t).toArray())
                .containsExactly(2, 4);
        double[] made = StreamSubstitutes.generate(new ByHand.Elements(x), t).limit(2).toArray();
        check(Stored.shadow(made, 1, t), 0, 1, 0, 0, 0);
        int d =
                sumShadow(
                        StreamSubstitutes.mapToDouble(
                                IntStream.range(1, 3).parallel(), new ByHand.Elements(x), t),
                        1.1 - 2.5);
        check(d, 0, 1, 1, 0, 0);
        double[] both = StreamSubstitutes.concat(numbers(), DoubleStream.of(7), t).toArray();
        assertThat(both).hasSize(6).endsWith(7);
        check(Stored.shadow(both, 4, t), 0, 0, 0, 0, 1);
        assertThat(t.shadows(StreamSubstitutes.of(2, 0, t).toArray())).isNull();
        double[] flat =
                StreamSubstitutes.flatMapToDouble(Stream.of(1L, 2L), n -> numbers().limit(n), t)
                        .toArray();
        assertThat(flat).containsExactly(3, 3, 1.1);
        check(Stored.shadow(flat, 1, t), 1, 0, 0, 0, 0);
    }

    @Test
    void iteratorsAndConsumers() {
        PrimitiveIterator.OfDouble iterator = numbers().iterator();
        HandOver.call(iterator, t, Signatures.of("nextDouble", "()D"));
        assertThat(iterator.nextDouble()).isEqualTo(3);
        check(HandOver.take(t, Signatures.of("nextDouble", "()D")), 1, 0, 0, 0, 0);
        check(t.shadowOf(iterator.next()), 0, 1, 0, 0, 0);
        ByHand.Sum sum = new ByHand.Sum();
        numbers().peek(sum).forEach(FunctionSubstitutes.andThen(sum, sum, t));
        check(Stored.shadow(sum.sum, 0, t), 3, 3, 3, 3, 3);
    }

    @Test
    void streamsAreLazyAndUsedOnce() {
        List<String> closed = new ArrayList<>();
        DoubleStream stream =
                numbers().onClose(() -> closed.add("a")).onClose(() -> closed.add("b"));
        DoubleStream mapped =
                stream.map(v -> {
                    throw new IllegalStateException("too early");
                });
        assertThatThrownBy(stream::sum).isInstanceOf(IllegalStateException.class);
        mapped.close();
        assertThat(closed).containsExactly("a", "b");
        assertThatThrownBy(() -> numbers().limit(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void functionsThatAreNotWovenAreRefused() {
        assertThatThrownBy(() -> numbers().map(v -> 2 * v).sum())
                .isInstanceOf(UnmarkedCodeException.class);
    }

    @Test
    void functionsOfFunctions() {
        DoubleUnaryOperator square = new ByHand.Square();
        DoubleUnaryOperator fourth =
                FunctionSubstitutes.andThen(
                        FunctionSubstitutes.compose(square, FunctionSubstitutes.identity(t), t),
                        square,
                        t);
        assertThat(Functions.apply(fourth, 3, Stored.shadow(x, 0, t), t)).isEqualTo(81);
        check(t.result, 108, 0, 0, 0, 0);
        DoublePredicate between =
                FunctionSubstitutes.and(
                        new ByHand.Above(1), FunctionSubstitutes.negate(new ByHand.Above(2), t), t);
        assertThat(numbers().filter(between).toArray()).containsExactly(1.1, 1.1);
        DoublePredicate outside =
                FunctionSubstitutes.or(
                        new ByHand.Above(2), FunctionSubstitutes.negate(new ByHand.Above(1), t), t);
        assertThat(numbers().filter(outside).toArray()).containsExactly(3, -2.5, 1e-3);
        Comparator<Double> order = FunctionSubstitutes.comparingDouble(new ByHand.Unboxed(), t);
        Double least = numbers().boxed().min(order).orElseThrow();
        check(t.shadowOf(least), 0, 0, 1, 0, 0);
    }

    @Test
    void arraysMadeByFunctions() {
        double[] copy = new double[5];
        FunctionSubstitutes.setAll(copy, new ByHand.Elements(x), t);
        check(Stored.shadow(copy, 2, t), 0, 0, 1, 0, 0);
        FunctionSubstitutes.parallelPrefix(copy, new ByHand.Times(), t);
        double[] expected = X.clone();
        Arrays.parallelPrefix(expected, (a, b) -> a * b);
        assertThat(copy).containsExactly(expected, within(1e-15));
        check(Stored.shadow(copy, 1, t), 1.1, 3, 0, 0, 0);
    }

    @Test
    void optionals() {
        OptionalDouble some = OptionalSubstitutes.of(3, Stored.shadow(x, 0, t), t);
        OptionalSubstitutes.orElse(some, 7, 0, t);
        check(t.result, 1, 0, 0, 0, 0);
        OptionalSubstitutes.orElse(OptionalDouble.empty(), 1.1, Stored.shadow(x, 1, t), t);
        check(t.result, 0, 1, 0, 0, 0);
        OptionalSubstitutes.orElseGet(OptionalDouble.empty(), new ByHand.Elements(x), t);
        check(t.result, 1, 0, 0, 0, 0);
        ByHand.Sum sum = new ByHand.Sum();
        OptionalSubstitutes.ifPresent(some, sum, t);
        check(Stored.shadow(sum.sum, 0, t), 1, 0, 0, 0, 0);
        check(sumShadow(OptionalSubstitutes.stream(some, t), 3), 1, 0, 0, 0, 0);
    }

    @Test
    void reflection() throws ReflectiveOperationException {
        Double a = Stored.box(3.0, Stored.shadow(x, 0, t), t);
        Double b = Stored.box(1.1, Stored.shadow(x, 1, t), t);
        Constructor<ByHand.Point> make =
                ByHand.Point.class.getDeclaredConstructor(double.class, double.class);
        ByHand.Point point = ReflectionSubstitutes.newInstance(make, new Object[] {a, b}, t);
        Method scaled = ByHand.Point.class.getDeclaredMethod("scaled", double.class);
        scaled.setAccessible(true);
        Object z = ReflectionSubstitutes.invoke(scaled, point, new Object[] {b}, t);
        assertThat(z).isEqualTo(3 * 1.1);
        check(t.shadowOf(z), 1.1, 3, 0, 0, 0);
        Field y = ByHand.Point.class.getDeclaredField("y");
        y.setAccessible(true);
        check(t.shadowOf(ReflectionSubstitutes.get(y, point, t)), 0, 1, 0, 0, 0);
        ReflectionSubstitutes.set(y, point, a, t);
        assertThat(ReflectionSubstitutes.getDouble(y, point, t)).isEqualTo(3);
        check(t.result, 1, 0, 0, 0, 0);
        ReflectionSubstitutes.setDouble(y, point, 5, 0, t);
        ReflectionSubstitutes.getDouble(y, point, t);
        assertThat(t.result).isZero();
        Method valueOf = String.class.getMethod("valueOf", double.class);
        assertThatThrownBy(() -> ReflectionSubstitutes.invoke(valueOf, null, new Object[] {b}, t))
                .isInstanceOf(UnmarkedCodeException.class)
                .hasMessageContaining("valueOf");
        assertThat(ReflectionSubstitutes.invoke(valueOf, null, new Object[] {2.5}, t))
                .isEqualTo("2.5");
    }

    @Test
    void elementsByReflection() {
        Object array = Array.newInstance(double.class, 2);
        ReflectionSubstitutes.set(array, 1, Stored.box(3.0, Stored.shadow(x, 0, t), t), t);
        ReflectionSubstitutes.getDouble(array, 1, t);
        check(t.result, 1, 0, 0, 0, 0);
        check(t.shadowOf(ReflectionSubstitutes.get(array, 1, t)), 1, 0, 0, 0, 0);
        ReflectionSubstitutes.setDouble(array, 1, 4, 0, t);
        assertThat(ReflectionSubstitutes.getDouble(array, 1, t)).isEqualTo(4);
        assertThat(t.result).isZero();
    }

    @Test
    void callsAreFound() {
        String unary =
                "(Ljava/util/function/DoubleUnaryOperator;)Ljava/util/function/DoubleUnaryOperator;";
        assertThat(
                        KnownMethods.substitute(
                                "java/util/function/DoubleUnaryOperator", "andThen", unary, false))
                .isNotNull();
        assertThat(
                        KnownMethods.substitute(
                                "java/util/ArrayList",
                                "parallelStream",
                                "()Ljava/util/stream/Stream;",
                                false))
                .isNotNull();
        assertThat(
                        KnownMethods.substitute(
                                "java/util/stream/Stream",
                                "parallel",
                                "()Ljava/util/stream/BaseStream;",
                                false))
                .isNotNull();
        assertThat(
                        KnownMethods.substitute(
                                "java/lang/reflect/Method",
                                "invoke",
                                "(Ljava/lang/Object;[Ljava/lang/Object;)Ljava/lang/Object;",
                                false))
                .isNotNull();
    }
}
