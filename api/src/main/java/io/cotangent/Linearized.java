package io.cotangent;

import java.util.function.Function;

/**
 * A function's value, and its derivative there: a linear map, which can be applied forward and
 * transposed as often as wanted, from any thread, without running the function again.
 *
 * @param <R> the type of the value
 * @param <A> the type of the argument, or {@code Args2} … {@code Args6} of those of several
 */
public final class Linearized<R, A> {
    private final R primal;
    private final Function<A, R> pushforward;
    private final Function<R, A> pullback;

    Linearized(R primal, Function<A, R> pushforward, Function<R, A> pullback) {
        this.primal = primal;
        this.pushforward = pushforward;
        this.pullback = pullback;
    }

    /** The value. */
    public R primal() {
        return primal;
    }

    /**
     * The Jacobian times a tangent. Of several arguments, those whose tangent is null are held
     * fixed.
     *
     * @param tangent of the argument's type and shapes
     * @throws io.cotangent.error.TreeException where it is not
     */
    public R pushforward(A tangent) {
        return pushforward.apply(tangent);
    }

    /**
     * The transposed Jacobian times a cotangent.
     *
     * @param cotangent of the value's type and shapes
     * @throws io.cotangent.error.TreeException where it is not
     */
    public A pullback(R cotangent) {
        return pullback.apply(cotangent);
    }
}
