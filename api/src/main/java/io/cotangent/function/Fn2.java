package io.cotangent.function;

/**
 * A function of two arguments, differentiable when the class of its code is marked.
 *
 * @param <A> the type of argument 0
 * @param <B> the type of argument 1
 * @param <R> the type of the result
 */
@FunctionalInterface
public interface Fn2<A, B, R> {
    /** The value at these arguments. */
    R apply(A a, B b);
}
