package io.cotangent.number;

import java.util.Collection;
import java.util.DoubleSummaryStatistics;
import java.util.Objects;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.DoubleConsumer;
import java.util.function.DoublePredicate;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.function.LongToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.BaseStream;
import java.util.stream.Collector;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Where streams of numbers begin, and what collects numbers; all streams are sequential, for
 * derivatives follow one thread.
 */
@SuppressWarnings("overloads") // the names are those of the methods that are called
public final class StreamSubstitutes {
    private StreamSubstitutes() {}

    /** {@link java.util.Arrays#stream(double[])}. */
    public static DoubleStream stream(double[] array, Tape t) {
        return stream(array, 0, array.length, t);
    }

    /** {@link java.util.Arrays#stream(double[], int, int)}. */
    public static DoubleStream stream(double[] array, int from, int to, Tape t) {
        Objects.checkFromToIndex(from, to, array.length);
        return new NumberStream(NumberSources.ofArray(array, from, to));
    }

    /** {@link DoubleStream#of(double...)}. */
    public static DoubleStream of(double[] array, Tape t) {
        return stream(array, t);
    }

    /** {@link DoubleStream#of(double)}. */
    public static DoubleStream of(double x, int dx, Tape t) {
        NumberBuffer buffer = new NumberBuffer();
        buffer.add(x, dx, t);
        return buffer.build();
    }

    /** {@link DoubleStream#empty}. */
    public static DoubleStream empty(Tape t) {
        return new NumberBuffer().build();
    }

    /** {@link DoubleStream#builder}. */
    public static DoubleStream.Builder builder(Tape t) {
        return new NumberBuffer();
    }

    /** {@link DoubleStream#iterate(double, DoubleUnaryOperator)}. */
    public static DoubleStream iterate(double seed, DoubleUnaryOperator step, int dseed, Tape t) {
        return new NumberStream(NumberSources.iterated(one(seed, dseed, t), null, step));
    }

    /** {@link DoubleStream#iterate(double, DoublePredicate, DoubleUnaryOperator)}. */
    public static DoubleStream iterate(
            double seed, DoublePredicate goesOn, DoubleUnaryOperator step, int dseed, Tape t) {
        return new NumberStream(NumberSources.iterated(one(seed, dseed, t), goesOn, step));
    }

    private static double[] one(double x, int dx, Tape t) {
        double[] one = new double[1];
        Stored.store(one, 0, x, dx, t);
        return one;
    }

    /** {@link DoubleStream#generate}. */
    public static DoubleStream generate(DoubleSupplier supplier, Tape t) {
        return new NumberStream(NumberSources.generated(Objects.requireNonNull(supplier)));
    }

    /** {@link DoubleStream#concat}. */
    public static DoubleStream concat(DoubleStream first, DoubleStream second, Tape t) {
        NumberSource a = NumberSources.of(first);
        return new NumberStream(NumberSources.concatenated(a, NumberSources.of(second)))
                .onClose(first::close)
                .onClose(second::close);
    }

    /** {@link Stream#mapToDouble}. */
    public static <T> DoubleStream mapToDouble(
            Stream<T> stream, ToDoubleFunction<? super T> function, Tape t) {
        Objects.requireNonNull(function);
        return closing(NumberSources.of(stream.sequential().iterator(), function), stream);
    }

    private static DoubleStream closing(NumberSource source, BaseStream<?, ?> stream) {
        return new NumberStream(source).onClose(stream::close);
    }

    /** {@link IntStream#mapToDouble}. */
    public static DoubleStream mapToDouble(IntStream stream, IntToDoubleFunction function, Tape t) {
        Objects.requireNonNull(function);
        java.util.PrimitiveIterator.OfInt numbers = stream.sequential().iterator();
        return closing(
                NumberSources.of(
                        numbers::hasNext, at -> Functions.apply(function, numbers.nextInt(), at)),
                stream);
    }

    /** {@link LongStream#mapToDouble}. */
    public static DoubleStream mapToDouble(
            LongStream stream, LongToDoubleFunction function, Tape t) {
        Objects.requireNonNull(function);
        java.util.PrimitiveIterator.OfLong numbers = stream.sequential().iterator();
        return closing(
                NumberSources.of(
                        numbers::hasNext, at -> Functions.apply(function, numbers.nextLong(), at)),
                stream);
    }

    /** {@link Stream#flatMapToDouble}. */
    public static <T> DoubleStream flatMapToDouble(
            Stream<T> stream, Function<? super T, ? extends DoubleStream> function, Tape t) {
        Objects.requireNonNull(function);
        return closing(NumberSources.flat(stream.sequential().iterator(), function::apply), stream);
    }

    /** {@link Stream#mapMultiToDouble}. */
    public static <T> DoubleStream mapMultiToDouble(
            Stream<T> stream, BiConsumer<? super T, ? super DoubleConsumer> function, Tape t) {
        Objects.requireNonNull(function);
        return closing(
                NumberSources.flat(
                        stream.sequential().iterator(),
                        object -> {
                            NumberBuffer buffer = new NumberBuffer();
                            function.accept(object, buffer);
                            return buffer.build();
                        }),
                stream);
    }

    /** {@link IntStream#asDoubleStream}. */
    public static DoubleStream asDoubleStream(IntStream stream, Tape t) {
        return kept(stream.asDoubleStream());
    }

    /** {@link LongStream#asDoubleStream}. */
    public static DoubleStream asDoubleStream(LongStream stream, Tape t) {
        return kept(stream.asDoubleStream());
    }

    /** {@link Random#doubles()}. */
    public static DoubleStream doubles(Random random, Tape t) {
        return kept(random.doubles());
    }

    /** {@link Random#doubles(long)}. */
    public static DoubleStream doubles(Random random, long size, Tape t) {
        return kept(random.doubles(size));
    }

    private static DoubleStream kept(DoubleStream stream) {
        return closing(NumberSources.of(stream), stream);
    }

    /** {@link Stream#parallel}, which stays sequential. */
    public static <T> BaseStream<T, Stream<T>> parallel(Stream<T> stream, Tape t) {
        return stream.sequential();
    }

    /** {@link BaseStream#parallel}, which stays sequential. */
    public static <T, S extends BaseStream<T, S>> BaseStream<T, S> parallel(
            BaseStream<T, S> stream, Tape t) {
        return stream.sequential();
    }

    /** {@link IntStream#parallel}, which stays sequential. */
    public static IntStream parallel(IntStream stream, Tape t) {
        return stream.sequential();
    }

    /** {@link LongStream#parallel}, which stays sequential. */
    public static LongStream parallel(LongStream stream, Tape t) {
        return stream.sequential();
    }

    /** {@link DoubleStream#parallel}, which stays sequential. */
    public static DoubleStream parallel(DoubleStream stream, Tape t) {
        return stream.sequential();
    }

    /** {@link Collection#parallelStream}, which stays sequential. */
    public static <T> Stream<T> parallelStream(Collection<T> collection, Tape t) {
        return collection.stream();
    }

    /** {@link java.util.stream.Collectors#summingDouble}. */
    public static <T> Collector<T, ?, Double> summingDouble(
            ToDoubleFunction<? super T> function, Tape t) {
        return Collector.of(
                NumberSum::new,
                (NumberSum sum, T object) -> add(sum, function, object),
                StreamSubstitutes::both,
                sum -> {
                    Tape at = NumberSource.tape();
                    return Stored.box(sum.result(at), at.result, at);
                });
    }

    /** {@link java.util.stream.Collectors#averagingDouble}. */
    public static <T> Collector<T, ?, Double> averagingDouble(
            ToDoubleFunction<? super T> function, Tape t) {
        return Collector.of(
                NumberSum::new,
                (NumberSum sum, T object) -> add(sum, function, object),
                StreamSubstitutes::both,
                sum -> {
                    Tape at = NumberSource.tape();
                    return Stored.box(sum.mean(at), at.result, at);
                });
    }

    private static <T> void add(NumberSum sum, ToDoubleFunction<? super T> function, T object) {
        Tape t = NumberSource.tape();
        double x = Functions.apply(function, object, t);
        sum.add(x, t.result, t);
    }

    /** Streams are sequential, and have one sum. */
    private static NumberSum both(NumberSum first, NumberSum second) {
        throw new UnsupportedOperationException("sums of parallel streams");
    }

    /** {@link java.util.stream.Collectors#summarizingDouble}. */
    public static <T> Collector<T, ?, DoubleSummaryStatistics> summarizingDouble(
            ToDoubleFunction<? super T> function, Tape t) {
        return Collector.<T, DoubleSummaryStatistics>of(
                NumberStatistics::new,
                (statistics, object) -> {
                    Tape at = NumberSource.tape();
                    double x = Functions.apply(function, object, at);
                    ((NumberStatistics) statistics).add(x, at.result, at);
                },
                (first, second) -> {
                    first.combine(second);
                    return first;
                });
    }
}
