package io.cotangent.function;

/**
 * A function of three arguments whose value is a plain number, differentiable when the class of its
 * code is marked.
 *
 * @param <A> the type of argument 0
 * @param <B> the type of argument 1
 * @param <C> the type of argument 2
 */
@FunctionalInterface
public interface ToDoubleFn3<A, B, C> {
    /** The value at these arguments. */
    double applyAsDouble(A a, B b, C c);

    /** The value as an object, by which a derivative follows it. */
    default Double boxed(A a, B b, C c) {
        return applyAsDouble(a, b, c);
    }
}
