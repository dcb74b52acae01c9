package io.cotangent;

import io.cotangent.check.GradientCheck;
import io.cotangent.check.GradientReport;
import io.cotangent.function.Fn1;
import io.cotangent.function.Fn2;
import io.cotangent.function.Fn3;
import io.cotangent.function.Fn4;
import io.cotangent.function.Fn5;
import io.cotangent.function.Fn6;

/** Checks of derivatives, of functions of one to six arguments. */
abstract class GradientChecks extends Loops {
    GradientChecks() {}

    /**
     * Compares the derivatives of a function with differences, forward and reverse mode with each
     * other, and second derivatives likewise, in all arguments that are trees of arrays with
     * floating-point numbers among them. For tests: it calls the function many times.
     *
     * <p>Where the function has a kink or a pole, differences are not its derivatives, and the
     * report says that these are wrong; so check elsewhere.
     *
     * @throws io.cotangent.error.DTypeException if no argument has derivatives
     */
    public static <A> GradientReport checkGradients(Fn1<A, ?> fn, A a) {
        return checkGradients(GradientCheck.options(), fn, a);
    }

    /** As {@link #checkGradients(Fn1, Object)}, with options. */
    public static <A> GradientReport checkGradients(GradientCheck options, Fn1<A, ?> fn, A a) {
        return Derivatives.of(fn).check(options, a);
    }

    /**
     * As {@link #checkGradients(Fn1, Object)}, for tests of any framework.
     *
     * @throws AssertionError if some derivative is wrong, with the report
     */
    public static <A> void assertGradients(Fn1<A, ?> fn, A a) {
        assertGradients(GradientCheck.options(), fn, a);
    }

    /** As {@link #assertGradients(Fn1, Object)}, with options. */
    public static <A> void assertGradients(GradientCheck options, Fn1<A, ?> fn, A a) {
        assertPassed(checkGradients(options, fn, a));
    }

    /** As {@link #checkGradients(Fn1, Object)}, for a function of 2 arguments. */
    public static <A, B> GradientReport checkGradients(Fn2<A, B, ?> fn, A a, B b) {
        return checkGradients(GradientCheck.options(), fn, a, b);
    }

    /** As {@link #checkGradients(Fn1, Object)}, with options. */
    public static <A, B> GradientReport checkGradients(
            GradientCheck options, Fn2<A, B, ?> fn, A a, B b) {
        return Derivatives.of(fn).check(options, a, b);
    }

    /** As {@link #assertGradients(Fn1, Object)}, for a function of 2 arguments. */
    public static <A, B> void assertGradients(Fn2<A, B, ?> fn, A a, B b) {
        assertGradients(GradientCheck.options(), fn, a, b);
    }

    /** As {@link #assertGradients(Fn1, Object)}, with options. */
    public static <A, B> void assertGradients(GradientCheck options, Fn2<A, B, ?> fn, A a, B b) {
        assertPassed(checkGradients(options, fn, a, b));
    }

    /** As {@link #checkGradients(Fn1, Object)}, for a function of 3 arguments. */
    public static <A, B, C> GradientReport checkGradients(Fn3<A, B, C, ?> fn, A a, B b, C c) {
        return checkGradients(GradientCheck.options(), fn, a, b, c);
    }

    /** As {@link #checkGradients(Fn1, Object)}, with options. */
    public static <A, B, C> GradientReport checkGradients(
            GradientCheck options, Fn3<A, B, C, ?> fn, A a, B b, C c) {
        return Derivatives.of(fn).check(options, a, b, c);
    }

    /** As {@link #assertGradients(Fn1, Object)}, for a function of 3 arguments. */
    public static <A, B, C> void assertGradients(Fn3<A, B, C, ?> fn, A a, B b, C c) {
        assertGradients(GradientCheck.options(), fn, a, b, c);
    }

    /** As {@link #assertGradients(Fn1, Object)}, with options. */
    public static <A, B, C> void assertGradients(
            GradientCheck options, Fn3<A, B, C, ?> fn, A a, B b, C c) {
        assertPassed(checkGradients(options, fn, a, b, c));
    }

    /** As {@link #checkGradients(Fn1, Object)}, for a function of 4 arguments. */
    public static <A, B, C, D> GradientReport checkGradients(
            Fn4<A, B, C, D, ?> fn, A a, B b, C c, D d) {
        return checkGradients(GradientCheck.options(), fn, a, b, c, d);
    }

    /** As {@link #checkGradients(Fn1, Object)}, with options. */
    public static <A, B, C, D> GradientReport checkGradients(
            GradientCheck options, Fn4<A, B, C, D, ?> fn, A a, B b, C c, D d) {
        return Derivatives.of(fn).check(options, a, b, c, d);
    }

    /** As {@link #assertGradients(Fn1, Object)}, for a function of 4 arguments. */
    public static <A, B, C, D> void assertGradients(Fn4<A, B, C, D, ?> fn, A a, B b, C c, D d) {
        assertGradients(GradientCheck.options(), fn, a, b, c, d);
    }

    /** As {@link #assertGradients(Fn1, Object)}, with options. */
    public static <A, B, C, D> void assertGradients(
            GradientCheck options, Fn4<A, B, C, D, ?> fn, A a, B b, C c, D d) {
        assertPassed(checkGradients(options, fn, a, b, c, d));
    }

    /** As {@link #checkGradients(Fn1, Object)}, for a function of 5 arguments. */
    public static <A, B, C, D, E> GradientReport checkGradients(
            Fn5<A, B, C, D, E, ?> fn, A a, B b, C c, D d, E e) {
        return checkGradients(GradientCheck.options(), fn, a, b, c, d, e);
    }

    /** As {@link #checkGradients(Fn1, Object)}, with options. */
    public static <A, B, C, D, E> GradientReport checkGradients(
            GradientCheck options, Fn5<A, B, C, D, E, ?> fn, A a, B b, C c, D d, E e) {
        return Derivatives.of(fn).check(options, a, b, c, d, e);
    }

    /** As {@link #assertGradients(Fn1, Object)}, for a function of 5 arguments. */
    public static <A, B, C, D, E> void assertGradients(
            Fn5<A, B, C, D, E, ?> fn, A a, B b, C c, D d, E e) {
        assertGradients(GradientCheck.options(), fn, a, b, c, d, e);
    }

    /** As {@link #assertGradients(Fn1, Object)}, with options. */
    public static <A, B, C, D, E> void assertGradients(
            GradientCheck options, Fn5<A, B, C, D, E, ?> fn, A a, B b, C c, D d, E e) {
        assertPassed(checkGradients(options, fn, a, b, c, d, e));
    }

    /** As {@link #checkGradients(Fn1, Object)}, for a function of 6 arguments. */
    public static <A, B, C, D, E, F> GradientReport checkGradients(
            Fn6<A, B, C, D, E, F, ?> fn, A a, B b, C c, D d, E e, F f) {
        return checkGradients(GradientCheck.options(), fn, a, b, c, d, e, f);
    }

    /** As {@link #checkGradients(Fn1, Object)}, with options. */
    public static <A, B, C, D, E, F> GradientReport checkGradients(
            GradientCheck options, Fn6<A, B, C, D, E, F, ?> fn, A a, B b, C c, D d, E e, F f) {
        return Derivatives.of(fn).check(options, a, b, c, d, e, f);
    }

    /** As {@link #assertGradients(Fn1, Object)}, for a function of 6 arguments. */
    public static <A, B, C, D, E, F> void assertGradients(
            Fn6<A, B, C, D, E, F, ?> fn, A a, B b, C c, D d, E e, F f) {
        assertGradients(GradientCheck.options(), fn, a, b, c, d, e, f);
    }

    /** As {@link #assertGradients(Fn1, Object)}, with options. */
    public static <A, B, C, D, E, F> void assertGradients(
            GradientCheck options, Fn6<A, B, C, D, E, F, ?> fn, A a, B b, C c, D d, E e, F f) {
        assertPassed(checkGradients(options, fn, a, b, c, d, e, f));
    }

    private static void assertPassed(GradientReport report) {
        if (!report.passed()) {
            throw new AssertionError(report.toString());
        }
    }
}
