package io.cotangent.compile;

import io.cotangent.array.ArrayType;
import io.cotangent.array.DenseArray;
import io.cotangent.array.Rooms;
import io.cotangent.intrinsics.Formula;
import io.cotangent.intrinsics.FusedLoop;
import io.cotangent.intrinsics.Result;
import io.cotangent.trace.Program;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Several operations in one pass over the elements. */
final class FusedStep implements PlanStep {
    private final FusedLoop loop;
    private final int[] shape;
    private final View[] inputs;
    private final int[] homes;
    private final int[] places;
    private final ArrayType[] types;

    /** How many axes, the first ones, may be gone through in another order. */
    private final int movable;

    /** In which order those who read the results would have them. */
    private final @Nullable AxisOrder wanted;

    /**
     * A loop.
     *
     * @param shape of the elements
     * @param inputs the formula's inputs
     * @param outputs the variables that are its results
     * @param where these are written
     * @param batches the orders of axes in which products would have them
     */
    FusedStep(
            Program program,
            Formula formula,
            int[] shape,
            View[] inputs,
            int[] outputs,
            Homes where,
            Batches batches) {
        this.loop = FusedLoop.of(formula);
        this.shape = shape;
        this.inputs = inputs;
        this.homes = new int[outputs.length];
        this.places = new int[outputs.length];
        this.types = new ArrayType[outputs.length];
        for (int i = 0; i < types.length; i++) {
            homes[i] = where.of(outputs[i]);
            places[i] = where.place(outputs[i]);
            types[i] = program.type(homes[i]);
        }
        this.movable = where.areFree(outputs) ? shape.length - reduced(formula) : 0;
        this.wanted =
                Arrays.stream(outputs)
                        .filter(output -> program.type(output).shape().rank() == shape.length)
                        .mapToObj(batches::order)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }

    private static int reduced(Formula formula) {
        return formula.results().stream()
                .mapToInt(result -> result instanceof Result.Reduced(_, _, int axes) ? axes : 0)
                .max()
                .orElse(0);
    }

    @Override
    public void run(DenseArray[] values, Rooms rooms) {
        Object[] arrays = new Object[inputs.length];
        int[] offsets = new int[inputs.length];
        int[][] strides = new int[inputs.length][];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i].place(values[inputs[i].base()], i, arrays, offsets, strides);
        }
        AxisOrder order = AxisOrder.of(shape, movable, wanted, strides);
        int[] lengths = shape;
        if (order != null) {
            lengths = order.of(shape);
            for (int i = 0; i < strides.length; i++) {
                strides[i] = order.of(strides[i]);
            }
        }
        Object[] results = new Object[homes.length];
        for (int i = 0; i < results.length; i++) {
            DenseArray home = values[homes[i]];
            if (home == null) {
                Object room = rooms.take(types[i].dtype(), types[i].shape().size());
                home = order == null ? DenseArray.wrap(types[i], room) : order.wrap(types[i], room);
                values[homes[i]] = home;
            }
            results[i] = home.data();
        }
        loop.run(lengths, arrays, offsets, strides, results, places);
    }
}
