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

/** Functions as programs: traced once to be looked at, or compiled, to be run again and again. */
abstract class Programs extends NumberDerivatives {
    Programs() {}

    /**
     * The path that a function takes at an argument, as a program that can be printed, looked into,
     * and run at other arguments without the function's code.
     *
     * @throws io.cotangent.error.TreeException if the argument or the result is no tree of arrays
     * @throws io.cotangent.error.AgentMissingException where the JVM has no agent
     */
    public static <A, R> Traced<A, R> trace(Fn1<A, R> fn, A a) {
        return new Traced<>(Derivatives.of(fn), a);
    }

    /** As {@link #trace(Fn1, Object)}, for a function of 2 arguments. */
    public static <A, B, R> Traced<Args2<A, B>, R> trace(Fn2<A, B, R> fn, A a, B b) {
        return new Traced<>(Derivatives.of(fn), a, b);
    }

    /** As {@link #trace(Fn1, Object)}, for a function of 3 arguments. */
    public static <A, B, C, R> Traced<Args3<A, B, C>, R> trace(Fn3<A, B, C, R> fn, A a, B b, C c) {
        return new Traced<>(Derivatives.of(fn), a, b, c);
    }

    /** As {@link #trace(Fn1, Object)}, for a function of 4 arguments. */
    public static <A, B, C, D, R> Traced<Args4<A, B, C, D>, R> trace(
            Fn4<A, B, C, D, R> fn, A a, B b, C c, D d) {
        return new Traced<>(Derivatives.of(fn), a, b, c, d);
    }

    /** As {@link #trace(Fn1, Object)}, for a function of 5 arguments. */
    public static <A, B, C, D, E, R> Traced<Args5<A, B, C, D, E>, R> trace(
            Fn5<A, B, C, D, E, R> fn, A a, B b, C c, D d, E e) {
        return new Traced<>(Derivatives.of(fn), a, b, c, d, e);
    }

    /** As {@link #trace(Fn1, Object)}, for a function of 6 arguments. */
    public static <A, B, C, D, E, F, R> Traced<Args6<A, B, C, D, E, F>, R> trace(
            Fn6<A, B, C, D, E, F, R> fn, A a, B b, C c, D d, E e, F f) {
        return new Traced<>(Derivatives.of(fn), a, b, c, d, e, f);
    }

    /**
     * A function that runs the user's code where it must, and elsewhere replays what it did before.
     *
     * <p>A call is replayed where it is certain that the function would take the same path: its
     * arguments have the structure, types and shapes that they had, what is no array among them is
     * equal, and each look at numbers ({@code item}, {@code toArray}, a branch on a value) sees the
     * very same ones. Else the function is run, and its path is kept beside the others: up to 16,
     * those used last. {@link Compiled} tells how often that was, and why; from the eighth time on
     * there are warnings in the log of {@code io.cotangent.compile}.
     *
     * <p>So the function should depend on its arguments alone. Whatever else it reads, such as
     * fields and captured variables, is taken as it is at the time of tracing; what else it does,
     * such as printing, is done when it is traced, and not when it is replayed. Only values that
     * are being differentiated further out are safe to capture: a path with such a value is not
     * kept.
     *
     * <p>The result has its derivatives, of all orders, and may be called by several threads; the
     * user's code runs without locks, perhaps in several at once. Without the agent, the result is
     * the function as it is.
     *
     * @return a function that implements {@link Compiled}, too
     */
    public static <A, R> Fn1<A, R> compile(Fn1<A, R> fn) {
        return CompiledFunctions.of(fn);
    }

    /** As {@link #compile(Fn1)}, for a function of 2 arguments. */
    public static <A, B, R> Fn2<A, B, R> compile(Fn2<A, B, R> fn) {
        return CompiledFunctions.of(fn);
    }

    /** As {@link #compile(Fn1)}, for a function of 3 arguments. */
    public static <A, B, C, R> Fn3<A, B, C, R> compile(Fn3<A, B, C, R> fn) {
        return CompiledFunctions.of(fn);
    }

    /** As {@link #compile(Fn1)}, for a function of 4 arguments. */
    public static <A, B, C, D, R> Fn4<A, B, C, D, R> compile(Fn4<A, B, C, D, R> fn) {
        return CompiledFunctions.of(fn);
    }

    /** As {@link #compile(Fn1)}, for a function of 5 arguments. */
    public static <A, B, C, D, E, R> Fn5<A, B, C, D, E, R> compile(Fn5<A, B, C, D, E, R> fn) {
        return CompiledFunctions.of(fn);
    }

    /** As {@link #compile(Fn1)}, for a function of 6 arguments. */
    public static <A, B, C, D, E, F, R> Fn6<A, B, C, D, E, F, R> compile(
            Fn6<A, B, C, D, E, F, R> fn) {
        return CompiledFunctions.of(fn);
    }

    /**
     * The same function, checked for NaN and infinities: where its result has one that did not come
     * with the arguments, there is an exception at the line where it arose. So have its
     * derivatives, of all orders and in every transformation: then the exception names the line and
     * the operation whose derivative it was.
     *
     * <p>Only what reaches the result counts, not what {@code where} does not choose, nor what is
     * computed and not used. Nothing else is slower for it. With {@code
     * -Dcotangent.debug.nans=true} every function that is transformed is checked.
     *
     * @throws io.cotangent.error.NonFiniteException when the function returned, or a derivative of
     *     it, is called
     * @throws io.cotangent.error.AgentMissingException when it is called and the JVM has no agent
     */
    public static <A, R> Fn1<A, R> checkNaN(Fn1<A, R> fn) {
        return a -> Derivatives.of(fn).checked(a);
    }

    /** As {@link #checkNaN(Fn1)}, for a function of 2 arguments. */
    public static <A, B, R> Fn2<A, B, R> checkNaN(Fn2<A, B, R> fn) {
        return (a, b) -> Derivatives.of(fn).checked(a, b);
    }

    /** As {@link #checkNaN(Fn1)}, for a function of 3 arguments. */
    public static <A, B, C, R> Fn3<A, B, C, R> checkNaN(Fn3<A, B, C, R> fn) {
        return (a, b, c) -> Derivatives.of(fn).checked(a, b, c);
    }

    /** As {@link #checkNaN(Fn1)}, for a function of 4 arguments. */
    public static <A, B, C, D, R> Fn4<A, B, C, D, R> checkNaN(Fn4<A, B, C, D, R> fn) {
        return (a, b, c, d) -> Derivatives.of(fn).checked(a, b, c, d);
    }

    /** As {@link #checkNaN(Fn1)}, for a function of 5 arguments. */
    public static <A, B, C, D, E, R> Fn5<A, B, C, D, E, R> checkNaN(Fn5<A, B, C, D, E, R> fn) {
        return (a, b, c, d, e) -> Derivatives.of(fn).checked(a, b, c, d, e);
    }

    /** As {@link #checkNaN(Fn1)}, for a function of 6 arguments. */
    public static <A, B, C, D, E, F, R> Fn6<A, B, C, D, E, F, R> checkNaN(
            Fn6<A, B, C, D, E, F, R> fn) {
        return (a, b, c, d, e, f) -> Derivatives.of(fn).checked(a, b, c, d, e, f);
    }
}
