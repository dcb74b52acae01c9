package workloads;

import io.cotangent.DType;
import io.cotangent.NDArray;

/** W11, a recurrent layer over a sequence. */
public final class Lstm {
    private Lstm() {}

    /** The weights of the input and of the state, and the bias. */
    public record Params(NDArray wx, NDArray wh, NDArray b) {}

    /** The mean square of the last state, of a sequence [steps, batch, features]. */
    public static NDArray f(Params p, NDArray xs) {
        int steps = xs.shape()[0];
        int batch = xs.shape()[1];
        int n = p.wh.shape()[0];
        NDArray h = NDArray.zeros(DType.FLOAT32, batch, n);
        NDArray c = h;
        for (int t = 0; t < steps; t++) {
            NDArray z = xs.get(t).matmul(p.wx).add(h.matmul(p.wh)).add(p.b);
            NDArray[] gates = z.split(4, 1);
            NDArray kept = gates[1].sigmoid().mul(c);
            c = kept.add(gates[0].sigmoid().mul(gates[2].tanh()));
            h = gates[3].sigmoid().mul(c.tanh());
        }
        return h.mul(h).mean();
    }
}
