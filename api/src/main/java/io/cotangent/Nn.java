package io.cotangent;

import static io.cotangent.op.EagerOps.EAGER;

/** What neural networks are made of. */
public final class Nn {
    private Nn() {}

    /** {@code max(x, 0)}; the derivative at 0 is 0. */
    public static NDArray relu(NDArray x) {
        return EAGER.relu(x);
    }
}
