package io.cotangent.ode;

import io.cotangent.NDArray;

/** The right-hand side of a differential equation on an interval of length 1. */
@FunctionalInterface
interface Field {
    /** The slopes of the state. */
    NDArray[] slopes(NDArray[] state, double time);
}
