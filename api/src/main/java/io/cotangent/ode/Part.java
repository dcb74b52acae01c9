package io.cotangent.ode;

/**
 * What is known of an operand of a {@link Flow}.
 *
 * @param role what the operand is
 * @param mode how it goes from interval to interval; of no meaning for what is no state
 * @param batchRank the number of axes of a batch, in front of its axes other than that of intervals
 * @param isTangent whether it is a tangent or a cotangent: of no scale of its own
 */
record Part(Role role, Mode mode, int batchRank, boolean isTangent) {
    /** What an operand can be. */
    enum Role {
        /** The start of an array of the state. */
        STATE,
        /** An array of which each interval has a slice, along the first axis. */
        INPUT,
        /** An array that is the same for all. */
        CONSTANT
    }

    static Part state(Mode mode, int batchRank, boolean isTangent) {
        return new Part(Role.STATE, mode, batchRank, isTangent);
    }

    static Part input(int batchRank, boolean isTangent) {
        return new Part(Role.INPUT, Mode.RESET, batchRank, isTangent);
    }

    static Part constant(int batchRank, boolean isTangent) {
        return new Part(Role.CONSTANT, Mode.CARRIED, batchRank, isTangent);
    }

    /** The same for a tangent of it. */
    Part tangent() {
        return new Part(role, mode, batchRank, true);
    }

    /** The same in a batch. */
    Part batched() {
        return new Part(role, mode, batchRank + 1, isTangent);
    }

    /** Whether the operand has an axis of intervals in front. */
    boolean hasIntervals() {
        return mode.hasIntervals();
    }
}
