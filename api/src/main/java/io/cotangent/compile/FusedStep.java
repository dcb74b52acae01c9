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
final class FusedStep implements SlicedStep {
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
        return formula.results().stream().mapToInt(FusedStep::reduced).max().orElse(0);
    }

    /** How many axes, the last ones, are reduced. */
    private static int reduced(Result result) {
        return result instanceof Result.Reduced(_, _, int axes) ? axes : 0;
    }

    @Override
    public void run(DenseArray[] values, Rooms rooms) {
        ready(values, rooms).run(loop, places);
    }

    @Override
    public Slices slices(DenseArray[] values, Rooms rooms) {
        Ready ready = ready(values, rooms);
        boolean parted = true;
        for (int i = 0; i < inputs.length; i++) {
            parted &= isIn(ready.arrays()[i], values[inputs[i].base()]);
        }
        return ready.slices(loop, parted, places);
    }

    /** Whether the elements that are read were not copied to another place before. */
    @SuppressWarnings("ReferenceEquality") // the same Java array, not an equal one
    private static boolean isIn(Object elements, DenseArray array) {
        return elements == array.data();
    }

    /** Finds out where the operands are, and makes room for the results. */
    private Ready ready(DenseArray[] values, Rooms rooms) {
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
        return new Ready(lengths, arrays, offsets, strides, results);
    }

    /**
     * A loop's operands and results.
     *
     * @param lengths of the axes, in the order in which the loop goes through them
     */
    private record Ready(
            int[] lengths, Object[] arrays, int[] offsets, int[][] strides, Object[] results) {
        void run(FusedLoop loop, int... places) {
            loop.run(lengths, arrays, offsets, strides, results, places);
        }

        /**
         * The loop for positions along the first axis, unless that is reduced.
         *
         * @param parted whether it may be done for some positions only
         */
        Slices slices(FusedLoop loop, boolean parted, int... places) {
            Slices.Places[] read = new Slices.Places[arrays.length];
            for (int i = 0; i < read.length; i++) {
                read[i] = Slices.Places.of(arrays[i], offsets[i], lengths, strides[i]);
            }
            Slices.Places[] written = new Slices.Places[results.length];
            boolean areApart = parted;
            for (int i = 0; i < written.length; i++) {
                int axes = lengths.length - reduced(loop.formula().results().get(i));
                areApart &= axes > 0;
                int size = 1;
                for (int axis = 1; axis < axes; axis++) {
                    size *= lengths[axis];
                }
                written[i] = new Slices.Places(results[i], places[i], size, 0, size - 1);
            }
            return new Slices(
                    lengths.length == 0 ? 1 : lengths[0],
                    areApart,
                    read,
                    written,
                    (from, to, count) -> {
                        int[] some = lengths.clone();
                        some[0] = count;
                        loop.run(some, arrays, from, strides, results, to);
                    });
        }
    }
}
