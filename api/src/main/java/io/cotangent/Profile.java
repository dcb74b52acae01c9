package io.cotangent;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What a run of a compiled function costs, step by step; made by {@link Traced#profile}.
 *
 * @param steps in the order in which they are done
 * @param nanos the time of all steps, in nanoseconds
 * @param peakBytes the most bytes that arrays took at one time that were made on the way: arguments
 *     and captured arrays do not count, results do
 */
public record Profile(List<Step> steps, long nanos, long peakBytes) {
    /** Steps that are printed. */
    private static final int PRINTED = 30;

    /** Copies the list. */
    public Profile {
        steps = List.copyOf(steps);
    }

    /**
     * A step.
     *
     * @param operations what is computed: several operations where it is done in one pass
     * @param places the lines of the user's code that asked for it
     * @param nanos the time of the best of several runs, in nanoseconds
     * @param bytes the bytes of the arrays that it gives
     */
    public record Step(List<String> operations, List<String> places, long nanos, long bytes) {
        /** Copies the lists. */
        public Step {
            operations = List.copyOf(operations);
            places = List.copyOf(places);
        }
    }

    /** The dearest steps as a table, a line for each, with their share of the time. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        text.append(
                String.format(
                        Locale.ROOT,
                        "%d steps, %.1f us, %d bytes at most%n",
                        steps.size(),
                        nanos / 1e3,
                        peakBytes));
        steps.stream()
                .sorted(Comparator.comparingLong(Step::nanos).reversed())
                .limit(PRINTED)
                .forEach(step -> text.append(line(step)));
        return text.toString();
    }

    private String line(Step step) {
        return String.format(
                Locale.ROOT,
                "%5.1f %% %10.1f us %12d bytes  %s  // %s%n",
                100.0 * step.nanos() / Math.max(nanos, 1),
                step.nanos() / 1e3,
                step.bytes(),
                String.join(" ", step.operations()),
                String.join(", ", step.places()));
    }
}
