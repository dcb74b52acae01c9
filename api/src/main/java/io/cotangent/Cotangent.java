package io.cotangent;

import io.cotangent.function.Args2;
import io.cotangent.function.Args3;
import io.cotangent.function.Args4;
import io.cotangent.function.Args5;
import io.cotangent.function.Args6;
import io.cotangent.function.Fn2;
import io.cotangent.trace.Site;
import io.cotangent.trace.Tracer;
import org.jspecify.annotations.Nullable;

/**
 * Derivatives of functions, given as method references or lambdas of marked classes.
 *
 * <p>Arguments and results are arrays or trees of arrays: records, arrays, lists, maps and
 * optionals of them, nested at will. A tangent, a cotangent and a gradient have the type of what
 * they belong to. Functions take one to six arguments; those of several come back as {@code Args2}
 * to {@code Args6}. Arguments that are not differentiated (see {@link #argnums}) may be anything.
 *
 * <p>The function is run once for each call of a derivative, so that branches and loops on its
 * values are those of this call. The functions returned are values: they may be kept, called from
 * several threads, and differentiated again. Derivatives nest to any depth, also inside
 * differentiated functions.
 *
 * <p>Errors, beyond those of the function itself: {@link io.cotangent.error.AgentMissingException}
 * where the JVM has no agent, {@link io.cotangent.error.UnmarkedCodeException} where a class that
 * is not marked computes with a traced value, {@link io.cotangent.error.NotScalarException} for the
 * gradient of a value that is not one number, {@link io.cotangent.error.LostDerivativeException}
 * for plain numbers where an array is needed, {@link io.cotangent.error.TreeException} for tangents
 * that do not fit.
 */
public final class Cotangent extends CustomRules {
    private Cotangent() {}

    /** Chooses the arguments to differentiate with respect to, by their positions from 0. */
    public static ArgNums argnums(int... positions) {
        return new ArgNums(positions);
    }

    /**
     * Says which axis of the arrays of each argument is the batch that {@link #vmap(Fn2,
     * BatchAxes)} maps over; null for an argument that is the same for all elements, which may be
     * anything. The axis in the result is the first, or what {@link BatchAxes#out} says.
     */
    public static BatchAxes axes(@Nullable Integer... in) {
        return BatchAxes.of(in);
    }

    /**
     * The array as it is, taken for a constant by every derivative; from any class, marked or not.
     */
    public static NDArray stopGradient(NDArray x) {
        return Tracer.at(Site.UNKNOWN).stopGradient(x);
    }

    /**
     * The arguments of a function of 2, or their tangents; null for the tangent of an argument that
     * is held fixed.
     */
    public static <A, B> Args2<A, B> args(A a, B b) {
        return new Args2<>(a, b);
    }

    /**
     * The arguments of a function of 3, or their tangents; null for the tangent of an argument that
     * is held fixed.
     */
    public static <A, B, C> Args3<A, B, C> args(A a, B b, C c) {
        return new Args3<>(a, b, c);
    }

    /**
     * The arguments of a function of 4, or their tangents; null for the tangent of an argument that
     * is held fixed.
     */
    public static <A, B, C, D> Args4<A, B, C, D> args(A a, B b, C c, D d) {
        return new Args4<>(a, b, c, d);
    }

    /**
     * The arguments of a function of 5, or their tangents; null for the tangent of an argument that
     * is held fixed.
     */
    public static <A, B, C, D, E> Args5<A, B, C, D, E> args(A a, B b, C c, D d, E e) {
        return new Args5<>(a, b, c, d, e);
    }

    /**
     * The arguments of a function of 6, or their tangents; null for the tangent of an argument that
     * is held fixed.
     */
    public static <A, B, C, D, E, F> Args6<A, B, C, D, E, F> args(A a, B b, C c, D d, E e, F f) {
        return new Args6<>(a, b, c, d, e, f);
    }
}
