package io.cotangent.transform;

import io.cotangent.array.DenseArray;
import io.cotangent.error.CotangentException;
import io.cotangent.trace.Equation;
import io.cotangent.trace.Program;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The numbers of single variables of a program: computes what they need, and nothing else. */
final class Demand {
    private final IntFunction<DenseArray> known;
    private final @Nullable DenseArray[] values;
    private final Equation[] definitions;

    /**
     * @param known the numbers of inputs and captured arrays
     */
    Demand(Program program, IntFunction<DenseArray> known) {
        this.known = known;
        values = new DenseArray[program.variables()];
        definitions = new Equation[program.variables()];
        for (int i = 0; i < program.equations().size(); i++) {
            Equation equation = program.equations().get(i);
            for (int k = 0; k < program.results(i); k++) {
                definitions[equation.result() + k] = equation;
            }
        }
    }

    /** The numbers of a variable. */
    DenseArray numbers(int variable) {
        Deque<Integer> pending = new ArrayDeque<>();
        pending.push(variable);
        while (!pending.isEmpty()) {
            int next = pending.peek();
            if (values[next] == null && isReady(next, pending)) {
                define(next);
            }
            if (values[next] != null) {
                pending.pop();
            }
        }
        return values[variable];
    }

    /** Whether all that a variable is computed from is there; what is not becomes pending. */
    private boolean isReady(int variable, Deque<Integer> pending) {
        boolean ready = true;
        if (definitions[variable] != null) {
            for (int operand : definitions[variable].operands()) {
                if (values[operand] == null) {
                    pending.push(operand);
                    ready = false;
                }
            }
        }
        return ready;
    }

    private void define(int variable) {
        Equation equation = definitions[variable];
        if (equation == null) {
            values[variable] = known.apply(variable);
            return;
        }
        int[] operands = equation.operands();
        DenseArray[] arrays = new DenseArray[operands.length];
        for (int i = 0; i < arrays.length; i++) {
            arrays[i] = values[operands[i]];
        }
        try {
            DenseArray[] results = equation.op().evaluate(arrays);
            System.arraycopy(results, 0, values, equation.result(), results.length);
        } catch (CotangentException e) {
            e.relocate(equation.site().toString());
            throw e;
        }
    }
}
