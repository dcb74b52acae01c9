package io.cotangent.trace;

import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.array.DenseArray;
import io.cotangent.array.Typed;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Runs functions on traced inputs and keeps what they did as a program. */
public final class Recording {
    private static final AtomicInteger OPEN = new AtomicInteger();
    private static final AtomicInteger OBSERVING = new AtomicInteger();

    private Recording() {}

    /**
     * The program of a user's function at arguments, which may themselves be traced by an outer
     * level. The function may look at numbers: the program then is that of the path taken.
     *
     * @param name what messages call the function
     */
    public static Program of(String name, UnaryOperator<NDArray[]> function, NDArray... arguments) {
        return record(Trace.of(name, arguments), Checking.everywhere(function));
    }

    /**
     * As {@link #of}, with the looks at numbers on the way, by the function or by those that it
     * calls, in any thread, at values that depend on the arguments.
     */
    public static Recorded observed(
            String name, UnaryOperator<NDArray[]> function, NDArray... arguments) {
        return observed(Trace.observed(name, arguments), function);
    }

    /** A moment, for {@link #apart}. */
    public static int now() {
        return Fresh.begin();
    }

    /**
     * As {@link #observed(String, UnaryOperator, NDArray...)}, of a function that is run for one of
     * many: traces further out do not hear of what it looks at. Who runs it tells them by {@link
     * #look} what must be so for all. The program has all that was computed since a moment, also of
     * values that do not depend on the arguments.
     */
    public static Recorded apart(
            String name, int since, UnaryOperator<NDArray[]> function, NDArray... arguments) {
        return Fresh.with(observed(Trace.apart(name, arguments), function), since);
    }

    private static Recorded observed(Trace trace, UnaryOperator<NDArray[]> function) {
        OBSERVING.incrementAndGet();
        try {
            return record(trace, Checking.everywhere(function), Extraction::observed);
        } finally {
            OBSERVING.decrementAndGet();
        }
    }

    /** The program of a rule: a function that sees types and never numbers. */
    public static Program symbolic(
            String name, UnaryOperator<NDArray[]> function, ArrayType... types) {
        return record(Trace.symbolic(name, types), function);
    }

    /**
     * A function's program, and whether it looked at numbers: if so, the program is valid at its
     * arguments only.
     */
    public record Observed(Program program, boolean observed) {}

    /**
     * The program of a function that has a derivative rule, at arguments. What it takes from its
     * surroundings must not be traced: see {@link Seal}.
     */
    public static Observed body(
            String name, UnaryOperator<NDArray[]> function, NDArray... arguments) {
        Trace trace = Trace.body(name, arguments);
        try (Seal seal = Seal.inside(trace, name, false)) {
            Program program = record(trace, function);
            seal.check(program.captured());
            return new Observed(program, trace.isObserved());
        }
    }

    /**
     * The program of a user's derivative rule. It may look at those numbers that are known.
     *
     * @param arguments those that are known, null where one is not; none where the rule is recorded
     *     after the function that it belongs to has returned
     */
    public static Program rule(
            String name,
            UnaryOperator<NDArray[]> function,
            ArrayType[] types,
            @Nullable NDArray... arguments) {
        Trace trace = Trace.rule(name, types, types.length, Arrays.copyOf(arguments, types.length));
        return rule(trace, function, arguments.length == 0);
    }

    /**
     * As {@link #rule}, of a rule on plain numbers, which always have values: it is given some for
     * arguments that are not known, but must not look at them.
     *
     * @param certain the number of arguments that are known
     */
    public static Program numberRule(
            String name, UnaryOperator<NDArray[]> function, int certain, NDArray... arguments) {
        ArrayType[] types = new ArrayType[arguments.length];
        Arrays.setAll(types, i -> Typed.of(arguments[i]));
        Supposition.begin();
        try {
            return rule(Trace.rule(name, types, certain, arguments), function, false);
        } finally {
            Supposition.end();
        }
    }

    private static Program rule(Trace trace, UnaryOperator<NDArray[]> function, boolean late) {
        try (Seal seal = Seal.inside(trace, trace.function(), late)) {
            Program program = record(trace, function);
            seal.check(program.captured());
            return program;
        }
    }

    private static Program record(Trace trace, UnaryOperator<NDArray[]> function) {
        return record(trace, function, Extraction::extract);
    }

    private static <T> T record(
            Trace trace, UnaryOperator<NDArray[]> function, BiFunction<Trace, NDArray[], T> end) {
        OPEN.incrementAndGet();
        try {
            return end.apply(trace, function.apply(trace.inputs()));
        } finally {
            trace.close();
            OPEN.decrementAndGet();
        }
    }

    /** Whether the looks of any function are being remembered, in whatever thread. */
    public static boolean isObserving() {
        return OBSERVING.get() != 0;
    }

    /** Whether any function is being recorded, in whatever thread. */
    public static boolean isAny() {
        return OPEN.get() != 0;
    }

    /**
     * Whether some of these arrays are traced, and derivatives may be taken of what is done with
     * them.
     */
    public static boolean isDerived(Iterable<NDArray> arrays) {
        Trace highest = null;
        for (NDArray array : arrays) {
            if (Resolution.open(array) instanceof TracedArray traced
                    && (highest == null || traced.trace().level() > highest.level())) {
                highest = traced.trace();
            }
        }
        return highest != null && !highest.isBody();
    }

    /** Looks at the numbers of an array: the traces that it belongs to remember it. */
    public static void look(NDArray array) {
        Observation.numbers(array, Site.UNKNOWN);
    }

    /**
     * As {@link #look(NDArray)} by code that saw these numbers, whatever the array's are: what is
     * remembered holds for other arguments if the array has them there.
     */
    public static void look(NDArray array, NDArray seen) {
        Observation.remember(array, seen);
    }

    /**
     * The numbers of an array, at all levels, for code that is run again for other numbers: nobody
     * remembers it.
     */
    public static DenseArray numbers(NDArray array) {
        return Observation.numbers(array);
    }
}
