package io.cotangent.number;

import java.util.OptionalDouble;
import java.util.function.DoubleConsumer;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;

/** {@link OptionalDouble}s, which keep the shadow of their number as boxes do. */
public final class OptionalSubstitutes {
    private OptionalSubstitutes() {}

    /** {@link OptionalDouble#of}. */
    public static OptionalDouble of(double x, int dx, Tape t) {
        OptionalDouble some = OptionalDouble.of(x);
        if (dx != 0) {
            t.remember(some, dx);
        }
        return some;
    }

    /** {@link OptionalDouble#getAsDouble}. */
    public static double getAsDouble(OptionalDouble some, Tape t) {
        t.result = t.shadowOf(some);
        return some.getAsDouble();
    }

    /** {@link OptionalDouble#orElse}. */
    public static double orElse(OptionalDouble some, double other, int dother, Tape t) {
        t.result = some.isPresent() ? t.shadowOf(some) : dother;
        return some.orElse(other);
    }

    /** {@link OptionalDouble#orElseGet}. */
    public static double orElseGet(OptionalDouble some, DoubleSupplier other, Tape t) {
        return some.isPresent() ? getAsDouble(some, t) : Functions.get(other, t);
    }

    /** {@link OptionalDouble#orElseThrow()}. */
    public static double orElseThrow(OptionalDouble some, Tape t) {
        return getAsDouble(some, t);
    }

    /** {@link OptionalDouble#orElseThrow(Supplier)}. */
    public static <X extends Throwable> double orElseThrow(
            OptionalDouble some, Supplier<? extends X> error, Tape t) throws X {
        t.result = t.shadowOf(some);
        return some.orElseThrow(error);
    }

    /** {@link OptionalDouble#ifPresent}. */
    public static void ifPresent(OptionalDouble some, DoubleConsumer action, Tape t) {
        if (some.isPresent()) {
            Functions.accept(action, some.getAsDouble(), t.shadowOf(some), t);
        }
    }

    /** {@link OptionalDouble#ifPresentOrElse}. */
    public static void ifPresentOrElse(
            OptionalDouble some, DoubleConsumer action, Runnable otherwise, Tape t) {
        if (some.isPresent()) {
            Functions.accept(action, some.getAsDouble(), t.shadowOf(some), t);
        } else {
            otherwise.run();
        }
    }

    /** {@link OptionalDouble#stream}. */
    public static DoubleStream stream(OptionalDouble some, Tape t) {
        NumberBuffer buffer = new NumberBuffer();
        if (some.isPresent()) {
            buffer.add(some.getAsDouble(), t.shadowOf(some), t);
        }
        return buffer.build();
    }
}
