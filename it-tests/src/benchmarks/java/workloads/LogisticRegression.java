package workloads;

import io.cotangent.Cotangent;
import io.cotangent.NDArray;
import io.cotangent.function.Fn1;

/** W3. */
public final class LogisticRegression {
    private static final double PENALTY = 1e-2;

    private LogisticRegression() {}

    /** The loss of weights [d] on rows [n, d] with labels of -1 and 1. */
    public static NDArray loss(NDArray w, NDArray X, NDArray y) {
        NDArray margins = y.mul(X.matmul(w));
        return margins.neg().softplus().mean().add(w.mul(w).sum().mul(0.5 * PENALTY));
    }

    /** Its second derivative in the weights, times a vector. */
    public static NDArray hvp(NDArray w, NDArray v, NDArray X, NDArray y) {
        Fn1<NDArray, NDArray> f = weights -> loss(weights, X, y);
        return Cotangent.hvp(f, w, v);
    }
}
