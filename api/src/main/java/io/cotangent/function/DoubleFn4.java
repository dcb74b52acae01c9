package io.cotangent.function;

/**
 * A function from four plain numbers to a plain number, differentiable when the class of its code
 * is marked.
 */
@FunctionalInterface
public interface DoubleFn4 extends ToDoubleFn4<Double, Double, Double, Double> {
    /** The value at these arguments. */
    double applyAsDouble(double a, double b, double c, double d);

    @Override
    default double applyAsDouble(Double a, Double b, Double c, Double d) {
        return applyAsDouble((double) a, (double) b, (double) c, (double) d);
    }
}
