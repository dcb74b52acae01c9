package io.cotangent.function;

/**
 * A function from five plain numbers to a plain number, differentiable when the class of its code
 * is marked.
 */
@FunctionalInterface
public interface DoubleFn5 extends ToDoubleFn5<Double, Double, Double, Double, Double> {
    /** The value at these arguments. */
    double applyAsDouble(double a, double b, double c, double d, double e);

    @Override
    default double applyAsDouble(Double a, Double b, Double c, Double d, Double e) {
        return applyAsDouble((double) a, (double) b, (double) c, (double) d, (double) e);
    }
}
