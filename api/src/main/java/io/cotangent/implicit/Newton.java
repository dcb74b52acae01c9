package io.cotangent.implicit;

import io.cotangent.error.DomainException;

/**
 * Newton's method for roots, with steps that are halved until the norm of the function decreases:
 * J. E. Dennis, R. B. Schnabel, "Numerical Methods for Unconstrained Optimization and Nonlinear
 * Equations" (1996), 6.3. It ends with a step that is small beside the unknowns.
 *
 * @param tolerance the largest last step, as a part of the unknowns' norm; 0 for what suits the
 *     arrays' type, 4e-11 for {@code float64} and 2e-5 for {@code float32}. As the method converges
 *     quadratically, the error is about the square of it
 * @param iterations the largest number of steps
 * @param linear how the systems of the steps are solved
 */
public record Newton(double tolerance, int iterations, LinearSolver linear) {
    /**
     * Settings.
     *
     * @throws DomainException where one is negative
     */
    public Newton {
        if (!(tolerance >= 0) || iterations < 0) {
            throw new DomainException(
                    "Newton's method: tolerance "
                            + tolerance
                            + ", iterations "
                            + iterations
                            + ": give none that is negative");
        }
    }

    /** At most 100 steps. */
    public static Newton method() {
        return new Newton(0, 100, LinearSolver.automatic());
    }

    /** The same with another tolerance. */
    public Newton withTolerance(double other) {
        return new Newton(other, iterations, linear);
    }

    /** The same with another limit of steps. */
    public Newton withIterations(int other) {
        return new Newton(tolerance, other, linear);
    }

    /** The same with another way to solve linear systems. */
    public Newton withLinear(LinearSolver other) {
        return new Newton(tolerance, iterations, other);
    }
}
