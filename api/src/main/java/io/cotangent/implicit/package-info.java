/**
 * Values that are defined by equations, with the derivatives that follow from the equations: {@link
 * io.cotangent.implicit.Implicit} solves linear systems, finds roots, fixed points and minima;
 * {@link io.cotangent.implicit.Ode} solves differential equations.
 *
 * <p>The way to a solution is not differentiated. With F(x(p), p) = 0 the implicit function theorem
 * says F_x dx = -F_p dp: one linear system for a tangent, or, transposed, for a cotangent; see M.
 * Blondel et al., "Efficient and Modular Implicit Differentiation" (NeurIPS 2022). The derivative
 * is a function made of operations in its turn, so that all orders follow, and batches, too.
 */
@NullMarked
package io.cotangent.implicit;

import org.jspecify.annotations.NullMarked;
