package io.cotangent;

/**
 * A function's value, its gradient, and its second derivative in one direction.
 *
 * @param value the value
 * @param grad the gradient, of the type of the argument
 * @param hvp the Hessian times the direction, of the same type
 */
public record GradAndHvp<R, G>(R value, G grad, G hvp) {
    static <R, G> GradAndHvp<R, G> of(Jvp<ValueAndGrad<R, G>> there) {
        return new GradAndHvp<>(
                there.primal().value(), there.primal().grad(), there.tangent().grad());
    }
}
