package io.cotangent;

/**
 * The largest elements along an axis, in descending order.
 *
 * @param values the elements
 * @param indices their positions, {@code int64}
 */
public record TopK(NDArray values, NDArray indices) {}
