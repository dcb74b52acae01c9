package io.cotangent.optimize;

import io.cotangent.NDArray;
import org.jspecify.annotations.Nullable;

/**
 * A step along a line that lowers a function enough: the search of Hager and Zhang (A new conjugate
 * gradient method with guaranteed descent and an efficient line search, SIAM J. Optim. 16, 2005),
 * whose names are used here. A step is enough by Wolfe's conditions, or, so near a minimum that
 * values differ by roundoff only, by the "approximate" ones, on slopes alone.
 */
final class LineSearch {
    private static final double DECREASE = 0.1;
    private static final double SLOPE = 0.9;

    /** How much higher a value may be, as part of its size: the noise of a computed value. */
    static final double NOISE = 1e-12;

    /** A bracket that shrinks less than this is halved. */
    private static final double SHRINKING = 0.66;

    private static final double EXPANSION = 5;
    private static final int MAX_TRIALS = 60;

    private final Objective<?> objective;
    private final NDArray x;
    private final NDArray direction;
    private final Trial origin;
    private final double highest;
    private Trial found;
    private int trials;

    /**
     * A point of the line.
     *
     * @param step its distance from the origin, in directions
     * @param slope the derivative along the line
     */
    record Trial(double step, double slope, Objective.Sample sample) {
        double value() {
            return sample.value();
        }
    }

    /** Two steps between which there is an enough one. */
    private record Bracket(Trial a, Trial b) {
        double width() {
            return b.step - a.step;
        }

        double middle() {
            return a.step + width() / 2;
        }

        /** Where the line through the slopes crosses 0; NaN for equal slopes. */
        static double secant(Trial a, Trial b) {
            return (a.step * b.slope - b.step * a.slope) / (b.slope - a.slope);
        }
    }

    LineSearch(Objective<?> objective, Objective.Sample from, NDArray direction) {
        this.objective = objective;
        this.x = from.x();
        this.direction = direction;
        this.origin = new Trial(0, from.gradient().dot(direction).item(), from);
        this.highest = from.value() + NOISE * Math.abs(from.value());
        this.found = origin;
    }

    /**
     * A step that is enough, looked for from a first guess on. If there is none, the lowest that
     * was tried, and the origin itself where that is none either.
     */
    Trial from(double first) {
        if (!(origin.slope < 0)) {
            return origin;
        }
        Bracket bracket = bracket(first);
        while (bracket != null && !isDone()) {
            Bracket next = secantTwice(bracket);
            if (!isDone() && next.width() > SHRINKING * bracket.width()) {
                next = update(next, next.middle());
            }
            if (!(next.width() < bracket.width())) {
                return found;
            }
            bracket = next;
        }
        return found;
    }

    private boolean isDone() {
        return isEnough(found) || trials >= MAX_TRIALS;
    }

    private boolean isEnough(Trial trial) {
        if (trial.value() == Double.NEGATIVE_INFINITY) {
            return true;
        }
        if (trial.step == 0 || !(trial.slope >= SLOPE * origin.slope)) {
            return false;
        }
        return trial.value() - origin.value() <= DECREASE * trial.step * origin.slope
                || (trial.value() <= highest && trial.slope <= (2 * DECREASE - 1) * origin.slope);
    }

    /** The function at a step; found is the best one so far. */
    private Trial at(double step) {
        trials++;
        Objective.Sample sample = objective.at(x.add(direction.mul(step)));
        Trial trial = new Trial(step, sample.gradient().dot(direction).item(), sample);
        boolean isUsable = sample.isFinite() || sample.value() == Double.NEGATIVE_INFINITY;
        if (isUsable && !isEnough(found) && (isEnough(trial) || trial.value() < found.value())) {
            found = trial;
        }
        return trial;
    }

    /** Whether there is a minimum before a step. */
    private static boolean isRising(Trial trial) {
        return trial.slope >= 0 && Double.isFinite(trial.value());
    }

    /** Whether a step is too long because the function is too high there, or has no value. */
    private boolean isHigh(Trial trial) {
        return !(trial.value() <= highest) || Double.isNaN(trial.slope);
    }

    /** A first bracket, by longer and longer steps; null if an enough one was met on the way. */
    private @Nullable Bracket bracket(double first) {
        Trial low = origin;
        double step = first;
        while (true) {
            Trial trial = at(step);
            if (isDone()) {
                return null;
            }
            if (isRising(trial)) {
                return new Bracket(low, trial);
            }
            if (isHigh(trial)) {
                return halve(origin, trial);
            }
            low = trial;
            step *= EXPANSION;
        }
    }

    /** Narrows from a low point with a falling slope and a high point. */
    private Bracket halve(Trial from, Trial to) {
        Bracket bracket = new Bracket(from, to);
        while (!isDone()) {
            double middle = bracket.middle();
            if (!(bracket.a.step < middle && middle < bracket.b.step)) {
                return bracket;
            }
            Trial trial = at(middle);
            if (isRising(trial)) {
                return new Bracket(bracket.a, trial);
            }
            bracket = isHigh(trial) ? new Bracket(bracket.a, trial) : new Bracket(trial, bracket.b);
        }
        return bracket;
    }

    /** A bracket narrowed by a step within it; the same for one that is not. */
    private Bracket update(Bracket bracket, double step) {
        if (!(bracket.a.step < step && step < bracket.b.step)) {
            return bracket;
        }
        Trial trial = at(step);
        if (isRising(trial)) {
            return new Bracket(bracket.a, trial);
        }
        return isHigh(trial) ? halve(bracket.a, trial) : new Bracket(trial, bracket.b);
    }

    /** Two steps by secants, the second from the end that the first has moved. */
    private Bracket secantTwice(Bracket bracket) {
        double first = Bracket.secant(bracket.a, bracket.b);
        Bracket next = update(bracket, first);
        if (isDone()) {
            return next;
        }
        if (next.b.step == first) {
            return update(next, Bracket.secant(bracket.b, next.b));
        }
        return next.a.step == first ? update(next, Bracket.secant(bracket.a, next.a)) : next;
    }
}
