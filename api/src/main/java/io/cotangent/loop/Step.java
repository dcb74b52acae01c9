package io.cotangent.loop;

import io.cotangent.NDArray;
import io.cotangent.trace.Program;
import io.cotangent.trace.Replay;
import java.util.List;

/**
 * One step of a loop.
 *
 * @param program takes the states, then this step's slices of the loop's inputs, then captured
 *     arrays; gives the states after the step. It has captured nothing
 * @param captured which of the loop's captured arrays these are
 */
record Step(Program program, List<Integer> captured) {
    /** The inputs of the program: states, slices, and what it captured of all. */
    NDArray[] inputs(NDArray[] states, NDArray[] slices, List<NDArray> all) {
        NDArray[] inputs = new NDArray[states.length + slices.length + captured.size()];
        System.arraycopy(states, 0, inputs, 0, states.length);
        System.arraycopy(slices, 0, inputs, states.length, slices.length);
        for (int i = 0; i < captured.size(); i++) {
            inputs[states.length + slices.length + i] = all.get(captured.get(i));
        }
        return inputs;
    }

    /** The states after the step, recorded where an operand is traced. */
    NDArray[] replayed(NDArray[] states, NDArray[] slices, List<NDArray> all) {
        return Replay.of(program, inputs(states, slices, all));
    }
}
