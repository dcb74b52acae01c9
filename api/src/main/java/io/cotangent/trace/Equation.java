package io.cotangent.trace;

import io.cotangent.op.Op;
import java.util.Arrays;

/**
 * One step of a program: an operation, the variables that it takes, the first of the consecutive
 * variables that it defines, and the line of the user's code that asked for it.
 */
public record Equation(Op op, int[] operands, int result, Site site) {
    /** Equal where the computation is: the place in the source does not count. */
    @Override
    @SuppressWarnings("ReferenceEquality") // most are constants, and need no look
    public boolean equals(Object other) {
        return other instanceof Equation equation
                && (op == equation.op || op.equals(equation.op))
                && Arrays.equals(operands, equation.operands)
                && result == equation.result;
    }

    @Override
    public int hashCode() {
        return 31 * (31 * op.hashCode() + Arrays.hashCode(operands)) + result;
    }

    @Override
    public String toString() {
        return result + " = " + op.label() + Arrays.toString(operands);
    }
}
