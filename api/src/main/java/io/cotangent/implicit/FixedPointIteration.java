package io.cotangent.implicit;

import io.cotangent.error.DomainException;

/**
 * The iteration x ← f(x), plain or with Anderson's acceleration: H. F. Walker, P. Ni, "Anderson
 * Acceleration for Fixed-Point Iterations", SIAM J. Numer. Anal. 49 (2011).
 *
 * @param memory the number of earlier steps that the acceleration combines; 0 for the plain
 *     iteration
 * @param tolerance the largest last change, as a part of the unknowns' norm; 0 for what suits the
 *     arrays' type, 2e-12 for {@code float64} and 6e-6 for {@code float32}
 * @param iterations the largest number of calls of f
 */
public record FixedPointIteration(int memory, double tolerance, int iterations) {
    /**
     * Settings.
     *
     * @throws DomainException where one is negative
     */
    public FixedPointIteration {
        if (memory < 0 || !(tolerance >= 0) || iterations < 0) {
            throw new DomainException(
                    "fixed-point iteration: memory "
                            + memory
                            + ", tolerance "
                            + tolerance
                            + ", iterations "
                            + iterations
                            + ": give none that is negative");
        }
    }

    /** The plain iteration, of at most 10,000 calls. */
    public static FixedPointIteration plain() {
        return new FixedPointIteration(0, 0, 10_000);
    }

    /** Anderson's acceleration by five earlier steps. */
    public static FixedPointIteration anderson() {
        return new FixedPointIteration(5, 0, 10_000);
    }

    /** The same with another number of earlier steps. */
    public FixedPointIteration withMemory(int other) {
        return new FixedPointIteration(other, tolerance, iterations);
    }

    /** The same with another tolerance. */
    public FixedPointIteration withTolerance(double other) {
        return new FixedPointIteration(memory, other, iterations);
    }

    /** The same with another limit of calls. */
    public FixedPointIteration withIterations(int other) {
        return new FixedPointIteration(memory, tolerance, other);
    }
}
