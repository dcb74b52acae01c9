package io.cotangent.array;

import io.cotangent.NDArray;

/** The inside of every array, whether its numbers are there or not: it knows its type. */
public interface Typed {
    /** The type and shape. */
    ArrayType type();

    /** The type and shape of an array. */
    static ArrayType of(NDArray array) {
        return array instanceof DenseArray dense ? dense.type() : ((Typed) array).type();
    }
}
