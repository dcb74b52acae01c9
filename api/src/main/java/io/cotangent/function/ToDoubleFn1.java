package io.cotangent.function;

/**
 * A function of one argument whose value is a plain number, differentiable when the class of its
 * code is marked.
 *
 * @param <A> the type of argument 0
 */
@FunctionalInterface
public interface ToDoubleFn1<A> {
    /** The value at these arguments. */
    double applyAsDouble(A a);

    /** The value as an object, by which a derivative follows it. */
    default Double boxed(A a) {
        return applyAsDouble(a);
    }
}
