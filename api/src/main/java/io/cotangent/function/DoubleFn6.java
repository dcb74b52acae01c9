package io.cotangent.function;

/**
 * A function from six plain numbers to a plain number, differentiable when the class of its code is
 * marked.
 */
@FunctionalInterface
public interface DoubleFn6 extends ToDoubleFn6<Double, Double, Double, Double, Double, Double> {
    /** The value at these arguments. */
    double applyAsDouble(double a, double b, double c, double d, double e, double f);

    @Override
    default double applyAsDouble(Double a, Double b, Double c, Double d, Double e, Double f) {
        return applyAsDouble(
                (double) a, (double) b, (double) c, (double) d, (double) e, (double) f);
    }
}
