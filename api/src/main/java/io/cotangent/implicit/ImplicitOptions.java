package io.cotangent.implicit;

import io.cotangent.error.DomainException;

/**
 * How derivatives of solutions are computed, and which solutions are taken for ones.
 *
 * @param linear how the linear systems of derivatives are solved
 * @param residual what the user's solver may leave: the norm of the equation's residual at the
 *     solution, as a part of one more than that at the start; for a minimum, that of the gradient.
 *     Beyond, derivatives would be wrong, and there is an error
 */
public record ImplicitOptions(LinearSolver linear, double residual) {
    /**
     * Settings.
     *
     * @throws DomainException where the residual is not positive
     */
    public ImplicitOptions {
        if (!(residual > 0)) {
            throw new DomainException("a residual of " + residual + ": give a positive one");
        }
    }

    /** The matrix for small systems, GMRES for large ones; a residual of 1e-4. */
    public static ImplicitOptions standard() {
        return new ImplicitOptions(LinearSolver.automatic(), 1e-4);
    }

    /** The same with another way to solve linear systems. */
    public ImplicitOptions withLinear(LinearSolver other) {
        return new ImplicitOptions(other, residual);
    }

    /** The same with another largest residual of a solution. */
    public ImplicitOptions withResidual(double other) {
        return new ImplicitOptions(linear, other);
    }
}
