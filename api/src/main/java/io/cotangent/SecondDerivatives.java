package io.cotangent;

import io.cotangent.function.Args2;
import io.cotangent.function.Args3;
import io.cotangent.function.Args4;
import io.cotangent.function.Args5;
import io.cotangent.function.Args6;
import io.cotangent.function.Fn1;
import io.cotangent.function.Fn2;
import io.cotangent.function.Fn3;
import io.cotangent.function.Fn4;
import io.cotangent.function.Fn5;
import io.cotangent.function.Fn6;

/** Second derivatives, of functions of one to six arguments. */
@SuppressWarnings("overloads") // see NumberDerivatives
abstract class SecondDerivatives extends Jacobians {
    SecondDerivatives() {}

    /**
     * The second derivative, forward over reverse, of a function of an array whose value is one
     * number: its shape is the argument's twice.
     */
    public static Fn1<NDArray, NDArray> hessian(Fn1<NDArray, ? extends ScalarValued> fn) {
        return jacfwd(grad(fn));
    }

    /** As {@link #hessian(Fn1)}, in the first argument. */
    public static <B> Fn2<NDArray, B, NDArray> hessian(Fn2<NDArray, B, ? extends ScalarValued> fn) {
        return jacfwd(grad(fn));
    }

    /** As {@link #hessian(Fn1)}, in the first argument. */
    public static <B, C> Fn3<NDArray, B, C, NDArray> hessian(
            Fn3<NDArray, B, C, ? extends ScalarValued> fn) {
        return jacfwd(grad(fn));
    }

    /** As {@link #hessian(Fn1)}, in the first argument. */
    public static <B, C, D> Fn4<NDArray, B, C, D, NDArray> hessian(
            Fn4<NDArray, B, C, D, ? extends ScalarValued> fn) {
        return jacfwd(grad(fn));
    }

    /** As {@link #hessian(Fn1)}, in the first argument. */
    public static <B, C, D, E> Fn5<NDArray, B, C, D, E, NDArray> hessian(
            Fn5<NDArray, B, C, D, E, ? extends ScalarValued> fn) {
        return jacfwd(grad(fn));
    }

    /** As {@link #hessian(Fn1)}, in the first argument. */
    public static <B, C, D, E, F> Fn6<NDArray, B, C, D, E, F, NDArray> hessian(
            Fn6<NDArray, B, C, D, E, F, ? extends ScalarValued> fn) {
        return jacfwd(grad(fn));
    }

    /**
     * The second derivative of a function whose value is one number, times a tangent: forward over
     * reverse, for a small multiple of the cost of the function.
     */
    public static <A> A hvp(Fn1<A, ?> fn, A primals, A tangents) {
        return gradAndHvp(fn, primals, tangents).hvp();
    }

    /**
     * As {@link #hvp(Fn1, Object, Object)}, for a function of 2 arguments; those whose tangent is
     * null are held fixed.
     */
    public static <A, B> Args2<A, B> hvp(
            Fn2<A, B, ?> fn, Args2<A, B> primals, Args2<A, B> tangents) {
        return gradAndHvp(fn, primals, tangents).hvp();
    }

    /**
     * As {@link #hvp(Fn1, Object, Object)}, for a function of 3 arguments; those whose tangent is
     * null are held fixed.
     */
    public static <A, B, C> Args3<A, B, C> hvp(
            Fn3<A, B, C, ?> fn, Args3<A, B, C> primals, Args3<A, B, C> tangents) {
        return gradAndHvp(fn, primals, tangents).hvp();
    }

    /**
     * As {@link #hvp(Fn1, Object, Object)}, for a function of 4 arguments; those whose tangent is
     * null are held fixed.
     */
    public static <A, B, C, D> Args4<A, B, C, D> hvp(
            Fn4<A, B, C, D, ?> fn, Args4<A, B, C, D> primals, Args4<A, B, C, D> tangents) {
        return gradAndHvp(fn, primals, tangents).hvp();
    }

    /**
     * As {@link #hvp(Fn1, Object, Object)}, for a function of 5 arguments; those whose tangent is
     * null are held fixed.
     */
    public static <A, B, C, D, E> Args5<A, B, C, D, E> hvp(
            Fn5<A, B, C, D, E, ?> fn, Args5<A, B, C, D, E> primals, Args5<A, B, C, D, E> tangents) {
        return gradAndHvp(fn, primals, tangents).hvp();
    }

    /**
     * As {@link #hvp(Fn1, Object, Object)}, for a function of 6 arguments; those whose tangent is
     * null are held fixed.
     */
    public static <A, B, C, D, E, F> Args6<A, B, C, D, E, F> hvp(
            Fn6<A, B, C, D, E, F, ?> fn,
            Args6<A, B, C, D, E, F> primals,
            Args6<A, B, C, D, E, F> tangents) {
        return gradAndHvp(fn, primals, tangents).hvp();
    }

    /** The value, the gradient, and the second derivative times a tangent, all at once. */
    public static <A, R> GradAndHvp<R, A> gradAndHvp(Fn1<A, R> fn, A primals, A tangents) {
        return Derivatives.of(fn).gradAndHvp(primals, tangents);
    }

    /**
     * As {@link #gradAndHvp(Fn1, Object, Object)}, for a function of 2 arguments; those whose
     * tangent is null are held fixed.
     */
    public static <A, B, R> GradAndHvp<R, Args2<A, B>> gradAndHvp(
            Fn2<A, B, R> fn, Args2<A, B> primals, Args2<A, B> tangents) {
        return Derivatives.of(fn).gradAndHvp(primals, tangents);
    }

    /**
     * As {@link #gradAndHvp(Fn1, Object, Object)}, for a function of 3 arguments; those whose
     * tangent is null are held fixed.
     */
    public static <A, B, C, R> GradAndHvp<R, Args3<A, B, C>> gradAndHvp(
            Fn3<A, B, C, R> fn, Args3<A, B, C> primals, Args3<A, B, C> tangents) {
        return Derivatives.of(fn).gradAndHvp(primals, tangents);
    }

    /**
     * As {@link #gradAndHvp(Fn1, Object, Object)}, for a function of 4 arguments; those whose
     * tangent is null are held fixed.
     */
    public static <A, B, C, D, R> GradAndHvp<R, Args4<A, B, C, D>> gradAndHvp(
            Fn4<A, B, C, D, R> fn, Args4<A, B, C, D> primals, Args4<A, B, C, D> tangents) {
        return Derivatives.of(fn).gradAndHvp(primals, tangents);
    }

    /**
     * As {@link #gradAndHvp(Fn1, Object, Object)}, for a function of 5 arguments; those whose
     * tangent is null are held fixed.
     */
    public static <A, B, C, D, E, R> GradAndHvp<R, Args5<A, B, C, D, E>> gradAndHvp(
            Fn5<A, B, C, D, E, R> fn, Args5<A, B, C, D, E> primals, Args5<A, B, C, D, E> tangents) {
        return Derivatives.of(fn).gradAndHvp(primals, tangents);
    }

    /**
     * As {@link #gradAndHvp(Fn1, Object, Object)}, for a function of 6 arguments; those whose
     * tangent is null are held fixed.
     */
    public static <A, B, C, D, E, F, R> GradAndHvp<R, Args6<A, B, C, D, E, F>> gradAndHvp(
            Fn6<A, B, C, D, E, F, R> fn,
            Args6<A, B, C, D, E, F> primals,
            Args6<A, B, C, D, E, F> tangents) {
        return Derivatives.of(fn).gradAndHvp(primals, tangents);
    }

    /**
     * The sum of the second derivatives of a function whose value is one number in each number of
     * its argument: the trace of the Hessian, which is not kept.
     */
    public static <A> Fn1<A, NDArray> laplacian(Fn1<A, ? extends ScalarValued> fn) {
        Fn1<A, A> gradient = grad(fn);
        return a -> Derivatives.of(gradient).trace(a);
    }

    /** As {@link #laplacian(Fn1)}, in the first argument. */
    public static <A, B> Fn2<A, B, NDArray> laplacian(Fn2<A, B, ? extends ScalarValued> fn) {
        Fn2<A, B, A> gradient = grad(fn);
        return (a, b) -> Derivatives.of(gradient).trace(a, b);
    }

    /** As {@link #laplacian(Fn1)}, in the first argument. */
    public static <A, B, C> Fn3<A, B, C, NDArray> laplacian(
            Fn3<A, B, C, ? extends ScalarValued> fn) {
        Fn3<A, B, C, A> gradient = grad(fn);
        return (a, b, c) -> Derivatives.of(gradient).trace(a, b, c);
    }

    /** As {@link #laplacian(Fn1)}, in the first argument. */
    public static <A, B, C, D> Fn4<A, B, C, D, NDArray> laplacian(
            Fn4<A, B, C, D, ? extends ScalarValued> fn) {
        Fn4<A, B, C, D, A> gradient = grad(fn);
        return (a, b, c, d) -> Derivatives.of(gradient).trace(a, b, c, d);
    }

    /** As {@link #laplacian(Fn1)}, in the first argument. */
    public static <A, B, C, D, E> Fn5<A, B, C, D, E, NDArray> laplacian(
            Fn5<A, B, C, D, E, ? extends ScalarValued> fn) {
        Fn5<A, B, C, D, E, A> gradient = grad(fn);
        return (a, b, c, d, e) -> Derivatives.of(gradient).trace(a, b, c, d, e);
    }

    /** As {@link #laplacian(Fn1)}, in the first argument. */
    public static <A, B, C, D, E, F> Fn6<A, B, C, D, E, F, NDArray> laplacian(
            Fn6<A, B, C, D, E, F, ? extends ScalarValued> fn) {
        Fn6<A, B, C, D, E, F, A> gradient = grad(fn);
        return (a, b, c, d, e, f) -> Derivatives.of(gradient).trace(a, b, c, d, e, f);
    }
}
