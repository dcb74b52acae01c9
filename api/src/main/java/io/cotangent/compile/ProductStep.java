package io.cotangent.compile;

import io.cotangent.array.ArrayType;
import io.cotangent.array.DenseArray;
import io.cotangent.array.Products;
import io.cotangent.array.Rooms;
import io.cotangent.array.Views;
import io.cotangent.op.Products.MatMul;
import io.cotangent.trace.Equation;
import io.cotangent.trace.Program;

/**
 * Products of the matrices of two stacks, with at least one element.
 *
 * @param type of the result
 */
record ProductStep(int left, int right, int result, ArrayType type) implements SlicedStep {
    /** Whether an equation is such products, of several matrices, none of them a vector. */
    static boolean isStack(Program program, Equation equation) {
        ArrayType type = program.type(equation.result());
        int rank = type.shape().rank();
        return equation.op() instanceof MatMul
                && rank > 2
                && type.shape().length(0) > 1
                && type.shape().length(rank - 2) > 1
                && type.shape().length(rank - 1) > 1
                && program.type(equation.operands()[0]).shape().length(rank - 1) > 0
                && type.dtype().isFloating();
    }

    static ProductStep of(Program program, Equation equation) {
        int[] operands = equation.operands();
        int result = equation.result();
        return new ProductStep(operands[0], operands[1], result, program.type(result));
    }

    @Override
    public void run(DenseArray[] values, Rooms rooms) {
        values[result] = Products.matmul(values[left], values[right]);
    }

    @Override
    public Slices slices(DenseArray[] values, Rooms rooms) {
        DenseArray a = values[left];
        DenseArray b = values[right];
        Object room = rooms.take(type.dtype(), type.shape().size());
        DenseArray c = DenseArray.wrap(type, room);
        values[result] = c;
        // A matrix for all is multiplied in one go.
        boolean areApart = a.stride(0) != 0 && b.stride(0) != 0;
        return new Slices(
                type.shape().length(0),
                areApart,
                new Slices.Places[] {places(a), places(b)},
                new Slices.Places[] {places(c)},
                (from, to, some) ->
                        Products.matmul(
                                Views.part(a, from[0], some),
                                Views.part(b, from[1], some),
                                Views.part(c, to[0], some)));
    }

    private static Slices.Places places(DenseArray x) {
        return Slices.Places.of(x.data(), x.offset(), x.shape(), x.strides());
    }
}
