package workloads;

import io.cotangent.Cotangent;
import io.cotangent.Jvp;
import io.cotangent.NDArray;
import io.cotangent.Vjp;

/** W1, a tiny function: what is timed is the way to the operations. */
public final class Notebook {
    private static final NDArray A = NDArray.of(new double[][] {{0, 2, -1}, {3, 1.5, 2}});

    private Notebook() {}

    /** The function's two results. */
    public record Pair(NDArray sum, NDArray product) {}

    /** Results, and the cotangents of them pulled back. */
    public record Pulled(Pair value, NDArray cotangent) {}

    /** The function. */
    public static Pair f(NDArray x) {
        NDArray y = x.pow(2);
        NDArray z = y.sin();
        return new Pair(y.add(z), A.matmul(z));
    }

    /** Its derivative in a direction. */
    public static Jvp<Pair> jvp(NDArray x, NDArray v) {
        return Cotangent.jvp(Notebook::f, x, v);
    }

    /** Its transposed derivative. */
    public static Pulled vjp(NDArray x, Pair cotangents) {
        Vjp<Pair, NDArray> vjp = Cotangent.vjp(Notebook::f, x);
        return new Pulled(vjp.primal(), vjp.pullback(cotangents));
    }
}
