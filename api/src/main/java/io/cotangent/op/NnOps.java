package io.cotangent.op;

import io.cotangent.NDArray;

/** What neural networks are made of. */
public interface NnOps extends LinalgOps {
    default NDArray relu(NDArray x) {
        return where(gt(x, 0.0), x, 0.0);
    }
}
