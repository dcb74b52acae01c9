package io.cotangent.function;

/**
 * A function of three arguments, differentiable when the class of its code is marked.
 *
 * @param <A> the type of argument 0
 * @param <B> the type of argument 1
 * @param <C> the type of argument 2
 * @param <R> the type of the result
 */
@FunctionalInterface
public interface Fn3<A, B, C, R> {
    /** The value at these arguments. */
    R apply(A a, B b, C c);
}
