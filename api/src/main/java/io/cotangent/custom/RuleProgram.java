package io.cotangent.custom;

import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.op.Ops;
import io.cotangent.trace.Equation;
import io.cotangent.trace.Program;
import io.cotangent.trace.Replay;
import io.cotangent.trace.Site;
import io.cotangent.trace.Tracer;
import io.cotangent.transform.Transposition;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A user's rule between arrays.
 *
 * @param name what messages call the rule
 * @param forward whether the rule is for tangents
 * @param program takes the function's arguments, its results, then a tangent for each argument that
 *     has one (or a cotangent for each result that has one), and then constants; gives a tangent
 *     for each result that has one (or a cotangent for each argument that has one)
 * @param arguments the number of arguments, of which some may have no tangents
 * @param results the number of results, of which those with tangents come first
 * @param deltas the number of tangents, or cotangents, that the program takes
 * @param notLinear why the rule is not linear in these, for a message; null where it is
 */
record RuleProgram(
        String name,
        boolean forward,
        Program program,
        int arguments,
        int results,
        int deltas,
        @Nullable String notLinear) {

    /** The inputs that the program is linear in. */
    boolean[] linearInputs() {
        boolean[] linear = new boolean[program.inputs()];
        Arrays.fill(linear, arguments + results, arguments + results + deltas, true);
        return linear;
    }

    /** The inputs of the program from their parts. */
    NDArray[] inputs(NDArray[] x, NDArray[] y, @Nullable NDArray[] deltas, NDArray... constants) {
        NDArray[] inputs = new NDArray[program.inputs()];
        System.arraycopy(x, 0, inputs, 0, arguments);
        System.arraycopy(y, 0, inputs, arguments, results);
        System.arraycopy(deltas, 0, inputs, arguments + results, this.deltas);
        System.arraycopy(constants, 0, inputs, inputs.length - constants.length, constants.length);
        return inputs;
    }

    /**
     * Runs the program where tangents may be null, for zeros: what depends on such tangents only is
     * null, too.
     */
    @Nullable NDArray[] push(@Nullable NDArray... inputs) {
        boolean[] linear = Transposition.linear(program, linearInputs());
        NDArray[] values = Replay.environment(program, inputs);
        for (Equation equation : program.equations()) {
            if (!linear[equation.result()] || fill(equation, linear, values)) {
                Replay.apply(equation, values);
            }
        }
        int[] outputs = program.outputs();
        NDArray[] tangents = new NDArray[outputs.length];
        for (int i = 0; i < tangents.length; i++) {
            tangents[i] = linear[outputs[i]] ? values[outputs[i]] : null;
        }
        return tangents;
    }

    /** Puts zeros where operands are missing, if not all linear ones are. */
    private boolean fill(Equation equation, boolean[] linear, @Nullable NDArray... values) {
        boolean any = false;
        for (int operand : equation.operands()) {
            any |= linear[operand] && values[operand] != null;
        }
        if (any) {
            for (int operand : equation.operands()) {
                if (values[operand] == null) {
                    values[operand] = zeros(program.type(operand));
                }
            }
        }
        return any;
    }

    static NDArray zeros(ArrayType type) {
        return io.cotangent.array.Creation.full(type, 0);
    }

    /**
     * The rule for a batch.
     *
     * @param x for each argument, whether it is batched
     * @param moving for each argument, whether it has tangents
     * @param constants for each constant, whether it is batched
     */
    RuleProgram batched(boolean[] x, List<Boolean> moving, boolean[] constants, int size) {
        boolean[] flags = new boolean[program.inputs()];
        System.arraycopy(x, 0, flags, 0, arguments);
        Arrays.fill(flags, arguments, arguments + results + deltas, true);
        boolean[] active = new boolean[arguments];
        int count = 0;
        for (int i = 0; i < arguments; i++) {
            if (moving.get(i)) {
                active[count++] = x[i];
            }
        }
        if (forward) {
            System.arraycopy(active, 0, flags, arguments + results, count);
        }
        System.arraycopy(constants, 0, flags, flags.length - constants.length, constants.length);
        Ops o = Tracer.at(Site.UNKNOWN);
        Program many =
                Batches.program(
                        program,
                        flags,
                        size,
                        (i, output, is) -> {
                            NDArray all = is ? output : Batches.spread(o, output, size);
                            return forward || active[i] ? all : o.sum(all, 0);
                        });
        return new RuleProgram(name, forward, many, arguments, results, deltas, notLinear);
    }
}
