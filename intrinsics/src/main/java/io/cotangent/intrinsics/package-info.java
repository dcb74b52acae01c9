/**
 * The numerical loops of Cotangent: elementwise functions, reductions and matrix products.
 *
 * <p>What is computed is named by the enums {@link io.cotangent.intrinsics.UnaryFunction}, {@link
 * io.cotangent.intrinsics.BinaryFunction}, {@link io.cotangent.intrinsics.Comparison} and {@link
 * io.cotangent.intrinsics.Reduction}, which also define the value for single numbers. {@link
 * io.cotangent.intrinsics.Kernels} computes it for many; {@link
 * io.cotangent.intrinsics.KernelProvider} chooses the implementation.
 *
 * <p>This package knows Java's primitive arrays, offsets and strides. It must not know of shapes,
 * broadcasting, derivatives or anything else of the library.
 */
package io.cotangent.intrinsics;
