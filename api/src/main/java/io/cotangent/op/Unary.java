package io.cotangent.op;

import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.array.DenseArray;
import io.cotangent.array.Maps;
import io.cotangent.intrinsics.Step;
import io.cotangent.intrinsics.UnaryFunction;
import io.cotangent.sparsity.Dependence;
import io.cotangent.sparsity.Pattern;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The functions of one element, each with its derivative {@code dy/dx} as a function of the operand
 * {@code x} and the result {@code y}. At kinks: {@code abs'(0) = 1}, {@code sign' = floor' = … =
 * 0}; at a pole the derivative is that of the real function, {@code sqrt'(0) = inf}.
 */
public enum Unary implements Pointwise {
    /** {@code -x}. */
    NEG(UnaryFunction.NEG, null) {
        @Override
        public @Nullable NDArray tangent(Ops o, NDArray[] x, NDArray y, @Nullable NDArray[] dx) {
            return o.apply(this, dx[0]);
        }

        @Override
        public @Nullable NDArray[] transpose(
                Ops o, @Nullable NDArray[] cotangents, Operands operands) {
            return new NDArray[] {o.apply(this, cotangents[0])};
        }
    },
    /** {@code |x|}. */
    ABS(UnaryFunction.ABS, (o, x, y) -> o.where(o.lt(x, 0.0), -1.0, o.onesLike(x))),
    /** -1, 0 or 1. */
    SIGN(UnaryFunction.SIGN, null),
    /** The square root. */
    SQRT(UnaryFunction.SQRT, (o, x, y) -> o.rdiv(y, 0.5)),
    /** The real cube root. */
    CBRT(UnaryFunction.CBRT, (o, x, y) -> o.rdiv(o.square(y), 1 / 3.0)),
    /** {@code x²}. */
    SQUARE(UnaryFunction.SQUARE, (o, x, y) -> o.mul(x, 2.0)),
    /** {@code 1/x}. */
    RECIPROCAL(UnaryFunction.RECIPROCAL, (o, x, y) -> o.neg(o.square(y))),
    /** {@code 1/sqrt(x)}. */
    RSQRT(UnaryFunction.RSQRT, (o, x, y) -> o.mul(o.div(y, x), -0.5)),
    /** {@code e^x}. */
    EXP(UnaryFunction.EXP, (o, x, y) -> y),
    /** {@code 2^x}. */
    EXP2(UnaryFunction.EXP2, (o, x, y) -> o.mul(y, Math.log(2))),
    /** {@code e^x - 1}. */
    EXPM1(UnaryFunction.EXPM1, (o, x, y) -> o.exp(x)),
    /** The natural logarithm. */
    LOG(UnaryFunction.LOG, over((o, x, y) -> x)),
    /** The logarithm to base 2. */
    LOG2(UnaryFunction.LOG2, (o, x, y) -> o.rdiv(x, 1 / Math.log(2))),
    /** The logarithm to base 10. */
    LOG10(UnaryFunction.LOG10, (o, x, y) -> o.rdiv(x, 1 / Math.log(10))),
    /** {@code log(1 + x)}. */
    LOG1P(UnaryFunction.LOG1P, over((o, x, y) -> o.add(x, 1.0))),
    /** The sine. */
    SIN(UnaryFunction.SIN, (o, x, y) -> o.cos(x)),
    /** The cosine. */
    COS(UnaryFunction.COS, (o, x, y) -> o.neg(o.sin(x))),
    /** The tangent. */
    TAN(UnaryFunction.TAN, (o, x, y) -> o.add(o.square(y), 1.0)),
    /** The arc sine. */
    ASIN(UnaryFunction.ASIN, (o, x, y) -> o.rsqrt(oneMinusSquare(o, x))),
    /** The arc cosine. */
    ACOS(UnaryFunction.ACOS, (o, x, y) -> o.neg(o.rsqrt(oneMinusSquare(o, x)))),
    /** The arc tangent. */
    ATAN(UnaryFunction.ATAN, over((o, x, y) -> o.add(o.square(x), 1.0))),
    /** The hyperbolic sine. */
    SINH(UnaryFunction.SINH, (o, x, y) -> o.cosh(x)),
    /** The hyperbolic cosine. */
    COSH(UnaryFunction.COSH, (o, x, y) -> o.sinh(x)),
    /** The hyperbolic tangent. */
    TANH(UnaryFunction.TANH, (o, x, y) -> oneMinusSquare(o, y)),
    /** The inverse of the hyperbolic sine. */
    ASINH(UnaryFunction.ASINH, over((o, x, y) -> o.hypot(x, 1.0))),
    /** The inverse of the hyperbolic cosine. */
    ACOSH(UnaryFunction.ACOSH, (o, x, y) -> o.rsqrt(o.mul(o.sub(x, 1.0), o.add(x, 1.0)))),
    /** The inverse of the hyperbolic tangent. */
    ATANH(UnaryFunction.ATANH, over((o, x, y) -> oneMinusSquare(o, x))),
    /** {@code 1/(1 + e^-x)}; the derivative keeps its accuracy in both tails. */
    SIGMOID(UnaryFunction.SIGMOID, (o, x, y) -> o.mul(y, o.sigmoid(o.neg(x)))),
    /** {@code log(1 + e^x)}. */
    SOFTPLUS(UnaryFunction.SOFTPLUS, (o, x, y) -> o.sigmoid(x)),
    /** The error function. */
    ERF(UnaryFunction.ERF, (o, x, y) -> o.mul(o.exp(o.neg(o.square(x))), 2 / Math.sqrt(Math.PI))),
    /** {@code 1 - erf(x)}. */
    ERFC(
            UnaryFunction.ERFC,
            (o, x, y) -> o.mul(o.exp(o.neg(o.square(x))), -2 / Math.sqrt(Math.PI))),
    /** The inverse of erf. */
    ERFINV(UnaryFunction.ERFINV, (o, x, y) -> o.mul(o.exp(o.square(y)), Math.sqrt(Math.PI) / 2)),
    /** The inverse of erfc. */
    ERFCINV(UnaryFunction.ERFCINV, (o, x, y) -> o.mul(o.exp(o.square(y)), -Math.sqrt(Math.PI) / 2)),
    /** The logarithm of the absolute gamma function. */
    LGAMMA(UnaryFunction.LGAMMA, (o, x, y) -> o.digamma(x)),
    /** The derivative of lgamma. */
    DIGAMMA(UnaryFunction.DIGAMMA, (o, x, y) -> o.polygamma(x, 1)),
    /** The gamma function. */
    GAMMA(UnaryFunction.GAMMA, (o, x, y) -> o.mul(y, o.digamma(x))),
    /** The distribution function of the standard normal distribution. */
    NORM_CDF(
            UnaryFunction.NORM_CDF,
            (o, x, y) -> o.mul(o.exp(o.mul(o.square(x), -.5)), 1 / Math.sqrt(2 * Math.PI))),
    /** The logarithm of NORM_CDF; its derivatives are accurate in the lower tail, too. */
    NORM_LOG_CDF(UnaryFunction.NORM_LOG_CDF, (o, x, y) -> logCdfSlope(o, x)),
    /** The derivative m of NORM_LOG_CDF; its own is {@code -m (x + m)}. */
    NORM_LOG_CDF_SLOPE(
            UnaryFunction.NORM_LOG_CDF_SLOPE, (o, x, y) -> o.neg(o.mul(y, logCdfExcess(o, x)))),
    /** {@code x + m}. */
    NORM_LOG_CDF_EXCESS(
            UnaryFunction.NORM_LOG_CDF_EXCESS,
            (o, x, y) -> o.rsub(o.mul(y, logCdfSlope(o, x)), 1.0)),
    /** The inverse of NORM_CDF. */
    NORM_PPF(
            UnaryFunction.NORM_PPF,
            (o, x, y) -> o.mul(o.exp(o.mul(o.square(y), .5)), Math.sqrt(2 * Math.PI))),
    /** {@code log(x / (1 - x))}. */
    LOGIT(UnaryFunction.LOGIT, over((o, x, y) -> o.mul(x, o.rsub(x, 1.0)))),
    /** {@code -x log x}; the derivative at 0 is infinite, below it is 0. */
    ENTR(
            UnaryFunction.ENTR,
            (o, x, y) ->
                    o.where(
                            o.lt(x, 0.0),
                            0.0,
                            o.sub(o.neg(o.log(o.where(o.lt(x, 0.0), 1.0, x))), 1.0))),
    /** The largest integer not above. */
    FLOOR(UnaryFunction.FLOOR, null),
    /** The smallest integer not below. */
    CEIL(UnaryFunction.CEIL, null),
    /** The integer towards zero. */
    TRUNC(UnaryFunction.TRUNC, null),
    /** The nearest integer, halves to even. */
    ROUND(UnaryFunction.ROUND, null);

    private interface Derivative {
        NDArray at(Ops o, NDArray x, NDArray y);

        /** The tangent of the result. */
        default NDArray tangent(Ops o, NDArray x, NDArray y, NDArray dx) {
            return o.mul(dx, at(o, x, y));
        }
    }

    private final UnaryFunction function;
    private final @Nullable Derivative derivative;
    private final String label = name().toLowerCase(Locale.ROOT);

    Unary(UnaryFunction function, @Nullable Derivative derivative) {
        this.function = function;
        this.derivative = derivative;
    }

    /** A derivative that is one by this: tangents are divided, which rounds once. */
    private static Derivative over(Derivative divisor) {
        return new Derivative() {
            @Override
            public NDArray at(Ops o, NDArray x, NDArray y) {
                return o.reciprocal(divisor.at(o, x, y));
            }

            @Override
            public NDArray tangent(Ops o, NDArray x, NDArray y, NDArray dx) {
                return o.div(dx, divisor.at(o, x, y));
            }
        };
    }

    /** What is computed of each element. */
    public UnaryFunction function() {
        return function;
    }

    /** Whether the function takes integers to integers. */
    boolean integral() {
        return function.integral();
    }

    private static NDArray logCdfSlope(Ops o, NDArray x) {
        return o.apply(NORM_LOG_CDF_SLOPE, x);
    }

    private static NDArray logCdfExcess(Ops o, NDArray x) {
        return o.apply(NORM_LOG_CDF_EXCESS, x);
    }

    /** {@code 1 - x²} without cancellation near 1. */
    private static NDArray oneMinusSquare(Ops o, NDArray x) {
        return o.mul(o.rsub(x, 1.0), o.add(x, 1.0));
    }

    @Override
    public ArrayType type(ArrayType... operands) {
        return operands[0];
    }

    @Override
    public DenseArray value(DenseArray... operands) {
        return Maps.unary(function, operands[0]);
    }

    @Override
    public @Nullable NDArray tangent(Ops o, NDArray[] x, NDArray y, @Nullable NDArray[] dx) {
        return derivative == null ? null : derivative.tangent(o, x[0], y, dx[0]);
    }

    @Override
    public NDArray[] batch(Ops o, NDArray[] x, boolean... batched) {
        return o.applyAll(this, x);
    }

    @Override
    public Pattern[] pattern(Dependence x) {
        return x.inPlace(type(x.types()).shape());
    }

    @Override
    public Sharing sharing() {
        return Sharing.NOTHING;
    }

    @Override
    public int element(Elements formula, int... x) {
        return formula.add(new Step.Unary(function, x[0]));
    }

    @Override
    public String label() {
        return label;
    }
}
