package io.cotangent.compile;

import io.cotangent.array.DenseArray;
import io.cotangent.array.Maps;
import io.cotangent.array.Rooms;
import io.cotangent.op.Op;
import io.cotangent.trace.Equation;

/** A view, copied: to memory of its own, as the plan may use that again. */
record CopyStep(Op.Single view, int operand, int result) implements PlanStep {
    static CopyStep of(Equation equation) {
        return new CopyStep((Op.Single) equation.op(), equation.operands()[0], equation.result());
    }

    @Override
    public void run(DenseArray[] values, Rooms rooms) {
        values[result] = Maps.copy(view.value(values[operand]));
    }
}
