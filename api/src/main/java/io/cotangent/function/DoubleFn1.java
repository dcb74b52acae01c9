package io.cotangent.function;

/**
 * A function from a plain number to a plain number, differentiable when the class of its code is
 * marked.
 */
@FunctionalInterface
public interface DoubleFn1 extends ToDoubleFn1<Double> {
    /** The value at these arguments. */
    double applyAsDouble(double a);

    @Override
    default double applyAsDouble(Double a) {
        return applyAsDouble((double) a);
    }
}
