package io.cotangent.loop;

import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.array.Creation;
import io.cotangent.op.Ops;
import io.cotangent.trace.Program;
import io.cotangent.trace.Recording;
import io.cotangent.trace.Replay;
import io.cotangent.transform.Transposition;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A step of a loop that is linear in some operands, in two parts.
 *
 * @param forward takes the inputs that are not linear; gives the states that are not
 * @param back takes the inputs that are not linear and then a cotangent for each linear state after
 *     the step; gives one for each linear input
 * @param known which of the loop's operands the inputs are
 * @param pulled which of the loop's operands the results of {@code back} belong to
 */
record Transposed(Program forward, Program back, int[] known, int[] pulled) {
    static Transposed of(Steps steps, Step step, Slots linear) {
        Program program = step.program();
        boolean[] flags = steps.flags(step, linear.linear());
        int[] operands = operands(steps, step);
        int[] known = IntStream.range(0, flags.length).filter(i -> !flags[i]).toArray();
        int[] pulled = IntStream.range(0, flags.length).filter(i -> flags[i]).toArray();
        return new Transposed(
                without(program.choosing(linear.which(false, 0, steps.states())), flags, known),
                Transposition.of(program.choosing(linear.which(true, 0, steps.states())), flags, 0),
                Arrays.stream(known).map(i -> operands[i]).toArray(),
                Arrays.stream(pulled).map(i -> operands[i]).toArray());
    }

    /** Which of the loop's operands each input of a step's program is. */
    private static int[] operands(Steps steps, Step step) {
        int before = steps.states() + steps.inputs();
        return IntStream.range(0, step.program().inputs())
                .map(i -> i < before ? i : before + step.captured().get(i - before))
                .toArray();
    }

    /** A program without the inputs that it does not need. */
    private static Program without(Program program, boolean[] unneeded, int... known) {
        ArrayType[] types = Arrays.stream(known).mapToObj(program::type).toArray(ArrayType[]::new);
        return Recording.symbolic(
                "forward",
                arguments -> {
                    NDArray[] inputs = new NDArray[unneeded.length];
                    for (int i = 0, next = 0; i < inputs.length; i++) {
                        inputs[i] =
                                unneeded[i] ? Creation.full(program.type(i), 0) : arguments[next++];
                    }
                    return Replay.of(program, inputs);
                },
                types);
    }

    /**
     * The inputs that are not linear.
     *
     * @param states the states that are not linear, by their numbers
     * @param operands the loop's operands, but for the states, by their numbers
     */
    List<NDArray> inputs(Ops o, int i, Steps steps, NDArray[] states, NDArray[] operands) {
        return Arrays.stream(known)
                .mapToObj(operand ->
                        operand < steps.states()
                                ? states[operand]
                                : operand < steps.states() + steps.inputs()
                                        ? o.get(operands[operand], i)
                                        : operands[operand])
                .toList();
    }
}
