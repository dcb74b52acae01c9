package io.cotangent.implicit;

import io.cotangent.error.DomainException;

/**
 * How accurately a differential equation is solved. A step's error is estimated for each number y
 * of the state, and must be about {@code absolute + relative * |y|}, as a root mean square. Where
 * tangents and cotangents are integrated, the absolute part is multiplied by the largest of those
 * that are given, so that derivatives do not depend on their scale.
 *
 * @param relative the relative tolerance; 0 for what suits the state's type, 1e-8 for {@code
 *     float64} and 1e-5 for {@code float32}. Below ten roundoffs it has no effect
 * @param absolute the absolute tolerance; 0 for the relative one
 * @param steps the largest number of steps from one of the given times to the next
 */
public record OdeOptions(double relative, double absolute, int steps) {
    /**
     * Settings.
     *
     * @throws DomainException where a tolerance is negative, or there are no steps
     */
    public OdeOptions {
        if (!(relative >= 0) || !(absolute >= 0) || steps < 1) {
            throw new DomainException(
                    "odeint: tolerances "
                            + relative
                            + " and "
                            + absolute
                            + ", "
                            + steps
                            + " steps: give tolerances that are not negative, and at least one step");
        }
    }

    /** Tolerances that suit the state's type, and up to 100,000 steps between times. */
    public static OdeOptions standard() {
        return new OdeOptions(0, 0, 100_000);
    }

    /** The same with other tolerances. */
    public OdeOptions withTolerances(double otherRelative, double otherAbsolute) {
        return new OdeOptions(otherRelative, otherAbsolute, steps);
    }

    /** The same with another limit of steps. */
    public OdeOptions withSteps(int other) {
        return new OdeOptions(relative, absolute, other);
    }
}
