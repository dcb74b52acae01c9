package io.cotangent.ode;

import io.cotangent.NDArray;
import io.cotangent.implicit.OdeOptions;
import java.util.List;
import java.util.function.IntFunction;

/** A state's way through several intervals. */
record Trajectory(List<Part> states, StateVector vector, int intervals, OdeOptions options) {
    /** The results of a flow, for the starts of the state's arrays. */
    NDArray[] run(NDArray[] starts, IntFunction<Field> fields) {
        DormandPrince method = new DormandPrince(vector, options.steps());
        NDArray[][] ends = new NDArray[starts.length][intervals];
        NDArray[] state = starts.clone();
        for (int i = 0; i < intervals; i++) {
            for (int k = 0; k < state.length; k++) {
                state[k] = start(i, states.get(k).mode(), starts[k], state[k]);
            }
            state = vector.unpack(method.through(fields.apply(i), i, vector.pack(state)));
            for (int k = 0; k < state.length; k++) {
                ends[k][i] = state[k];
            }
        }
        NDArray[] results = new NDArray[starts.length];
        for (int k = 0; k < results.length; k++) {
            boolean isWhole = states.get(k).mode().hasIntervals() && intervals > 0;
            results[k] = isWhole ? NDArray.stack(0, ends[k]) : state[k];
        }
        return results;
    }

    private static NDArray start(int interval, Mode mode, NDArray given, NDArray before) {
        return switch (mode) {
            case CARRIED -> before;
            case RESET -> given.get(interval);
            case JUMPED -> interval == 0 ? given.get(0) : before.add(given.get(interval));
        };
    }
}
