package io.cotangent.number;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleConsumer;
import java.util.function.DoubleFunction;
import java.util.function.DoublePredicate;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleToIntFunction;
import java.util.function.DoubleToLongFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import java.util.function.LongToDoubleFunction;
import java.util.function.ObjDoubleConsumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * Calls of functions of numbers, as woven code makes them. The shadow of a result that is a number
 * is left in the tape.
 */
@SuppressWarnings("overloads") // which function is called shows in what it is
final class Functions {
    /** The signatures of the functions. */
    static final int UNARY = Signatures.of("applyAsDouble", "(D)D");

    static final int BINARY = Signatures.of("applyAsDouble", "(DD)D");
    static final int OF_INT = Signatures.of("applyAsDouble", "(I)D");
    static final int OF_LONG = Signatures.of("applyAsDouble", "(J)D");
    static final int OF_OBJECT = Signatures.of("applyAsDouble", "(Ljava/lang/Object;)D");
    static final int SUPPLIER = Signatures.of("getAsDouble", "()D");
    static final int TO_OBJECT = Signatures.of("apply", "(D)Ljava/lang/Object;");
    static final int TO_INT = Signatures.of("applyAsInt", "(D)I");
    static final int TO_LONG = Signatures.of("applyAsLong", "(D)J");
    static final int TEST = Signatures.of("test", "(D)Z");
    static final int ACCEPT = Signatures.of("accept", "(D)V");
    private static final int MULTI =
            Signatures.of("accept", "(DLjava/util/function/DoubleConsumer;)V");
    static final int ACCEPT_BOTH = Signatures.of("accept", "(Ljava/lang/Object;D)V");

    private Functions() {}

    /** Says that a class does itself what weaving makes others do. */
    static void byHand(Class<?> type) {
        Woven.add(type.getClassLoader(), type.getName());
    }

    static double apply(DoubleUnaryOperator f, double x, int dx, Tape t) {
        HandOver.call(f, dx, t, UNARY);
        return taken(f.applyAsDouble(x), UNARY, t);
    }

    static double apply(DoubleBinaryOperator f, double x, double y, int dx, int dy, Tape t) {
        HandOver.call(f, dx, dy, t, BINARY);
        return taken(f.applyAsDouble(x, y), BINARY, t);
    }

    static double apply(IntToDoubleFunction f, int i, Tape t) {
        HandOver.call(f, t, OF_INT);
        return taken(f.applyAsDouble(i), OF_INT, t);
    }

    static double apply(LongToDoubleFunction f, long i, Tape t) {
        HandOver.call(f, t, OF_LONG);
        return taken(f.applyAsDouble(i), OF_LONG, t);
    }

    static <T> double apply(ToDoubleFunction<? super T> f, T of, Tape t) {
        HandOver.call(f, t, OF_OBJECT);
        return taken(f.applyAsDouble(of), OF_OBJECT, t);
    }

    static double get(DoubleSupplier f, Tape t) {
        HandOver.call(f, t, SUPPLIER);
        return taken(f.getAsDouble(), SUPPLIER, t);
    }

    private static double taken(double z, int tag, Tape t) {
        t.result = HandOver.take(t, tag);
        return z;
    }

    static <R> R apply(DoubleFunction<? extends R> f, double x, int dx, Tape t) {
        HandOver.call(f, dx, t, TO_OBJECT);
        R result = f.apply(x);
        HandOver.after(t);
        return result;
    }

    static int apply(DoubleToIntFunction f, double x, int dx, Tape t) {
        HandOver.call(f, dx, t, TO_INT);
        int result = f.applyAsInt(x);
        HandOver.after(t);
        return result;
    }

    static long apply(DoubleToLongFunction f, double x, int dx, Tape t) {
        HandOver.call(f, dx, t, TO_LONG);
        long result = f.applyAsLong(x);
        HandOver.after(t);
        return result;
    }

    static boolean test(DoublePredicate f, double x, int dx, Tape t) {
        HandOver.call(f, dx, t, TEST);
        boolean result = f.test(x);
        HandOver.after(t);
        return result;
    }

    static void accept(DoubleConsumer f, double x, int dx, Tape t) {
        HandOver.call(f, dx, t, ACCEPT);
        f.accept(x);
        HandOver.after(t);
    }

    static void accept(
            DoubleStream.DoubleMapMultiConsumer f, double x, DoubleConsumer to, int dx, Tape t) {
        HandOver.call(f, dx, t, MULTI);
        f.accept(x, to);
        HandOver.after(t);
    }

    static <T> void accept(ObjDoubleConsumer<T> f, T to, double x, int dx, Tape t) {
        HandOver.call(f, dx, t, ACCEPT_BOTH);
        f.accept(to, x);
        HandOver.after(t);
    }
}
