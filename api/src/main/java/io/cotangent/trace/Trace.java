package io.cotangent.trace;

import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.array.Typed;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
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
    private final String function;
    private final TracedArray[] inputs;
    private final NDArray @Nullable [] arguments;
    private final @Nullable Looks looks;
    private final Set<Trace> outer = new CopyOnWriteArraySet<>();
    private volatile boolean closed;

    private Trace(
            String function,
            ArrayType[] types,
            NDArray @Nullable [] arguments,
            @Nullable Looks looks) {
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
        return of(function, null, arguments);
    }

    /** As {@link #of(String, NDArray...)}, a trace that remembers looks at numbers. */
    static Trace observed(String function, NDArray... arguments) {
        return of(function, new Looks(), arguments);
    }

    private static Trace of(String function, @Nullable Looks looks, NDArray... arguments) {
        ArrayType[] types = new ArrayType[arguments.length];
        for (int i = 0; i < types.length; i++) {
            types[i] = Typed.of(arguments[i]);
        }
        Trace trace = new Trace(function, types, arguments, looks);
        for (NDArray argument : arguments) {
            if (argument instanceof TracedArray traced) {
                trace.uses(traced.trace());
            }
        }
        return trace;
    }

    /** A trace of a transformation's rules, for any arguments of these types. */
    static Trace symbolic(String function, ArrayType... types) {
        return new Trace(function, types, null, null);
    }

    long level() {
        return level;
    }

    String function() {
        return function;
    }

    NDArray[] inputs() {
        return inputs.clone();
    }

    /** What the input stands for. */
    NDArray argument(int input) {
        if (arguments == null) {
            throw new IllegalStateException(
                    "a derivative rule looked at a number; rules see types only");
        }
        return arguments[input];
    }

    NDArray[] arguments() {
        if (arguments == null) {
            throw new IllegalStateException(
                    "the inputs of a transformation stand for nothing in particular");
        }
        return arguments;
    }

    /** Says that values of this trace are made of values of another one, which is further out. */
    void uses(Trace other) {
        if (!outer.contains(other)) {
            outer.add(other);
        }
    }

    /**
     * Remembers a look at a value of this trace, here and in all traces further out that its values
     * are made of: to those that are open and want to know.
     */
    void remember(TracedArray value, Seen seen) {
        Set<Trace> met = new HashSet<>(Set.of(this));
        Deque<Trace> pending = new ArrayDeque<>(met);
        while (!pending.isEmpty()) {
            Trace trace = pending.pop();
            if (trace.looks != null) {
                trace.looks.add(value, seen);
            }
            trace.outer.stream().filter(met::add).forEach(pending::push);
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
