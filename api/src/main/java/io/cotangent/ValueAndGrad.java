package io.cotangent;

/**
 * A function's value and gradient.
 *
 * @param value the value
 * @param grad the gradient, of the type of the argument that it is taken in
 */
public record ValueAndGrad<R, G>(R value, G grad) {}
