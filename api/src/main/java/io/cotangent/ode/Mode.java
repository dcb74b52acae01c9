package io.cotangent.ode;

/** How an array of the state goes from one interval to the next. */
enum Mode {
    /** As it is. What it starts with is given once, and its result is what it is in the end. */
    CARRIED,
    /**
     * It jumps: what is given for an interval is added to what it was at the end of the one before.
     * Its result has its values at the ends of all intervals.
     */
    JUMPED,
    /** It starts anew in each interval. Its result has its values at the ends of all intervals. */
    RESET;

    /** Whether starts and results have an axis of intervals in front. */
    boolean hasIntervals() {
        return this != CARRIED;
    }
}
