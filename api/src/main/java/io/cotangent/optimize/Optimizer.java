package io.cotangent.optimize;

/**
 * A rule that moves parameters by one gradient after the other. It is a value without memory: what
 * it remembers is in the {@link State}, which is as immutable.
 *
 * <pre>{@code
 * Optimizer adam = Adam.of(0.01);
 * State<Model> state = adam.init(model);
 * for (Batch batch : batches) {
 *     state = adam.step(state, Cotangent.grad(Training::loss).apply(state.params(), batch));
 * }
 * }</pre>
 *
 * <p>Steps are arithmetic on arrays, like any other: inside a differentiated function they are
 * differentiated, too, and states are trees, which functions may take and return.
 */
public sealed interface Optimizer permits Sgd, Adam {
    /**
     * The state before the first step.
     *
     * @param params any tree of arrays; those of integers and booleans stay as they are
     * @throws io.cotangent.error.TreeException if it is no tree
     * @throws io.cotangent.error.LostDerivativeException if there are plain numbers in it, which
     *     have no gradient
     */
    <P> State<P> init(P params);

    /**
     * The state after one more step. Options, such as the rate, may change from step to step.
     *
     * @param gradient of the parameters' structure, types and shapes
     * @throws io.cotangent.error.TreeException if it is not
     */
    <P> State<P> step(State<P> state, P gradient);
}
