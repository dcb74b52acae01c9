package io.cotangent;

/**
 * The singular value decomposition {@code A = U S V'} of matrices in the last two axes.
 *
 * @param u orthonormal columns, each with a positive entry of largest size
 * @param s the singular values, descending
 * @param vt orthonormal rows
 */
public record Svd(NDArray u, NDArray s, NDArray vt) {}
