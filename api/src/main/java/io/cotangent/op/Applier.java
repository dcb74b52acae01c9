package io.cotangent.op;

import io.cotangent.NDArray;
import io.cotangent.array.DenseArray;

/** What the vocabulary is written in terms of. */
interface Applier {
    /** The result of an operation whose operands have the types and shapes that it needs. */
    NDArray apply(Op op, NDArray... operands);

    /** As {@link #apply}, for an operation with several results. */
    NDArray[] applyAll(Op op, NDArray... operands);

    /** The numbers of an array, which what is done with them does not follow. */
    DenseArray observe(NDArray x);
}
