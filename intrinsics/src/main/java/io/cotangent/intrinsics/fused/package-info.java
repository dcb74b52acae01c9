/**
 * Formulas computed block by block.
 *
 * <p>A block of elements is taken through all steps before the next one begins, so that what is
 * computed on the way stays in the processor's first cache. {@link
 * io.cotangent.intrinsics.fused.Schedule} says in which order: stretches of cheap arithmetic become
 * {@linkplain io.cotangent.intrinsics.vector.Piece pieces}, loops of their own; elementary
 * functions are calls of the kernels that everything else uses, too. {@link
 * io.cotangent.intrinsics.fused.Plan} gives every value a place, {@link
 * io.cotangent.intrinsics.fused.Layout} finds the operands' elements, {@link
 * io.cotangent.intrinsics.fused.Grid} cuts the elements into blocks, and {@link
 * io.cotangent.intrinsics.fused.Machine} runs the tasks.
 */
package io.cotangent.intrinsics.fused;
