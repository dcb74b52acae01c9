package io.cotangent;

import static io.cotangent.op.EagerOps.EAGER;

/** Special functions of each element. Integers become {@code float64}. */
public sealed interface Special permits NDArray {
    /** The error function. */
    default NDArray erf() {
        return EAGER.erf((NDArray) this);
    }

    /** {@code 1 - erf(x)}, accurate for large x, too. */
    default NDArray erfc() {
        return EAGER.erfc((NDArray) this);
    }
}
