package io.cotangent;

import io.cotangent.check.GradientCheck;
import io.cotangent.check.GradientReport;
import io.cotangent.check.Gradients;
import io.cotangent.error.TreeException;
import io.cotangent.error.UserCode;
import io.cotangent.function.Args;
import io.cotangent.function.Fn1;
import io.cotangent.function.Fn2;
import io.cotangent.function.Fn3;
import io.cotangent.function.Fn4;
import io.cotangent.function.Fn5;
import io.cotangent.function.Fn6;
import io.cotangent.path.Checked;
import io.cotangent.transform.Call;
import io.cotangent.transform.Checkpoint;
import io.cotangent.transform.FirstOrder;
import io.cotangent.transform.Jacobian;
import io.cotangent.transform.Mapped;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The derivatives of a function of any number of arguments, without types: {@link Cotangent} is its
 * typed face.
 *
 * @param arity the number of arguments
 * @param body the function on its arguments as an array
 * @param owner the function object that the user gave
 */
@SuppressWarnings("unchecked") // the types are those of the function, and Cotangent writes them
record Derivatives<R>(int arity, Function<Object[], Object> body, Object owner) {
    static <A, R> Derivatives<R> of(Fn1<A, R> fn) {
        return new Derivatives<>(1, args -> fn.apply((A) args[0]), fn);
    }

    static <A, B, R> Derivatives<R> of(Fn2<A, B, R> fn) {
        return new Derivatives<>(2, args -> fn.apply((A) args[0], (B) args[1]), fn);
    }

    static <A, B, C, R> Derivatives<R> of(Fn3<A, B, C, R> fn) {
        return new Derivatives<>(3, args -> fn.apply((A) args[0], (B) args[1], (C) args[2]), fn);
    }

    static <A, B, C, D, R> Derivatives<R> of(Fn4<A, B, C, D, R> fn) {
        return new Derivatives<>(
                4, args -> fn.apply((A) args[0], (B) args[1], (C) args[2], (D) args[3]), fn);
    }

    static <A, B, C, D, E, R> Derivatives<R> of(Fn5<A, B, C, D, E, R> fn) {
        return new Derivatives<>(
                5,
                args -> fn.apply((A) args[0], (B) args[1], (C) args[2], (D) args[3], (E) args[4]),
                fn);
    }

    static <A, B, C, D, E, F, R> Derivatives<R> of(Fn6<A, B, C, D, E, F, R> fn) {
        return new Derivatives<>(
                6,
                args ->
                        fn.apply(
                                (A) args[0],
                                (B) args[1],
                                (C) args[2],
                                (D) args[3],
                                (E) args[4],
                                (F) args[5]),
                fn);
    }

    Jvp<R> jvp(Args primals, Args tangents) {
        return jvp(primals.toArray(), tangents.toArray());
    }

    Jvp<R> jvp(Object[] primals, Object... tangents) {
        int[] chosen = IntStream.range(0, arity).filter(i -> tangents[i] != null).toArray();
        if (chosen.length == 0) {
            throw new TreeException(
                    "jvp: all tangents are null: give one for each argument to move");
        }
        Object[] moving = IntStream.of(chosen).mapToObj(i -> tangents[i]).toArray();
        Object[] result = at(chosen, primals).jvp(moving);
        return new Jvp<>((R) result[0], (R) result[1]);
    }

    <A> Vjp<R, A> vjp(A argument) {
        Linearized<R, A> there = linearize(argument);
        return new Vjp<>(there.primal(), there::pullback);
    }

    <G> Vjp<R, G> vjp(ArgNums argnums, Object... arguments) {
        Linearized<R, G> there = linearize(argnums, arguments);
        return new Vjp<>(there.primal(), there::pullback);
    }

    <A> Linearized<R, A> linearize(A argument) {
        FirstOrder.Linearized there = at(new int[] {0}, argument).linearize();
        return new Linearized<>(
                (R) there.value(),
                tangent -> (R) there.pushforward().apply(new Object[] {tangent}),
                cotangent -> (A) there.pullback().apply(cotangent)[0]);
    }

    <G> Linearized<R, G> linearize(ArgNums argnums, Object... arguments) {
        int[] chosen = argnums.positions(arity);
        FirstOrder.Linearized there = at(chosen, arguments).linearize();
        return new Linearized<>(
                (R) there.value(),
                tangents -> (R) there.pushforward().apply(picked(chosen, (Args) tangents)),
                cotangent -> (G) packed(chosen, there.pullback().apply(cotangent), 0));
    }

    /** The tangents of the chosen arguments. */
    private static Object[] picked(int[] chosen, Args tangents) {
        Object[] all = tangents.toArray();
        return IntStream.of(chosen).mapToObj(i -> all[i]).toArray();
    }

    R vmap(BatchAxes axes, Object... arguments) {
        return (R) Mapped.apply(body, owner, axes.in(arity), axes.out(), arguments);
    }

    GradientReport check(GradientCheck options, Object... arguments) {
        return Gradients.check(options, UserCode.nameOf(owner), body, arguments);
    }

    R checkpoint(Object... arguments) {
        return (R) Checkpoint.apply(body, owner, arguments);
    }

    /** The gradient in the first argument. */
    <A> ValueAndGrad<R, A> valueAndGrad(Object... arguments) {
        Object[] result = at(new int[] {0}, arguments).valueAndGrad();
        return new ValueAndGrad<>((R) result[0], (A) result[1]);
    }

    <G> ValueAndGrad<R, G> valueAndGrad(ArgNums argnums, Object... arguments) {
        int[] chosen = argnums.positions(arity);
        Object[] result = at(chosen, arguments).valueAndGrad();
        return new ValueAndGrad<>((R) result[0], (G) packed(chosen, result, 1));
    }

    /** The Jacobian in the first argument, which is an array, in forward mode. */
    R jacfwd(Object... arguments) {
        return (R) Jacobian.forward(call(arguments)).results(0);
    }

    /** The Jacobian in the first argument, which is an array, in reverse mode. */
    R jacrev(Object... arguments) {
        return (R) Jacobian.reverse(call(arguments)).results(0);
    }

    /** The Jacobian in the first argument, which is an array, in the cheaper mode. */
    R jacobian(Object... arguments) {
        return (R) Jacobian.cheaper(call(arguments)).results(0);
    }

    /** The Jacobian in blocks, in the cheaper mode. */
    <A> JacobianBlocks<R, A> blocks(A argument) {
        return new JacobianBlocks<>(Jacobian.cheaper(call(argument)));
    }

    /** The Jacobian in blocks, in forward mode. */
    <A> JacobianBlocks<R, A> forwardBlocks(A argument) {
        return new JacobianBlocks<>(Jacobian.forward(call(argument)));
    }

    /** The sum of the Jacobian's diagonal, for a result of the first argument's structure. */
    NDArray trace(Object... arguments) {
        return Jacobian.trace(call(arguments));
    }

    /** The function recorded at some arguments, to be differentiated in the first. */
    Call call(Object... arguments) {
        return call(new int[] {0}, arguments);
    }

    /** The function recorded at some arguments, to be differentiated in those chosen. */
    Call call(ArgNums argnums, Object... arguments) {
        return call(argnums.positions(arity), arguments);
    }

    private FirstOrder at(int[] chosen, Object... arguments) {
        return new FirstOrder(call(chosen, arguments));
    }

    private Call call(int[] chosen, Object... arguments) {
        return new Call(body, owner, chosen, arguments);
    }

    private Args packed(int[] chosen, Object[] trees, int from) {
        Object[] all = new Object[arity];
        for (int i = 0; i < chosen.length; i++) {
            all[chosen[i]] = trees[from + i];
        }
        return Args.of(all);
    }

    /** The value, checked for NaN and infinities, as its derivatives will be. */
    R checked(Object... arguments) {
        return (R) Checked.call(body, owner, arguments);
    }
}
