package io.cotangent.loop;

/** Where to keep the next state; see {@link Sweep}. */
final class Schedule {
    private Schedule() {}

    /**
     * How many of {@code steps} steps, at least 2, to run from a state that is kept, before keeping
     * another; as many as can be swept with {@code states} states and one run less of each.
     */
    static int before(int steps, int states) {
        if (states <= 1) {
            return steps - 1;
        }
        int runs = 1;
        while (most(states, runs) < steps) {
            runs++;
        }
        return Math.clamp(most(states, runs - 1), 1, steps - 1);
    }

    /** The most steps that can be swept if each is run at most {@code runs} times besides. */
    static long most(int states, int runs) {
        // The binomial coefficient of states + runs over runs.
        long most = 1;
        for (int i = 1; i <= runs && most < Integer.MAX_VALUE; i++) {
            most = most * (states + i) / i;
        }
        return most;
    }
}
