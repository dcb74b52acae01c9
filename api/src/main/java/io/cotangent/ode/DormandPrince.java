package io.cotangent.ode;

import io.cotangent.error.StepSizeException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The Runge-Kutta method of order 5 with an error estimate of order 4 by J. R. Dormand and P. J.
 * Prince, J. Comput. Appl. Math. 6 (1980), with steps chosen as in E. Hairer, S. P. Nørsett, G.
 * Wanner, "Solving Ordinary Differential Equations I", 2nd edition, II.4 and II.5: the first from
 * the sizes of the first two derivatives, the others by a proportional-integral controller.
 *
 * <p>It goes through one interval of length 1 after the other, and remembers its step.
 */
final class DormandPrince {
    private static final double[] NODES = {0, 1.0 / 5, 3.0 / 10, 4.0 / 5, 8.0 / 9, 1, 1};
    private static final double[][] STAGES = {
        {},
        {1.0 / 5},
        {3.0 / 40, 9.0 / 40},
        {44.0 / 45, -56.0 / 15, 32.0 / 9},
        {19372.0 / 6561, -25360.0 / 2187, 64448.0 / 6561, -212.0 / 729},
        {9017.0 / 3168, -355.0 / 33, 46732.0 / 5247, 49.0 / 176, -5103.0 / 18656},
        {35.0 / 384, 0, 500.0 / 1113, 125.0 / 192, -2187.0 / 6784, 11.0 / 84}
    };
    private static final double[] ERROR = {
        71.0 / 57600, 0, -71.0 / 16695, 71.0 / 1920, -17253.0 / 339200, 22.0 / 525, -1.0 / 40
    };
    private static final double SAFETY = 0.9;
    private static final double MOST_GROWTH = 10;
    private static final double MOST_SHRINKAGE = 5;
    private static final double INTEGRAL = 0.04;
    private static final double PROPORTIONAL = 0.2 - INTEGRAL * 0.75;

    private final StateVector vector;
    private final int limit;
    private double step;
    private double lastError = 1e-4;

    DormandPrince(StateVector vector, int limit) {
        this.vector = vector;
        this.limit = limit;
    }

    /**
     * The state at the end of an interval.
     *
     * @param interval its number, for messages
     */
    double[] through(Field field, int interval, double[] start) {
        double[] y = start;
        if (y.length == 0) {
            return y;
        }
        double[][] slopes = new double[NODES.length][];
        slopes[0] = slope(field, 0, y);
        double next = step > 0 ? Math.min(1, step) : first(field, y, slopes[0]);
        double time = 0;
        for (int steps = 0; time < 1; steps++) {
            if (steps == limit) {
                throw failed("more than " + limit + " steps", interval, time);
            }
            boolean isLast = next >= (1 - time) * (1 - 1e-12);
            double h = isLast ? 1 - time : next;
            if (!isLast && h <= 4 * Math.ulp(Math.max(time, 0x1p-60))) {
                throw failed("steps too small to make a difference", interval, time);
            }
            double[] after = stages(field, time, h, y, slopes);
            double error = vector.norm(combined(h, ERROR, null, slopes), y, after);
            if (!(error <= 1)) {
                double factor = Math.pow(error, PROPORTIONAL) / SAFETY;
                next = h / (factor <= MOST_SHRINKAGE ? Math.max(factor, 1.01) : MOST_SHRINKAGE);
                continue;
            }
            double factor = Math.pow(error, PROPORTIONAL) / Math.pow(lastError, INTEGRAL) / SAFETY;
            double suggested = h / Math.clamp(factor, 1 / MOST_GROWTH, MOST_SHRINKAGE);
            lastError = Math.max(error, 1e-4);
            // The rest of an interval says little about the step that the next one should have.
            next = isLast ? Math.max(suggested, Math.min(next, 1)) : suggested;
            time = isLast ? 1 : time + h;
            y = after;
            slopes[0] = slopes[NODES.length - 1];
        }
        step = next;
        return y;
    }

    private double[] slope(Field field, double time, double[] y) {
        return vector.pack(field.slopes(vector.unpack(y), time));
    }

    /** Fills in the slopes after the first; gives the state after the step. */
    private double[] stages(Field field, double time, double h, double[] y, double[][] slopes) {
        double[] state = y;
        for (int i = 1; i < NODES.length; i++) {
            state = combined(h, STAGES[i], y, slopes);
            slopes[i] = slope(field, time + NODES[i] * h, state);
        }
        return state;
    }

    /** {@code y + h * sum of weights times slopes}; without {@code y} where it is null. */
    private static double[] combined(
            double h, double[] weights, double @Nullable [] y, double[][] slopes) {
        double[] sum = new double[slopes[0].length];
        for (int i = 0; i < weights.length; i++) {
            double weight = weights[i];
            double[] slope = slopes[i];
            for (int k = 0; weight != 0 && k < sum.length; k++) {
                sum[k] += weight * slope[k];
            }
        }
        for (int k = 0; k < sum.length; k++) {
            sum[k] = y == null ? h * sum[k] : y[k] + h * sum[k];
        }
        return sum;
    }

    private double first(Field field, double[] y, double[] slope) {
        double size = vector.norm(y, y, y);
        double speed = vector.norm(slope, y, y);
        double guess = size < 1e-5 || !(speed >= 1e-5) ? 1e-6 : Math.min(1, 0.01 * size / speed);
        double[] moved = combined(guess, new double[] {1}, y, new double[][] {slope});
        double[] change = slope(field, guess, moved);
        for (int k = 0; k < change.length; k++) {
            change[k] -= slope[k];
        }
        double curvature = Math.max(speed, vector.norm(change, y, y) / guess);
        double better =
                curvature <= 1e-15 ? Math.max(1e-6, guess * 1e-3) : Math.pow(0.01 / curvature, 0.2);
        double result = Math.min(Math.min(100 * guess, better), 1);
        return result > 0 ? result : 1e-6;
    }

    private static StepSizeException failed(String how, int interval, double part) {
        return new StepSizeException(
                String.format(
                        Locale.ROOT,
                        "odeint: %s, between times %d and %d, after %.6g of the way: the equation may be stiff, or its"
                                + " solution or right-hand side not finite there; allow larger tolerances or more steps,"
                                + " or end earlier",
                        how,
                        interval,
                        interval + 1,
                        part));
    }
}
