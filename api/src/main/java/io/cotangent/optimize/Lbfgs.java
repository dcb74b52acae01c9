package io.cotangent.optimize;

import io.cotangent.NDArray;
import io.cotangent.error.DomainException;
import io.cotangent.function.Fn1;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The minimum of a smooth function of many variables: the method of Broyden, Fletcher, Goldfarb and
 * Shanno with a limited memory (Nocedal, Updating quasi-Newton matrices with limited storage,
 * 1980), with the line search of Hager and Zhang, which finds minima to the last digits of the
 * gradient, where values differ no more.
 *
 * <pre>{@code
 * Minimum<Model> minimum = Lbfgs.minimize(Training::loss, model);
 * Minimum<Model> better = Lbfgs.options().withMemory(30).minimize(Training::loss, model);
 * }</pre>
 */
public final class Lbfgs {
    private static final int PATIENCE = 20;

    private Lbfgs() {}

    /** The usual options: a memory of 10 steps, a tolerance of 1e-8, 1000 iterations. */
    public static Options options() {
        return new Options(10, 1e-8, 1000);
    }

    /** As {@link Options#minimize}, with the usual options. */
    public static <P> Minimum<P> minimize(Fn1<P, NDArray> fn, P start) {
        return options().minimize(fn, start);
    }

    /**
     * How to search.
     *
     * @param memory the steps to remember
     * @param tolerance ends the search where no component of the gradient is larger, times one more
     *     than the size of the function's value
     * @param maxIterations the most steps to make
     */
    public record Options(int memory, double tolerance, int maxIterations) {
        /** With these numbers, which must not be negative. */
        public Options {
            if (memory < 0 || !(tolerance >= 0) || maxIterations < 0) {
                throw new DomainException(
                        "L-BFGS with memory %s, tolerance %s, iterations %s: none may be negative"
                                .formatted(memory, tolerance, maxIterations));
            }
        }

        /** With another number of steps to remember. */
        public Options withMemory(int steps) {
            return new Options(steps, tolerance, maxIterations);
        }

        /** With another tolerance; 0 for as exact as can be. */
        public Options withTolerance(double newTolerance) {
            return new Options(memory, newTolerance, maxIterations);
        }

        /** With another number of iterations. */
        public Options withMaxIterations(int iterations) {
            return new Options(memory, tolerance, iterations);
        }

        /**
         * Searches from a point on.
         *
         * @param fn a function of marked code, whose value is one number
         * @param start any tree of arrays; integers and booleans in it stay as they are
         * @return a point no higher than the start; {@link Minimum#stop} says how good it is
         * @throws DomainException if the function or its gradient is not finite at the start
         * @throws io.cotangent.error.LostDerivativeException if the function depends on a value
         *     that is being differentiated
         */
        public <P> Minimum<P> minimize(Fn1<P, NDArray> fn, P start) {
            return new Search<>(this, new Objective<>(fn, start)).run();
        }
    }

    /** A step and the change of the gradient over it. */
    private record Step(NDArray moved, NDArray turned, double curvature) {}

    /** One search. */
    private static final class Search<P> {
        private final Options options;
        private final Objective<P> objective;
        private final Deque<Step> memory = new ArrayDeque<>();
        private Objective.Sample best;
        private int iterations;
        private int stale;

        Search(Options options, Objective<P> objective) {
            this.options = options;
            this.objective = objective;
            this.best = objective.start();
        }

        Minimum<P> run() {
            Objective.Sample sample = best;
            while (true) {
                double size = sample.gradientNorm();
                if (size <= options.tolerance() * (1 + Math.abs(sample.value()))) {
                    return end(sample, Stop.CONVERGED);
                }
                if (iterations == options.maxIterations()) {
                    return end(sample, Stop.ITERATIONS);
                }
                iterations++;
                LineSearch.Trial trial = next(sample);
                if (trial.sample().value() == Double.NEGATIVE_INFINITY) {
                    return end(trial.sample(), Stop.UNBOUNDED);
                }
                if (trial.step() == 0 || isStale(trial.sample())) {
                    return end(best, Stop.PRECISION);
                }
                remember(sample, trial.sample());
                sample = trial.sample();
            }
        }

        /** Whether for long no step has brought a lower value, beyond noise, or a lower slope. */
        private boolean isStale(Objective.Sample next) {
            double noise = LineSearch.NOISE * Math.abs(best.value());
            if (next.value() < best.value() - noise || next.gradientNorm() < best.gradientNorm()) {
                best = next;
                stale = 0;
            }
            return stale++ == PATIENCE;
        }

        /** A better point; the point itself where there is none in any direction tried. */
        private LineSearch.Trial next(Objective.Sample sample) {
            boolean isFirst = memory.isEmpty();
            NDArray downhill = sample.gradient().neg();
            double first = Math.min(1, 1 / sample.gradientNorm());
            LineSearch.Trial trial =
                    new LineSearch(objective, sample, isFirst ? downhill : direction(sample))
                            .from(isFirst ? first : 1);
            if (trial.step() > 0 || isFirst) {
                return trial;
            }
            // What is remembered has led astray, or roundoff has: the gradient alone decides.
            memory.clear();
            return new LineSearch(objective, sample, downhill).from(first);
        }

        /** The two loops over the memory, last steps first, then first steps first. */
        private NDArray direction(Objective.Sample sample) {
            NDArray direction = sample.gradient().neg();
            List<Double> parts = new ArrayList<>();
            for (Step step : memory) {
                double part = step.moved().dot(direction).item() / step.curvature();
                direction = direction.sub(step.turned().mul(part));
                parts.add(part);
            }
            Step last = memory.getFirst();
            direction = direction.mul(last.curvature() / last.turned().square().sum().item());
            int index = parts.size();
            for (Step step : memory.reversed()) {
                double back = step.turned().dot(direction).item() / step.curvature();
                direction = direction.add(step.moved().mul(parts.get(--index) - back));
            }
            return direction;
        }

        private void remember(Objective.Sample from, Objective.Sample to) {
            NDArray moved = to.x().sub(from.x());
            NDArray turned = to.gradient().sub(from.gradient());
            double curvature = moved.dot(turned).item();
            double scale = moved.norm().item() * turned.norm().item();
            if (options.memory() > 0 && curvature > Math.ulp(1.0) * scale) {
                memory.addFirst(new Step(moved, turned, curvature));
                if (memory.size() > options.memory()) {
                    memory.removeLast();
                }
            }
        }

        private Minimum<P> end(Objective.Sample sample, Stop stop) {
            return new Minimum<>(
                    objective.point(sample),
                    sample.value(),
                    sample.gradientNorm(),
                    iterations,
                    objective.evaluations(),
                    stop);
        }
    }
}
