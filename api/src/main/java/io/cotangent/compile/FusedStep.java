package io.cotangent.compile;

import io.cotangent.array.ArrayType;
import io.cotangent.array.DenseArray;
import io.cotangent.array.Rooms;
import io.cotangent.intrinsics.Formula;
import io.cotangent.intrinsics.FusedLoop;
import io.cotangent.trace.Program;

/** Several operations in one pass over the elements. */
final class FusedStep implements PlanStep {
    private final FusedLoop loop;
    private final int[] shape;
    private final View[] inputs;
    private final int[] outputs;
    private final ArrayType[] types;
    private final int[] noOffsets;

    /**
     * A loop.
     *
     * @param shape of the elements
     * @param inputs the formula's inputs
     * @param outputs the variables that are its results
     */
    FusedStep(Program program, Formula formula, int[] shape, View[] inputs, int[] outputs) {
        this.loop = FusedLoop.of(formula);
        this.shape = shape;
        this.inputs = inputs;
        this.outputs = outputs;
        this.noOffsets = new int[outputs.length];
        this.types = new ArrayType[outputs.length];
        for (int i = 0; i < types.length; i++) {
            types[i] = program.type(outputs[i]);
        }
    }

    @Override
    public void run(DenseArray[] values, Rooms rooms) {
        Object[] arrays = new Object[inputs.length];
        int[] offsets = new int[inputs.length];
        int[][] strides = new int[inputs.length][];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i].place(values[inputs[i].base()], i, arrays, offsets, strides);
        }
        Object[] results = new Object[outputs.length];
        for (int i = 0; i < results.length; i++) {
            results[i] = rooms.take(types[i].dtype(), types[i].shape().size());
        }
        loop.run(shape, arrays, offsets, strides, results, noOffsets);
        for (int i = 0; i < results.length; i++) {
            values[outputs[i]] = DenseArray.wrap(types[i], results[i]);
        }
    }
}
