package io.cotangent.function;

/**
 * A function of four arguments whose value is a plain number, differentiable when the class of its
 * code is marked.
 *
 * @param <A> the type of argument 0
 * @param <B> the type of argument 1
 * @param <C> the type of argument 2
 * @param <D> the type of argument 3
 */
@FunctionalInterface
public interface ToDoubleFn4<A, B, C, D> {
    /** The value at these arguments. */
    double applyAsDouble(A a, B b, C c, D d);

    /** The value as an object, by which a derivative follows it. */
    default Double boxed(A a, B b, C c, D d) {
        return applyAsDouble(a, b, c, d);
    }
}
