package io.cotangent.execute;

import io.cotangent.NDArray;
import io.cotangent.array.DenseArray;
import io.cotangent.array.Finiteness;
import io.cotangent.error.CotangentException;
import io.cotangent.op.Boundary;
import io.cotangent.trace.Equation;
import io.cotangent.trace.Program;
import io.cotangent.trace.Replay;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

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
        return run(program, 0, _ -> true, inputs);
    }

    /**
     * As {@link #run(Program, NDArray...)}, as long as the first outputs are what they should be:
     * they are shown in order, each before what follows it is computed.
     *
     * @param guards the number of outputs to be shown
     * @param holds whether to go on after such an output
     * @return null where one of them does not hold
     */
    public static NDArray @Nullable [] run(
            Program program, int guards, Predicate<NDArray> holds, NDArray... inputs) {
        NDArray[] values = Replay.environment(program, inputs);
        int known = program.inputs() + program.captured().size();
        boolean dense = true;
        for (int i = 0; i < known; i++) {
            values[i] = Replay.open(values[i]);
            dense &= values[i] instanceof DenseArray;
        }
        int[] lastUses = program.lastUses();
        int[] outputs = program.outputs();
        int shown = 0;
        List<Equation> equations = program.equations();
        for (int i = 0; i < equations.size(); i++) {
            Equation equation = equations.get(i);
            for (; shown < guards && outputs[shown] < equation.result(); shown++) {
                if (!holds.test(values[outputs[shown]])) {
                    return null;
                }
            }
            if (dense) {
                evaluate(equation, values);
                if (equation.op() == Boundary.LEAVE
                        && !Finiteness.isFinite((DenseArray) values[equation.result()])) {
                    NonFinite.report(program, i, inputs);
                }
            } else {
                Replay.apply(equation, values);
            }
            Replay.forget(equation, i, lastUses, values);
        }
        for (; shown < guards; shown++) {
            if (!holds.test(values[outputs[shown]])) {
                return null;
            }
        }
        return Replay.select(values, outputs);
    }

    /** Defines an equation's variables from those of its operands, which are known. */
    static void evaluate(Equation equation, NDArray... values) {
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
