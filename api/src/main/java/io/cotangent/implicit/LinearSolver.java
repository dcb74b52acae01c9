package io.cotangent.implicit;

import io.cotangent.error.DomainException;

/**
 * How a linear system is solved whose operator is a function.
 *
 * @param method the method
 * @param tolerance the largest norm of the residual, as a part of that of the right-hand side; 0
 *     for what suits the arrays' type, 4e-11 for {@code float64} and 2e-5 for {@code float32}
 * @param iterations the largest number of iterations; 0 for ten times the number of unknowns, and
 *     at least 1000
 * @param restart the number of vectors that GMRES keeps before it begins anew
 */
public record LinearSolver(Method method, double tolerance, int iterations, int restart) {
    /** The methods. */
    public enum Method {
        /** The matrix, for up to 128 unknowns; GMRES for more. */
        AUTOMATIC,
        /** The operator's matrix, column by column, and its LU decomposition. */
        DENSE,
        /**
         * Conjugate gradients, for operators that are symmetric and positive definite: M. R.
         * Hestenes, E. Stiefel, J. Res. Nat. Bur. Standards 49 (1952).
         */
        CONJUGATE_GRADIENTS,
        /**
         * Restarted GMRES, for any operator: Y. Saad, M. H. Schultz, SIAM J. Sci. Stat. Comput. 7
         * (1986).
         */
        GMRES
    }

    /**
     * Settings.
     *
     * @throws DomainException where one is negative, or the restart is not positive
     */
    public LinearSolver {
        if (!(tolerance >= 0) || iterations < 0 || restart < 1) {
            throw new DomainException(
                    "linear solver: tolerance "
                            + tolerance
                            + ", iterations "
                            + iterations
                            + ", restart "
                            + restart
                            + ": give none that is negative, and a restart of at least 1");
        }
    }

    /** The matrix where the system is small, GMRES where it is large. */
    public static LinearSolver automatic() {
        return of(Method.AUTOMATIC);
    }

    /** The operator's matrix and its LU decomposition. */
    public static LinearSolver dense() {
        return of(Method.DENSE);
    }

    /** Conjugate gradients: the operator must be symmetric and positive definite. */
    public static LinearSolver conjugateGradients() {
        return of(Method.CONJUGATE_GRADIENTS);
    }

    /** GMRES, which begins anew after 50 vectors. */
    public static LinearSolver gmres() {
        return of(Method.GMRES);
    }

    private static LinearSolver of(Method method) {
        return new LinearSolver(method, 0, 0, 50);
    }

    /** The same with another tolerance. */
    public LinearSolver withTolerance(double other) {
        return new LinearSolver(method, other, iterations, restart);
    }

    /** The same with another limit of iterations. */
    public LinearSolver withIterations(int other) {
        return new LinearSolver(method, tolerance, other, restart);
    }

    /** The same with another number of vectors before GMRES begins anew. */
    public LinearSolver withRestart(int other) {
        return new LinearSolver(method, tolerance, iterations, other);
    }
}
