package io.cotangent;

import io.cotangent.check.GradientCheck;
import io.cotangent.check.GradientReport;
import io.cotangent.check.Gradients;
import io.cotangent.error.TreeException;
import io.cotangent.error.UserCode;
import io.cotangent.error.Weaving;
import io.cotangent.function.Args;
import io.cotangent.function.DoubleArrayFn;
import io.cotangent.function.Fn1;
import io.cotangent.function.Fn2;
import io.cotangent.function.Fn3;
import io.cotangent.function.Fn4;
import io.cotangent.function.Fn5;
import io.cotangent.function.Fn6;
import io.cotangent.function.ToDoubleFn1;
import io.cotangent.function.ToDoubleFn2;
import io.cotangent.function.ToDoubleFn3;
import io.cotangent.function.ToDoubleFn4;
import io.cotangent.function.ToDoubleFn5;
import io.cotangent.function.ToDoubleFn6;
import io.cotangent.number.NumberCall;
import io.cotangent.number.Numbers;
import io.cotangent.number.Rehearsal;
import io.cotangent.path.Checked;
import io.cotangent.transform.Call;
import io.cotangent.transform.Checkpoint;
import io.cotangent.transform.FirstOrder;
import io.cotangent.transform.Jacobian;
import io.cotangent.transform.Mapped;
import io.cotangent.transform.Sweep;
import java.util.Arrays;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The derivatives of a function of any number of arguments, without types: {@link Cotangent} is its
 * typed face.
 *
 * @param arity the number of arguments
 * @param body the function on its arguments as an array
 * @param owner the function object that the user gave
 */
@SuppressWarnings({
    "unchecked",
    "overloads"
}) // the types are those of the function, and Cotangent writes them
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

    static Derivatives<double[]> of(DoubleArrayFn fn) {
        return new Derivatives<>(1, args -> fn.applyToArray((double[]) args[0]), fn);
    }

    static <A> Derivatives<Double> of(ToDoubleFn1<A> fn) {
        return new Derivatives<>(1, args -> fn.boxed((A) args[0]), fn);
    }

    static <A, B> Derivatives<Double> of(ToDoubleFn2<A, B> fn) {
        return new Derivatives<>(2, args -> fn.boxed((A) args[0], (B) args[1]), fn);
    }

    static <A, B, C> Derivatives<Double> of(ToDoubleFn3<A, B, C> fn) {
        return new Derivatives<>(3, args -> fn.boxed((A) args[0], (B) args[1], (C) args[2]), fn);
    }

    static <A, B, C, D> Derivatives<Double> of(ToDoubleFn4<A, B, C, D> fn) {
        return new Derivatives<>(
                4, args -> fn.boxed((A) args[0], (B) args[1], (C) args[2], (D) args[3]), fn);
    }

    static <A, B, C, D, E> Derivatives<Double> of(ToDoubleFn5<A, B, C, D, E> fn) {
        return new Derivatives<>(
                5,
                args -> fn.boxed((A) args[0], (B) args[1], (C) args[2], (D) args[3], (E) args[4]),
                fn);
    }

    static <A, B, C, D, E, F> Derivatives<Double> of(ToDoubleFn6<A, B, C, D, E, F> fn) {
        return new Derivatives<>(
                6,
                args ->
                        fn.boxed(
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
        int[] chosen = moving(tangents);
        Object[] swept = Sweep.jvp(body, owner, chosen, primals, chosen(chosen, tangents));
        return swept == null
                ? recordedJvp(primals, tangents)
                : new Jvp<>((R) swept[0], (R) swept[1]);
    }

    /** As {@link #jvp}, by a program: of functions for which a sweep would not do. */
    Jvp<R> recordedJvp(Object[] primals, Object... tangents) {
        int[] chosen = moving(tangents);
        Object[] result = at(chosen, primals).jvp(chosen(chosen, tangents));
        return new Jvp<>((R) result[0], (R) result[1]);
    }

    /** The positions of the arguments that have a tangent. */
    private int[] moving(Object... tangents) {
        int[] moving = IntStream.range(0, arity).filter(i -> tangents[i] != null).toArray();
        if (moving.length == 0) {
            throw new TreeException(
                    "jvp: all tangents are null: give one for each argument to move");
        }
        return moving;
    }

    private static Object[] chosen(int[] positions, Object... all) {
        return IntStream.of(positions).mapToObj(i -> all[i]).toArray();
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
        FirstOrder.Linearized there = linearized(new int[] {0}, argument);
        return new Linearized<>(
                (R) there.value(),
                tangent -> (R) there.pushforward().apply(new Object[] {tangent}),
                cotangent -> (A) there.pullback().apply(cotangent)[0]);
    }

    <G> Linearized<R, G> linearize(ArgNums argnums, Object... arguments) {
        int[] chosen = argnums.positions(arity);
        FirstOrder.Linearized there = linearized(chosen, arguments);
        return new Linearized<>(
                (R) there.value(),
                tangents -> (R) there.pushforward().apply(picked(chosen, (Args) tangents)),
                cotangent -> (G) packed(chosen, there.pullback().apply(cotangent), 0));
    }

    private FirstOrder.Linearized linearized(int[] chosen, Object... arguments) {
        FirstOrder.Linearized swept = Sweep.linearize(body, owner, chosen, arguments);
        return swept == null ? at(chosen, arguments).linearize() : swept;
    }

    /** The tangents of the chosen arguments. */
    private static Object[] picked(int[] chosen, Args tangents) {
        Object[] all = tangents.toArray();
        return IntStream.of(chosen).mapToObj(i -> all[i]).toArray();
    }

    R vmap(BatchAxes axes, Object... arguments) {
        return (R) Mapped.apply(body, owner, axes.in(arity), axes.out(), arguments);
    }

    /** The value of a function of plain numbers, at arrays. */
    NDArray onArrays(NDArray... arrays) {
        UnaryOperator<NDArray[]> function =
                given -> {
                    Object[] numbers = new Object[arity];
                    for (int i = 0; i < arity; i++) {
                        numbers[i] = Numbers.numberOf(given[i], i);
                    }
                    return new NDArray[] {Numbers.array(body.apply(numbers))};
                };
        return Numbers.followed(owner, function).apply(arrays)[0];
    }

    GradientReport check(GradientCheck options, Object... arguments) {
        return Gradients.check(options, UserCode.nameOf(owner), body, arguments);
    }

    R checkpoint(Object... arguments) {
        return (R) Checkpoint.apply(body, owner, arguments);
    }

    /** The gradient in the first argument. */
    <A> ValueAndGrad<R, A> valueAndGrad(Object... arguments) {
        Object[] result = gradients(new int[] {0}, arguments);
        return new ValueAndGrad<>((R) result[0], (A) result[1]);
    }

    <G> ValueAndGrad<R, G> valueAndGrad(ArgNums argnums, Object... arguments) {
        int[] chosen = argnums.positions(arity);
        Object[] result = gradients(chosen, arguments);
        return new ValueAndGrad<>((R) result[0], (G) packed(chosen, result, 1));
    }

    /** The derivatives of a function of plain numbers in all of them. */
    ValueAndGrad<R, double[]> gradients(NumberCall call, double... numbers) {
        Weaving.require("derivatives");
        ValueAndGrad<Double, double[]> swept = Rehearsal.gradient(call, numbers);
        return swept == null
                ? gradients(Numbers.boxes(numbers))
                : (ValueAndGrad<R, double[]>) swept;
    }

    /** As {@link #gradients(NumberCall, double...)}, by a program where a sweep does not do. */
    ValueAndGrad<R, double[]> gradients(Object... numbers) {
        Object[] result = gradients(ArgNums.all(arity).positions(arity), numbers);
        Object[] parts = Arrays.copyOfRange(result, 1, result.length);
        return new ValueAndGrad<>((R) result[0], Numbers.together(parts));
    }

    /** The second derivatives of a function of plain numbers. */
    double[][] hessian(NumberCall call, double... numbers) {
        double[][] swept = secondDerivatives(x -> gradients(call, x).grad(), numbers);
        return swept == null
                ? derived(args -> gradients(args).grad())
                        .matrix(ArgNums.all(arity), Numbers.boxes(numbers))
                : swept;
    }

    /** The second derivatives of a function of a Java array of numbers. */
    double[][] hessianOfArray(double[] numbers) {
        double[][] swept = secondDerivatives(x -> this.<double[]>valueAndGrad(x).grad(), numbers);
        return swept == null
                ? derived(args -> valueAndGrad(args).grad()).matrix(ArgNums.all(1), numbers)
                : swept;
    }

    private double @Nullable [][] secondDerivatives(DoubleArrayFn gradient, double... numbers) {
        Numbers.requireWoven(owner);
        return Sweep.jacobian(gradient, numbers);
    }

    /** The Jacobian, of plain numbers, in the cheaper mode. */
    double[][] matrix(ArgNums argnums, Object... arguments) {
        NDArray matrix = Jacobian.cheaper(call(argnums, arguments)).matrix();
        double[][] like = new double[matrix.shape()[0]][matrix.shape()[1]];
        return (double[][]) Numbers.number(like, matrix);
    }

    /** The gradient in the only argument, and its derivative in a direction. */
    <A> GradAndHvp<R, A> gradAndHvp(A primals, A tangents) {
        Derivatives<ValueAndGrad<R, A>> gradients = derived(args -> valueAndGrad(args));
        return GradAndHvp.of(gradients.jvp(new Object[] {primals}, tangents));
    }

    /** The gradient in the arguments that have a tangent, and its derivative in that direction. */
    <G extends Args> GradAndHvp<R, G> gradAndHvp(G primals, G tangents) {
        ArgNums argnums = ArgNums.given(tangents);
        Derivatives<ValueAndGrad<R, G>> gradients = derived(args -> valueAndGrad(argnums, args));
        return GradAndHvp.of(gradients.jvp(primals.toArray(), tangents.toArray()));
    }

    private <T> Derivatives<T> derived(Function<Object[], Object> derivative) {
        return new Derivatives<>(arity, derivative, owner);
    }

    private Object[] gradients(int[] chosen, Object... arguments) {
        Object[] swept = Sweep.valueAndGrad(body, owner, chosen, arguments);
        return swept == null ? at(chosen, arguments).valueAndGrad() : swept;
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
