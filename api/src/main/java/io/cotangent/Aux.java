package io.cotangent;

/**
 * A value to differentiate together with whatever else a function computed on the way, which is not
 * differentiated.
 *
 * @param value the value to differentiate: an array, or a tree of arrays
 * @param aux anything that a tree may be; its arrays come back with their numbers
 */
public record Aux<V, X>(V value, X aux) implements ScalarValued {}
