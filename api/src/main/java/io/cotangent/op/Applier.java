package io.cotangent.op;

import io.cotangent.NDArray;

/** What the vocabulary is written in terms of. */
interface Applier {
    /** The result of an operation whose operands have the types and shapes that it needs. */
    NDArray apply(Op op, NDArray... operands);
}
