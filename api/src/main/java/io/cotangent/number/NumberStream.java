package io.cotangent.number;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.PrimitiveIterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.BiConsumer;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleConsumer;
import java.util.function.DoubleFunction;
import java.util.function.DoublePredicate;
import java.util.function.DoubleToIntFunction;
import java.util.function.DoubleToLongFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ObjDoubleConsumer;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A stream of numbers that keeps their shadows, in the place of those that Java makes. It is always
 * sequential, and as lazy as Java's; its values are Java's to the bit.
 */
final class NumberStream implements DoubleStream {
    private static final int SUM = Signatures.of("sum", "()D");
    private static final int REDUCE =
            Signatures.of("reduce", "(DLjava/util/function/DoubleBinaryOperator;)D");

    static {
        Functions.byHand(NumberStream.class);
    }

    private final NumberSource source;
    private final List<Runnable> closers;
    private boolean isUsed;

    NumberStream(NumberSource source) {
        this(source, new ArrayList<>());
    }

    private NumberStream(NumberSource source, List<Runnable> closers) {
        this.source = source;
        this.closers = closers;
    }

    /** The numbers, which nothing else can ask for any more. */
    NumberSource take() {
        if (isUsed) {
            throw new IllegalStateException("stream has already been operated upon or closed");
        }
        isUsed = true;
        return source;
    }

    private NumberStream then(NumberSource next) {
        return new NumberStream(next, closers);
    }

    private static Tape tape() {
        return NumberSource.tape();
    }

    @Override
    public DoubleStream filter(DoublePredicate predicate) {
        return then(NumberSources.filtered(take(), Objects.requireNonNull(predicate)));
    }

    @Override
    public DoubleStream map(DoubleUnaryOperator mapper) {
        return then(NumberSources.mapped(take(), Objects.requireNonNull(mapper)));
    }

    @Override
    public <U> Stream<U> mapToObj(DoubleFunction<? extends U> mapper) {
        Objects.requireNonNull(mapper);
        NumberSource numbers = take();
        Iterator<U> objects =
                new NumberIterators.OfObjects<>(
                        numbers, (x, dx, t) -> Functions.apply(mapper, x, dx, t));
        return closing(StreamSupport.stream(unsized(objects), false));
    }

    @Override
    public IntStream mapToInt(DoubleToIntFunction mapper) {
        Objects.requireNonNull(mapper);
        Iterator<Integer> integers =
                new NumberIterators.OfObjects<>(
                        take(), (x, dx, t) -> Functions.apply(mapper, x, dx, t));
        Stream<Integer> boxes = StreamSupport.stream(unsized(integers), false);
        return closing(boxes).mapToInt(i -> i);
    }

    @Override
    public LongStream mapToLong(DoubleToLongFunction mapper) {
        Objects.requireNonNull(mapper);
        Iterator<Long> integers =
                new NumberIterators.OfObjects<>(
                        take(), (x, dx, t) -> Functions.apply(mapper, x, dx, t));
        Stream<Long> boxes = StreamSupport.stream(unsized(integers), false);
        return closing(boxes).mapToLong(i -> i);
    }

    private static <U> Spliterator<U> unsized(Iterator<U> objects) {
        return Spliterators.spliteratorUnknownSize(objects, Spliterator.ORDERED);
    }

    private <U> Stream<U> closing(Stream<U> stream) {
        return closers.isEmpty() ? stream : stream.onClose(this::close);
    }

    @Override
    public Stream<Double> boxed() {
        return closing(
                StreamSupport.stream(
                        unsized(new NumberIterators.OfObjects<>(take(), Stored::box)), false));
    }

    @Override
    public DoubleStream flatMap(DoubleFunction<? extends DoubleStream> mapper) {
        Objects.requireNonNull(mapper);
        Iterator<DoubleStream> streams =
                new NumberIterators.OfObjects<>(
                        take(), (x, dx, t) -> Functions.apply(mapper, x, dx, t));
        return then(NumberSources.flat(streams, stream -> stream));
    }

    @Override
    public DoubleStream mapMulti(DoubleMapMultiConsumer mapper) {
        Objects.requireNonNull(mapper);
        Iterator<NumberBuffer> buffers =
                new NumberIterators.OfObjects<>(
                        take(),
                        (x, dx, t) -> {
                            NumberBuffer buffer = new NumberBuffer();
                            Functions.accept(mapper, x, buffer, dx, t);
                            return buffer;
                        });
        return then(NumberSources.flat(buffers, NumberBuffer::build));
    }

    @Override
    public DoubleStream distinct() {
        return then(NumberSources.distinct(take()));
    }

    @Override
    public DoubleStream sorted() {
        return then(NumberSources.sorted(take()));
    }

    @Override
    public DoubleStream peek(DoubleConsumer action) {
        Objects.requireNonNull(action);
        NumberSource numbers = take();
        return then(
                new NumberSource() {
                    @Override
                    boolean advance(Tape t) {
                        if (!numbers.advance(t)) {
                            return false;
                        }
                        Functions.accept(action, numbers.value, numbers.shadow, t);
                        return at(numbers);
                    }
                });
    }

    @Override
    public DoubleStream limit(long maxSize) {
        return then(NumberSources.limited(take(), count(maxSize)));
    }

    @Override
    public DoubleStream skip(long n) {
        return then(NumberSources.after(take(), count(n)));
    }

    private static long count(long n) {
        if (n < 0) {
            throw new IllegalArgumentException(Long.toString(n));
        }
        return n;
    }

    @Override
    public DoubleStream takeWhile(DoublePredicate predicate) {
        return then(NumberSources.whileTrue(take(), Objects.requireNonNull(predicate)));
    }

    @Override
    public DoubleStream dropWhile(DoublePredicate predicate) {
        return then(NumberSources.fromFalse(take(), Objects.requireNonNull(predicate)));
    }

    @Override
    public void forEach(DoubleConsumer action) {
        Tape t = tape();
        NumberSource numbers = take();
        while (numbers.advance(t)) {
            Functions.accept(action, numbers.value, numbers.shadow, t);
        }
    }

    @Override
    public void forEachOrdered(DoubleConsumer action) {
        forEach(action);
    }

    @Override
    public double[] toArray() {
        Tape t = tape();
        return new NumberBuffer().addAll(take(), t).array(t);
    }

    @Override
    public double reduce(double identity, DoubleBinaryOperator op) {
        Tape t = tape();
        int foreign = HandOver.enter(t, REDUCE);
        int dx = HandOver.argument0(t, foreign);
        double x = NumberFolds.reduced(take(), identity, dx, op, t);
        HandOver.give(t.result, foreign, t, REDUCE);
        return x;
    }

    @Override
    public OptionalDouble reduce(DoubleBinaryOperator op) {
        Tape t = tape();
        NumberSource numbers = take();
        if (!numbers.advance(t)) {
            return OptionalDouble.empty();
        }
        double x = NumberFolds.reduced(numbers, numbers.value, numbers.shadow, op, t);
        return OptionalSubstitutes.of(x, t.result, t);
    }

    @Override
    public <R> R collect(
            Supplier<R> supplier, ObjDoubleConsumer<R> accumulator, BiConsumer<R, R> combiner) {
        Tape t = tape();
        NumberSource numbers = take();
        R result = supplier.get();
        while (numbers.advance(t)) {
            Functions.accept(accumulator, result, numbers.value, numbers.shadow, t);
        }
        return result;
    }

    @Override
    public double sum() {
        Tape t = tape();
        int foreign = HandOver.enter(t, SUM);
        NumberSum sum = new NumberSum();
        sum.addAll(take(), t);
        double z = sum.result(t);
        HandOver.give(t.result, foreign, t, SUM);
        return z;
    }

    @Override
    public OptionalDouble average() {
        Tape t = tape();
        NumberSum sum = new NumberSum();
        sum.addAll(take(), t);
        if (sum.count() == 0) {
            return OptionalDouble.empty();
        }
        double mean = sum.mean(t);
        return OptionalSubstitutes.of(mean, t.result, t);
    }

    @Override
    public OptionalDouble min() {
        return NumberFolds.extreme(take(), Rule.MIN, tape());
    }

    @Override
    public OptionalDouble max() {
        return NumberFolds.extreme(take(), Rule.MAX, tape());
    }

    @Override
    public long count() {
        Tape t = tape();
        NumberSource numbers = take();
        long count = 0;
        while (numbers.advance(t)) {
            count++;
        }
        return count;
    }

    @Override
    public DoubleSummaryStatistics summaryStatistics() {
        NumberStatistics statistics = new NumberStatistics();
        Tape t = tape();
        NumberSource numbers = take();
        while (numbers.advance(t)) {
            statistics.add(numbers.value, numbers.shadow, t);
        }
        return statistics;
    }

    @Override
    public boolean anyMatch(DoublePredicate predicate) {
        return NumberSources.filtered(take(), predicate).advance(tape());
    }

    @Override
    public boolean allMatch(DoublePredicate predicate) {
        return !NumberSources.fromFalse(take(), predicate).advance(tape());
    }

    @Override
    public boolean noneMatch(DoublePredicate predicate) {
        return !anyMatch(predicate);
    }

    @Override
    public OptionalDouble findFirst() {
        Tape t = tape();
        NumberSource numbers = take();
        return numbers.advance(t)
                ? OptionalSubstitutes.of(numbers.value, numbers.shadow, t)
                : OptionalDouble.empty();
    }

    @Override
    public OptionalDouble findAny() {
        return findFirst();
    }

    @Override
    public PrimitiveIterator.OfDouble iterator() {
        return new NumberIterators.OfNumbers(take());
    }

    @Override
    public Spliterator.OfDouble spliterator() {
        return Spliterators.spliteratorUnknownSize(iterator(), Spliterator.ORDERED);
    }

    @Override
    public boolean isParallel() {
        return false;
    }

    @Override
    public DoubleStream sequential() {
        return this;
    }

    @Override
    public DoubleStream parallel() {
        return this;
    }

    @Override
    public DoubleStream unordered() {
        return this;
    }

    @Override
    public DoubleStream onClose(Runnable closeHandler) {
        closers.add(Objects.requireNonNull(closeHandler));
        return this;
    }

    /** Runs all that {@link #onClose} was given; the first exception has the others with it. */
    @Override
    public void close() {
        isUsed = true;
        List<Runnable> all = List.copyOf(closers);
        closers.clear();
        RuntimeException first = null;
        for (Runnable closer : all) {
            try {
                closer.run();
            } catch (RuntimeException e) {
                if (first == null) {
                    first = e;
                } else {
                    first.addSuppressed(e);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
