package io.cotangent.function;

/**
 * A function of six arguments, differentiable when the class of its code is marked.
 *
 * @param <A> the type of argument 0
 * @param <B> the type of argument 1
 * @param <C> the type of argument 2
 * @param <D> the type of argument 3
 * @param <E> the type of argument 4
 * @param <F> the type of argument 5
 * @param <R> the type of the result
 */
@FunctionalInterface
public interface Fn6<A, B, C, D, E, F, R> {
    /** The value at these arguments. */
    R apply(A a, B b, C c, D d, E e, F f);
}
