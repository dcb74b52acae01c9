package io.cotangent.compile;

import io.cotangent.array.DenseArray;
import io.cotangent.array.Movement;
import io.cotangent.array.Rooms;
import io.cotangent.trace.Equation;
import io.cotangent.trace.Program;

/**
 * A concatenation some parts of which have been computed in their places.
 *
 * @param starts where parts begin along the axis
 * @param operands the parts; -1 where there is nothing left to do
 */
record JoinStep(int axis, int[] starts, int[] operands, int result) implements PlanStep {
    static JoinStep of(Program program, Equation equation, int axis, Homes homes) {
        int[] operands = equation.operands().clone();
        int[] starts = new int[operands.length];
        int start = 0;
        for (int i = 0; i < operands.length; i++) {
            starts[i] = start;
            start += program.type(operands[i]).shape().length(axis);
            operands[i] = homes.of(operands[i]) == operands[i] ? operands[i] : -1;
        }
        return new JoinStep(axis, starts, operands, equation.result());
    }

    @Override
    public void run(DenseArray[] values, Rooms rooms) {
        for (int i = 0; i < operands.length; i++) {
            if (operands[i] >= 0) {
                Movement.put(values[operands[i]], values[result], axis, starts[i]);
            }
        }
    }
}
