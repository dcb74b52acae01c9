package io.cotangent.op;

import io.cotangent.NDArray;

/** Special functions of one element or of a pair. Integers become {@code float64}. */
public interface SpecialOps extends ElementaryOps {
    default NDArray erf(NDArray x) {
        return function(Unary.ERF, x);
    }

    default NDArray erfc(NDArray x) {
        return function(Unary.ERFC, x);
    }
}
