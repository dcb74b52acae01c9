package io.cotangent.number;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleConsumer;
import java.util.function.DoubleFunction;
import java.util.function.DoublePredicate;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import java.util.function.ObjDoubleConsumer;
import java.util.function.ToDoubleFunction;

/** Functions as woven code would be. */
final class ByHand {
    private ByHand() {}

    /** x squared. */
    static final class Square implements DoubleUnaryOperator {
        static {
            Functions.byHand(Square.class);
        }

        @Override
        public double applyAsDouble(double x) {
            Tape t = NumberSource.tape();
            int foreign = HandOver.enter(t, Functions.UNARY);
            int dx = HandOver.argument0(t, foreign);
            double z = Woven.mul(x, x, dx, dx, t);
            HandOver.give(t.result, foreign, t, Functions.UNARY);
            return z;
        }
    }

    /** x y. */
    static final class Times implements DoubleBinaryOperator {
        static {
            Functions.byHand(Times.class);
        }

        @Override
        public double applyAsDouble(double x, double y) {
            Tape t = NumberSource.tape();
            int foreign = HandOver.enter(t, Functions.BINARY);
            int dx = HandOver.argument0(t, foreign);
            int dy = HandOver.argument1(t, foreign);
            double z = Woven.mul(x, y, dx, dy, t);
            HandOver.give(t.result, foreign, t, Functions.BINARY);
            return z;
        }
    }

    /** Whether x is above a bound. */
    record Above(double bound) implements DoublePredicate {
        static {
            Functions.byHand(Above.class);
        }

        @Override
        public boolean test(double x) {
            HandOver.enter(NumberSource.tape(), Functions.TEST);
            return x > bound;
        }
    }

    /** What is in a box. */
    static final class Unboxed implements ToDoubleFunction<Double>, DoubleFunction<Object> {
        static {
            Functions.byHand(Unboxed.class);
        }

        @Override
        public double applyAsDouble(Double box) {
            Tape t = NumberSource.tape();
            int foreign = HandOver.enter(t, Functions.OF_OBJECT);
            HandOver.give(t.shadowOf(box), foreign, t, Functions.OF_OBJECT);
            return box;
        }

        @Override
        public Object apply(double x) {
            Tape t = NumberSource.tape();
            int foreign = HandOver.enter(t, Functions.TO_OBJECT);
            return Stored.box(x, HandOver.argument0(t, foreign), t);
        }
    }

    /** Elements of an array, by their places or one after the other. */
    static final class Elements implements IntToDoubleFunction, DoubleSupplier {
        static {
            Functions.byHand(Elements.class);
        }

        private final double[] array;
        private int next;

        Elements(double[] array) {
            this.array = array;
        }

        @Override
        public double applyAsDouble(int i) {
            Tape t = NumberSource.tape();
            int foreign = HandOver.enter(t, Functions.OF_INT);
            HandOver.give(Stored.shadow(array, i, t), foreign, t, Functions.OF_INT);
            return array[i];
        }

        @Override
        public double getAsDouble() {
            Tape t = NumberSource.tape();
            int foreign = HandOver.enter(t, Functions.SUPPLIER);
            HandOver.give(Stored.shadow(array, next, t), foreign, t, Functions.SUPPLIER);
            return array[next++];
        }
    }

    /** Adds up what it is given. */
    static final class Sum implements DoubleConsumer, ObjDoubleConsumer<double[]> {
        static {
            Functions.byHand(Sum.class);
        }

        final double[] sum = new double[1];

        @Override
        public void accept(double x) {
            Tape t = NumberSource.tape();
            int foreign = HandOver.enter(t, Functions.ACCEPT);
            add(sum, x, HandOver.argument0(t, foreign), t);
        }

        @Override
        public void accept(double[] to, double x) {
            Tape t = NumberSource.tape();
            int foreign = HandOver.enter(t, Functions.ACCEPT_BOTH);
            add(to, x, HandOver.argument0(t, foreign), t);
        }

        private static void add(double[] to, double x, int dx, Tape t) {
            int d = Stored.shadow(to, 0, t);
            double z = Woven.add(to[0], x, d, dx, t);
            Stored.store(to, 0, z, t.result, t);
        }
    }

    /** What reflection meets. */
    static final class Point {
        static {
            Functions.byHand(Point.class);
        }

        private static final int NEW = Signatures.of("<init>", "(DD)V");
        private static final int SCALED = Signatures.of("scaled", "(D)D");

        private final double x;

        @SuppressWarnings("unused") // found by name
        private final long x$shadow;

        private double y;

        @SuppressWarnings("unused") // found by name
        private long y$shadow;

        Point(double x, double y) {
            Tape t = NumberSource.tape();
            int foreign = HandOver.enter(t, NEW);
            this.x = x;
            this.y = y;
            x$shadow = Stored.beside(HandOver.argument0(t, foreign), t);
            y$shadow = Stored.beside(HandOver.argument1(t, foreign), t);
        }

        @SuppressWarnings("UnusedMethod") // found by its name
        private double scaled(double by) {
            Tape t = NumberSource.tape();
            int foreign = HandOver.enter(t, SCALED);
            int d = HandOver.argument0(t, foreign);
            double z = Woven.mul(x, by, Stored.read(x, x$shadow, t), d, t);
            HandOver.give(t.result, foreign, t, SCALED);
            return z + 0 * y;
        }
    }
}
