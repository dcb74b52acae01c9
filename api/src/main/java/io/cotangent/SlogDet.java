package io.cotangent;

/**
 * The determinants of matrices in the last two axes, as {@code sign * exp(logAbsDet)}.
 *
 * @param sign 1, -1, or 0 for a singular matrix
 * @param logAbsDet the logarithm of the absolute value, minus infinity for a singular matrix
 */
public record SlogDet(NDArray sign, NDArray logAbsDet) {}
