package notebook;

import io.cotangent.Differentiable;
import io.cotangent.NDArray;

/** The notebook's functions. */
@Differentiable
final class Annotated {
    static final NDArray A = NDArray.of(new double[][] {{0, 2, -1}, {3, 1.5, 2}});

    record Out(NDArray u, NDArray t) {}

    private Annotated() {}

    static Out func(NDArray x) {
        NDArray y = x.pow(2);
        NDArray z = y.sin();
        return new Out(y.add(z), A.astype(x.dtype()).matmul(z));
    }

    static NDArray twoLayers(NDArray x, NDArray b, NDArray a) {
        return a.matmul(b.matmul(x).pow(2));
    }

    static NDArray loss(NDArray x, NDArray b, NDArray a) {
        return twoLayers(x, b, a).pow(2).sum();
    }
}
