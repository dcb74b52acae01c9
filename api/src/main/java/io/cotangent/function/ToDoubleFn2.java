package io.cotangent.function;

/**
 * A function of two arguments whose value is a plain number, differentiable when the class of its
 * code is marked.
 *
 * @param <A> the type of argument 0
 * @param <B> the type of argument 1
 */
@FunctionalInterface
public interface ToDoubleFn2<A, B> {
    /** The value at these arguments. */
    double applyAsDouble(A a, B b);

    /** The value as an object, by which a derivative follows it. */
    default Double boxed(A a, B b) {
        return applyAsDouble(a, b);
    }
}
