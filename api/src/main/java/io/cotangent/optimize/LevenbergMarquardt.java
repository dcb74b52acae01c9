package io.cotangent.optimize;

import io.cotangent.error.DomainException;
import io.cotangent.function.Fn1;

/**
 * Nonlinear least squares: the parameters with the smallest sum of squared residuals. The method is
 * that of Levenberg and Marquardt with scaling as of Moré (The Levenberg-Marquardt algorithm:
 * implementation and theory, 1978), which here forgets steep places in time, damping by the gain
 * ratio as of Nielsen (Damping parameter in Marquardt's method, 1999), and steps bent along the
 * geodesic (Transtrum and Sethna, Improvements to the Levenberg-Marquardt algorithm for nonlinear
 * least-squares minimization, 2012), with exact second derivatives along the step.
 *
 * <pre>{@code
 * record Decay(NDArray amplitude, NDArray rate) {}
 *
 * Fit<Decay> fit =
 *         LevenbergMarquardt.fit(
 *                 p -> p.amplitude().mul(x.mul(p.rate()).neg().exp()).sub(y), start);
 * }</pre>
 *
 * <p>To weigh observations, divide their residuals by their standard deviations.
 */
public final class LevenbergMarquardt {
    private LevenbergMarquardt() {}

    /** The usual options: a tolerance of 1e-11, 2000 iterations, a damping of 1e-3. */
    public static Options options() {
        return new Options(1e-11, 2000, 1e-3, true);
    }

    /** As {@link Options#fit}, with the usual options. */
    public static <P, R> Fit<P> fit(Fn1<P, R> residuals, P start) {
        return options().fit(residuals, start);
    }

    /**
     * How to fit.
     *
     * @param tolerance ends the fit where the residuals' part along the Jacobian's columns, which
     *     is 0 in the solution, is at most this part of the whole: about the distance to the
     *     solution in standard errors, over the root of the degrees of freedom (Bates and Watts, A
     *     relative offset orthogonality convergence criterion for nonlinear least squares, 1981)
     * @param maxIterations the most steps to try
     * @param damping the first damping, as part of the squares of the Jacobian's columns: smaller
     *     where the start is good
     * @param acceleration whether to bend steps by second derivatives along them
     */
    public record Options(
            double tolerance, int maxIterations, double damping, boolean acceleration) {
        /** With these numbers, which must not be negative; the damping not 0 either. */
        public Options {
            if (!(tolerance >= 0) || maxIterations < 0 || !(damping > 0)) {
                throw new DomainException(
                        ("Levenberg-Marquardt with tolerance %s, iterations %s, damping %s:"
                                        + " none may be negative, and damping not 0")
                                .formatted(tolerance, maxIterations, damping));
            }
        }

        /** With another tolerance; 0 for as exact as can be. */
        public Options withTolerance(double newTolerance) {
            return new Options(newTolerance, maxIterations, damping, acceleration);
        }

        /** With another number of iterations. */
        public Options withMaxIterations(int iterations) {
            return new Options(tolerance, iterations, damping, acceleration);
        }

        /** With another damping to start with. */
        public Options withDamping(double newDamping) {
            return new Options(tolerance, maxIterations, newDamping, acceleration);
        }

        /** With steps bent by second derivatives, or straight. */
        public Options withAcceleration(boolean bent) {
            return new Options(tolerance, maxIterations, damping, bent);
        }

        /**
         * Fits parameters from a start on.
         *
         * @param residuals a function of marked code, whose value is any tree of arrays: the
         *     differences between the model and what was observed
         * @param start any tree of arrays; integers and booleans in it stay as they are
         * @return a point no worse than the start; {@link Fit#stop} says how good it is
         * @throws DomainException if residuals or their Jacobian are not finite at the start
         * @throws io.cotangent.error.LostDerivativeException if the residuals depend on a value
         *     that is being differentiated
         */
        public <P, R> Fit<P> fit(Fn1<P, R> residuals, P start) {
            return new Fitting<>(this, new Residuals<>(residuals, start)).run();
        }
    }
}
