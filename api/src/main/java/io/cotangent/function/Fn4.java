package io.cotangent.function;

/**
 * A function of four arguments, differentiable when the class of its code is marked.
 *
 * @param <A> the type of argument 0
 * @param <B> the type of argument 1
 * @param <C> the type of argument 2
 * @param <D> the type of argument 3
 * @param <R> the type of the result
 */
@FunctionalInterface
public interface Fn4<A, B, C, D, R> {
    /** The value at these arguments. */
    R apply(A a, B b, C c, D d);
}
