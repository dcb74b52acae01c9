package io.cotangent;

/**
 * The different elements of an array.
 *
 * @param values each once, in ascending order; NaN, which here equals NaN, comes last
 * @param indices where each occurs first, counted in row-major order, {@code int64}
 * @param inverse for each element of the array the position of its value, {@code int64}
 * @param counts how often each occurs, {@code int64}
 */
public record Unique(NDArray values, NDArray indices, NDArray inverse, NDArray counts) {}
