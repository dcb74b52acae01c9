package io.cotangent.compile;

import io.cotangent.array.DenseArray;

/**
 * A program in a form that runs fast. Results are, bit for bit, those of the interpreter. It may be
 * run by several threads at once.
 */
@FunctionalInterface
public interface Executable {
    /**
     * The outputs.
     *
     * @param inputs of the program's types
     */
    DenseArray[] run(DenseArray... inputs);
}
