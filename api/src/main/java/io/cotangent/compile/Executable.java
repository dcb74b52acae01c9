package io.cotangent.compile;

import io.cotangent.Profile;
import io.cotangent.array.DenseArray;

/** A program made ready to be run often. Threads may run it at the same time. */
public interface Executable {
    /**
     * The outputs, bit for bit those that the program has when it is interpreted.
     *
     * @throws io.cotangent.error.CotangentException where an operation fails; the message may be
     *     without the user's line
     */
    DenseArray[] run(DenseArray... inputs);

    /** What a run on these inputs costs. */
    Profile profile(DenseArray... inputs);
}
