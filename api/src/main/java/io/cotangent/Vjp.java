package io.cotangent;

import java.util.function.Function;

/**
 * A function's value, and the linear map that takes a cotangent of the value to one of the
 * arguments.
 *
 * @param <R> the type of the value
 * @param <A> the type of the argument, or {@code Args2} … {@code Args6} of those of several
 */
public final class Vjp<R, A> {
    private final R primal;
    private final Function<R, A> pullback;

    Vjp(R primal, Function<R, A> pullback) {
        this.primal = primal;
        this.pullback = pullback;
    }

    /** The value. */
    public R primal() {
        return primal;
    }

    /**
     * The transposed Jacobian times a cotangent. May be called many times, with other cotangents,
     * from any thread; the function is not run again.
     *
     * @param cotangent of the value's type and shapes
     * @throws io.cotangent.error.TreeException where it is not
     */
    public A pullback(R cotangent) {
        return pullback.apply(cotangent);
    }
}
