package io.cotangent.function;

/**
 * A function of six arguments whose value is a plain number, differentiable when the class of its
 * code is marked.
 *
 * @param <A> the type of argument 0
 * @param <B> the type of argument 1
 * @param <C> the type of argument 2
 * @param <D> the type of argument 3
 * @param <E> the type of argument 4
 * @param <F> the type of argument 5
 */
@FunctionalInterface
public interface ToDoubleFn6<A, B, C, D, E, F> {
    /** The value at these arguments. */
    double applyAsDouble(A a, B b, C c, D d, E e, F f);

    /** The value as an object, by which a derivative follows it. */
    default Double boxed(A a, B b, C c, D d, E e, F f) {
        return applyAsDouble(a, b, c, d, e, f);
    }
}
