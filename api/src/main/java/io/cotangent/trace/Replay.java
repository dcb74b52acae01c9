package io.cotangent.trace;

import io.cotangent.NDArray;
import io.cotangent.op.Op;
import java.util.List;

/**
 * Runs a program once more through the tracer: recorded where operands are traced, computed where
 * they are not.
 */
public final class Replay {
    private Replay() {}

    /** The outputs of a program, each equation recorded with its own place in the source. */
    public static NDArray[] of(Program program, NDArray... inputs) {
        NDArray[] values = environment(program, inputs);
        for (Equation equation : program.equations()) {
            apply(equation, values);
        }
        return select(values, program.outputs());
    }

    /** The variables of a program, of which the inputs and the captured arrays are known. */
    public static NDArray[] environment(Program program, NDArray... inputs) {
        NDArray[] values = new NDArray[program.variables()];
        System.arraycopy(inputs, 0, values, 0, inputs.length);
        List<NDArray> captured = program.captured();
        for (int i = 0; i < captured.size(); i++) {
            values[inputs.length + i] = captured.get(i);
        }
        return values;
    }

    /** Defines an equation's variables from those of its operands. */
    public static void apply(Equation equation, NDArray... values) {
        Tracer tracer = Tracer.at(equation.site());
        NDArray[] operands = select(values, equation.operands());
        if (equation.op() instanceof Op.Single) {
            values[equation.result()] = tracer.apply(equation.op(), operands);
        } else {
            NDArray[] results = tracer.applyAll(equation.op(), operands);
            System.arraycopy(results, 0, values, equation.result(), results.length);
        }
    }

    /** Lets go of the operands of equation number {@code i} that it is the last to need. */
    public static void forget(Equation equation, int i, int[] lastUses, NDArray... values) {
        for (int operand : equation.operands()) {
            if (lastUses[operand] == i) {
                values[operand] = null;
            }
        }
    }

    /** Some of the variables. */
    public static NDArray[] select(NDArray[] values, int... variables) {
        NDArray[] selected = new NDArray[variables.length];
        for (int i = 0; i < selected.length; i++) {
            selected[i] = values[variables[i]];
        }
        return selected;
    }

    /** An array that a program may run on: what it stands for, where its trace is closed. */
    public static NDArray open(NDArray array) {
        return Resolution.open(array);
    }
}
