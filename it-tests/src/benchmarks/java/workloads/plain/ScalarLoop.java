package workloads.plain;

import io.cotangent.Cotangent;
import io.cotangent.Jvp;

/** W7, a long loop on one number. */
public final class ScalarLoop {
    private static final int STEPS = 10_000;
    private static final double H = 1e-4;
    private static final double START = 0.5;

    private ScalarLoop() {}

    /** Euler's method for s' = sin(s p). */
    public static double f(double p) {
        double s = START;
        for (int i = 0; i < STEPS; i++) {
            s += H * Math.sin(s * p);
        }
        return s;
    }

    /** With its derivative, in forward mode. */
    public static Jvp<Double> forward(Double p) {
        return Cotangent.jvp(ScalarLoop::f, p, 1.0);
    }
}
