package io.cotangent.check;

import io.cotangent.NDArray;
import io.cotangent.function.Fn1;
import java.util.Arrays;

/**
 * Derivatives by central differences of two steps, from which the error of second order is taken
 * out (Richardson). Of several pairs of steps the one counts whose two differences, and the
 * roundoff in them, are the least apart, in proportion.
 */
final class Differences {
    private static final int TRIALS = 4;
    private static final double REDUCTION = 8;

    /** Roundoffs that a value may be wrong by. */
    private static final double ROUNDOFFS = 32;

    private final Fn1<NDArray, NDArray> fn;
    private final NDArray x;
    private final double precision;
    private final double step;

    Differences(Subject subject, double step) {
        this.fn = subject.fn();
        this.x = subject.x();
        this.precision = subject.precision();
        this.step = step;
    }

    /**
     * A derivative along a direction.
     *
     * @param values one for each number of the result; NaN where no step gave any
     * @param noise how far roundoff may have moved them
     * @param doubt how far the differences of two steps were apart at most
     */
    record Slope(double[] values, double noise, double doubt) {
        /** How much of the largest value is uncertain: all of it, across a pole. */
        double uncertainty() {
            double size = Arrays.stream(values).map(Math::abs).max().orElse(0);
            return (noise + doubt) / (size + noise);
        }
    }

    /** The derivative along a direction whose largest component is 1. */
    Slope along(NDArray direction) {
        double size = direction.mul(x).abs().max().item();
        Slope best = trial(direction, step * Math.max(1, size));
        double next = step * Math.max(1, size) / REDUCTION;
        for (int i = 1; i < TRIALS; i++) {
            best = better(best, trial(direction, next));
            next /= REDUCTION;
        }
        // Near a pole at 0, only steps in proportion are small.
        if (size > 0 && size * step < next) {
            best = better(best, trial(direction, step * size));
            best = better(best, trial(direction, step * size / REDUCTION));
        }
        return best;
    }

    private static Slope better(Slope a, Slope b) {
        return b.uncertainty() < a.uncertainty() || Double.isNaN(a.uncertainty()) ? b : a;
    }

    /** The slope by steps h and h/2. What is moved is rounded, and so are values. */
    private Slope trial(NDArray direction, double h) {
        double moved = direction.mul(x).abs().max().item();
        double[] above = fn.apply(x.add(direction.mul(h))).toArray();
        double[] below = fn.apply(x.sub(direction.mul(h))).toArray();
        double[] nearAbove = fn.apply(x.add(direction.mul(h / 2))).toArray();
        double[] nearBelow = fn.apply(x.sub(direction.mul(h / 2))).toArray();
        double[] values = new double[above.length];
        double doubt = 0;
        double size = 0;
        for (int i = 0; i < values.length; i++) {
            double coarse = (above[i] - below[i]) / (2 * h);
            double fine = (nearAbove[i] - nearBelow[i]) / h;
            values[i] = fine + (fine - coarse) / 3;
            doubt = Math.max(doubt, Math.abs(values[i] - fine));
            size = Math.max(size, Math.abs(above[i]) + Math.abs(below[i]));
            size = Math.max(size, Math.abs(values[i]) * moved);
        }
        if (!Arrays.stream(values).allMatch(Double::isFinite)) {
            return new Slope(values, Double.POSITIVE_INFINITY, Double.NaN);
        }
        return new Slope(values, ROUNDOFFS * precision * size / h, doubt);
    }
}
