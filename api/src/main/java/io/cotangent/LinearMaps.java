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

/** Derivatives as linear maps, and what reverse mode keeps for them. */
abstract class LinearMaps extends SparseDerivatives {
    LinearMaps() {}

    /**
     * The value of a function and its derivative there as a linear map, forward and transposed. The
     * function is run once, however often the map is applied.
     */
    public static <A, R> Linearized<R, A> linearize(Fn1<A, R> fn, A a) {
        return Derivatives.of(fn).linearize(a);
    }

    /** As {@link #linearize(Fn1, Object)}, with respect to all arguments. */
    public static <A, B, R> Linearized<R, Args2<A, B>> linearize(Fn2<A, B, R> fn, A a, B b) {
        return linearize(fn, ArgNums.all(2), a, b);
    }

    /** As {@link #linearize(Fn1, Object)}, with respect to some arguments. */
    public static <A, B, R> Linearized<R, Args2<A, B>> linearize(
            Fn2<A, B, R> fn, ArgNums argnums, A a, B b) {
        return Derivatives.of(fn).linearize(argnums, a, b);
    }

    /** As {@link #linearize(Fn1, Object)}, with respect to all arguments. */
    public static <A, B, C, R> Linearized<R, Args3<A, B, C>> linearize(
            Fn3<A, B, C, R> fn, A a, B b, C c) {
        return linearize(fn, ArgNums.all(3), a, b, c);
    }

    /** As {@link #linearize(Fn1, Object)}, with respect to some arguments. */
    public static <A, B, C, R> Linearized<R, Args3<A, B, C>> linearize(
            Fn3<A, B, C, R> fn, ArgNums argnums, A a, B b, C c) {
        return Derivatives.of(fn).linearize(argnums, a, b, c);
    }

    /** As {@link #linearize(Fn1, Object)}, with respect to all arguments. */
    public static <A, B, C, D, R> Linearized<R, Args4<A, B, C, D>> linearize(
            Fn4<A, B, C, D, R> fn, A a, B b, C c, D d) {
        return linearize(fn, ArgNums.all(4), a, b, c, d);
    }

    /** As {@link #linearize(Fn1, Object)}, with respect to some arguments. */
    public static <A, B, C, D, R> Linearized<R, Args4<A, B, C, D>> linearize(
            Fn4<A, B, C, D, R> fn, ArgNums argnums, A a, B b, C c, D d) {
        return Derivatives.of(fn).linearize(argnums, a, b, c, d);
    }

    /** As {@link #linearize(Fn1, Object)}, with respect to all arguments. */
    public static <A, B, C, D, E, R> Linearized<R, Args5<A, B, C, D, E>> linearize(
            Fn5<A, B, C, D, E, R> fn, A a, B b, C c, D d, E e) {
        return linearize(fn, ArgNums.all(5), a, b, c, d, e);
    }

    /** As {@link #linearize(Fn1, Object)}, with respect to some arguments. */
    public static <A, B, C, D, E, R> Linearized<R, Args5<A, B, C, D, E>> linearize(
            Fn5<A, B, C, D, E, R> fn, ArgNums argnums, A a, B b, C c, D d, E e) {
        return Derivatives.of(fn).linearize(argnums, a, b, c, d, e);
    }

    /** As {@link #linearize(Fn1, Object)}, with respect to all arguments. */
    public static <A, B, C, D, E, F, R> Linearized<R, Args6<A, B, C, D, E, F>> linearize(
            Fn6<A, B, C, D, E, F, R> fn, A a, B b, C c, D d, E e, F f) {
        return linearize(fn, ArgNums.all(6), a, b, c, d, e, f);
    }

    /** As {@link #linearize(Fn1, Object)}, with respect to some arguments. */
    public static <A, B, C, D, E, F, R> Linearized<R, Args6<A, B, C, D, E, F>> linearize(
            Fn6<A, B, C, D, E, F, R> fn, ArgNums argnums, A a, B b, C c, D d, E e, F f) {
        return Derivatives.of(fn).linearize(argnums, a, b, c, d, e, f);
    }

    /**
     * The same function, of which a reverse sweep keeps the arguments only and computes the rest
     * again: less memory, for the cost of one more run. Its values and derivatives are the same,
     * bit by bit. What the function computes of arrays that it finds elsewhere (in fields, or
     * captured by a lambda) and not of its arguments is kept.
     */
    public static <A, R> Fn1<A, R> checkpoint(Fn1<A, R> fn) {
        return a -> Derivatives.of(fn).checkpoint(a);
    }

    /** As {@link #checkpoint(Fn1)}. */
    public static <A, B, R> Fn2<A, B, R> checkpoint(Fn2<A, B, R> fn) {
        return (a, b) -> Derivatives.of(fn).checkpoint(a, b);
    }

    /** As {@link #checkpoint(Fn1)}. */
    public static <A, B, C, R> Fn3<A, B, C, R> checkpoint(Fn3<A, B, C, R> fn) {
        return (a, b, c) -> Derivatives.of(fn).checkpoint(a, b, c);
    }

    /** As {@link #checkpoint(Fn1)}. */
    public static <A, B, C, D, R> Fn4<A, B, C, D, R> checkpoint(Fn4<A, B, C, D, R> fn) {
        return (a, b, c, d) -> Derivatives.of(fn).checkpoint(a, b, c, d);
    }

    /** As {@link #checkpoint(Fn1)}. */
    public static <A, B, C, D, E, R> Fn5<A, B, C, D, E, R> checkpoint(Fn5<A, B, C, D, E, R> fn) {
        return (a, b, c, d, e) -> Derivatives.of(fn).checkpoint(a, b, c, d, e);
    }

    /** As {@link #checkpoint(Fn1)}. */
    public static <A, B, C, D, E, F, R> Fn6<A, B, C, D, E, F, R> checkpoint(
            Fn6<A, B, C, D, E, F, R> fn) {
        return (a, b, c, d, e, f) -> Derivatives.of(fn).checkpoint(a, b, c, d, e, f);
    }
}
