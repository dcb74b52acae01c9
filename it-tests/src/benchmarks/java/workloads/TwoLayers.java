package workloads;

import io.cotangent.NDArray;

/** W5, two linear layers with squares, of some size. */
public final class TwoLayers {
    private TwoLayers() {}

    /** The sum of the squares of what comes out. */
    public static NDArray f(NDArray x, NDArray B, NDArray A) {
        return A.matmul(B.matmul(x).pow(2)).pow(2).sum();
    }
}
