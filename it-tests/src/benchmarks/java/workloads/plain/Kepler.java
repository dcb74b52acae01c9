package workloads.plain;

import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853Integrator;

/** A planet's way around its sun, by the integrator of Commons Math. */
public final class Kepler {
    private static final double TIME = 5;
    private static final double TOLERANCE = 1e-10;

    private Kepler() {}

    /** The first coordinate after a time, from place and velocity at the start. */
    public static double f(double x, double y, double u, double v) {
        double[] state = {x, y, u, v};
        new DormandPrince853Integrator(1e-6, 1, TOLERANCE, TOLERANCE)
                .integrate(new Attraction(), 0, state, TIME, state);
        return state[0];
    }

    private static final class Attraction implements FirstOrderDifferentialEquations {
        @Override
        public int getDimension() {
            return 4;
        }

        @Override
        public void computeDerivatives(double t, double[] state, double[] slopes) {
            double square = state[0] * state[0] + state[1] * state[1];
            double cube = square * Math.sqrt(square);
            slopes[0] = state[2];
            slopes[1] = state[3];
            slopes[2] = -state[0] / cube;
            slopes[3] = -state[1] / cube;
        }
    }
}
