package io.cotangent.compile;

import io.cotangent.array.DenseArray;
import io.cotangent.array.Rooms;
import io.cotangent.op.Op;
import io.cotangent.trace.Equation;

/** An operation as it stands. */
record OpStep(Op op, int[] operands, int result) implements PlanStep {
    static OpStep of(Equation equation) {
        return new OpStep(equation.op(), equation.operands(), equation.result());
    }

    @Override
    public void run(DenseArray[] values, Rooms rooms) {
        DenseArray[] x = new DenseArray[operands.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = values[operands[i]];
        }
        if (op instanceof Op.Single single) {
            values[result] = single.value(x);
        } else {
            DenseArray[] results = op.evaluate(x);
            System.arraycopy(results, 0, values, result, results.length);
        }
    }
}
