package io.cotangent;

import io.cotangent.transform.Jacobian;
import java.util.function.Function;

/**
 * A function's Jacobian in blocks: one for each array of the result and each array of the argument,
 * of the result's shape followed by the argument's. A second derivative is the Jacobian of the
 * gradient, so both sides have the argument's type.
 *
 * <pre>{@code
 * var jacobian = Cotangent.jacobianBlocks(Model::predict).apply(params);
 * jacobian.of(Prediction::mean)             // a Params: the derivatives of the mean
 * jacobian.in(Params::weights)              // a Prediction: the derivatives in the weights
 * jacobian.block(Prediction::mean, Params::weights)
 * }</pre>
 *
 * <p>The functions that choose are given the tree itself and must return one of its arrays; else
 * they meet a {@link io.cotangent.error.TreeException}.
 *
 * @param <R> the type of the result
 * @param <A> the type of the argument
 */
@SuppressWarnings("unchecked") // the types are those of the function
public final class JacobianBlocks<R, A> {
    private final Jacobian jacobian;

    JacobianBlocks(Jacobian jacobian) {
        this.jacobian = jacobian;
    }

    /** The derivatives of one array of the result, in the argument's structure. */
    public A of(Function<R, NDArray> result) {
        return (A) jacobian.arguments(jacobian.rowOf(r -> result.apply((R) r)))[0];
    }

    /** The derivatives in one array of the argument, in the result's structure. */
    public R in(Function<A, NDArray> argument) {
        return (R) jacobian.results(jacobian.columnOf(a -> argument.apply((A) a)));
    }

    /** The derivative of one array of the result in one of the argument. */
    public NDArray block(Function<R, NDArray> result, Function<A, NDArray> argument) {
        return jacobian.block(
                jacobian.rowOf(r -> result.apply((R) r)),
                jacobian.columnOf(a -> argument.apply((A) a)));
    }

    /**
     * All blocks as one matrix: a row for each number of the result's floating-point arrays in the
     * order of the tree, a column for each of the argument's.
     */
    public NDArray matrix() {
        return jacobian.matrix();
    }
}
