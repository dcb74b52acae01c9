package io.cotangent.solve;

import io.cotangent.NDArray;

/** An equation that a solver looks for a solution of, on numbers. */
interface Equation {
    /** The user's function. */
    NDArray[] function(NDArray... x);

    /** What is zero at a solution. */
    NDArray[] condition(NDArray... x);

    /** The derivative of the condition. */
    LinearOperator slope(Packing packing, NDArray... x);
}
