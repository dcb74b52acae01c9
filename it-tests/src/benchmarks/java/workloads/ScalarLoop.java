package workloads;

import io.cotangent.Cotangent;
import io.cotangent.Jvp;
import io.cotangent.NDArray;
import io.cotangent.function.Fn1;

/** W7, a long loop on one number. */
public final class ScalarLoop {
    private static final int STEPS = 10_000;
    private static final double H = 1e-4;

    private ScalarLoop() {}

    /** Euler's method for s' = sin(s p). */
    public static NDArray f(NDArray p, NDArray start) {
        NDArray s = start;
        for (int i = 0; i < STEPS; i++) {
            s = s.add(s.mul(p).sin().mul(H));
        }
        return s;
    }

    /** With its derivative in p, in forward mode. */
    public static Jvp<NDArray> forward(NDArray p, NDArray start) {
        Fn1<NDArray, NDArray> f = rate -> f(rate, start);
        return Cotangent.jvp(f, p, NDArray.of(1.0));
    }

    /** Additions, one after the other: as many operations as are asked for. */
    public static NDArray chain(NDArray x, int operations) {
        NDArray sum = x;
        for (int i = 0; i < operations; i++) {
            sum = sum.add(x);
        }
        return sum;
    }
}
