package io.cotangent.benchmark;

/** How a case is computed. */
@FunctionalInterface
interface Operation {

    /** Makes the inputs ready. */
    Call on(Inputs inputs);

    /** One computation; the result is what must not be optimised away. */
    @FunctionalInterface
    interface Call {
        Object run();
    }
}
