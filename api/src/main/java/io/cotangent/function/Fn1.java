package io.cotangent.function;

/**
 * A function of one argument, differentiable when the class of its code is marked.
 *
 * @param <A> the type of argument 0
 * @param <R> the type of the result
 */
@FunctionalInterface
public interface Fn1<A, R> {
    /** The value at this argument. */
    R apply(A a);
}
