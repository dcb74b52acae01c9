package io.cotangent.trace;

import io.cotangent.NDArray;
import io.cotangent.op.Boundary;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Which functions are checked for NaN and infinities: all, with {@code
 * -Dcotangent.debug.nans=true}, or those that ask for it. A checked function's values pass the
 * {@linkplain Boundary boundaries} of the function, and so do their derivatives, wherever these are
 * taken.
 */
public final class Checking {
    private static final boolean EVERYWHERE = Boolean.getBoolean("cotangent.debug.nans");

    private static final AtomicInteger CHECKED = new AtomicInteger();

    private Checking() {}

    /** Whether results that are computed at once are looked at, too: constants of programs. */
    public static boolean isOn() {
        return EVERYWHERE || CHECKED.get() > 0;
    }

    /** The function, checked if all are. */
    static UnaryOperator<NDArray[]> everywhere(UnaryOperator<NDArray[]> function) {
        return EVERYWHERE ? around(function) : function;
    }

    /** The function, checked. */
    public static UnaryOperator<NDArray[]> around(UnaryOperator<NDArray[]> function) {
        return inputs -> all(Boundary.LEAVE, function.apply(all(Boundary.ENTER, inputs)));
    }

    /** Does something while constants are looked at, too, in all threads. */
    public static <T> T during(Supplier<T> body) {
        CHECKED.incrementAndGet();
        try {
            return body.get();
        } finally {
            CHECKED.decrementAndGet();
        }
    }

    /** Whether a program has functions in it that are checked. */
    public static boolean isIn(Program program) {
        for (Equation equation : program.equations()) {
            if (equation.op() instanceof Boundary) {
                return true;
            }
        }
        return false;
    }

    private static NDArray[] all(Boundary boundary, NDArray... arrays) {
        NDArray[] passed = arrays.clone();
        for (int i = 0; i < passed.length; i++) {
            if (passed[i].dtype().isFloating()) {
                passed[i] = Tracer.at(Site.UNKNOWN).apply(boundary, passed[i]);
            }
        }
        return passed;
    }
}
