package io.cotangent.function;

/**
 * A function from a Java array of plain numbers to another one, differentiable when the class of
 * its code is marked.
 */
@FunctionalInterface
public interface DoubleArrayFn {
    /** The value at these arguments: a new array. */
    double[] applyToArray(double[] x);
}
