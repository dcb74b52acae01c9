package io.cotangent;

import io.cotangent.custom.CustomFunction;
import io.cotangent.custom.CustomRule;
import io.cotangent.error.UserCode;
import io.cotangent.function.Args;
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
import org.jspecify.annotations.Nullable;

/** Functions whose derivatives the user gives, of one to six arguments. */
@SuppressWarnings("unchecked") // the types are those of the functions and rules
abstract class CustomRules extends GradientChecks {
    CustomRules() {}

    /**
     * A function that computes what {@code fn} does, and has the derivative that a rule says: the
     * rule takes the argument and its tangent, and gives the tangent of the result (null for
     * zeros). Reverse mode is derived by transposing the rule, which must therefore be linear in
     * the tangent; as the rule is differentiated in its turn, all orders follow from it, and
     * batching, too.
     *
     * <pre>{@code
     * static final Fn1<NDArray, NDArray> LOG1P_EXP =
     *         Cotangent.customJvp(x -> x.exp().log1p(), (x, dx) -> dx.mul(x.sigmoid()));
     * }</pre>
     *
     * <p>{@code fn} itself is never differentiated, so that it may do what it likes: look at
     * numbers, iterate, call classes that are not marked. Where it does so, it is run on numbers.
     * The rule is run once for each call that is differentiated, and must be in marked code; it may
     * look at the numbers of the argument, but not at those of the tangent. Arguments and results
     * may be trees; integers, and whatever is not in an array, have no tangents ({@code null} for
     * an argument without any). What {@code fn} and the rule use besides their arguments is
     * constant.
     *
     * <p>All of this holds for functions on plain numbers, too ({@code Double}, {@code double[]}
     * and so on, but not beside arrays), which are run as they are; the rule must not compare
     * tangents or cotangents.
     *
     * <p>Errors, at the first call that is differentiated: {@link io.cotangent.error.RuleException}
     * where the rule is not linear, with the operation that is not, or looks at numbers that are
     * not known; {@link io.cotangent.error.TreeException} where its result does not fit; {@link
     * io.cotangent.error.LostDerivativeException} where {@code fn} or the rule uses a value that is
     * being differentiated and is not among the arguments: pass it as one.
     */
    public static <A, R> Fn1<A, R> customJvp(Fn1<A, R> fn, Fn2<A, A, R> rule) {
        CustomFunction custom =
                jvp(Derivatives.of(fn), rule, (x, y, dx) -> rule.apply((A) x[0], (A) dx[0]));
        return a -> (R) custom.call(a);
    }

    /**
     * As {@link #customJvp(Fn1, Fn2)}, with a rule that takes the argument, the result, and the
     * tangent.
     */
    public static <A, R> Fn1<A, R> customJvp(Fn1<A, R> fn, Fn3<A, R, A, R> rule) {
        CustomFunction custom =
                jvp(Derivatives.of(fn), rule, (x, y, dx) -> rule.apply((A) x[0], (R) y, (A) dx[0]));
        return a -> (R) custom.call(a);
    }

    /**
     * As {@link #customJvp(Fn1, Fn2)}, for a function of 2 arguments; an argument that has no
     * tangent has null in its place.
     */
    public static <A, B, R> Fn2<A, B, R> customJvp(
            Fn2<A, B, R> fn, Fn2<Args2<A, B>, Args2<A, B>, R> rule) {
        CustomFunction custom =
                jvp(
                        Derivatives.of(fn),
                        rule,
                        (x, y, dx) ->
                                rule.apply((Args2<A, B>) Args.of(x), (Args2<A, B>) Args.of(dx)));
        return (a, b) -> (R) custom.call(a, b);
    }

    /** As {@link #customJvp(Fn1, Fn3)}, for a function of 2 arguments. */
    public static <A, B, R> Fn2<A, B, R> customJvp(
            Fn2<A, B, R> fn, Fn3<Args2<A, B>, R, Args2<A, B>, R> rule) {
        CustomFunction custom =
                jvp(
                        Derivatives.of(fn),
                        rule,
                        (x, y, dx) ->
                                rule.apply(
                                        (Args2<A, B>) Args.of(x),
                                        (R) y,
                                        (Args2<A, B>) Args.of(dx)));
        return (a, b) -> (R) custom.call(a, b);
    }

    /**
     * As {@link #customJvp(Fn1, Fn2)}, for a function of 3 arguments; an argument that has no
     * tangent has null in its place.
     */
    public static <A, B, C, R> Fn3<A, B, C, R> customJvp(
            Fn3<A, B, C, R> fn, Fn2<Args3<A, B, C>, Args3<A, B, C>, R> rule) {
        CustomFunction custom =
                jvp(
                        Derivatives.of(fn),
                        rule,
                        (x, y, dx) ->
                                rule.apply(
                                        (Args3<A, B, C>) Args.of(x), (Args3<A, B, C>) Args.of(dx)));
        return (a, b, c) -> (R) custom.call(a, b, c);
    }

    /** As {@link #customJvp(Fn1, Fn3)}, for a function of 3 arguments. */
    public static <A, B, C, R> Fn3<A, B, C, R> customJvp(
            Fn3<A, B, C, R> fn, Fn3<Args3<A, B, C>, R, Args3<A, B, C>, R> rule) {
        CustomFunction custom =
                jvp(
                        Derivatives.of(fn),
                        rule,
                        (x, y, dx) ->
                                rule.apply(
                                        (Args3<A, B, C>) Args.of(x),
                                        (R) y,
                                        (Args3<A, B, C>) Args.of(dx)));
        return (a, b, c) -> (R) custom.call(a, b, c);
    }

    /**
     * As {@link #customJvp(Fn1, Fn2)}, for a function of 4 arguments; an argument that has no
     * tangent has null in its place.
     */
    public static <A, B, C, D, R> Fn4<A, B, C, D, R> customJvp(
            Fn4<A, B, C, D, R> fn, Fn2<Args4<A, B, C, D>, Args4<A, B, C, D>, R> rule) {
        CustomFunction custom =
                jvp(
                        Derivatives.of(fn),
                        rule,
                        (x, y, dx) ->
                                rule.apply(
                                        (Args4<A, B, C, D>) Args.of(x),
                                        (Args4<A, B, C, D>) Args.of(dx)));
        return (a, b, c, d) -> (R) custom.call(a, b, c, d);
    }

    /** As {@link #customJvp(Fn1, Fn3)}, for a function of 4 arguments. */
    public static <A, B, C, D, R> Fn4<A, B, C, D, R> customJvp(
            Fn4<A, B, C, D, R> fn, Fn3<Args4<A, B, C, D>, R, Args4<A, B, C, D>, R> rule) {
        CustomFunction custom =
                jvp(
                        Derivatives.of(fn),
                        rule,
                        (x, y, dx) ->
                                rule.apply(
                                        (Args4<A, B, C, D>) Args.of(x),
                                        (R) y,
                                        (Args4<A, B, C, D>) Args.of(dx)));
        return (a, b, c, d) -> (R) custom.call(a, b, c, d);
    }

    /**
     * As {@link #customJvp(Fn1, Fn2)}, for a function of 5 arguments; an argument that has no
     * tangent has null in its place.
     */
    public static <A, B, C, D, E, R> Fn5<A, B, C, D, E, R> customJvp(
            Fn5<A, B, C, D, E, R> fn, Fn2<Args5<A, B, C, D, E>, Args5<A, B, C, D, E>, R> rule) {
        CustomFunction custom =
                jvp(
                        Derivatives.of(fn),
                        rule,
                        (x, y, dx) ->
                                rule.apply(
                                        (Args5<A, B, C, D, E>) Args.of(x),
                                        (Args5<A, B, C, D, E>) Args.of(dx)));
        return (a, b, c, d, e) -> (R) custom.call(a, b, c, d, e);
    }

    /** As {@link #customJvp(Fn1, Fn3)}, for a function of 5 arguments. */
    public static <A, B, C, D, E, R> Fn5<A, B, C, D, E, R> customJvp(
            Fn5<A, B, C, D, E, R> fn, Fn3<Args5<A, B, C, D, E>, R, Args5<A, B, C, D, E>, R> rule) {
        CustomFunction custom =
                jvp(
                        Derivatives.of(fn),
                        rule,
                        (x, y, dx) ->
                                rule.apply(
                                        (Args5<A, B, C, D, E>) Args.of(x),
                                        (R) y,
                                        (Args5<A, B, C, D, E>) Args.of(dx)));
        return (a, b, c, d, e) -> (R) custom.call(a, b, c, d, e);
    }

    /**
     * As {@link #customJvp(Fn1, Fn2)}, for a function of 6 arguments; an argument that has no
     * tangent has null in its place.
     */
    public static <A, B, C, D, E, F, R> Fn6<A, B, C, D, E, F, R> customJvp(
            Fn6<A, B, C, D, E, F, R> fn,
            Fn2<Args6<A, B, C, D, E, F>, Args6<A, B, C, D, E, F>, R> rule) {
        CustomFunction custom =
                jvp(
                        Derivatives.of(fn),
                        rule,
                        (x, y, dx) ->
                                rule.apply(
                                        (Args6<A, B, C, D, E, F>) Args.of(x),
                                        (Args6<A, B, C, D, E, F>) Args.of(dx)));
        return (a, b, c, d, e, f) -> (R) custom.call(a, b, c, d, e, f);
    }

    /** As {@link #customJvp(Fn1, Fn3)}, for a function of 6 arguments. */
    public static <A, B, C, D, E, F, R> Fn6<A, B, C, D, E, F, R> customJvp(
            Fn6<A, B, C, D, E, F, R> fn,
            Fn3<Args6<A, B, C, D, E, F>, R, Args6<A, B, C, D, E, F>, R> rule) {
        CustomFunction custom =
                jvp(
                        Derivatives.of(fn),
                        rule,
                        (x, y, dx) ->
                                rule.apply(
                                        (Args6<A, B, C, D, E, F>) Args.of(x),
                                        (R) y,
                                        (Args6<A, B, C, D, E, F>) Args.of(dx)));
        return (a, b, c, d, e, f) -> (R) custom.call(a, b, c, d, e, f);
    }

    /**
     * A function that computes what {@code fn} does, and has the derivative that a rule says: the
     * rule takes the argument, the result and the cotangent of the result, and gives the cotangent
     * of the argument (null for zeros). Forward mode is derived by transposing the rule, where that
     * is linear in the cotangent; one that is not (clipped gradients, say) serves reverse mode
     * only, and forward mode is a {@link io.cotangent.error.RuleException}. Of orders, batches,
     * trees and errors, the same is true as of {@link #customJvp(Fn1, Fn2)}.
     */
    public static <A, R> Fn1<A, R> customVjp(Fn1<A, R> fn, Fn3<A, R, R, A> rule) {
        CustomFunction custom =
                vjp(
                        Derivatives.of(fn),
                        rule,
                        (x, y, ct) -> new Object[] {rule.apply((A) x[0], (R) y, (R) ct)});
        return a -> (R) custom.call(a);
    }

    /**
     * As {@link #customVjp(Fn1, Fn3)}, for a function of 2 arguments; the rule gives null for an
     * argument that has no cotangent, and for zeros.
     */
    public static <A, B, R> Fn2<A, B, R> customVjp(
            Fn2<A, B, R> fn, Fn3<Args2<A, B>, R, R, Args2<A, B>> rule) {
        CustomFunction custom =
                vjp(
                        Derivatives.of(fn),
                        rule,
                        (x, y, ct) ->
                                array(rule.apply((Args2<A, B>) Args.of(x), (R) y, (R) ct), 2));
        return (a, b) -> (R) custom.call(a, b);
    }

    /**
     * As {@link #customVjp(Fn1, Fn3)}, for a function of 3 arguments; the rule gives null for an
     * argument that has no cotangent, and for zeros.
     */
    public static <A, B, C, R> Fn3<A, B, C, R> customVjp(
            Fn3<A, B, C, R> fn, Fn3<Args3<A, B, C>, R, R, Args3<A, B, C>> rule) {
        CustomFunction custom =
                vjp(
                        Derivatives.of(fn),
                        rule,
                        (x, y, ct) ->
                                array(rule.apply((Args3<A, B, C>) Args.of(x), (R) y, (R) ct), 3));
        return (a, b, c) -> (R) custom.call(a, b, c);
    }

    /**
     * As {@link #customVjp(Fn1, Fn3)}, for a function of 4 arguments; the rule gives null for an
     * argument that has no cotangent, and for zeros.
     */
    public static <A, B, C, D, R> Fn4<A, B, C, D, R> customVjp(
            Fn4<A, B, C, D, R> fn, Fn3<Args4<A, B, C, D>, R, R, Args4<A, B, C, D>> rule) {
        CustomFunction custom =
                vjp(
                        Derivatives.of(fn),
                        rule,
                        (x, y, ct) ->
                                array(
                                        rule.apply((Args4<A, B, C, D>) Args.of(x), (R) y, (R) ct),
                                        4));
        return (a, b, c, d) -> (R) custom.call(a, b, c, d);
    }

    /**
     * As {@link #customVjp(Fn1, Fn3)}, for a function of 5 arguments; the rule gives null for an
     * argument that has no cotangent, and for zeros.
     */
    public static <A, B, C, D, E, R> Fn5<A, B, C, D, E, R> customVjp(
            Fn5<A, B, C, D, E, R> fn, Fn3<Args5<A, B, C, D, E>, R, R, Args5<A, B, C, D, E>> rule) {
        CustomFunction custom =
                vjp(
                        Derivatives.of(fn),
                        rule,
                        (x, y, ct) ->
                                array(
                                        rule.apply(
                                                (Args5<A, B, C, D, E>) Args.of(x), (R) y, (R) ct),
                                        5));
        return (a, b, c, d, e) -> (R) custom.call(a, b, c, d, e);
    }

    /**
     * As {@link #customVjp(Fn1, Fn3)}, for a function of 6 arguments; the rule gives null for an
     * argument that has no cotangent, and for zeros.
     */
    public static <A, B, C, D, E, F, R> Fn6<A, B, C, D, E, F, R> customVjp(
            Fn6<A, B, C, D, E, F, R> fn,
            Fn3<Args6<A, B, C, D, E, F>, R, R, Args6<A, B, C, D, E, F>> rule) {
        CustomFunction custom =
                vjp(
                        Derivatives.of(fn),
                        rule,
                        (x, y, ct) ->
                                array(
                                        rule.apply(
                                                (Args6<A, B, C, D, E, F>) Args.of(x),
                                                (R) y,
                                                (R) ct),
                                        6));
        return (a, b, c, d, e, f) -> (R) custom.call(a, b, c, d, e, f);
    }

    private static CustomFunction jvp(
            Derivatives<?> fn, Object rule, CustomRule.TangentRule tangent) {
        String name = UserCode.nameOf(fn.owner());
        return new CustomFunction(
                name,
                fn.body(),
                () -> new CustomRule.Jvp("the customJvp rule of " + name, rule.getClass(), tangent),
                new boolean[fn.arity()]);
    }

    private static CustomFunction vjp(
            Derivatives<?> fn, Object rule, CustomRule.CotangentRule cotangent) {
        String name = UserCode.nameOf(fn.owner());
        return new CustomFunction(
                name,
                fn.body(),
                () ->
                        new CustomRule.Vjp(
                                "the customVjp rule of " + name, rule.getClass(), cotangent),
                new boolean[fn.arity()]);
    }

    private static @Nullable Object[] array(@Nullable Args cotangents, int arity) {
        return cotangents == null ? new Object[arity] : cotangents.toArray();
    }
}
