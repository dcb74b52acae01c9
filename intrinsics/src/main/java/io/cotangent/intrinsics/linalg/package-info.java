/**
 * Dense linear algebra on {@code double}: triangular systems, Cholesky, LU, QR, the symmetric
 * eigenvalue problem, the singular value decomposition and the exponential of a matrix.
 *
 * <p>All work on {@link io.cotangent.intrinsics.linalg.Matrix}, a view of a Java array. The
 * algorithms are blocked, so that the matrix product of {@link io.cotangent.intrinsics.Kernels}
 * does most of the arithmetic; other element types are converted to {@code double} first, by {@link
 * io.cotangent.intrinsics.Kernels#copy}, and rounded back.
 *
 * <p>Errors quoted are of the backward kind: the computed factors are those of a matrix that
 * differs from the one given by a small multiple of {@code n u |A|}, with {@code u} the unit
 * roundoff 2^-53 and {@code |A|} a norm. Infinities and NaNs lead to NaN, never to an endless loop.
 *
 * <p>This package knows the kernels' matrix product. It must not know of shapes with more than two
 * axes, of derivatives or of anything else of the library.
 */
package io.cotangent.intrinsics.linalg;
