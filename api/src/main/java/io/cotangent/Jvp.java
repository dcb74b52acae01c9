package io.cotangent;

/**
 * A function's value and its derivative in one direction.
 *
 * @param primal the value
 * @param tangent the Jacobian times the direction: of the type of the value, with zeros beside
 *     integers and booleans
 */
public record Jvp<R>(R primal, R tangent) {}
