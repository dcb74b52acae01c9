package io.cotangent;

import io.cotangent.function.Fn1;
import io.cotangent.function.Fn2;
import io.cotangent.function.Fn3;
import io.cotangent.function.Fn4;
import io.cotangent.function.Fn5;
import io.cotangent.function.Fn6;

/** Functions of one element as functions of a batch. */
abstract class BatchedFunctions extends LinearMaps {
    BatchedFunctions() {}

    /**
     * The function of one element as a function of a batch of them, run at once. Each array of the
     * argument has the batch as its first axis, and so has each array of the result. The function
     * is run on one element, or, where it looks at numbers (to branch, say) or draws with
     * {@linkplain Rng#batch keys}, on each of them, and those that take the same path are run
     * together.
     *
     * @throws io.cotangent.error.ShapeException, when the function returned is called, where arrays
     *     disagree about the size of the batch, or results of elements about their shape
     */
    public static <A, R> Fn1<A, R> vmap(Fn1<A, R> fn) {
        return vmap(fn, BatchAxes.first(1));
    }

    /**
     * As {@link #vmap(Fn1)}, with the batch at axes of one's own choice.
     *
     * @param axes where the batch is, see {@link Cotangent#axes}
     */
    public static <A, R> Fn1<A, R> vmap(Fn1<A, R> fn, BatchAxes axes) {
        return a -> Derivatives.of(fn).vmap(axes, a);
    }

    /** As {@link #vmap(Fn1)}; the batch is the first axis of all arguments. */
    public static <A, B, R> Fn2<A, B, R> vmap(Fn2<A, B, R> fn) {
        return vmap(fn, BatchAxes.first(2));
    }

    /** As {@link #vmap(Fn1, BatchAxes)}. */
    public static <A, B, R> Fn2<A, B, R> vmap(Fn2<A, B, R> fn, BatchAxes axes) {
        return (a, b) -> Derivatives.of(fn).vmap(axes, a, b);
    }

    /** As {@link #vmap(Fn1)}; the batch is the first axis of all arguments. */
    public static <A, B, C, R> Fn3<A, B, C, R> vmap(Fn3<A, B, C, R> fn) {
        return vmap(fn, BatchAxes.first(3));
    }

    /** As {@link #vmap(Fn1, BatchAxes)}. */
    public static <A, B, C, R> Fn3<A, B, C, R> vmap(Fn3<A, B, C, R> fn, BatchAxes axes) {
        return (a, b, c) -> Derivatives.of(fn).vmap(axes, a, b, c);
    }

    /** As {@link #vmap(Fn1)}; the batch is the first axis of all arguments. */
    public static <A, B, C, D, R> Fn4<A, B, C, D, R> vmap(Fn4<A, B, C, D, R> fn) {
        return vmap(fn, BatchAxes.first(4));
    }

    /** As {@link #vmap(Fn1, BatchAxes)}. */
    public static <A, B, C, D, R> Fn4<A, B, C, D, R> vmap(Fn4<A, B, C, D, R> fn, BatchAxes axes) {
        return (a, b, c, d) -> Derivatives.of(fn).vmap(axes, a, b, c, d);
    }

    /** As {@link #vmap(Fn1)}; the batch is the first axis of all arguments. */
    public static <A, B, C, D, E, R> Fn5<A, B, C, D, E, R> vmap(Fn5<A, B, C, D, E, R> fn) {
        return vmap(fn, BatchAxes.first(5));
    }

    /** As {@link #vmap(Fn1, BatchAxes)}. */
    public static <A, B, C, D, E, R> Fn5<A, B, C, D, E, R> vmap(
            Fn5<A, B, C, D, E, R> fn, BatchAxes axes) {
        return (a, b, c, d, e) -> Derivatives.of(fn).vmap(axes, a, b, c, d, e);
    }

    /** As {@link #vmap(Fn1)}; the batch is the first axis of all arguments. */
    public static <A, B, C, D, E, F, R> Fn6<A, B, C, D, E, F, R> vmap(Fn6<A, B, C, D, E, F, R> fn) {
        return vmap(fn, BatchAxes.first(6));
    }

    /** As {@link #vmap(Fn1, BatchAxes)}. */
    public static <A, B, C, D, E, F, R> Fn6<A, B, C, D, E, F, R> vmap(
            Fn6<A, B, C, D, E, F, R> fn, BatchAxes axes) {
        return (a, b, c, d, e, f) -> Derivatives.of(fn).vmap(axes, a, b, c, d, e, f);
    }
}
