package notebook;

import io.cotangent.NDArray;

/** The notebook's functions, in a class that nothing but a glob selects. */
final class Plain {
    private static final NDArray A = NDArray.of(new double[][] {{0, 2, -1}, {3, 1.5, 2}});

    private Plain() {}

    static NDArray[] func(NDArray x) {
        NDArray y = x.mul(x);
        NDArray z = y.sin();
        return new NDArray[] {y.add(z), A.astype(x.dtype()).matmul(z)};
    }

    static NDArray twoLayers(NDArray x, NDArray b, NDArray a) {
        NDArray hidden = b.matmul(x);
        return a.matmul(hidden.mul(hidden));
    }

    static NDArray loss(NDArray x, NDArray b, NDArray a) {
        NDArray out = twoLayers(x, b, a);
        return out.dot(out);
    }
}
