package workloads;

import io.cotangent.Cotangent;
import io.cotangent.NDArray;
import io.cotangent.SparseMatrix;
import io.cotangent.function.Fn1;

/** W6. */
public final class Rosenbrock {
    private Rosenbrock() {}

    /** The valley. */
    public static NDArray f(NDArray x) {
        NDArray head = x.get(":-1");
        NDArray tail = x.get("1:");
        NDArray across = tail.sub(head.pow(2)).pow(2).mul(100);
        return across.add(head.rsub(1).pow(2)).sum();
    }

    /** Its second derivatives, in full, found by the places where they are not zero. */
    public static Fn1<NDArray, NDArray> sparsely() {
        Fn1<NDArray, SparseMatrix> hessian = Cotangent.sparseHessian(Rosenbrock::f);
        return x -> hessian.apply(x).toDense();
    }

    /** Its second derivative times a vector. */
    public static NDArray hvp(NDArray x, NDArray v) {
        return Cotangent.hvp(Rosenbrock::f, x, v);
    }
}
