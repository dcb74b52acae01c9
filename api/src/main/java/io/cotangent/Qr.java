package io.cotangent;

/**
 * The factorisation {@code A = Q R} of matrices in the last two axes.
 *
 * @param q orthonormal columns
 * @param r upper triangles, whose diagonals are not negative
 */
public record Qr(NDArray q, NDArray r) {}
