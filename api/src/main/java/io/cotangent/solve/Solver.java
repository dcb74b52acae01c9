package io.cotangent.solve;

import io.cotangent.NDArray;

/** A way to solve an equation. */
@FunctionalInterface
public interface Solver {
    /** The solution that is found from a start; both are numbers. */
    NDArray[] solve(Equation equation, NDArray... start);
}
