package io.cotangent.optimize;

import io.cotangent.NDArray;
import io.cotangent.array.DenseArray;
import java.util.List;

/**
 * Adam (Kingma and Ba, A method for stochastic optimization, 2015): running means {@code m} of
 * gradients and {@code v} of their squares, freed of their bias towards 0, give the step {@code
 * rate m / (sqrt(v) + epsilon)}. With decay, it is AdamW (Loshchilov and Hutter, Decoupled weight
 * decay regularization, 2019): parameters are also drawn to 0, by {@code rate decay x}, past the
 * means.
 *
 * @param rate the length of a step in each coordinate, about
 * @param beta1 the part that the mean of gradients keeps of itself
 * @param beta2 the part that the mean of squares keeps of itself
 * @param epsilon added to the root, so that gradients of 0 make no step
 * @param decay of the parameters, apart from the gradient
 */
public record Adam(double rate, double beta1, double beta2, double epsilon, double decay)
        implements Optimizer {
    /** With the authors' settings: means that keep 0.9 and 0.999, an epsilon of 1e-8, no decay. */
    public static Adam of(double rate) {
        return new Adam(rate, 0.9, 0.999, 1e-8, 0);
    }

    /** With another rate. */
    public Adam withRate(double newRate) {
        return new Adam(newRate, beta1, beta2, epsilon, decay);
    }

    /** With means that keep other parts of themselves. */
    public Adam withBetas(double newBeta1, double newBeta2) {
        return new Adam(rate, newBeta1, newBeta2, epsilon, decay);
    }

    /** With another epsilon. */
    public Adam withEpsilon(double newEpsilon) {
        return new Adam(rate, beta1, beta2, newEpsilon, decay);
    }

    /** With decay of the parameters, as AdamW, such as 0.01. */
    public Adam withDecay(double newDecay) {
        return new Adam(rate, beta1, beta2, epsilon, newDecay);
    }

    @Override
    public <P> State<P> init(P params) {
        P zeros = Parameters.of(params).zeros();
        return new State<>(params, 0, List.of(zeros, zeros));
    }

    @Override
    public <P> State<P> step(State<P> state, P gradient) {
        Parameters<P> params = Parameters.of(state.params());
        List<NDArray> g = params.arraysOf(gradient, "the gradient");
        List<NDArray> m =
                Parameters.map(
                        params.arraysOf(state.memory().get(0), "the mean"),
                        g,
                        (mean, x) -> mean(beta1, mean, x));
        List<NDArray> v =
                Parameters.map(
                        params.arraysOf(state.memory().get(1), "the mean square"),
                        g,
                        (mean, x) -> mean(beta2, mean, Parameters.OPS.square(x)));
        long steps = state.steps() + 1;
        double freed1 = 1 - Math.pow(beta1, (double) steps);
        double freed2 = 1 - Math.pow(beta2, (double) steps);
        List<NDArray> direction = Parameters.map(m, v, (a, b) -> direction(a, freed1, b, freed2));
        if (decay != 0) {
            direction =
                    Parameters.map(
                            direction,
                            params.arrays(),
                            (d, x) -> Parameters.OPS.add(d, Parameters.OPS.mul(x, decay)));
        }
        P moved = params.movedBy(direction, rate);
        return new State<>(moved, steps, List.of(params.with(m), params.with(v)));
    }

    private static NDArray mean(double kept, NDArray mean, NDArray next) {
        return Parameters.OPS.add(
                Parameters.OPS.mul(mean, kept), Parameters.OPS.mul(next, 1 - kept));
    }

    private NDArray direction(NDArray m, double freed1, NDArray v, double freed2) {
        NDArray root = root(Parameters.OPS.div(v, freed2));
        return Parameters.OPS.div(Parameters.OPS.div(m, freed1), Parameters.OPS.add(root, epsilon));
    }

    /**
     * The root of a mean square. Where all gradients were 0, it is their size, whose slope is
     * finite, while the root's is not; that matters only where somebody differentiates.
     */
    private static NDArray root(NDArray meanSquare) {
        return meanSquare instanceof DenseArray
                ? Parameters.OPS.sqrt(meanSquare)
                : Parameters.OPS.rootOrZero(meanSquare);
    }
}
