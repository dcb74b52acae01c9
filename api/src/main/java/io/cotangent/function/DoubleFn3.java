package io.cotangent.function;

/**
 * A function from three plain numbers to a plain number, differentiable when the class of its code
 * is marked.
 */
@FunctionalInterface
public interface DoubleFn3 extends ToDoubleFn3<Double, Double, Double> {
    /** The value at these arguments. */
    double applyAsDouble(double a, double b, double c);

    @Override
    default double applyAsDouble(Double a, Double b, Double c) {
        return applyAsDouble((double) a, (double) b, (double) c);
    }
}
