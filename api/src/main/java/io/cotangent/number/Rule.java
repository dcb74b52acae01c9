package io.cotangent.number;

import io.cotangent.DType;
import io.cotangent.NDArray;
import io.cotangent.op.Elementwise;
import io.cotangent.op.Ops;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a step of a tape does: a function of one number or two, its partial derivatives, and the
 * operation on arrays that computes the same. At kinks the derivative is the array operation's.
 */
public enum Rule {
    /** An element of an array that the tape began with, or met on the way. */
    INPUT,
    /** A number that depends on no argument. */
    CONSTANT,
    /** {@code x + y}. */
    ADD((x, y, z) -> 1, (x, y, z) -> 1, Ops::add),
    /** {@code x - y}. */
    SUB((x, y, z) -> 1, (x, y, z) -> -1, Ops::sub),
    /** {@code x * y}. */
    MUL((x, y, z) -> y, (x, y, z) -> x, Ops::mul),
    /** {@code x / y}. */
    DIV((x, y, z) -> 1 / y, (x, y, z) -> -z / y, Ops::div),
    /** {@code x % y}, with the sign of x. */
    REM((x, y, z) -> 1, (x, y, z) -> -truncated(x / y), Ops::fmod),
    /** {@link Math#IEEEremainder}. */
    IEEE_REMAINDER((x, y, z) -> 1, (x, y, z) -> 0 * z - Math.rint(x / y), Rule::nearestRemainder),
    /** {@code -x}. */
    NEG((x, y, z) -> -1, Ops::neg),
    /** The nearest {@code float}. */
    FLOAT((x, y, z) -> 1, Rule::rounded),
    /** {@link Math#abs(double)}. */
    ABS((x, y, z) -> x < 0 ? -1 : 1, Ops::abs),
    /** {@link Math#signum(double)}. */
    SIGNUM((x, y, z) -> 0, Ops::sign),
    /** {@link Math#floor}. */
    FLOOR((x, y, z) -> 0, Ops::floor),
    /** {@link Math#ceil}. */
    CEIL((x, y, z) -> 0, Ops::ceil),
    /** {@link Math#rint}. */
    RINT((x, y, z) -> 0, Ops::round),
    /** {@link Math#sqrt}. */
    SQRT((x, y, z) -> .5 / z, Ops::sqrt),
    /** {@link Math#cbrt}. */
    CBRT((x, y, z) -> 1 / (3 * z * z), Ops::cbrt),
    /** {@link Math#exp}. */
    EXP((x, y, z) -> z, Ops::exp),
    /** {@link Math#expm1}. */
    EXPM1((x, y, z) -> Math.exp(x), Ops::expm1),
    /** {@link Math#log}. */
    LOG((x, y, z) -> 1 / x, Ops::log),
    /** {@link Math#log10}. */
    LOG10((x, y, z) -> 1 / (x * Math.log(10)), Ops::log10),
    /** {@link Math#log1p}. */
    LOG1P((x, y, z) -> 1 / (1 + x), Ops::log1p),
    /** {@link Math#sin}. */
    SIN((x, y, z) -> Math.cos(x), Ops::sin),
    /** {@link Math#cos}. */
    COS((x, y, z) -> -Math.sin(x), Ops::cos),
    /** {@link Math#tan}. */
    TAN((x, y, z) -> 1 + z * z, Ops::tan),
    /** {@link Math#asin}. */
    ASIN((x, y, z) -> 1 / Math.sqrt((1 - x) * (1 + x)), Ops::asin),
    /** {@link Math#acos}. */
    ACOS((x, y, z) -> -1 / Math.sqrt((1 - x) * (1 + x)), Ops::acos),
    /** {@link Math#atan}. */
    ATAN((x, y, z) -> 1 / (1 + x * x), Ops::atan),
    /** {@link Math#sinh}. */
    SINH((x, y, z) -> Math.cosh(x), Ops::sinh),
    /** {@link Math#cosh}. */
    COSH((x, y, z) -> Math.sinh(x), Ops::cosh),
    /** {@link Math#tanh}. */
    TANH((x, y, z) -> (1 - z) * (1 + z), Ops::tanh),
    /** The inverse of sinh. */
    ASINH((x, y, z) -> 1 / Math.hypot(x, 1), Ops::asinh),
    /** The inverse of cosh. */
    ACOSH((x, y, z) -> 1 / Math.sqrt((x - 1) * (x + 1)), Ops::acosh),
    /** The inverse of tanh. */
    ATANH((x, y, z) -> 1 / ((1 - x) * (1 + x)), Ops::atanh),
    /**
     * {@link Math#pow}; where the exponent is passive, also at bases of 0 and below. 1 to an
     * infinite power is NaN in Java, and 1 in arrays.
     */
    POW(
            (x, y, z) -> y == 0 ? 0 : y * Math.pow(x, y - 1),
            (x, y, z) -> z * (x == 0 ? 0 : Math.log(x)),
            Ops::pow),
    /** {@link Math#atan2}, of y and then x. */
    ATAN2((x, y, z) -> overSquares(y, x, y), (x, y, z) -> -overSquares(x, x, y), Ops::atan2),
    /** {@link Math#hypot}; derivative 0 at 0. */
    HYPOT((x, y, z) -> z == 0 ? 0 : x / z, (x, y, z) -> z == 0 ? 0 : y / z, Ops::hypot),
    /** {@link Math#max(double, double)}; equal operands share the derivative. */
    MAX(
            (x, y, z) -> x > y ? 1 : x == y ? .5 : 0,
            (x, y, z) -> y > x ? 1 : x == y ? .5 : 0,
            Ops::maximum),
    /** {@link Math#min(double, double)}; equal operands share the derivative. */
    MIN(
            (x, y, z) -> x < y ? 1 : x == y ? .5 : 0,
            (x, y, z) -> y < x ? 1 : x == y ? .5 : 0,
            Ops::minimum),
    /** {@link Math#copySign(double, double)}. */
    COPY_SIGN((x, y, z) -> Math.signum(x) * sign(y), (x, y, z) -> 0, Ops::copySign),
    /** 1 where {@code x < y}, else 0: a condition. */
    LESS((x, y, z) -> 0, (x, y, z) -> 0, Ops::lt),
    /** 1 where {@code x <= y}, else 0: a condition. */
    AT_MOST((x, y, z) -> 0, (x, y, z) -> 0, Ops::lte),
    /** 1 where {@code x == y}, else 0: a condition. */
    EQUAL((x, y, z) -> 0, (x, y, z) -> 0, Ops::eq),
    /** x, which counts only where the condition y holds. */
    GATE_IF((x, y, z) -> y, (x, y, z) -> 0, (o, x, y) -> o.apply(new Elementwise.Gate(), y, x)),
    /** x, which counts only where the condition y does not hold. */
    GATE_UNLESS(
            (x, y, z) -> 1 - y,
            (x, y, z) -> 0,
            (o, x, y) -> o.apply(new Elementwise.Gate(), o.not(y), x)),
    /** x, to be chosen where the condition y holds: only a {@link #CHOICE} needs it. */
    OFFER((x, y, z) -> y, (x, y, z) -> 0, (o, x, y) -> x),
    /** What an {@link #OFFER} x offers where its condition holds, else y. */
    CHOICE(Rule::ofCondition, Rule::ofCondition, (o, x, y) -> y);

    private static final Rule[] ALL = values();

    private final @Nullable Partial first;
    private final @Nullable Partial second;
    private final @Nullable Applied applied;

    /** A partial derivative at operands x and y (0 where there is one operand) and result z. */
    @FunctionalInterface
    private interface Partial {
        double at(double x, double y, double z);
    }

    /** The same operation on arrays, of operands x and y (x again where there is one operand). */
    @FunctionalInterface
    private interface Applied {
        NDArray to(Ops o, NDArray x, NDArray y);
    }

    /** The same operation on one array. */
    @FunctionalInterface
    private interface AppliedToOne {
        NDArray to(Ops o, NDArray x);
    }

    Rule() {
        first = null;
        second = null;
        applied = null;
    }

    Rule(Partial partial, AppliedToOne applied) {
        this.first = partial;
        this.second = null;
        this.applied = (o, x, y) -> applied.to(o, x);
    }

    Rule(Partial first, Partial second, Applied applied) {
        this.first = first;
        this.second = second;
        this.applied = applied;
    }

    /** The rule of a number from {@link #ordinal()}. */
    static Rule of(int ordinal) {
        return ALL[ordinal];
    }

    /** Whether it computes something, unlike where numbers begin. */
    boolean isOperation() {
        return first != null;
    }

    /** Whether there are two operands. */
    boolean isBinary() {
        return second != null;
    }

    /** The derivative of the result z in the first operand. */
    double first(double x, double y, double z) {
        return Objects.requireNonNull(first, name()).at(x, y, z);
    }

    /** The derivative of the result z in the second operand. */
    double second(double x, double y, double z) {
        return Objects.requireNonNull(second, name()).at(x, y, z);
    }

    /** The operation on arrays of one number each. */
    NDArray apply(Ops o, NDArray x, NDArray y) {
        return Objects.requireNonNull(applied, name()).to(o, x, y);
    }

    private static NDArray rounded(Ops o, NDArray x) {
        return o.astype(o.astype(x, DType.FLOAT32), DType.FLOAT64);
    }

    private static double ofCondition(double x, double y, double z) {
        throw new IllegalStateException("the derivatives of a choice depend on its condition");
    }

    /** Exact but for which of two equally near multiples it is from. */
    private static NDArray nearestRemainder(Ops o, NDArray x, NDArray y) {
        NDArray remainder = o.fmod(x, y);
        NDArray more = o.round(o.div(remainder, y));
        return o.where(o.eq(more, 0.0), remainder, o.sub(remainder, o.mul(more, y)));
    }

    /** {@code a / (x² + y²)} without overflow. */
    private static double overSquares(double a, double x, double y) {
        double radius = Math.hypot(x, y);
        return a / radius / radius;
    }

    private static double truncated(double x) {
        return x < 0 ? Math.ceil(x) : Math.floor(x);
    }

    /** The sign of a number, 1 or -1 for zeros, too. */
    private static double sign(double x) {
        return Math.copySign(1, x);
    }
}
