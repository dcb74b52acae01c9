package io.cotangent.simplify;

import io.cotangent.NDArray;
import io.cotangent.op.Ops;
import io.cotangent.trace.Program;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Where a rule applies and where, for much the same, it must not.
 *
 * @param constants how many of the last inputs the program captures
 * @param inputs of both functions; where they are {@code float64}, they are tried as {@code
 *     float32}, too
 */
record Example(
        String rule,
        int constants,
        BiFunction<Ops, NDArray[], NDArray> applies,
        BiFunction<Ops, NDArray[], NDArray> not,
        NDArray... inputs) {
    /** The program of one of the functions. */
    static Program program(
            BiFunction<Ops, NDArray[], NDArray> function, int constants, NDArray... inputs) {
        List<NDArray> all = List.of(inputs);
        return Bits.program(function, inputs)
                .capture(all.subList(all.size() - constants, all.size()));
    }

    @Override
    public String toString() {
        return rule;
    }
}
