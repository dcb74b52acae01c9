package workloads;

import io.cotangent.NDArray;

/** W2, a chain of functions of each element. */
public final class Elementwise {
    private Elementwise() {}

    /** The sum of them. */
    public static NDArray f(NDArray x) {
        NDArray square = x.mul(x);
        return x.tanh().mul(square.neg().exp()).add(square.log1p().mul(x.sin())).sum();
    }
}
