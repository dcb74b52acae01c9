package io.cotangent;

import io.cotangent.function.Fn1;
import io.cotangent.function.Fn2;
import io.cotangent.function.Fn3;
import io.cotangent.function.Fn4;
import io.cotangent.function.Fn5;
import io.cotangent.function.Fn6;

/** Jacobians, of functions of one to six arguments. */
abstract class Jacobians extends Programs {
    Jacobians() {}

    /**
     * The Jacobian of a function of an array, in forward mode: a direction for each number of the
     * argument, all run as one batch. What an array of the result depends on it by has the result's
     * shape followed by the argument's; where the result is a tree, so is the Jacobian. Inside of
     * it the function's integer and boolean results are zeros.
     */
    public static <R> Fn1<NDArray, R> jacfwd(Fn1<NDArray, R> fn) {
        return a -> Derivatives.of(fn).jacfwd(a);
    }

    /** As {@link #jacfwd(Fn1)}, in the first argument. */
    public static <B, R> Fn2<NDArray, B, R> jacfwd(Fn2<NDArray, B, R> fn) {
        return (a, b) -> Derivatives.of(fn).jacfwd(a, b);
    }

    /** As {@link #jacfwd(Fn1)}, in the first argument. */
    public static <B, C, R> Fn3<NDArray, B, C, R> jacfwd(Fn3<NDArray, B, C, R> fn) {
        return (a, b, c) -> Derivatives.of(fn).jacfwd(a, b, c);
    }

    /** As {@link #jacfwd(Fn1)}, in the first argument. */
    public static <B, C, D, R> Fn4<NDArray, B, C, D, R> jacfwd(Fn4<NDArray, B, C, D, R> fn) {
        return (a, b, c, d) -> Derivatives.of(fn).jacfwd(a, b, c, d);
    }

    /** As {@link #jacfwd(Fn1)}, in the first argument. */
    public static <B, C, D, E, R> Fn5<NDArray, B, C, D, E, R> jacfwd(
            Fn5<NDArray, B, C, D, E, R> fn) {
        return (a, b, c, d, e) -> Derivatives.of(fn).jacfwd(a, b, c, d, e);
    }

    /** As {@link #jacfwd(Fn1)}, in the first argument. */
    public static <B, C, D, E, F, R> Fn6<NDArray, B, C, D, E, F, R> jacfwd(
            Fn6<NDArray, B, C, D, E, F, R> fn) {
        return (a, b, c, d, e, f) -> Derivatives.of(fn).jacfwd(a, b, c, d, e, f);
    }

    /**
     * The Jacobian of a function of an array, in reverse mode: a direction for each number of the
     * result. Of the same form as {@link #jacfwd(Fn1)}'s.
     */
    public static <R> Fn1<NDArray, R> jacrev(Fn1<NDArray, R> fn) {
        return a -> Derivatives.of(fn).jacrev(a);
    }

    /** As {@link #jacrev(Fn1)}, in the first argument. */
    public static <B, R> Fn2<NDArray, B, R> jacrev(Fn2<NDArray, B, R> fn) {
        return (a, b) -> Derivatives.of(fn).jacrev(a, b);
    }

    /** As {@link #jacrev(Fn1)}, in the first argument. */
    public static <B, C, R> Fn3<NDArray, B, C, R> jacrev(Fn3<NDArray, B, C, R> fn) {
        return (a, b, c) -> Derivatives.of(fn).jacrev(a, b, c);
    }

    /** As {@link #jacrev(Fn1)}, in the first argument. */
    public static <B, C, D, R> Fn4<NDArray, B, C, D, R> jacrev(Fn4<NDArray, B, C, D, R> fn) {
        return (a, b, c, d) -> Derivatives.of(fn).jacrev(a, b, c, d);
    }

    /** As {@link #jacrev(Fn1)}, in the first argument. */
    public static <B, C, D, E, R> Fn5<NDArray, B, C, D, E, R> jacrev(
            Fn5<NDArray, B, C, D, E, R> fn) {
        return (a, b, c, d, e) -> Derivatives.of(fn).jacrev(a, b, c, d, e);
    }

    /** As {@link #jacrev(Fn1)}, in the first argument. */
    public static <B, C, D, E, F, R> Fn6<NDArray, B, C, D, E, F, R> jacrev(
            Fn6<NDArray, B, C, D, E, F, R> fn) {
        return (a, b, c, d, e, f) -> Derivatives.of(fn).jacrev(a, b, c, d, e, f);
    }

    /**
     * The Jacobian of a function of an array, as {@link #jacfwd(Fn1)}: in the mode that has fewer
     * directions at the arguments.
     */
    public static <R> Fn1<NDArray, R> jacobian(Fn1<NDArray, R> fn) {
        return a -> Derivatives.of(fn).jacobian(a);
    }

    /** As {@link #jacobian(Fn1)}, in the first argument. */
    public static <B, R> Fn2<NDArray, B, R> jacobian(Fn2<NDArray, B, R> fn) {
        return (a, b) -> Derivatives.of(fn).jacobian(a, b);
    }

    /** As {@link #jacobian(Fn1)}, in the first argument. */
    public static <B, C, R> Fn3<NDArray, B, C, R> jacobian(Fn3<NDArray, B, C, R> fn) {
        return (a, b, c) -> Derivatives.of(fn).jacobian(a, b, c);
    }

    /** As {@link #jacobian(Fn1)}, in the first argument. */
    public static <B, C, D, R> Fn4<NDArray, B, C, D, R> jacobian(Fn4<NDArray, B, C, D, R> fn) {
        return (a, b, c, d) -> Derivatives.of(fn).jacobian(a, b, c, d);
    }

    /** As {@link #jacobian(Fn1)}, in the first argument. */
    public static <B, C, D, E, R> Fn5<NDArray, B, C, D, E, R> jacobian(
            Fn5<NDArray, B, C, D, E, R> fn) {
        return (a, b, c, d, e) -> Derivatives.of(fn).jacobian(a, b, c, d, e);
    }

    /** As {@link #jacobian(Fn1)}, in the first argument. */
    public static <B, C, D, E, F, R> Fn6<NDArray, B, C, D, E, F, R> jacobian(
            Fn6<NDArray, B, C, D, E, F, R> fn) {
        return (a, b, c, d, e, f) -> Derivatives.of(fn).jacobian(a, b, c, d, e, f);
    }

    /**
     * The Jacobian of a function of a tree of arrays, in blocks, in the mode that has fewer
     * directions. A function of several arguments is one of {@code Args2} to {@code Args6}: {@code
     * jacobianBlocks(x -> f(x.arg0(), x.arg1())).apply(args(a, b))}.
     */
    public static <A, R> Fn1<A, JacobianBlocks<R, A>> jacobianBlocks(Fn1<A, R> fn) {
        return a -> Derivatives.of(fn).blocks(a);
    }

    /** The second derivative of a function whose value is one number, in blocks. */
    public static <A> Fn1<A, JacobianBlocks<A, A>> hessianBlocks(
            Fn1<A, ? extends ScalarValued> fn) {
        Fn1<A, A> gradient = FirstDerivatives.grad(fn);
        return a -> Derivatives.of(gradient).forwardBlocks(a);
    }
}
