package io.cotangent.op;

import io.cotangent.DType;
import io.cotangent.NDArray;
import io.cotangent.array.Typed;
import io.cotangent.error.DTypeException;

/**
 * Functions of one element. Integers become {@code float64}, except where a function takes integers
 * to integers.
 */
public interface ElementaryOps extends ElementwiseOps {
    default NDArray neg(NDArray x) {
        return function(Unary.NEG, x);
    }

    default NDArray abs(NDArray x) {
        return function(Unary.ABS, x);
    }

    default NDArray sign(NDArray x) {
        return function(Unary.SIGN, x);
    }

    default NDArray sqrt(NDArray x) {
        return function(Unary.SQRT, x);
    }

    default NDArray cbrt(NDArray x) {
        return function(Unary.CBRT, x);
    }

    default NDArray square(NDArray x) {
        return function(Unary.SQUARE, x);
    }

    default NDArray reciprocal(NDArray x) {
        return function(Unary.RECIPROCAL, x);
    }

    default NDArray rsqrt(NDArray x) {
        return function(Unary.RSQRT, x);
    }

    default NDArray exp(NDArray x) {
        return function(Unary.EXP, x);
    }

    default NDArray exp2(NDArray x) {
        return function(Unary.EXP2, x);
    }

    default NDArray expm1(NDArray x) {
        return function(Unary.EXPM1, x);
    }

    default NDArray log(NDArray x) {
        return function(Unary.LOG, x);
    }

    default NDArray log2(NDArray x) {
        return function(Unary.LOG2, x);
    }

    default NDArray log10(NDArray x) {
        return function(Unary.LOG10, x);
    }

    default NDArray log1p(NDArray x) {
        return function(Unary.LOG1P, x);
    }

    default NDArray sin(NDArray x) {
        return function(Unary.SIN, x);
    }

    default NDArray cos(NDArray x) {
        return function(Unary.COS, x);
    }

    default NDArray tan(NDArray x) {
        return function(Unary.TAN, x);
    }

    default NDArray asin(NDArray x) {
        return function(Unary.ASIN, x);
    }

    default NDArray acos(NDArray x) {
        return function(Unary.ACOS, x);
    }

    default NDArray atan(NDArray x) {
        return function(Unary.ATAN, x);
    }

    default NDArray sinh(NDArray x) {
        return function(Unary.SINH, x);
    }

    default NDArray cosh(NDArray x) {
        return function(Unary.COSH, x);
    }

    default NDArray tanh(NDArray x) {
        return function(Unary.TANH, x);
    }

    default NDArray asinh(NDArray x) {
        return function(Unary.ASINH, x);
    }

    default NDArray acosh(NDArray x) {
        return function(Unary.ACOSH, x);
    }

    default NDArray atanh(NDArray x) {
        return function(Unary.ATANH, x);
    }

    default NDArray sigmoid(NDArray x) {
        return function(Unary.SIGMOID, x);
    }

    default NDArray softplus(NDArray x) {
        return function(Unary.SOFTPLUS, x);
    }

    default NDArray floor(NDArray x) {
        return function(Unary.FLOOR, x);
    }

    default NDArray ceil(NDArray x) {
        return function(Unary.CEIL, x);
    }

    default NDArray trunc(NDArray x) {
        return function(Unary.TRUNC, x);
    }

    default NDArray round(NDArray x) {
        return function(Unary.ROUND, x);
    }

    default NDArray toRadians(NDArray x) {
        return mul(x, Math.PI / 180);
    }

    default NDArray toDegrees(NDArray x) {
        return mul(x, 180 / Math.PI);
    }

    default NDArray isNaN(NDArray x) {
        return neq(x, x);
    }

    default NDArray isInfinite(NDArray x) {
        return eq(abs(x), Double.POSITIVE_INFINITY);
    }

    default NDArray isFinite(NDArray x) {
        return lt(abs(x), Double.POSITIVE_INFINITY);
    }

    default NDArray nanToNum(NDArray x) {
        double largest = x.dtype() == DType.FLOAT32 ? Float.MAX_VALUE : Double.MAX_VALUE;
        return nanToNum(x, 0, largest, -largest);
    }

    default NDArray nanToNum(NDArray x, double nan, double positive, double negative) {
        if (!x.dtype().isFloating()) {
            return x;
        }
        NDArray infinite = where(gt(x, 0.0), Ops.weak(x, positive), Ops.weak(x, negative));
        return where(isFinite(x), x, where(isNaN(x), nan, infinite));
    }

    /** A function of each element, for integers in {@code float64} unless it is integral. */
    default NDArray function(Unary function, NDArray x) {
        requireNumbers(function, x);
        return apply(function, function.integral() ? x : cast(x, Typed.of(x).dtype().floating()));
    }

    /** Refuses booleans. */
    default void requireNumbers(Op function, NDArray x) {
        if (Typed.of(x).dtype() == DType.BOOL) {
            throw new DTypeException(
                    function.label()
                            + ": is not defined for booleans, but got "
                            + Typed.of(x)
                            + ": use astype(DType.FLOAT64) first");
        }
    }
}
