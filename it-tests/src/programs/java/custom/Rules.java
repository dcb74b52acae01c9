package custom;

import io.cotangent.NDArray;
import io.cotangent.function.Args2;
import vendor.Iterations;

/** Rules for a library, named by the agent's options, which mark this class. */
final class Rules {
    private Rules() {}

    static NDArray squareRoot(NDArray x, int atMost, NDArray y, NDArray dx) {
        return dx.div(y.mul(2));
    }

    static Args2<NDArray, NDArray> both(
            Iterations.Scale scale, NDArray a, NDArray b, NDArray[] cotangent) {
        NDArray pulled = cotangent[0].mul(scale.factor());
        return new Args2<>(pulled.mul(b).add(cotangent[1]), pulled.mul(a).add(cotangent[1]));
    }
}
