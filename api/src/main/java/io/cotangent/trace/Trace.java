package io.cotangent.trace;

import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.array.Typed;
import io.cotangent.error.RuleException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * One run of a function on traced inputs: a level of differentiation. Levels are numbered in the
 * order of their beginnings, so that a level begun inside another has the higher number; an
 * operation belongs to the highest level among its operands, and whatever lies lower is a constant
 * to that level. That keeps nested derivatives apart.
 */
final class Trace {
    private static final AtomicLong LEVELS = new AtomicLong();

    private final long level = LEVELS.incrementAndGet();
    private final Kind kind;
    private final String function;
    private final TracedArray[] inputs;
    private final @Nullable NDArray @Nullable [] arguments;
    private final @Nullable Looks looks;

    /** How many of the arguments are what they are; others have numbers that must not matter. */
    private final int certain;

    private volatile List<Trace> outer = List.of();
    private volatile boolean closed;
    private volatile boolean observed;

    /** What is being traced. */
    enum Kind {
        /** A function or a rule of which derivatives may be taken. */
        DERIVED,
        /**
         * A function that is run for one of many, of which each may take another path: what it
         * looks at is nobody's business further out, who hears of all of them together.
         */
        APART,
        /** The body of a function that has a derivative rule: nobody takes derivatives of it. */
        BODY
    }

    private Trace(
            Kind kind,
            String function,
            ArrayType[] types,
            @Nullable NDArray @Nullable [] arguments,
            int certain,
            @Nullable Looks looks) {
        this.kind = kind;
        this.certain = certain;
        this.function = function;
        this.arguments = arguments;
        this.looks = looks;
        this.inputs = new TracedArray[types.length];
        for (int i = 0; i < types.length; i++) {
            inputs[i] = TracedArray.input(this, i, types[i]);
        }
    }

    /** A trace of a user's function at arguments, which its values can be computed from. */
    static Trace of(String function, NDArray... arguments) {
        return of(Kind.DERIVED, function, null, arguments);
    }

    /** As {@link #of(String, NDArray...)}, a trace that remembers looks at numbers. */
    static Trace observed(String function, NDArray... arguments) {
        return of(Kind.DERIVED, function, new Looks(), arguments);
    }

    /**
     * As {@link #observed}, of one of many, so that traces further out do not hear of its looks.
     */
    static Trace apart(String function, NDArray... arguments) {
        return of(Kind.APART, function, new Looks(), arguments);
    }

    /**
     * A trace of the body of a function with a derivative rule, at arguments. Traces further out do
     * not hear of what it looks at: where it looks at numbers, it is run again for other ones.
     */
    static Trace body(String function, NDArray... arguments) {
        return of(Kind.BODY, function, null, arguments);
    }

    private static Trace of(
            Kind kind, String function, @Nullable Looks looks, NDArray... arguments) {
        ArrayType[] types = new ArrayType[arguments.length];
        for (int i = 0; i < types.length; i++) {
            types[i] = Typed.of(arguments[i]);
        }
        Trace trace = new Trace(kind, function, types, arguments, types.length, looks);
        return kind == Kind.BODY ? trace : trace.within(arguments);
    }

    private Trace within(@Nullable NDArray... known) {
        for (NDArray argument : known) {
            if (argument instanceof TracedArray traced) {
                uses(traced.trace());
            }
        }
        return this;
    }

    /** A trace of a transformation's rules, for any arguments of these types. */
    static Trace symbolic(String function, ArrayType... types) {
        return new Trace(Kind.DERIVED, function, types, null, types.length, null);
    }

    /**
     * A trace of a user's rule: null stands for arguments that are not known.
     *
     * @param certain how many of the others are what they are; the rest has numbers that must not
     *     matter
     */
    static Trace rule(String rule, ArrayType[] types, int certain, @Nullable NDArray... arguments) {
        return new Trace(Kind.DERIVED, rule, types, arguments, certain, null).within(arguments);
    }

    /** The level that a trace would have that began now. */
    static long next() {
        return LEVELS.get() + 1;
    }

    long level() {
        return level;
    }

    String function() {
        return function;
    }

    NDArray[] inputs() {
        NDArray[] all = new NDArray[inputs.length];
        System.arraycopy(inputs, 0, all, 0, all.length);
        return all;
    }

    int inputCount() {
        return inputs.length;
    }

    ArrayType inputType(int input) {
        return inputs[input].type();
    }

    /**
     * What the input stands for.
     *
     * @throws RuleException where it stands for nothing in particular
     */
    NDArray argument(int input) {
        observed |= !closed;
        NDArray argument = arguments == null ? null : arguments[input];
        if (argument == null || closed && isSupposed(input)) {
            throw lookedAt(input);
        }
        return argument;
    }

    /** The argument as it is, null where it is not known. */
    @Nullable NDArray given(int input) {
        return arguments == null ? null : arguments[input];
    }

    /** Whether the numbers of an argument only stand in for ones that are not known. */
    boolean isSupposed(int input) {
        return input >= certain;
    }

    /** What is wrong with looking at the numbers of an argument that are not known. */
    RuleException lookedAt(int input) {
        String remedy =
                isSupposed(input)
                        ? ": a rule is linear in it, and compares it with nothing; there are Math.min and Math.max"
                        : ": choose with where(…) instead of a branch, and use the result that a rule is given"
                                + " instead of calling the function again";
        return new RuleException(
                function
                        + " looked at the numbers of "
                        + inputs[input].type()
                        + " (argument "
                        + input
                        + "), which are not known while it is recorded"
                        + remedy);
    }

    /** Whether somebody looked at numbers while the function ran. */
    boolean isObserved() {
        return observed;
    }

    /** Whether nobody takes derivatives at this level. */
    boolean isBody() {
        return kind == Kind.BODY;
    }

    /** Says that values of this trace are made of values of another one, which is further out. */
    void uses(Trace other) {
        if (!outer.contains(other)) {
            add(other);
        }
    }

    private synchronized void add(Trace other) {
        if (!outer.contains(other)) {
            List<Trace> all = new ArrayList<>(outer);
            all.add(other);
            outer = List.copyOf(all);
        }
    }

    /**
     * Remembers a look at a value of this trace, here and in all traces further out that its values
     * are made of: to those that are open and want to know. Looks that saw something stay within
     * one of many.
     */
    void remember(TracedArray value, Seen seen) {
        Set<Trace> met = new HashSet<>(Set.of(this));
        Deque<Trace> pending = new ArrayDeque<>(met);
        while (!pending.isEmpty()) {
            pending.pop().outer.stream().filter(met::add).forEach(pending::push);
        }
        long outermost = 0;
        for (Trace trace : met) {
            if (trace.kind == Kind.APART && !trace.closed && seen.hasValue()) {
                outermost = Math.max(outermost, trace.level);
            }
        }
        for (Trace trace : met) {
            if (trace.looks != null && trace.level >= outermost) {
                trace.looks.add(value, seen);
            }
        }
    }

    /** The looks at values made of this trace's. */
    List<Looks.Look> looks() {
        return looks == null ? List.of() : looks.all();
    }

    /**
     * Says that the function has returned: from now on its values stand for what they are at the
     * arguments.
     */
    void close() {
        closed = true;
        if (looks != null) {
            looks.close();
        }
    }

    boolean isClosed() {
        return closed;
    }
}
