package io.cotangent.function;

/**
 * A function from two plain numbers to a plain number, differentiable when the class of its code is
 * marked.
 */
@FunctionalInterface
public interface DoubleFn2 extends ToDoubleFn2<Double, Double> {
    /** The value at these arguments. */
    double applyAsDouble(double a, double b);

    @Override
    default double applyAsDouble(Double a, Double b) {
        return applyAsDouble((double) a, (double) b);
    }
}
