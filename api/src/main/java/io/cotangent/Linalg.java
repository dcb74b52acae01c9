package io.cotangent;

import static io.cotangent.op.EagerOps.EAGER;

/** Linear algebra on the matrices of the last two axes; the axes before are batches. */
public final class Linalg {
    private Linalg() {}

    /**
     * The sum of the diagonal.
     *
     * @throws io.cotangent.error.ShapeException if the array has fewer than two axes
     */
    public static NDArray trace(NDArray x) {
        return EAGER.trace(x);
    }
}
