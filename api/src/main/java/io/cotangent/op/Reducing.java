package io.cotangent.op;

import io.cotangent.intrinsics.Reduction;

/** An operation that reduces an array over some axes. */
public interface Reducing extends Op.Single {
    /** How elements are combined. */
    Reduction reduction();

    /** The axes that disappear. */
    Axes axes();
}
