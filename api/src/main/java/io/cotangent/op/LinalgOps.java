package io.cotangent.op;

import io.cotangent.NDArray;
import io.cotangent.array.Shape;
import io.cotangent.array.Typed;
import io.cotangent.error.ShapeException;

/** Linear algebra on the matrices of the last two axes. */
public interface LinalgOps extends ProductOps, IndexOps {
    default NDArray trace(NDArray x) {
        Shape shape = Typed.of(x).shape();
        int rank = shape.rank();
        if (rank < 2) {
            throw new ShapeException(
                    "trace: needs matrices in the last two axes, but got " + shape);
        }
        return sum(diagonal(x, 0, -2, -1), -1);
    }
}
