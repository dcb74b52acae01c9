package io.cotangent;

import io.cotangent.function.DoubleArrayFn;
import io.cotangent.function.DoubleFn1;
import io.cotangent.function.DoubleFn2;
import io.cotangent.function.DoubleFn3;
import io.cotangent.function.DoubleFn4;
import io.cotangent.function.DoubleFn5;
import io.cotangent.function.DoubleFn6;
import io.cotangent.function.Fn1;
import io.cotangent.function.Fn2;
import io.cotangent.function.Fn3;
import io.cotangent.function.Fn4;
import io.cotangent.function.Fn5;
import io.cotangent.function.Fn6;
import io.cotangent.function.OfDoubles1;
import io.cotangent.function.OfDoubles2;
import io.cotangent.function.OfDoubles3;
import io.cotangent.function.OfDoubles4;
import io.cotangent.function.OfDoubles5;
import io.cotangent.function.OfDoubles6;
import io.cotangent.function.ToDoubleFn1;
import io.cotangent.function.ToDoubleFn2;
import io.cotangent.function.ToDoubleFn3;
import io.cotangent.function.ToDoubleFn4;
import io.cotangent.function.ToDoubleFn5;
import io.cotangent.function.ToDoubleFn6;
import io.cotangent.number.NumberCall;
import io.cotangent.number.Numbers;
import io.cotangent.transform.Sweep;

/**
 * Gradients of functions of plain numbers. Those of one to six {@code double}s have the derivatives
 * in all of them, as an array.
 */
@SuppressWarnings("overloads") // each type of function is a subtype of the next, so one is chosen
abstract class NumberDerivatives extends FirstDerivatives {
    NumberDerivatives() {}

    /**
     * The derivative of a function of a plain number, as such a function: {@code grad(grad(F::f))}
     * is the second derivative.
     *
     * @throws io.cotangent.error.UnmarkedCodeException where a number that depends on the argument
     *     goes into code that is not marked
     */
    public static OfDoubles1<Double> grad(DoubleFn1 fn) {
        return new NumberFunction<>(
                x -> Derivatives.of(fn).<Double>valueAndGrad(Numbers.boxes(x)).grad());
    }

    /** The value and the derivative at once; see {@link #grad(DoubleFn1)}. */
    public static OfDoubles1<ValueAndGrad<Double, Double>> valueAndGrad(DoubleFn1 fn) {
        return new NumberFunction<>(x -> Derivatives.of(fn).valueAndGrad(Numbers.boxes(x)));
    }

    /** The second derivative of a function of a plain number. */
    public static OfDoubles1<Double> hessian(DoubleFn1 fn) {
        return grad(grad(fn));
    }

    /** The derivatives of a function of plain numbers in all of them, in their order. */
    public static OfDoubles2<double[]> grad(DoubleFn2 fn) {
        return gradient(Derivatives.of(fn), NumberCall.of(fn));
    }

    /** The value and the gradient at once; see {@link #grad(DoubleFn2)}. */
    public static OfDoubles2<ValueAndGrad<Double, double[]>> valueAndGrad(DoubleFn2 fn) {
        return gradients(Derivatives.of(fn), NumberCall.of(fn));
    }

    /** The second derivatives of a function of plain numbers in each pair of them. */
    public static OfDoubles2<double[][]> hessian(DoubleFn2 fn) {
        return hessian(Derivatives.of(fn), NumberCall.of(fn));
    }

    /** The derivatives of a function of plain numbers in all of them, in their order. */
    public static OfDoubles3<double[]> grad(DoubleFn3 fn) {
        return gradient(Derivatives.of(fn), NumberCall.of(fn));
    }

    /** The value and the gradient at once; see {@link #grad(DoubleFn3)}. */
    public static OfDoubles3<ValueAndGrad<Double, double[]>> valueAndGrad(DoubleFn3 fn) {
        return gradients(Derivatives.of(fn), NumberCall.of(fn));
    }

    /** The second derivatives of a function of plain numbers in each pair of them. */
    public static OfDoubles3<double[][]> hessian(DoubleFn3 fn) {
        return hessian(Derivatives.of(fn), NumberCall.of(fn));
    }

    /** The derivatives of a function of plain numbers in all of them, in their order. */
    public static OfDoubles4<double[]> grad(DoubleFn4 fn) {
        return gradient(Derivatives.of(fn), NumberCall.of(fn));
    }

    /** The value and the gradient at once; see {@link #grad(DoubleFn4)}. */
    public static OfDoubles4<ValueAndGrad<Double, double[]>> valueAndGrad(DoubleFn4 fn) {
        return gradients(Derivatives.of(fn), NumberCall.of(fn));
    }

    /** The second derivatives of a function of plain numbers in each pair of them. */
    public static OfDoubles4<double[][]> hessian(DoubleFn4 fn) {
        return hessian(Derivatives.of(fn), NumberCall.of(fn));
    }

    /** The derivatives of a function of plain numbers in all of them, in their order. */
    public static OfDoubles5<double[]> grad(DoubleFn5 fn) {
        return gradient(Derivatives.of(fn), NumberCall.of(fn));
    }

    /** The value and the gradient at once; see {@link #grad(DoubleFn5)}. */
    public static OfDoubles5<ValueAndGrad<Double, double[]>> valueAndGrad(DoubleFn5 fn) {
        return gradients(Derivatives.of(fn), NumberCall.of(fn));
    }

    /** The second derivatives of a function of plain numbers in each pair of them. */
    public static OfDoubles5<double[][]> hessian(DoubleFn5 fn) {
        return hessian(Derivatives.of(fn), NumberCall.of(fn));
    }

    /** The derivatives of a function of plain numbers in all of them, in their order. */
    public static OfDoubles6<double[]> grad(DoubleFn6 fn) {
        return gradient(Derivatives.of(fn), NumberCall.of(fn));
    }

    /** The value and the gradient at once; see {@link #grad(DoubleFn6)}. */
    public static OfDoubles6<ValueAndGrad<Double, double[]>> valueAndGrad(DoubleFn6 fn) {
        return gradients(Derivatives.of(fn), NumberCall.of(fn));
    }

    /** The second derivatives of a function of plain numbers in each pair of them. */
    public static OfDoubles6<double[][]> hessian(DoubleFn6 fn) {
        return hessian(Derivatives.of(fn), NumberCall.of(fn));
    }

    /**
     * The gradient of a function whose value is a plain number, as a function of the same argument:
     * of Java arrays of numbers, records of numbers, and whatever else may be a tree.
     */
    public static <A> Fn1<A, A> grad(ToDoubleFn1<A> fn) {
        return a -> Derivatives.of(fn).<A>valueAndGrad(a).grad();
    }

    /** The value and the gradient at once; see {@link #grad(ToDoubleFn1)}. */
    public static <A> Fn1<A, ValueAndGrad<Double, A>> valueAndGrad(ToDoubleFn1<A> fn) {
        return a -> Derivatives.of(fn).valueAndGrad(a);
    }

    /** As {@link #grad(ToDoubleFn1)}, with respect to the first argument. */
    public static <A, B> Fn2<A, B, A> grad(ToDoubleFn2<A, B> fn) {
        return (a, b) -> Derivatives.of(fn).<A>valueAndGrad(a, b).grad();
    }

    /** The value and the gradient at once; see {@link #grad(ToDoubleFn2)}. */
    public static <A, B> Fn2<A, B, ValueAndGrad<Double, A>> valueAndGrad(ToDoubleFn2<A, B> fn) {
        return (a, b) -> Derivatives.of(fn).valueAndGrad(a, b);
    }

    /** As {@link #grad(ToDoubleFn1)}, with respect to the first argument. */
    public static <A, B, C> Fn3<A, B, C, A> grad(ToDoubleFn3<A, B, C> fn) {
        return (a, b, c) -> Derivatives.of(fn).<A>valueAndGrad(a, b, c).grad();
    }

    /** The value and the gradient at once; see {@link #grad(ToDoubleFn3)}. */
    public static <A, B, C> Fn3<A, B, C, ValueAndGrad<Double, A>> valueAndGrad(
            ToDoubleFn3<A, B, C> fn) {
        return (a, b, c) -> Derivatives.of(fn).valueAndGrad(a, b, c);
    }

    /** As {@link #grad(ToDoubleFn1)}, with respect to the first argument. */
    public static <A, B, C, D> Fn4<A, B, C, D, A> grad(ToDoubleFn4<A, B, C, D> fn) {
        return (a, b, c, d) -> Derivatives.of(fn).<A>valueAndGrad(a, b, c, d).grad();
    }

    /** The value and the gradient at once; see {@link #grad(ToDoubleFn4)}. */
    public static <A, B, C, D> Fn4<A, B, C, D, ValueAndGrad<Double, A>> valueAndGrad(
            ToDoubleFn4<A, B, C, D> fn) {
        return (a, b, c, d) -> Derivatives.of(fn).valueAndGrad(a, b, c, d);
    }

    /** As {@link #grad(ToDoubleFn1)}, with respect to the first argument. */
    public static <A, B, C, D, E> Fn5<A, B, C, D, E, A> grad(ToDoubleFn5<A, B, C, D, E> fn) {
        return (a, b, c, d, e) -> Derivatives.of(fn).<A>valueAndGrad(a, b, c, d, e).grad();
    }

    /** The value and the gradient at once; see {@link #grad(ToDoubleFn5)}. */
    public static <A, B, C, D, E> Fn5<A, B, C, D, E, ValueAndGrad<Double, A>> valueAndGrad(
            ToDoubleFn5<A, B, C, D, E> fn) {
        return (a, b, c, d, e) -> Derivatives.of(fn).valueAndGrad(a, b, c, d, e);
    }

    /** As {@link #grad(ToDoubleFn1)}, with respect to the first argument. */
    public static <A, B, C, D, E, F> Fn6<A, B, C, D, E, F, A> grad(
            ToDoubleFn6<A, B, C, D, E, F> fn) {
        return (a, b, c, d, e, f) -> Derivatives.of(fn).<A>valueAndGrad(a, b, c, d, e, f).grad();
    }

    /** The value and the gradient at once; see {@link #grad(ToDoubleFn6)}. */
    public static <A, B, C, D, E, F> Fn6<A, B, C, D, E, F, ValueAndGrad<Double, A>> valueAndGrad(
            ToDoubleFn6<A, B, C, D, E, F> fn) {
        return (a, b, c, d, e, f) -> Derivatives.of(fn).valueAndGrad(a, b, c, d, e, f);
    }

    /** The second derivatives of a function of a Java array of numbers, in each pair of these. */
    public static Fn1<double[], double[][]> hessian(ToDoubleFn1<double[]> fn) {
        return x -> Derivatives.of(fn).hessianOfArray(x);
    }

    /** A function of plain numbers that replays its paths, as {@code compile} makes of any. */
    public static <R> OfDoubles1<R> compile(OfDoubles1<R> fn) {
        return new NumberFunction.Replayed<>(Derivatives.of(fn));
    }

    /** A function of plain numbers that replays its paths, as {@code compile} makes of any. */
    public static <R> OfDoubles2<R> compile(OfDoubles2<R> fn) {
        return new NumberFunction.Replayed<>(Derivatives.of(fn));
    }

    /** A function of plain numbers that replays its paths, as {@code compile} makes of any. */
    public static <R> OfDoubles3<R> compile(OfDoubles3<R> fn) {
        return new NumberFunction.Replayed<>(Derivatives.of(fn));
    }

    /** A function of plain numbers that replays its paths, as {@code compile} makes of any. */
    public static <R> OfDoubles4<R> compile(OfDoubles4<R> fn) {
        return new NumberFunction.Replayed<>(Derivatives.of(fn));
    }

    /** A function of plain numbers that replays its paths, as {@code compile} makes of any. */
    public static <R> OfDoubles5<R> compile(OfDoubles5<R> fn) {
        return new NumberFunction.Replayed<>(Derivatives.of(fn));
    }

    /** A function of plain numbers that replays its paths, as {@code compile} makes of any. */
    public static <R> OfDoubles6<R> compile(OfDoubles6<R> fn) {
        return new NumberFunction.Replayed<>(Derivatives.of(fn));
    }

    /**
     * A function of plain numbers as one of arrays: where it takes and gives numbers, {@code
     * double[]} or {@code double[][]}, this takes and gives arrays without axes, with one or two.
     * So it can be part of a function of arrays, and {@code vmap(onArrays(F::path), axes(null, 0))}
     * runs a function of one scenario for many at once.
     */
    public static <A, R> Fn1<NDArray, NDArray> onArrays(Fn1<A, R> fn) {
        return a -> Derivatives.of(fn).onArrays(a);
    }

    /** As {@link #onArrays(Fn1)}. */
    public static <A, B, R> Fn2<NDArray, NDArray, NDArray> onArrays(Fn2<A, B, R> fn) {
        return (a, b) -> Derivatives.of(fn).onArrays(a, b);
    }

    /** As {@link #onArrays(Fn1)}. */
    public static <A, B, C, R> Fn3<NDArray, NDArray, NDArray, NDArray> onArrays(
            Fn3<A, B, C, R> fn) {
        return (a, b, c) -> Derivatives.of(fn).onArrays(a, b, c);
    }

    /** As {@link #onArrays(Fn1)}. */
    public static <A, B, C, D, R> Fn4<NDArray, NDArray, NDArray, NDArray, NDArray> onArrays(
            Fn4<A, B, C, D, R> fn) {
        return (a, b, c, d) -> Derivatives.of(fn).onArrays(a, b, c, d);
    }

    /** As {@link #onArrays(Fn1)}. */
    public static <A, B, C, D, E, R>
            Fn5<NDArray, NDArray, NDArray, NDArray, NDArray, NDArray> onArrays(
                    Fn5<A, B, C, D, E, R> fn) {
        return (a, b, c, d, e) -> Derivatives.of(fn).onArrays(a, b, c, d, e);
    }

    /** As {@link #onArrays(Fn1)}. */
    public static <A, B, C, D, E, F, R>
            Fn6<NDArray, NDArray, NDArray, NDArray, NDArray, NDArray, NDArray> onArrays(
                    Fn6<A, B, C, D, E, F, R> fn) {
        return (a, b, c, d, e, f) -> Derivatives.of(fn).onArrays(a, b, c, d, e, f);
    }

    /** The Jacobian of a function from a Java array of numbers to another one. */
    public static Fn1<double[], double[][]> jacobian(DoubleArrayFn fn) {
        return x -> {
            double[][] swept = Sweep.jacobian(fn, x);
            return swept == null ? Derivatives.of(fn).matrix(ArgNums.all(1), x) : swept;
        };
    }

    private static NumberFunction<double[]> gradient(Derivatives<Double> fn, NumberCall call) {
        return new NumberFunction<>(x -> fn.gradients(call, x).grad());
    }

    private static NumberFunction<double[][]> hessian(Derivatives<Double> fn, NumberCall call) {
        return new NumberFunction<>(x -> fn.hessian(call, x));
    }

    private static NumberFunction<ValueAndGrad<Double, double[]>> gradients(
            Derivatives<Double> fn, NumberCall call) {
        return new NumberFunction<>(x -> fn.gradients(call, x));
    }
}
