package io.cotangent.solve;

import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.array.Creation;
import io.cotangent.op.Ops;
import io.cotangent.trace.Program;
import io.cotangent.trace.Recording;
import io.cotangent.trace.Replay;
import io.cotangent.trace.Site;
import io.cotangent.trace.Tracer;
import io.cotangent.transform.Reverse;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** What a function says about the unknowns that are sought. */
public enum Kind {
    /** It is zero there. */
    ROOT,
    /** It gives them back. */
    FIXED_POINT,
    /** Its value, one number, has no slope there. */
    MINIMUM;

    /**
     * The program of what is zero at a solution; it takes what the function's takes, unknowns
     * first.
     */
    Program condition(Program function, int unknowns) {
        ArrayType[] types = function.inputTypes();
        return switch (this) {
            case ROOT -> function;
            case FIXED_POINT ->
                    Recording.symbolic(
                            "condition",
                            inputs -> difference(Replay.of(function, inputs), inputs),
                            types);
            case MINIMUM ->
                    Recording.symbolic(
                            "condition", inputs -> gradient(function, unknowns, inputs), types);
        };
    }

    /** What is zero at a solution, of values of the function; of a minimum they do not tell. */
    static NDArray[] difference(NDArray[] values, NDArray... x) {
        Ops o = Tracer.at(Site.UNKNOWN);
        return IntStream.range(0, values.length)
                .mapToObj(i -> o.sub(values[i], x[i]))
                .toArray(NDArray[]::new);
    }

    private static NDArray[] gradient(Program function, int unknowns, NDArray... inputs) {
        List<Integer> active = IntStream.range(0, unknowns).boxed().toList();
        Program vjp = Reverse.vjp(function, active, 1);
        NDArray[] all = Arrays.copyOf(inputs, inputs.length + 1, NDArray[].class);
        all[inputs.length] = Creation.full(function.type(function.outputs()[0]), 1);
        NDArray[] outputs = Replay.of(vjp, all);
        return Arrays.copyOfRange(outputs, outputs.length - unknowns, outputs.length);
    }
}
