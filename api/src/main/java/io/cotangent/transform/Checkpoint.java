package io.cotangent.transform;

import io.cotangent.NDArray;
import io.cotangent.error.Weaving;
import io.cotangent.trace.Site;
import io.cotangent.trace.Tracer;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Functions of which a reverse sweep keeps the arguments only, and computes the rest again. The
 * function is run once, as always; what is run again is the program that it recorded.
 */
public final class Checkpoint {
    private Checkpoint() {}

    /** The value of a function, recorded as a {@link Block}. */
    public static Object apply(
            Function<Object[], Object> function, Object owner, Object... arguments) {
        int[] chosen =
                IntStream.range(0, arguments.length)
                        .filter(i -> Leaves.isMoving(arguments[i]))
                        .toArray();
        if (chosen.length == 0 || !Weaving.isActive()) {
            return function.apply(arguments);
        }
        Call call = new Call(function, owner, chosen, arguments);
        return call.value(
                Block.apply(
                        Tracer.at(Site.UNKNOWN),
                        call.program(),
                        call.inputs().toArray(NDArray[]::new)));
    }
}
