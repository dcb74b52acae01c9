package io.cotangent;

/**
 * The eigenvalues and eigenvectors of symmetric matrices in the last two axes.
 *
 * @param values ascending
 * @param vectors column {@code j} is the eigenvector of value {@code j}, of length 1; its entry of
 *     largest size is positive
 */
public record Eigh(NDArray values, NDArray vectors) {}
