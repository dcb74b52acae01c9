package hmc;

import io.cotangent.Cotangent;
import io.cotangent.NDArray;
import io.cotangent.Rng;
import io.cotangent.ValueAndGrad;
import io.cotangent.function.Fn1;

/**
 * The sampler without U-turns (Hoffman and Gelman, The No-U-Turn Sampler, 2014), which chooses
 * among the points of a path by their weights (Betancourt, A conceptual introduction to Hamiltonian
 * Monte Carlo, 2017).
 */
final class Nuts {
    private static final int MAX_DEPTH = 10;
    private static final double DIVERGENCE = 1000;

    private final Fn1<NDArray, ValueAndGrad<NDArray, NDArray>> density;
    private final double step;
    private final NDArray variances;
    private final Rng key;
    private int draws;

    /**
     * A sampler for one transition.
     *
     * @param density the logarithm of a density
     * @param step the length of a step in time
     * @param variances of the numbers, about: the inverse of their masses
     * @param key its randomness
     */
    Nuts(Fn1<NDArray, NDArray> density, double step, NDArray variances, Rng key) {
        this.density = Cotangent.valueAndGrad(density);
        this.step = step;
        this.variances = variances;
        this.key = key;
    }

    /** A point with its momentum. */
    private record Phase(NDArray x, NDArray momentum, double density, NDArray gradient) {}

    /** A path: its ends, the point chosen from it, and what its points weigh together. */
    private record Tree(
            Phase left,
            Phase right,
            Phase chosen,
            double weight,
            NDArray momenta,
            boolean isWhole,
            double acceptance,
            int steps) {}

    /** What a transition has come to. */
    record Transition(NDArray x, double acceptance, int steps) {}

    /** The next point of the chain. */
    Transition from(NDArray x) {
        NDArray momentum = key.foldIn(-1).normal(x.size()).div(variances.sqrt());
        Phase start = phase(x, momentum);
        double energy = energy(start);
        Tree tree = new Tree(start, start, start, 0, momentum, true, 0, 0);
        double acceptance = 0;
        int steps = 0;
        for (int depth = 0; depth < MAX_DEPTH; depth++) {
            boolean isForward = uniform() < 0.5;
            Tree more = grown(isForward ? tree.right : tree.left, depth, isForward, energy);
            acceptance += more.acceptance;
            steps += more.steps;
            if (!more.isWhole) {
                break;
            }
            boolean isMoved = Math.log(uniform()) < more.weight - tree.weight;
            Phase chosen = isMoved ? more.chosen : tree.chosen;
            tree = isForward ? joined(tree, more, chosen) : joined(more, tree, chosen);
            if (!tree.isWhole) {
                break;
            }
        }
        return new Transition(tree.chosen.x, acceptance / steps, steps);
    }

    private double uniform() {
        return key.foldIn(draws++).uniform().item();
    }

    private Phase phase(NDArray x, NDArray momentum) {
        ValueAndGrad<NDArray, NDArray> there = density.apply(x);
        return new Phase(x, momentum, there.value().item(), there.grad());
    }

    private double energy(Phase phase) {
        return phase.momentum.square().mul(variances).sum().item() / 2 - phase.density;
    }

    /** A path of {@code 2^depth} steps onward from a point. */
    private Tree grown(Phase from, int depth, boolean isForward, double energy) {
        if (depth == 0) {
            Phase next = leap(from, isForward ? step : -step);
            double gain = energy - energy(next);
            double weight = Double.isNaN(gain) ? Double.NEGATIVE_INFINITY : gain;
            double acceptance = Math.min(1, Math.exp(weight));
            return new Tree(
                    next, next, next, weight, next.momentum, weight > -DIVERGENCE, acceptance, 1);
        }
        Tree near = grown(from, depth - 1, isForward, energy);
        if (!near.isWhole) {
            return near;
        }
        Tree far = grown(isForward ? near.right : near.left, depth - 1, isForward, energy);
        boolean isFar = Math.log(uniform()) < far.weight - together(near, far);
        Phase chosen = isFar ? far.chosen : near.chosen;
        return isForward ? joined(near, far, chosen) : joined(far, near, chosen);
    }

    private static double together(Tree a, Tree b) {
        double most = Math.max(a.weight, b.weight);
        double least = Math.min(a.weight, b.weight);
        return least == Double.NEGATIVE_INFINITY ? most : most + Math.log1p(Math.exp(least - most));
    }

    /** Two paths, one after the other; whole if the ends still move apart. */
    private Tree joined(Tree left, Tree right, Phase chosen) {
        NDArray momenta = left.momenta.add(right.momenta);
        NDArray velocities = momenta.mul(variances);
        boolean isApart =
                velocities.dot(left.left.momentum).item() > 0
                        && velocities.dot(right.right.momentum).item() > 0;
        return new Tree(
                left.left,
                right.right,
                chosen,
                together(left, right),
                momenta,
                left.isWhole && right.isWhole && isApart,
                left.acceptance + right.acceptance,
                left.steps + right.steps);
    }

    private Phase leap(Phase from, double time) {
        NDArray half = from.momentum.add(from.gradient.mul(time / 2));
        Phase to = phase(from.x.add(half.mul(variances).mul(time)), half);
        return new Phase(to.x, half.add(to.gradient.mul(time / 2)), to.density, to.gradient);
    }
}
