package io.cotangent.agent;

import io.cotangent.Differentiable;
import io.cotangent.NDArray;

/** The class of the self-test: redirected on its way into the JVM as any user's class is. */
@Differentiable
final class Probe {
    private Probe() {}

    /** The sum of squares. */
    static NDArray f(NDArray x) {
        return x.mul(x).sum();
    }
}
