package io.cotangent.transform;

import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.array.Creation;
import io.cotangent.op.Ops;
import io.cotangent.trace.Equation;
import io.cotangent.trace.Program;
import io.cotangent.trace.Recording;
import io.cotangent.trace.Replay;
import io.cotangent.trace.Tracer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Forward mode, as a transformation of programs: each variable gets a tangent beside it, computed
 * by the rule of the operation that defines it. Tangents that are zero whatever the inputs are not
 * computed.
 */
public final class Forward {
    private Forward() {}

    /**
     * The program that takes the inputs of {@code program} and a tangent for each active one, and
     * gives its outputs and a tangent for each of the first {@code results} of them: zeros where an
     * output is constant, or an integer.
     */
    public static Program jvp(Program program, List<Integer> active, int results) {
        return with(program, active, results, true);
    }

    /** As {@link #jvp}, but gives the tangents only, and computes only what these need. */
    public static Program tangents(Program program, List<Integer> active, int results) {
        return with(program, active, results, false);
    }

    private static Program with(
            Program program, List<Integer> active, int results, boolean primals) {
        int inputs = program.inputs();
        List<ArrayType> types = new ArrayList<>(List.of(program.inputTypes()));
        active.forEach(input -> types.add(program.type(input)));
        program.captured().forEach(array -> types.add(Ops.typeOf(array)));
        Program result =
                Recording.symbolic(
                        "jvp",
                        arguments -> {
                            NDArray[] values = new NDArray[program.variables()];
                            NDArray[] tangents = new NDArray[program.variables()];
                            System.arraycopy(arguments, 0, values, 0, inputs);
                            for (int i = 0; i < active.size(); i++) {
                                tangents[active.get(i)] = arguments[inputs + i];
                            }
                            System.arraycopy(
                                    arguments,
                                    inputs + active.size(),
                                    values,
                                    inputs,
                                    program.captured().size());
                            for (int i = 0; i < program.equations().size(); i++) {
                                push(program, i, values, tangents);
                            }
                            return outputs(program, primals ? values : null, tangents, results);
                        },
                        types.toArray(ArrayType[]::new));
        return result.capture(program.captured());
    }

    private static void push(
            Program program, int index, NDArray[] values, @Nullable NDArray[] tangents) {
        Equation equation = program.equations().get(index);
        Replay.apply(equation, values);
        NDArray[] dx = Replay.select(tangents, equation.operands());
        boolean still = true;
        for (NDArray tangent : dx) {
            still &= tangent == null;
        }
        if (still) {
            return;
        }
        NDArray[] x = Replay.select(values, equation.operands());
        NDArray[] y = new NDArray[program.results(index)];
        System.arraycopy(values, equation.result(), y, 0, y.length);
        NDArray[] dy =
                equation.op().jvp(Tracer.at(equation.site().pushed(equation.op())), x, y, dx);
        for (int i = 0; i < dy.length; i++) {
            tangents[equation.result() + i] = y[i].dtype().isFloating() ? dy[i] : null;
        }
    }

    private static NDArray[] outputs(
            Program program,
            NDArray @Nullable [] values,
            @Nullable NDArray[] tangents,
            int differentiated) {
        int[] outputs = program.outputs();
        List<NDArray> results = new ArrayList<>();
        if (values != null) {
            results.addAll(List.of(Replay.select(values, outputs)));
        }
        for (int i = 0; i < differentiated; i++) {
            NDArray tangent = tangents[outputs[i]];
            results.add(tangent == null ? Creation.full(program.type(outputs[i]), 0) : tangent);
        }
        return results.toArray(NDArray[]::new);
    }
}
