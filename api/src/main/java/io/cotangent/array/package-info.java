/**
 * Arrays whose numbers are there: strided views of Java arrays, and everything that can be computed
 * with them.
 *
 * <p>{@link io.cotangent.array.DenseArray} is the array; {@link io.cotangent.array.Shape}, {@link
 * io.cotangent.array.ArrayType} and {@link io.cotangent.array.Region} describe arrays. The other
 * public classes hold the operations, grouped by what they do with the elements: look at them in
 * another order ({@link io.cotangent.array.Views}), compute with each ({@link
 * io.cotangent.array.Maps}), combine several ({@link io.cotangent.array.Reductions}, {@link
 * io.cotangent.array.Products}), solve and decompose matrices ({@link
 * io.cotangent.array.LinearSystems}, {@link io.cotangent.array.Decompositions}), move them ({@link
 * io.cotangent.array.Movement}), make them ({@link io.cotangent.array.Creation}, {@link
 * io.cotangent.array.CounterRandom}), or show and compare them ({@link
 * io.cotangent.array.Printing}, {@link io.cotangent.array.Comparing}).
 *
 * <p>This package knows the kernels of {@code io.cotangent.intrinsics}, the element types and the
 * exceptions. Its methods take operands that already agree in type and shape, unless they say
 * otherwise; promotion and broadcasting are decided by the callers. It must not know of operations,
 * traces or transformations: nothing here can be differentiated, and nothing here records.
 */
package io.cotangent.array;
