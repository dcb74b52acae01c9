package io.cotangent.custom;

import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.op.Ops;
import io.cotangent.trace.Program;
import io.cotangent.trace.Recording;
import io.cotangent.trace.Replay;
import io.cotangent.transform.Vectorize;

/** Programs for a whole batch at once, which is one more axis in front. */
final class Batches {
    private Batches() {}

    /** A type with the batch in front. */
    static ArrayType type(ArrayType type, int size) {
        return type.withShape(type.shape().prepend(size));
    }

    /** An array repeated for each element of a batch. */
    static NDArray spread(Ops o, NDArray array, int size) {
        return o.broadcast(array, Ops.typeOf(array).shape().prepend(size));
    }

    /** The outputs of a run for a batch; none depends on it where no input does. */
    static Vectorize.Outputs run(Program program, boolean[] batched, NDArray... inputs) {
        for (boolean one : batched) {
            if (one) {
                return Vectorize.run(program, batched, inputs);
            }
        }
        return new Vectorize.Outputs(
                Replay.of(program, inputs), new boolean[program.outputs().length]);
    }

    /**
     * The size of the batch in the types of some of the inputs of a program.
     *
     * @param finish what becomes of each output
     */
    static Program program(Program program, boolean[] batched, int size, Finish finish) {
        ArrayType[] types = program.inputTypes();
        for (int i = 0; i < types.length; i++) {
            types[i] = batched[i] ? type(types[i], size) : types[i];
        }
        return Recording.symbolic(
                "batch",
                inputs -> {
                    Vectorize.Outputs outputs = run(program, batched, inputs);
                    NDArray[] values = outputs.values();
                    for (int i = 0; i < values.length; i++) {
                        values[i] = finish.of(i, values[i], outputs.batched()[i]);
                    }
                    return values;
                },
                types);
    }

    /** What becomes of an output of a batched program. */
    @FunctionalInterface
    interface Finish {
        /** The output number {@code index}. */
        NDArray of(int index, NDArray output, boolean batched);
    }
}
