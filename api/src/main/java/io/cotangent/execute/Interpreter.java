package io.cotangent.execute;

import io.cotangent.NDArray;
import io.cotangent.array.DenseArray;
import io.cotangent.error.CotangentException;
import io.cotangent.trace.Equation;
import io.cotangent.trace.Program;
import io.cotangent.trace.Replay;
import java.util.List;

/**
 * The first tier: computes a program one equation after the other, and forgets each value after its
 * last use.
 */
public final class Interpreter {
    private Interpreter() {}

    /**
     * The outputs of a program. Where an input, or an array that the program captured, is traced by
     * an outer level, the program is recorded there instead of being computed.
     */
    public static NDArray[] run(Program program, NDArray... inputs) {
        NDArray[] values = Replay.environment(program, inputs);
        int known = program.inputs() + program.captured().size();
        boolean dense = true;
        for (int i = 0; i < known; i++) {
            values[i] = Replay.open(values[i]);
            dense &= values[i] instanceof DenseArray;
        }
        int[] lastUses = program.lastUses();
        List<Equation> equations = program.equations();
        for (int i = 0; i < equations.size(); i++) {
            Equation equation = equations.get(i);
            if (dense) {
                evaluate(equation, values);
            } else {
                Replay.apply(equation, values);
            }
            Replay.forget(equation, i, lastUses, values);
        }
        return Replay.select(values, program.outputs());
    }

    private static void evaluate(Equation equation, NDArray... values) {
        int[] variables = equation.operands();
        DenseArray[] operands = new DenseArray[variables.length];
        for (int i = 0; i < operands.length; i++) {
            operands[i] = (DenseArray) values[variables[i]];
        }
        try {
            DenseArray[] results = equation.op().evaluate(operands);
            System.arraycopy(results, 0, values, equation.result(), results.length);
        } catch (CotangentException e) {
            e.relocate(equation.site().toString());
            throw e;
        }
    }
}
