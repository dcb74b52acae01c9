package io.cotangent.transform;

import io.cotangent.NDArray;
import io.cotangent.trace.Equation;
import io.cotangent.trace.Program;
import io.cotangent.trace.Replay;
import io.cotangent.trace.Tracer;

/**
 * A program run for a whole batch at once: each equation is computed by the batching rule of its
 * operation, or as it stands where no operand depends on the batch.
 */
public final class Vectorize {
    private Vectorize() {}

    /**
     * The outputs of a run.
     *
     * @param values the outputs
     * @param batched whether they have the batch as one more axis in front; the others are the same
     *     for all elements of the batch
     */
    public record Outputs(NDArray[] values, boolean[] batched) {}

    /**
     * Runs a program, computing or recording as {@link Replay} does.
     *
     * @param batched which inputs have the batch as one more axis in front, at least one
     */
    public static Outputs run(Program program, boolean[] batched, NDArray... inputs) {
        NDArray[] values = Replay.environment(program, inputs);
        boolean[] many = new boolean[values.length];
        System.arraycopy(batched, 0, many, 0, batched.length);
        for (Equation equation : program.equations()) {
            apply(equation, values, many);
        }
        int[] outputs = program.outputs();
        boolean[] which = new boolean[outputs.length];
        for (int i = 0; i < outputs.length; i++) {
            which[i] = many[outputs[i]];
        }
        return new Outputs(Replay.select(values, outputs), which);
    }

    private static void apply(Equation equation, NDArray[] values, boolean[] many) {
        int[] operands = equation.operands();
        boolean[] batched = new boolean[operands.length];
        boolean any = false;
        for (int i = 0; i < operands.length; i++) {
            batched[i] = many[operands[i]];
            any |= batched[i];
        }
        if (!any) {
            Replay.apply(equation, values);
            return;
        }
        NDArray[] results =
                equation.op()
                        .batch(
                                Tracer.at(equation.site()),
                                Replay.select(values, operands),
                                batched);
        for (int i = 0; i < results.length; i++) {
            values[equation.result() + i] = results[i];
            many[equation.result() + i] = true;
        }
    }
}
