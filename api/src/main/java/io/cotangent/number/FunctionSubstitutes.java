package io.cotangent.number;

import java.util.Comparator;
import java.util.Objects;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleConsumer;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;

/** Functions that are made of functions of numbers, and arrays that are made by such. */
@SuppressWarnings("overloads") // the names are those of the methods that are called
public final class FunctionSubstitutes {
    private FunctionSubstitutes() {}

    /** One function after another. */
    private record Composed(DoubleUnaryOperator first, DoubleUnaryOperator second)
            implements DoubleUnaryOperator {
        static {
            Functions.byHand(Composed.class);
        }

        @Override
        public double applyAsDouble(double x) {
            Tape t = NumberSource.tape();
            int foreign = HandOver.enter(t, Functions.UNARY);
            int dx = HandOver.argument0(t, foreign);
            double y = Functions.apply(first, x, dx, t);
            double z = Functions.apply(second, y, t.result, t);
            HandOver.give(t.result, foreign, t, Functions.UNARY);
            return z;
        }
    }

    /** Gives what it is given. */
    private record Identity() implements DoubleUnaryOperator {
        static {
            Functions.byHand(Identity.class);
        }

        @Override
        public double applyAsDouble(double x) {
            Tape t = NumberSource.tape();
            int foreign = HandOver.enter(t, Functions.UNARY);
            HandOver.give(HandOver.argument0(t, foreign), foreign, t, Functions.UNARY);
            return x;
        }
    }

    /** Whether a number passes both tests, or, where passing is enough, one of them. */
    private record Tests(DoublePredicate first, DoublePredicate second, boolean isEnough)
            implements DoublePredicate {
        static {
            Functions.byHand(Tests.class);
        }

        @Override
        public boolean test(double x) {
            Tape t = NumberSource.tape();
            int foreign = HandOver.enter(t, Functions.TEST);
            int dx = HandOver.argument0(t, foreign);
            return Functions.test(first, x, dx, t) == isEnough
                    ? isEnough
                    : Functions.test(second, x, dx, t);
        }
    }

    /** Whether a number does not pass a test. */
    private record Negated(DoublePredicate test) implements DoublePredicate {
        static {
            Functions.byHand(Negated.class);
        }

        @Override
        public boolean test(double x) {
            Tape t = NumberSource.tape();
            int foreign = HandOver.enter(t, Functions.TEST);
            return !Functions.test(test, x, HandOver.argument0(t, foreign), t);
        }
    }

    /** One action after another. */
    private record Actions(DoubleConsumer first, DoubleConsumer second) implements DoubleConsumer {
        static {
            Functions.byHand(Actions.class);
        }

        @Override
        public void accept(double x) {
            Tape t = NumberSource.tape();
            int foreign = HandOver.enter(t, Functions.ACCEPT);
            int dx = HandOver.argument0(t, foreign);
            Functions.accept(first, x, dx, t);
            Functions.accept(second, x, dx, t);
        }
    }

    /** {@link DoubleUnaryOperator#andThen}. */
    public static DoubleUnaryOperator andThen(
            DoubleUnaryOperator first, DoubleUnaryOperator second, Tape t) {
        return new Composed(Objects.requireNonNull(first), Objects.requireNonNull(second));
    }

    /** {@link DoubleUnaryOperator#compose}. */
    public static DoubleUnaryOperator compose(
            DoubleUnaryOperator second, DoubleUnaryOperator first, Tape t) {
        return andThen(first, second, t);
    }

    /** {@link DoubleUnaryOperator#identity}. */
    public static DoubleUnaryOperator identity(Tape t) {
        return new Identity();
    }

    /** {@link DoublePredicate#and}. */
    public static DoublePredicate and(DoublePredicate first, DoublePredicate second, Tape t) {
        return new Tests(Objects.requireNonNull(first), Objects.requireNonNull(second), false);
    }

    /** {@link DoublePredicate#or}. */
    public static DoublePredicate or(DoublePredicate first, DoublePredicate second, Tape t) {
        return new Tests(Objects.requireNonNull(first), Objects.requireNonNull(second), true);
    }

    /** {@link DoublePredicate#negate}. */
    public static DoublePredicate negate(DoublePredicate test, Tape t) {
        return new Negated(Objects.requireNonNull(test));
    }

    /** {@link DoubleConsumer#andThen}. */
    public static DoubleConsumer andThen(DoubleConsumer first, DoubleConsumer second, Tape t) {
        return new Actions(Objects.requireNonNull(first), Objects.requireNonNull(second));
    }

    /** {@link Comparator#comparingDouble}: numbers are only compared. */
    public static <T> Comparator<T> comparingDouble(ToDoubleFunction<? super T> key, Tape t) {
        Objects.requireNonNull(key);
        return (a, b) -> {
            Tape at = NumberSource.tape();
            double x = Functions.apply(key, a, at);
            int dx = at.result;
            double y = Functions.apply(key, b, at);
            at.ordered(dx, at.result, x, y);
            return Double.compare(x, y);
        };
    }

    /** {@link Comparator#thenComparingDouble}. */
    public static <T> Comparator<T> thenComparingDouble(
            Comparator<T> first, ToDoubleFunction<? super T> key, Tape t) {
        return first.thenComparing(comparingDouble(key, t));
    }

    /** {@link java.util.Arrays#setAll(double[], IntToDoubleFunction)}. */
    public static void setAll(double[] array, IntToDoubleFunction function, Tape t) {
        for (int i = 0; i < array.length; i++) {
            double x = Functions.apply(function, i, t);
            Stored.store(array, i, x, t.result, t);
        }
    }

    /** {@link java.util.Arrays#parallelSetAll(double[], IntToDoubleFunction)}, in this thread. */
    public static void parallelSetAll(double[] array, IntToDoubleFunction function, Tape t) {
        setAll(array, function, t);
    }

    /** {@link java.util.Arrays#parallelPrefix(double[], DoubleBinaryOperator)}, in this thread. */
    public static void parallelPrefix(double[] array, DoubleBinaryOperator function, Tape t) {
        parallelPrefix(array, 0, array.length, function, t);
    }

    /**
     * {@link java.util.Arrays#parallelPrefix(double[], int, int, DoubleBinaryOperator)}, in this
     * thread.
     */
    public static void parallelPrefix(
            double[] array, int from, int to, DoubleBinaryOperator function, Tape t) {
        Objects.checkFromToIndex(from, to, array.length);
        for (int i = from + 1; i < to; i++) {
            int dx = Stored.shadow(array, i - 1, t);
            int dy = Stored.shadow(array, i, t);
            double z = Functions.apply(function, array[i - 1], array[i], dx, dy, t);
            Stored.store(array, i, z, t.result, t);
        }
    }
}
