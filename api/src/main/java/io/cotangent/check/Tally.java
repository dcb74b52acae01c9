package io.cotangent.check;

import io.cotangent.check.GradientReport.Comparison;
import io.cotangent.check.GradientReport.Entry;
import org.jspecify.annotations.Nullable;

/** Counts numbers compared, and keeps the worst. */
final class Tally {
    private final String name;
    private final double tolerance;
    private int compared;
    private int wrong;
    private int undecided;
    private @Nullable Entry worst;

    /**
     * @param tolerance the error allowed, as part of the larger of two numbers
     */
    Tally(String name, double tolerance) {
        this.name = name;
        this.tolerance = tolerance;
    }

    /**
     * Compares two numbers.
     *
     * @param noise the roundoff in what is expected
     * @param doubt what else is not known of it, which counts only where it is next to nothing
     */
    void compare(String where, double expected, double found, double noise, double doubt) {
        compared++;
        double size = Math.max(Math.abs(expected), Math.abs(found));
        double error = Math.abs(expected - found);
        if (Double.isNaN(error) || Double.isInfinite(error)) {
            error = Double.POSITIVE_INFINITY;
        }
        double extra = noise + Math.min(doubt, tolerance * tolerance);
        double allowed = (Double.isFinite(size) ? tolerance * size : 0) + extra;
        if (!(error <= allowed)) {
            wrong++;
        } else if (found != 0 && noise > Math.abs(found) / 2) {
            undecided++;
        }
        Entry entry = new Entry(where, expected, found, error, allowed);
        if (worst == null || entry.excess() > worst.excess()) {
            worst = entry;
        }
    }

    Comparison result() {
        return new Comparison(name, compared, wrong, undecided, worst);
    }
}
