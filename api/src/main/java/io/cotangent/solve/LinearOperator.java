package io.cotangent.solve;

import io.cotangent.NDArray;

/** A linear map of vectors to vectors, or one for each element of a batch; see {@link Packing}. */
interface LinearOperator {
    /** How the vectors are made of arrays. */
    Packing packing();

    /** The images of vectors, one for each element of the batch. */
    NDArray apply(NDArray vectors);

    /** The matrices, one for each element of the batch. */
    NDArray matrices();
}
