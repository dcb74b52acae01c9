package io.cotangent;

/**
 * What a function gives that a gradient is taken of: an {@link NDArray} of one number, or {@link
 * Aux} of one and more.
 */
public sealed interface ScalarValued permits NDArray, Aux {}
