package io.cotangent.op;

import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.array.DenseArray;
import io.cotangent.array.Maps;
import io.cotangent.error.DomainException;
import io.cotangent.intrinsics.BinaryFunction;
import io.cotangent.intrinsics.Step;
import io.cotangent.sparsity.Dependence;
import io.cotangent.sparsity.Pattern;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The functions of two elements at the same place, each with its derivatives in either. At a tie of
 * {@code max} and {@code min} each side gets half; {@code hypot} has derivative 0 at the origin.
 */
public enum Binary implements Pointwise {
    /** The sum. */
    ADD(BinaryFunction.ADD, null, null) {
        @Override
        public @Nullable NDArray tangent(Ops o, NDArray[] x, NDArray y, @Nullable NDArray[] dx) {
            return o.sumOf(dx[0], dx[1]);
        }

        @Override
        public @Nullable NDArray[] transpose(
                Ops o, @Nullable NDArray[] cotangents, Operands operands) {
            return new NDArray[] {cotangents[0], cotangents[0]};
        }

        @Override
        public boolean isJointlyLinear() {
            return true;
        }
    },
    /** The difference. */
    SUB(BinaryFunction.SUB, null, null) {
        @Override
        public @Nullable NDArray tangent(Ops o, NDArray[] x, NDArray y, @Nullable NDArray[] dx) {
            return dx[1] == null ? dx[0] : dx[0] == null ? o.neg(dx[1]) : o.sub(dx[0], dx[1]);
        }

        @Override
        public @Nullable NDArray[] transpose(
                Ops o, @Nullable NDArray[] cotangents, Operands operands) {
            return new NDArray[] {
                cotangents[0], operands.isLinear(1) ? o.neg(cotangents[0]) : null
            };
        }

        @Override
        public boolean isJointlyLinear() {
            return true;
        }
    },
    /** The product. */
    MUL(BinaryFunction.MUL, (o, a, b, y) -> b, (o, a, b, y) -> a) {
        @Override
        @SuppressWarnings("ReferenceEquality") // only to be quick
        public @Nullable NDArray tangent(Ops o, NDArray[] x, NDArray y, @Nullable NDArray[] dx) {
            return x[0] == x[1] ? o.mul(dx[0], o.mul(x[0], 2.0)) : super.tangent(o, x, y, dx);
        }

        @Override
        public @Nullable NDArray[] transpose(
                Ops o, @Nullable NDArray[] cotangents, Operands operands) {
            return operands.isLinear(0)
                    ? new NDArray[] {o.mul(cotangents[0], operands.value(1)), null}
                    : new NDArray[] {null, o.mul(cotangents[0], operands.value(0))};
        }
    },
    /** The quotient. */
    DIV(BinaryFunction.DIV, null, null) {
        @Override
        public @Nullable NDArray tangent(Ops o, NDArray[] x, NDArray y, @Nullable NDArray[] dx) {
            NDArray numerator = dx[0] == null ? null : o.div(dx[0], x[1]);
            return o.sumOf(numerator, dx[1] == null ? null : o.neg(o.mul(dx[1], o.div(y, x[1]))));
        }

        @Override
        public @Nullable NDArray[] transpose(
                Ops o, @Nullable NDArray[] cotangents, Operands operands) {
            return new NDArray[] {o.div(cotangents[0], operands.value(1)), null};
        }
    },
    /** The largest integer not above the quotient. */
    FLOOR_DIV(BinaryFunction.FLOOR_DIV, null, null),
    /** The remainder with the divisor's sign, {@code a - b floor(a/b)}. */
    MOD(
            BinaryFunction.MOD,
            (o, a, b, y) -> o.onesLike(a),
            (o, a, b, y) -> o.neg(o.floor(o.div(a, b)))),
    /** The remainder with the dividend's sign, {@code a - b trunc(a/b)}. */
    FMOD(
            BinaryFunction.FMOD,
            (o, a, b, y) -> o.onesLike(a),
            (o, a, b, y) -> o.neg(o.trunc(o.div(a, b)))),
    /**
     * The power; at {@code 0^0} the derivative in the base is 0, at base 0 that in the exponent is
     * 0.
     */
    POW(BinaryFunction.POW, Binary::inBase, Binary::inExponent),
    /** The larger; NaN where either is. */
    MAX(BinaryFunction.MAX, Binary::share, (o, a, b, y) -> share(o, b, a, y)),
    /** The smaller; NaN where either is. */
    MIN(BinaryFunction.MIN, Binary::share, (o, a, b, y) -> share(o, b, a, y)),
    /** The angle of the point (b, a). */
    ATAN2(
            BinaryFunction.ATAN2,
            (o, a, b, y) -> o.div(o.div(b, o.hypot(a, b)), o.hypot(a, b)),
            (o, a, b, y) -> o.neg(o.div(o.div(a, o.hypot(a, b)), o.hypot(a, b)))),
    /** {@code sqrt(a² + b²)} without overflow. */
    HYPOT(BinaryFunction.HYPOT, (o, a, b, y) -> cosine(o, a, y), (o, a, b, y) -> cosine(o, b, y)),
    /** {@code |a|} with the sign of {@code b}. */
    COPYSIGN(
            BinaryFunction.COPYSIGN,
            (o, a, b, y) -> o.mul(o.sign(a), o.copySign(o.onesLike(b), b)),
            null),
    /** {@code log(e^a + e^b)} without overflow. */
    LOGADDEXP(BinaryFunction.LOGADDEXP, Binary::weight, (o, a, b, y) -> weight(o, b, a, y)),
    /** {@code a log b}; where it is 0 because a is, there are no derivatives at a pole. */
    XLOGY(
            BinaryFunction.XLOGY,
            (o, a, b, y) -> o.where(pole(o, a, b, 0), 0.0, o.log(regular(o, a, b, 0))),
            (o, a, b, y) -> o.div(a, regular(o, a, b, 0))),
    /** {@code a log(1 + b)}, as XLOGY. */
    XLOG1PY(
            BinaryFunction.XLOG1PY,
            (o, a, b, y) -> o.where(pole(o, a, b, -1), 0.0, o.log1p(regular(o, a, b, -1))),
            (o, a, b, y) -> o.div(a, o.add(regular(o, a, b, -1), 1.0))),
    /** The beta function. */
    BETA(
            BinaryFunction.BETA,
            (o, a, b, y) -> o.mul(y, betalnSlope(o, a, b)),
            (o, a, b, y) -> o.mul(y, betalnSlope(o, b, a))),
    /** The logarithm of the absolute beta function. */
    BETALN(
            BinaryFunction.BETALN,
            (o, a, b, y) -> betalnSlope(o, a, b),
            (o, a, b, y) -> betalnSlope(o, b, a)),
    /** The logarithm of the quantile b of the gamma distribution of shape a. */
    LOG_GAMMA_QUANTILE(
            BinaryFunction.LOG_GAMMA_QUANTILE,
            (o, a, b, y) -> logGammaSlope(o, a, y),
            (o, a, b, y) -> o.exp(o.sub(o.add(o.exp(y), o.lgamma(a)), o.mul(a, y)))),
    /**
     * The derivative of LOG_GAMMA_QUANTILE in a, as a function of a and of its value b. Its own
     * derivatives follow from those of the distribution function, which the quantile inverts.
     */
    LOG_GAMMA_SLOPE(
            BinaryFunction.LOG_GAMMA_SLOPE,
            (o, a, b, y) -> logGammaCurvature(o, a, b),
            (o, a, b, y) -> o.sub(o.sub(o.digamma(a), b), o.mul(y, o.sub(a, o.exp(b))))),
    /** The derivative of LOG_GAMMA_SLOPE in a; the last one that there is. */
    LOG_GAMMA_CURVATURE(BinaryFunction.LOG_GAMMA_CURVATURE, Binary::noThird, Binary::noThird),
    /** The quantile b of the Poisson distribution of mean a. */
    POISSON_QUANTILE(BinaryFunction.POISSON_QUANTILE, null, null),
    /** Both; on integers bit by bit. */
    AND(BinaryFunction.AND, null, null),
    /** One or both; on integers bit by bit. */
    OR(BinaryFunction.OR, null, null),
    /** One of the two only; on integers bit by bit. */
    XOR(BinaryFunction.XOR, null, null);

    private interface Derivative {
        NDArray at(Ops o, NDArray a, NDArray b, NDArray y);
    }

    private final BinaryFunction function;
    private final @Nullable Derivative inFirst;
    private final @Nullable Derivative inSecond;
    private final String label = name().toLowerCase(Locale.ROOT);

    Binary(BinaryFunction function, @Nullable Derivative inFirst, @Nullable Derivative inSecond) {
        this.function = function;
        this.inFirst = inFirst;
        this.inSecond = inSecond;
    }

    /** What is computed of each pair of elements. */
    public BinaryFunction function() {
        return function;
    }

    /** The share of the first operand in an extremum: 1, 1/2 at a tie, 0. */
    private static NDArray share(Ops o, NDArray a, NDArray b, NDArray y) {
        return o.where(o.eq(a, b), 0.5, o.cast(o.eq(a, y), y.dtype()));
    }

    /** {@code b a^(b-1)}, with another base where that would be 0 times infinity. */
    private static NDArray inBase(Ops o, NDArray a, NDArray b, NDArray y) {
        NDArray base = o.where(o.and(o.eq(a, 0.0), o.eq(b, 0.0)), 1.0, a);
        return o.mul(b, o.pow(base, o.sub(b, 1.0)));
    }

    private static NDArray inExponent(Ops o, NDArray a, NDArray b, NDArray y) {
        return o.mul(y, o.log(o.where(o.eq(a, 0.0), 1.0, a)));
    }

    /** Where a is 0 and b has no logarithm, beside a pole. */
    private static NDArray pole(Ops o, NDArray a, NDArray b, double pole) {
        return o.and(o.eq(a, 0.0), o.lte(b, pole));
    }

    /** The second operand of a logarithm, with another where there is none. */
    private static NDArray regular(Ops o, NDArray a, NDArray b, double pole) {
        return o.where(pole(o, a, b, pole), 1.0, b);
    }

    private static NDArray logGammaSlope(Ops o, NDArray a, NDArray b) {
        return o.apply(LOG_GAMMA_SLOPE, a, b);
    }

    private static NDArray logGammaCurvature(Ops o, NDArray a, NDArray b) {
        return o.apply(LOG_GAMMA_CURVATURE, a, b);
    }

    private static NDArray noThird(Ops o, NDArray a, NDArray b, NDArray y) {
        throw new DomainException(
                "a draw from a gamma, beta or Dirichlet distribution has a first and a second derivative in the"
                        + " distribution's parameters, but a third one is asked for: use stopGradient on the"
                        + " parameters where they are not to be differentiated");
    }

    private static NDArray betalnSlope(Ops o, NDArray a, NDArray b) {
        return o.sub(o.digamma(a), o.digamma(o.add(a, b)));
    }

    /** {@code e^a / (e^a + e^b)}, also where both are the same infinity. */
    private static NDArray weight(Ops o, NDArray a, NDArray b, NDArray y) {
        NDArray infinite = o.and(o.eq(a, b), o.isInfinite(a));
        return o.where(
                infinite,
                0.5,
                o.sigmoid(o.sub(o.where(infinite, 0.0, a), o.where(infinite, 0.0, b))));
    }

    /**
     * {@code a / y}, and 0 where the hypotenuse y is 0; there it has no derivative, and the root of
     * y sees to it that none comes out.
     */
    private static NDArray cosine(Ops o, NDArray a, NDArray y) {
        NDArray zero = o.eq(y, 0.0);
        return o.where(zero, o.sqrt(y), o.div(a, o.where(zero, 1.0, y)));
    }

    @Override
    public ArrayType type(ArrayType... operands) {
        return operands[0];
    }

    @Override
    public DenseArray value(DenseArray... operands) {
        try {
            return Maps.binary(function, operands[0], operands[1]);
        } catch (ArithmeticException e) { // integers have no infinity to return
            DomainException domain = new DomainException(label + ": " + e.getMessage());
            domain.initCause(e);
            throw domain;
        }
    }

    @Override
    public @Nullable NDArray tangent(Ops o, NDArray[] x, NDArray y, @Nullable NDArray[] dx) {
        return o.sumOf(part(o, inFirst, x, y, dx[0]), part(o, inSecond, x, y, dx[1]));
    }

    private static @Nullable NDArray part(
            Ops o, @Nullable Derivative derivative, NDArray[] x, NDArray y, @Nullable NDArray dx) {
        return derivative == null || dx == null ? null : o.mul(dx, derivative.at(o, x[0], x[1], y));
    }

    @Override
    public NDArray[] batch(Ops o, NDArray[] x, boolean... batched) {
        return Batching.together(this, o, x, batched);
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
        return formula.add(new Step.Binary(function, x[0], x[1]));
    }

    @Override
    public String label() {
        return label;
    }
}
