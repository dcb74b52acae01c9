package io.cotangent.optimize;

import io.cotangent.NDArray;
import java.util.List;

/**
 * Gradient descent, with momentum: {@code v = momentum v + g; x = x - rate v}, or, as Nesterov's,
 * {@code x = x - rate (g + momentum v)} with the new {@code v} (Sutskever et al., On the importance
 * of initialization and momentum in deep learning, 2013, rewritten for the point that the gradient
 * is taken at).
 *
 * @param rate the length of a step, as part of the gradient
 * @param momentum the part of the last step that is made again
 * @param nesterov whether the gradient counts as if it were taken after that part
 */
public record Sgd(double rate, double momentum, boolean nesterov) implements Optimizer {
    /** Without momentum. */
    public static Sgd of(double rate) {
        return new Sgd(rate, 0, false);
    }

    /** With another rate. */
    public Sgd withRate(double newRate) {
        return new Sgd(newRate, momentum, nesterov);
    }

    /** With a momentum, such as 0.9. */
    public Sgd withMomentum(double newMomentum) {
        return new Sgd(rate, newMomentum, nesterov);
    }

    /** With Nesterov's momentum. */
    public Sgd withNesterovMomentum(double newMomentum) {
        return new Sgd(rate, newMomentum, true);
    }

    @Override
    public <P> State<P> init(P params) {
        return new State<>(params, 0, List.of(Parameters.of(params).zeros()));
    }

    @Override
    public <P> State<P> step(State<P> state, P gradient) {
        Parameters<P> params = Parameters.of(state.params());
        List<NDArray> g = params.arraysOf(gradient, "the gradient");
        List<NDArray> v = params.arraysOf(state.memory().get(0), "the velocity");
        List<NDArray> velocity = Parameters.map(v, g, (a, b) -> Parameters.OPS.add(scaled(a), b));
        List<NDArray> direction =
                nesterov
                        ? Parameters.map(velocity, g, (a, b) -> Parameters.OPS.add(scaled(a), b))
                        : velocity;
        P moved = params.movedBy(direction, rate);
        return new State<>(moved, state.steps() + 1, List.of(params.with(velocity)));
    }

    private NDArray scaled(NDArray velocity) {
        return Parameters.OPS.mul(velocity, momentum);
    }
}
