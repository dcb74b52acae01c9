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

/** Derivatives of first order, of functions of one to six arguments. */
abstract class FirstDerivatives {
    FirstDerivatives() {}

    /**
     * The value of a function, and its derivative in the direction {@code tangent} (forward mode):
     * the Jacobian times the tangent, for a small multiple of the cost of the function.
     */
    public static <A, R> Jvp<R> jvp(Fn1<A, R> fn, A a, A tangent) {
        return Derivatives.of(fn).jvp(new Object[] {a}, tangent);
    }

    /**
     * As {@link #jvp(Fn1, Object, Object)}, for a function of 2 arguments; those whose tangent is
     * null are held fixed.
     */
    public static <A, B, R> Jvp<R> jvp(Fn2<A, B, R> fn, Args2<A, B> primals, Args2<A, B> tangents) {
        return Derivatives.of(fn).jvp(primals, tangents);
    }

    /**
     * As {@link #jvp(Fn1, Object, Object)}, for a function of 3 arguments; those whose tangent is
     * null are held fixed.
     */
    public static <A, B, C, R> Jvp<R> jvp(
            Fn3<A, B, C, R> fn, Args3<A, B, C> primals, Args3<A, B, C> tangents) {
        return Derivatives.of(fn).jvp(primals, tangents);
    }

    /**
     * As {@link #jvp(Fn1, Object, Object)}, for a function of 4 arguments; those whose tangent is
     * null are held fixed.
     */
    public static <A, B, C, D, R> Jvp<R> jvp(
            Fn4<A, B, C, D, R> fn, Args4<A, B, C, D> primals, Args4<A, B, C, D> tangents) {
        return Derivatives.of(fn).jvp(primals, tangents);
    }

    /**
     * As {@link #jvp(Fn1, Object, Object)}, for a function of 5 arguments; those whose tangent is
     * null are held fixed.
     */
    public static <A, B, C, D, E, R> Jvp<R> jvp(
            Fn5<A, B, C, D, E, R> fn, Args5<A, B, C, D, E> primals, Args5<A, B, C, D, E> tangents) {
        return Derivatives.of(fn).jvp(primals, tangents);
    }

    /**
     * As {@link #jvp(Fn1, Object, Object)}, for a function of 6 arguments; those whose tangent is
     * null are held fixed.
     */
    public static <A, B, C, D, E, F, R> Jvp<R> jvp(
            Fn6<A, B, C, D, E, F, R> fn,
            Args6<A, B, C, D, E, F> primals,
            Args6<A, B, C, D, E, F> tangents) {
        return Derivatives.of(fn).jvp(primals, tangents);
    }

    /**
     * The value of a function, and the map that takes a cotangent of the value to one of the
     * argument (reverse mode): the transposed Jacobian times the cotangent, for a small multiple of
     * the cost of the function.
     */
    public static <A, R> Vjp<R, A> vjp(Fn1<A, R> fn, A a) {
        return Derivatives.of(fn).vjp(a);
    }

    /** As {@link #vjp(Fn1, Object)}, with respect to all arguments. */
    public static <A, B, R> Vjp<R, Args2<A, B>> vjp(Fn2<A, B, R> fn, A a, B b) {
        return vjp(fn, ArgNums.all(2), a, b);
    }

    /** As {@link #vjp(Fn1, Object)}, with respect to some arguments. */
    public static <A, B, R> Vjp<R, Args2<A, B>> vjp(Fn2<A, B, R> fn, ArgNums argnums, A a, B b) {
        return Derivatives.of(fn).vjp(argnums, a, b);
    }

    /** As {@link #vjp(Fn1, Object)}, with respect to all arguments. */
    public static <A, B, C, R> Vjp<R, Args3<A, B, C>> vjp(Fn3<A, B, C, R> fn, A a, B b, C c) {
        return vjp(fn, ArgNums.all(3), a, b, c);
    }

    /** As {@link #vjp(Fn1, Object)}, with respect to some arguments. */
    public static <A, B, C, R> Vjp<R, Args3<A, B, C>> vjp(
            Fn3<A, B, C, R> fn, ArgNums argnums, A a, B b, C c) {
        return Derivatives.of(fn).vjp(argnums, a, b, c);
    }

    /** As {@link #vjp(Fn1, Object)}, with respect to all arguments. */
    public static <A, B, C, D, R> Vjp<R, Args4<A, B, C, D>> vjp(
            Fn4<A, B, C, D, R> fn, A a, B b, C c, D d) {
        return vjp(fn, ArgNums.all(4), a, b, c, d);
    }

    /** As {@link #vjp(Fn1, Object)}, with respect to some arguments. */
    public static <A, B, C, D, R> Vjp<R, Args4<A, B, C, D>> vjp(
            Fn4<A, B, C, D, R> fn, ArgNums argnums, A a, B b, C c, D d) {
        return Derivatives.of(fn).vjp(argnums, a, b, c, d);
    }

    /** As {@link #vjp(Fn1, Object)}, with respect to all arguments. */
    public static <A, B, C, D, E, R> Vjp<R, Args5<A, B, C, D, E>> vjp(
            Fn5<A, B, C, D, E, R> fn, A a, B b, C c, D d, E e) {
        return vjp(fn, ArgNums.all(5), a, b, c, d, e);
    }

    /** As {@link #vjp(Fn1, Object)}, with respect to some arguments. */
    public static <A, B, C, D, E, R> Vjp<R, Args5<A, B, C, D, E>> vjp(
            Fn5<A, B, C, D, E, R> fn, ArgNums argnums, A a, B b, C c, D d, E e) {
        return Derivatives.of(fn).vjp(argnums, a, b, c, d, e);
    }

    /** As {@link #vjp(Fn1, Object)}, with respect to all arguments. */
    public static <A, B, C, D, E, F, R> Vjp<R, Args6<A, B, C, D, E, F>> vjp(
            Fn6<A, B, C, D, E, F, R> fn, A a, B b, C c, D d, E e, F f) {
        return vjp(fn, ArgNums.all(6), a, b, c, d, e, f);
    }

    /** As {@link #vjp(Fn1, Object)}, with respect to some arguments. */
    public static <A, B, C, D, E, F, R> Vjp<R, Args6<A, B, C, D, E, F>> vjp(
            Fn6<A, B, C, D, E, F, R> fn, ArgNums argnums, A a, B b, C c, D d, E e, F f) {
        return Derivatives.of(fn).vjp(argnums, a, b, c, d, e, f);
    }

    /**
     * The gradient of a function whose value is one number (or {@link Aux} of one number and more),
     * as a function of the same argument. Its cost is a small multiple of the function's, however
     * many numbers the argument has.
     */
    public static <A> Fn1<A, A> grad(Fn1<A, ? extends ScalarValued> fn) {
        return a -> valueAndGrad(fn).apply(a).grad();
    }

    /** As {@link #grad(Fn1)}, with respect to the first argument. */
    public static <A, B> Fn2<A, B, A> grad(Fn2<A, B, ? extends ScalarValued> fn) {
        return (a, b) -> valueAndGrad(fn).apply(a, b).grad();
    }

    /** As {@link #grad(Fn1)}, with respect to the chosen arguments. */
    public static <A, B> Fn2<A, B, Args2<A, B>> grad(
            Fn2<A, B, ? extends ScalarValued> fn, ArgNums argnums) {
        return (a, b) -> valueAndGrad(fn, argnums).apply(a, b).grad();
    }

    /** As {@link #grad(Fn1)}, with respect to the first argument. */
    public static <A, B, C> Fn3<A, B, C, A> grad(Fn3<A, B, C, ? extends ScalarValued> fn) {
        return (a, b, c) -> valueAndGrad(fn).apply(a, b, c).grad();
    }

    /** As {@link #grad(Fn1)}, with respect to the chosen arguments. */
    public static <A, B, C> Fn3<A, B, C, Args3<A, B, C>> grad(
            Fn3<A, B, C, ? extends ScalarValued> fn, ArgNums argnums) {
        return (a, b, c) -> valueAndGrad(fn, argnums).apply(a, b, c).grad();
    }

    /** As {@link #grad(Fn1)}, with respect to the first argument. */
    public static <A, B, C, D> Fn4<A, B, C, D, A> grad(Fn4<A, B, C, D, ? extends ScalarValued> fn) {
        return (a, b, c, d) -> valueAndGrad(fn).apply(a, b, c, d).grad();
    }

    /** As {@link #grad(Fn1)}, with respect to the chosen arguments. */
    public static <A, B, C, D> Fn4<A, B, C, D, Args4<A, B, C, D>> grad(
            Fn4<A, B, C, D, ? extends ScalarValued> fn, ArgNums argnums) {
        return (a, b, c, d) -> valueAndGrad(fn, argnums).apply(a, b, c, d).grad();
    }

    /** As {@link #grad(Fn1)}, with respect to the first argument. */
    public static <A, B, C, D, E> Fn5<A, B, C, D, E, A> grad(
            Fn5<A, B, C, D, E, ? extends ScalarValued> fn) {
        return (a, b, c, d, e) -> valueAndGrad(fn).apply(a, b, c, d, e).grad();
    }

    /** As {@link #grad(Fn1)}, with respect to the chosen arguments. */
    public static <A, B, C, D, E> Fn5<A, B, C, D, E, Args5<A, B, C, D, E>> grad(
            Fn5<A, B, C, D, E, ? extends ScalarValued> fn, ArgNums argnums) {
        return (a, b, c, d, e) -> valueAndGrad(fn, argnums).apply(a, b, c, d, e).grad();
    }

    /** As {@link #grad(Fn1)}, with respect to the first argument. */
    public static <A, B, C, D, E, F> Fn6<A, B, C, D, E, F, A> grad(
            Fn6<A, B, C, D, E, F, ? extends ScalarValued> fn) {
        return (a, b, c, d, e, f) -> valueAndGrad(fn).apply(a, b, c, d, e, f).grad();
    }

    /** As {@link #grad(Fn1)}, with respect to the chosen arguments. */
    public static <A, B, C, D, E, F> Fn6<A, B, C, D, E, F, Args6<A, B, C, D, E, F>> grad(
            Fn6<A, B, C, D, E, F, ? extends ScalarValued> fn, ArgNums argnums) {
        return (a, b, c, d, e, f) -> valueAndGrad(fn, argnums).apply(a, b, c, d, e, f).grad();
    }

    /** The value and the gradient at once; see {@link #grad(Fn1)}. */
    public static <A, R extends ScalarValued> Fn1<A, ValueAndGrad<R, A>> valueAndGrad(
            Fn1<A, R> fn) {
        return a -> Derivatives.of(fn).valueAndGrad(a);
    }

    /** As {@link #valueAndGrad(Fn1)}, with respect to the first argument. */
    public static <A, B, R extends ScalarValued> Fn2<A, B, ValueAndGrad<R, A>> valueAndGrad(
            Fn2<A, B, R> fn) {
        return (a, b) -> Derivatives.of(fn).valueAndGrad(a, b);
    }

    /** As {@link #valueAndGrad(Fn1)}, with respect to the chosen arguments. */
    public static <A, B, R extends ScalarValued>
            Fn2<A, B, ValueAndGrad<R, Args2<A, B>>> valueAndGrad(Fn2<A, B, R> fn, ArgNums argnums) {
        return (a, b) -> Derivatives.of(fn).valueAndGrad(argnums, a, b);
    }

    /** As {@link #valueAndGrad(Fn1)}, with respect to the first argument. */
    public static <A, B, C, R extends ScalarValued> Fn3<A, B, C, ValueAndGrad<R, A>> valueAndGrad(
            Fn3<A, B, C, R> fn) {
        return (a, b, c) -> Derivatives.of(fn).valueAndGrad(a, b, c);
    }

    /** As {@link #valueAndGrad(Fn1)}, with respect to the chosen arguments. */
    public static <A, B, C, R extends ScalarValued>
            Fn3<A, B, C, ValueAndGrad<R, Args3<A, B, C>>> valueAndGrad(
                    Fn3<A, B, C, R> fn, ArgNums argnums) {
        return (a, b, c) -> Derivatives.of(fn).valueAndGrad(argnums, a, b, c);
    }

    /** As {@link #valueAndGrad(Fn1)}, with respect to the first argument. */
    public static <A, B, C, D, R extends ScalarValued>
            Fn4<A, B, C, D, ValueAndGrad<R, A>> valueAndGrad(Fn4<A, B, C, D, R> fn) {
        return (a, b, c, d) -> Derivatives.of(fn).valueAndGrad(a, b, c, d);
    }

    /** As {@link #valueAndGrad(Fn1)}, with respect to the chosen arguments. */
    public static <A, B, C, D, R extends ScalarValued>
            Fn4<A, B, C, D, ValueAndGrad<R, Args4<A, B, C, D>>> valueAndGrad(
                    Fn4<A, B, C, D, R> fn, ArgNums argnums) {
        return (a, b, c, d) -> Derivatives.of(fn).valueAndGrad(argnums, a, b, c, d);
    }

    /** As {@link #valueAndGrad(Fn1)}, with respect to the first argument. */
    public static <A, B, C, D, E, R extends ScalarValued>
            Fn5<A, B, C, D, E, ValueAndGrad<R, A>> valueAndGrad(Fn5<A, B, C, D, E, R> fn) {
        return (a, b, c, d, e) -> Derivatives.of(fn).valueAndGrad(a, b, c, d, e);
    }

    /** As {@link #valueAndGrad(Fn1)}, with respect to the chosen arguments. */
    public static <A, B, C, D, E, R extends ScalarValued>
            Fn5<A, B, C, D, E, ValueAndGrad<R, Args5<A, B, C, D, E>>> valueAndGrad(
                    Fn5<A, B, C, D, E, R> fn, ArgNums argnums) {
        return (a, b, c, d, e) -> Derivatives.of(fn).valueAndGrad(argnums, a, b, c, d, e);
    }

    /** As {@link #valueAndGrad(Fn1)}, with respect to the first argument. */
    public static <A, B, C, D, E, F, R extends ScalarValued>
            Fn6<A, B, C, D, E, F, ValueAndGrad<R, A>> valueAndGrad(Fn6<A, B, C, D, E, F, R> fn) {
        return (a, b, c, d, e, f) -> Derivatives.of(fn).valueAndGrad(a, b, c, d, e, f);
    }

    /** As {@link #valueAndGrad(Fn1)}, with respect to the chosen arguments. */
    public static <A, B, C, D, E, F, R extends ScalarValued>
            Fn6<A, B, C, D, E, F, ValueAndGrad<R, Args6<A, B, C, D, E, F>>> valueAndGrad(
                    Fn6<A, B, C, D, E, F, R> fn, ArgNums argnums) {
        return (a, b, c, d, e, f) -> Derivatives.of(fn).valueAndGrad(argnums, a, b, c, d, e, f);
    }
}
