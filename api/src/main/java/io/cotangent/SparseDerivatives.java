package io.cotangent;

import io.cotangent.function.Fn1;
import io.cotangent.function.Fn2;
import io.cotangent.function.Fn3;
import io.cotangent.function.Fn4;
import io.cotangent.function.Fn5;
import io.cotangent.function.Fn6;
import io.cotangent.transform.SparseDerivative;

/** Jacobians and second derivatives with many zeros, of functions of one to six arguments. */
abstract class SparseDerivatives extends SecondDerivatives {
    SparseDerivatives() {}

    /**
     * The Jacobian of a function of which each result depends on few numbers of the argument: a
     * matrix with a row for each number of the result's floating-point arrays in the order of the
     * tree, and a column for each of the argument's. Its places are found in the program that the
     * function records, whatever the numbers are; its elements, in one batched run of few products
     * with sums of columns, or of rows, that do not meet.
     *
     * <p>Keep the function that is returned: it remembers the places and products of the last
     * calls, and needs to find new ones only where the function took another way, or indices that
     * matter are others, which it checks. It can be called from several threads, be differentiated,
     * and be used within other derivatives.
     *
     * @throws io.cotangent.error.SizeException (the function that is returned) for Jacobians that
     *     are too large, because they are not sparse
     */
    public static <A, R> Fn1<A, SparseMatrix> sparseJacobian(Fn1<A, R> fn) {
        SparseDerivative derivative = SparseDerivative.jacobian();
        return a -> derivative.at(Derivatives.of(fn).call(a));
    }

    /** As {@link #sparseJacobian(Fn1)}, in the first argument. */
    public static <A, B, R> Fn2<A, B, SparseMatrix> sparseJacobian(Fn2<A, B, R> fn) {
        SparseDerivative derivative = SparseDerivative.jacobian();
        return (a, b) -> derivative.at(Derivatives.of(fn).call(a, b));
    }

    /** As {@link #sparseJacobian(Fn1)}, with the columns of some arguments one after the other. */
    public static <A, B, R> Fn2<A, B, SparseMatrix> sparseJacobian(
            Fn2<A, B, R> fn, ArgNums argnums) {
        SparseDerivative derivative = SparseDerivative.jacobian();
        return (a, b) -> derivative.at(Derivatives.of(fn).call(argnums, a, b));
    }

    /** As {@link #sparseJacobian(Fn1)}, in the first argument. */
    public static <A, B, C, R> Fn3<A, B, C, SparseMatrix> sparseJacobian(Fn3<A, B, C, R> fn) {
        SparseDerivative derivative = SparseDerivative.jacobian();
        return (a, b, c) -> derivative.at(Derivatives.of(fn).call(a, b, c));
    }

    /** As {@link #sparseJacobian(Fn1)}, with the columns of some arguments one after the other. */
    public static <A, B, C, R> Fn3<A, B, C, SparseMatrix> sparseJacobian(
            Fn3<A, B, C, R> fn, ArgNums argnums) {
        SparseDerivative derivative = SparseDerivative.jacobian();
        return (a, b, c) -> derivative.at(Derivatives.of(fn).call(argnums, a, b, c));
    }

    /** As {@link #sparseJacobian(Fn1)}, in the first argument. */
    public static <A, B, C, D, R> Fn4<A, B, C, D, SparseMatrix> sparseJacobian(
            Fn4<A, B, C, D, R> fn) {
        SparseDerivative derivative = SparseDerivative.jacobian();
        return (a, b, c, d) -> derivative.at(Derivatives.of(fn).call(a, b, c, d));
    }

    /** As {@link #sparseJacobian(Fn1)}, with the columns of some arguments one after the other. */
    public static <A, B, C, D, R> Fn4<A, B, C, D, SparseMatrix> sparseJacobian(
            Fn4<A, B, C, D, R> fn, ArgNums argnums) {
        SparseDerivative derivative = SparseDerivative.jacobian();
        return (a, b, c, d) -> derivative.at(Derivatives.of(fn).call(argnums, a, b, c, d));
    }

    /** As {@link #sparseJacobian(Fn1)}, in the first argument. */
    public static <A, B, C, D, E, R> Fn5<A, B, C, D, E, SparseMatrix> sparseJacobian(
            Fn5<A, B, C, D, E, R> fn) {
        SparseDerivative derivative = SparseDerivative.jacobian();
        return (a, b, c, d, e) -> derivative.at(Derivatives.of(fn).call(a, b, c, d, e));
    }

    /** As {@link #sparseJacobian(Fn1)}, with the columns of some arguments one after the other. */
    public static <A, B, C, D, E, R> Fn5<A, B, C, D, E, SparseMatrix> sparseJacobian(
            Fn5<A, B, C, D, E, R> fn, ArgNums argnums) {
        SparseDerivative derivative = SparseDerivative.jacobian();
        return (a, b, c, d, e) -> derivative.at(Derivatives.of(fn).call(argnums, a, b, c, d, e));
    }

    /** As {@link #sparseJacobian(Fn1)}, in the first argument. */
    public static <A, B, C, D, E, F, R> Fn6<A, B, C, D, E, F, SparseMatrix> sparseJacobian(
            Fn6<A, B, C, D, E, F, R> fn) {
        SparseDerivative derivative = SparseDerivative.jacobian();
        return (a, b, c, d, e, f) -> derivative.at(Derivatives.of(fn).call(a, b, c, d, e, f));
    }

    /** As {@link #sparseJacobian(Fn1)}, with the columns of some arguments one after the other. */
    public static <A, B, C, D, E, F, R> Fn6<A, B, C, D, E, F, SparseMatrix> sparseJacobian(
            Fn6<A, B, C, D, E, F, R> fn, ArgNums argnums) {
        SparseDerivative derivative = SparseDerivative.jacobian();
        return (a, b, c, d, e, f) ->
                derivative.at(Derivatives.of(fn).call(argnums, a, b, c, d, e, f));
    }

    /**
     * The second derivative of a function whose value is one number and depends on few pairs of the
     * argument's numbers together: a symmetric matrix with a row and a column for each number of
     * the argument's floating-point arrays in the order of the tree. Otherwise as {@link
     * #sparseJacobian(Fn1)}; an element and its mirror image are computed once.
     */
    public static <A> Fn1<A, SparseMatrix> sparseHessian(Fn1<A, ?> fn) {
        SparseDerivative derivative = SparseDerivative.hessian();
        return a -> derivative.at(Derivatives.of(fn).call(a));
    }

    /** As {@link #sparseHessian(Fn1)}, in the first argument. */
    public static <A, B> Fn2<A, B, SparseMatrix> sparseHessian(Fn2<A, B, ?> fn) {
        SparseDerivative derivative = SparseDerivative.hessian();
        return (a, b) -> derivative.at(Derivatives.of(fn).call(a, b));
    }

    /** As {@link #sparseHessian(Fn1)}, in some arguments one after the other. */
    public static <A, B> Fn2<A, B, SparseMatrix> sparseHessian(Fn2<A, B, ?> fn, ArgNums argnums) {
        SparseDerivative derivative = SparseDerivative.hessian();
        return (a, b) -> derivative.at(Derivatives.of(fn).call(argnums, a, b));
    }

    /** As {@link #sparseHessian(Fn1)}, in the first argument. */
    public static <A, B, C> Fn3<A, B, C, SparseMatrix> sparseHessian(Fn3<A, B, C, ?> fn) {
        SparseDerivative derivative = SparseDerivative.hessian();
        return (a, b, c) -> derivative.at(Derivatives.of(fn).call(a, b, c));
    }

    /** As {@link #sparseHessian(Fn1)}, in some arguments one after the other. */
    public static <A, B, C> Fn3<A, B, C, SparseMatrix> sparseHessian(
            Fn3<A, B, C, ?> fn, ArgNums argnums) {
        SparseDerivative derivative = SparseDerivative.hessian();
        return (a, b, c) -> derivative.at(Derivatives.of(fn).call(argnums, a, b, c));
    }

    /** As {@link #sparseHessian(Fn1)}, in the first argument. */
    public static <A, B, C, D> Fn4<A, B, C, D, SparseMatrix> sparseHessian(Fn4<A, B, C, D, ?> fn) {
        SparseDerivative derivative = SparseDerivative.hessian();
        return (a, b, c, d) -> derivative.at(Derivatives.of(fn).call(a, b, c, d));
    }

    /** As {@link #sparseHessian(Fn1)}, in some arguments one after the other. */
    public static <A, B, C, D> Fn4<A, B, C, D, SparseMatrix> sparseHessian(
            Fn4<A, B, C, D, ?> fn, ArgNums argnums) {
        SparseDerivative derivative = SparseDerivative.hessian();
        return (a, b, c, d) -> derivative.at(Derivatives.of(fn).call(argnums, a, b, c, d));
    }

    /** As {@link #sparseHessian(Fn1)}, in the first argument. */
    public static <A, B, C, D, E> Fn5<A, B, C, D, E, SparseMatrix> sparseHessian(
            Fn5<A, B, C, D, E, ?> fn) {
        SparseDerivative derivative = SparseDerivative.hessian();
        return (a, b, c, d, e) -> derivative.at(Derivatives.of(fn).call(a, b, c, d, e));
    }

    /** As {@link #sparseHessian(Fn1)}, in some arguments one after the other. */
    public static <A, B, C, D, E> Fn5<A, B, C, D, E, SparseMatrix> sparseHessian(
            Fn5<A, B, C, D, E, ?> fn, ArgNums argnums) {
        SparseDerivative derivative = SparseDerivative.hessian();
        return (a, b, c, d, e) -> derivative.at(Derivatives.of(fn).call(argnums, a, b, c, d, e));
    }

    /** As {@link #sparseHessian(Fn1)}, in the first argument. */
    public static <A, B, C, D, E, F> Fn6<A, B, C, D, E, F, SparseMatrix> sparseHessian(
            Fn6<A, B, C, D, E, F, ?> fn) {
        SparseDerivative derivative = SparseDerivative.hessian();
        return (a, b, c, d, e, f) -> derivative.at(Derivatives.of(fn).call(a, b, c, d, e, f));
    }

    /** As {@link #sparseHessian(Fn1)}, in some arguments one after the other. */
    public static <A, B, C, D, E, F> Fn6<A, B, C, D, E, F, SparseMatrix> sparseHessian(
            Fn6<A, B, C, D, E, F, ?> fn, ArgNums argnums) {
        SparseDerivative derivative = SparseDerivative.hessian();
        return (a, b, c, d, e, f) ->
                derivative.at(Derivatives.of(fn).call(argnums, a, b, c, d, e, f));
    }
}
