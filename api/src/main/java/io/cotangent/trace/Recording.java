package io.cotangent.trace;

import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import java.util.function.UnaryOperator;

/** Runs functions on traced inputs and keeps what they did as a program. */
public final class Recording {
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
        Trace trace = Trace.observed(name, arguments);
        try {
            return Extraction.observed(trace, Checking.everywhere(function).apply(trace.inputs()));
        } finally {
            trace.close();
        }
    }

    /** The program of a rule: a function that sees types and never numbers. */
    public static Program symbolic(
            String name, UnaryOperator<NDArray[]> function, ArrayType... types) {
        return record(Trace.symbolic(name, types), function);
    }

    private static Program record(Trace trace, UnaryOperator<NDArray[]> function) {
        try {
            return Extraction.extract(trace, function.apply(trace.inputs()));
        } finally {
            trace.close();
        }
    }
}
