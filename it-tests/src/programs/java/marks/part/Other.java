package marks.part;

import io.cotangent.NDArray;

/** Not marked, though its neighbour is. */
public final class Other {
    private Other() {}

    /** x² */
    public static NDArray square(NDArray x) {
        return x.mul(x);
    }
}
