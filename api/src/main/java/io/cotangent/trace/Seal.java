package io.cotangent.trace;

import io.cotangent.NDArray;
import io.cotangent.error.LostDerivativeException;
import io.cotangent.op.Op;
import org.jspecify.annotations.Nullable;

/**
 * Guards a function with a derivative rule, or the rule, against values that are being
 * differentiated and are not among its arguments: the rule does not give their derivative, so it
 * would be lost. Such a value is found when it is looked at while the function runs, or when it has
 * become part of the function's program or result.
 *
 * <p>Not all values count: nobody takes derivatives in the bodies of functions with rules, nor of
 * integers and constants.
 */
public final class Seal implements AutoCloseable {
    private static final ThreadLocal<@Nullable Seal> CURRENT = new ThreadLocal<>();

    private final @Nullable Seal around;
    private final long level;
    private final String function;
    private final boolean late;

    private Seal(long level, String function, boolean late) {
        this.around = CURRENT.get();
        this.level = level;
        this.function = function;
        this.late = late || (around != null && around.late);
    }

    /** Around the running of a function on arrays that are not traced. */
    public static Seal around(String function) {
        return set(new Seal(Trace.next(), function, false));
    }

    /**
     * Around the running of what a trace records.
     *
     * @param late whether the surroundings of the function may be closed by now: what stood there
     *     for a function of the arguments has become a constant
     */
    static Seal inside(Trace trace, String function, boolean late) {
        return set(new Seal(trace.level(), function, late));
    }

    private static Seal set(Seal seal) {
        CURRENT.set(seal);
        return seal;
    }

    /** Checks a value that the code being run looks at. */
    static void look(NDArray array) {
        Seal seal = array instanceof TracedArray ? CURRENT.get() : null;
        if (seal != null) {
            seal.check(array);
        }
    }

    /** Checks a value of a closed trace that the code being run uses. */
    static void closed(TracedArray array) {
        Seal seal = CURRENT.get();
        if (seal != null && seal.late) {
            throw seal.lost(array);
        }
    }

    /** Checks what a function's program captured, or what the function gave back. */
    public void check(Iterable<NDArray> arrays) {
        arrays.forEach(this::check);
    }

    private void check(NDArray array) {
        if (Resolution.open(array) instanceof TracedArray traced
                && traced.trace().level() < level
                && !traced.trace().isBody()
                && !isConstant(traced)) {
            throw lost(traced);
        }
    }

    private LostDerivativeException lost(TracedArray array) {
        return new LostDerivativeException(
                function
                        + " has a derivative rule, which knows its arguments only, and uses another value that is"
                        + " being differentiated, "
                        + array.birth()
                        + ": pass it as an argument, or take stopGradient of it before");
    }

    private static boolean isConstant(TracedArray array) {
        Node node = array.node();
        return !array.dtype().isFloating() || (node != null && node.op instanceof Op.Constant);
    }

    @Override
    public void close() {
        if (around == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(around);
        }
    }
}
