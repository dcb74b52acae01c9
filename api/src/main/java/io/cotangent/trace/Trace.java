package io.cotangent.trace;

import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
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
    private volatile boolean closed;

    private Trace(String function, ArrayType[] types, NDArray @Nullable [] arguments) {
        this.function = function;
        this.arguments = arguments;
        this.inputs = new TracedArray[types.length];
        for (int i = 0; i < types.length; i++) {
            inputs[i] = TracedArray.input(this, i, types[i]);
        }
    }

    /** A trace of a user's function at arguments, which its values can be computed from. */
    static Trace of(String function, NDArray... arguments) {
        ArrayType[] types = new ArrayType[arguments.length];
        for (int i = 0; i < types.length; i++) {
            types[i] = io.cotangent.array.Typed.of(arguments[i]);
        }
        return new Trace(function, types, arguments);
    }

    /** A trace of a transformation's rules, for any arguments of these types. */
    static Trace symbolic(String function, ArrayType... types) {
        return new Trace(function, types, null);
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

    /**
     * Says that the function has returned: from now on its values stand for what they are at the
     * arguments.
     */
    void close() {
        closed = true;
    }

    boolean isClosed() {
        return closed;
    }
}
