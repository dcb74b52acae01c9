package hmc;

import io.cotangent.NDArray;
import io.cotangent.Rng;
import io.cotangent.function.Fn1;
import java.util.ArrayList;
import java.util.List;

/** A chain of samples, whose sampler learns in the beginning. */
final class Chain {
    private static final int LEARNING = 300;

    private final Fn1<NDArray, NDArray> density;
    private final Rng key;
    private NDArray x;
    private NDArray variances;
    private int transitions;
    private int steps;

    Chain(Fn1<NDArray, NDArray> density, NDArray start, long seed) {
        this.density = density;
        this.x = start;
        this.variances = NDArray.full(1, start.size());
        this.key = Rng.seed(seed);
    }

    /** Samples, {@code [count, numbers]}, after the step and the variances are learnt. */
    NDArray samples(int count) {
        NDArray first = NDArray.stack(0, learn(new StepSize(0.1), LEARNING));
        NDArray settled = first.get(LEARNING / 4 + ":");
        // A few samples tell little of a variance: part of a small one is added.
        variances = settled.var(0).mul(0.99).add(1e-5);
        StepSize size = new StepSize(0.1);
        learn(size, LEARNING / 2);
        List<NDArray> samples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            next(size.settled());
            samples.add(x);
        }
        return NDArray.stack(0, samples);
    }

    private List<NDArray> learn(StepSize size, int count) {
        List<NDArray> samples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            size.learn(next(size.current()));
            samples.add(x);
        }
        return samples;
    }

    private double next(double step) {
        Nuts nuts = new Nuts(density, step, variances, key.foldIn(transitions++));
        Nuts.Transition transition = nuts.from(x);
        x = transition.x();
        steps += transition.steps();
        return transition.acceptance();
    }

    /** The gradients computed so far. */
    int steps() {
        return steps;
    }
}
