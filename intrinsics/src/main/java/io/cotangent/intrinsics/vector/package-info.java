/**
 * The kernels on {@code jdk.incubator.vector}.
 *
 * <p>What a loop computes in each lane is an expression of {@link
 * io.cotangent.intrinsics.vector.Lane}s. A function of the library is written once, as such an
 * expression; {@link io.cotangent.intrinsics.vector.LoopWriter} makes a class of it whose methods
 * compute it on vectors and on single numbers, operation by operation the same, so that the results
 * have the same bits whichever runs.
 */
package io.cotangent.intrinsics.vector;
