package io.cotangent.transform;

import io.cotangent.DType;
import io.cotangent.NDArray;
import io.cotangent.array.DenseArray;
import io.cotangent.op.Elementwise;
import io.cotangent.op.Given;
import io.cotangent.op.Ops;
import java.util.ArrayList;
import java.util.List;

/** Functions of one element, and of two. */
final class ElementFunctions {
    private ElementFunctions() {}

    static List<Functions> all() {
        List<Functions> all = new ArrayList<>();
        elementary(all);
        binary(all);
        choices(all);
        return all;
    }

    private static void elementary(List<Functions> all) {
        Functions.one(all, "neg", -2, 2, Ops::neg);
        Functions.one(all, "abs", .1, 2, (o, x) -> o.abs(o.neg(x)));
        Functions.one(all, "sign", .1, 2, Ops::sign);
        Functions.one(all, "sqrt", .5, 2, Ops::sqrt);
        Functions.one(all, "cbrt", -2, -.5, Ops::cbrt);
        Functions.one(all, "square", -2, 2, Ops::square);
        Functions.one(all, "reciprocal", .5, 2, Ops::reciprocal);
        Functions.one(all, "rsqrt", .5, 2, Ops::rsqrt);
        Functions.one(all, "exp", -2, 2, Ops::exp);
        Functions.one(all, "exp2", -2, 2, Ops::exp2);
        Functions.one(all, "expm1", -2, 2, Ops::expm1);
        Functions.one(all, "log", .5, 2, Ops::log);
        Functions.one(all, "log2", .5, 2, Ops::log2);
        Functions.one(all, "log10", .5, 2, Ops::log10);
        Functions.one(all, "log1p", -.5, 2, Ops::log1p);
        Functions.one(all, "sin", -2, 2, Ops::sin);
        Functions.one(all, "cos", -2, 2, Ops::cos);
        Functions.one(all, "tan", -1, 1, Ops::tan);
        Functions.one(all, "asin", -.8, .8, Ops::asin);
        Functions.one(all, "acos", -.8, .8, Ops::acos);
        Functions.one(all, "atan", -2, 2, Ops::atan);
        Functions.one(all, "sinh", -2, 2, Ops::sinh);
        Functions.one(all, "cosh", -2, 2, Ops::cosh);
        Functions.one(all, "tanh", -2, 2, Ops::tanh);
        Functions.one(all, "asinh", -2, 2, Ops::asinh);
        Functions.one(all, "acosh", 1.5, 3, Ops::acosh);
        Functions.one(all, "atanh", -.8, .8, Ops::atanh);
        Functions.one(all, "sigmoid", -2, 2, Ops::sigmoid);
        Functions.one(all, "softplus", -2, 2, Ops::softplus);
        Functions.one(all, "floor", .1, .9, Ops::floor);
        Functions.one(all, "ceil", .1, .9, Ops::ceil);
        Functions.one(all, "trunc", .1, .9, Ops::trunc);
        Functions.one(all, "round", .6, .9, Ops::round);
        Functions.one(all, "toRadians", -2, 2, Ops::toRadians);
        Functions.one(all, "toDegrees", -2, 2, Ops::toDegrees);
        Functions.one(
                all,
                "stopGradient",
                -2,
                2,
                (o, x) -> o.mul(o.stopGradient(o.floor(x)), x),
                new int[] {3});
        Functions.one(
                all,
                "given",
                -2,
                2,
                (o, x) -> {
                    Given numbers = new Given((DenseArray) NDArray.of(1, 2, -3));
                    return o.mul(o.astype(o.apply(numbers, x), x.dtype()), o.sin(x));
                },
                new int[] {3});
    }

    private static void binary(List<Functions> all) {
        Functions.two(all, "add", -2, 2, Ops::add);
        Functions.two(all, "sub", -2, 2, Ops::sub);
        Functions.two(all, "mul", -2, 2, Ops::mul);
        Functions.two(all, "div", .5, 2, Ops::div);
        Functions.two(all, "pow", .5, 2, Ops::pow);
        Functions.two(all, "maximum", -2, 2, Ops::maximum);
        Functions.two(all, "minimum", -2, 2, Ops::minimum);
        Functions.two(all, "atan2", .5, 2, Ops::atan2);
        Functions.two(all, "hypot", .5, 2, Ops::hypot);
        Functions.two(all, "hypot on an axis", 1.25, 1.25, (o, a, b) -> o.hypot(o.sub(a, 1.25), b));
        Functions.two(all, "copySign", .5, 2, Ops::copySign);
        Functions.two(all, "logaddexp", -2, 2, Ops::logaddexp);
        Functions.two(all, "mod", 1.05, 1.95, (o, a, b) -> o.mod(o.mul(a, b), o.add(b, 4.0)));
        Functions.two(all, "fmod", 1.05, 1.95, (o, a, b) -> o.fmod(o.mul(a, b), o.add(b, 4.0)));
        Functions.two(
                all, "where", -2, 2, (o, a, b) -> o.where(o.gt(a, b), o.mul(a, a), o.mul(b, a)));
        Functions.two(all, "where behind gates", -2, 2, ElementFunctions::gated);
        numbers(all);
        Functions.one(
                all, "constants", .5, 2, (o, x) -> o.rsub(o.rdiv(o.add(o.mul(x, 3), 1), 2.0), 5));
        Functions.one(
                all,
                "power",
                .5,
                2,
                (o, x) -> o.add(o.pow(x, 3), o.add(o.pow(x, -1.5), o.rpow(x, 2.0))));
        Functions.one(all, "zeroth power", -2, 2, (o, x) -> o.mul(o.pow(x, 0), x));
        Functions.two(all, "pow to 0", 1.25, 1.25, (o, a, b) -> o.pow(a, o.sub(b, 1.25)));
        Functions.two(all, "logaddexp of equals", 1.25, 1.25, Ops::logaddexp);
        Functions.one(all, "clip", -2, 2, (o, x) -> o.clip(x, -1, 1));
    }

    /** Each with a number beside the array. */
    private static void numbers(List<Functions> all) {
        Functions.one(all, "sub 2", (o, x) -> o.sub(x, 2));
        Functions.one(all, "rsub 2.5", (o, x) -> o.rsub(x, 2.5));
        Functions.one(all, "mul 2.5", (o, x) -> o.mul(x, 2.5));
        Functions.one(all, "div 2.5", (o, x) -> o.div(x, 2.5));
        Functions.one(all, "mod 2.5", .1, 2.4, (o, x) -> o.mod(o.add(x, 2.5), 2.5));
        Functions.one(all, "mod 3", .1, 2.9, (o, x) -> o.mod(o.sub(x, 3.0), 3));
        Functions.one(all, "fmod 2.5", .1, 2.4, (o, x) -> o.fmod(o.sub(o.neg(x), 2.5), 2.5));
        Functions.one(all, "maximum .5", (o, x) -> o.maximum(x, .5));
        Functions.one(all, "maximum 1", (o, x) -> o.maximum(x, 1));
        Functions.one(all, "minimum .5", (o, x) -> o.minimum(x, .5));
        Functions.one(all, "minimum 1", (o, x) -> o.minimum(x, 1));
        Functions.one(all, "atan2 -1.5", (o, x) -> o.atan2(x, 1.5));
        Functions.one(all, "hypot 1.5", (o, x) -> o.hypot(x, 1.5));
        Functions.one(all, "copySign -1.5", .1, 2, (o, x) -> o.copySign(x, -1.5));
        Functions.one(all, "logaddexp 1.5", (o, x) -> o.logaddexp(x, 1.5));
        Functions.two(all, "clip", (o, a, b) -> o.clip(a, o.sub(b, 1.5), o.add(b, .5)));
        Functions.one(all, "where", (o, x) -> o.where(o.gt(x, 0.0), x, 2.0));
        Functions.one(all, "where", (o, x) -> o.where(o.gt(x, 0.0), 2.0, x));
        Functions.step(all, "where", (o, x) -> o.where(o.gt(x, 0.0), 2.0, -3.0));
        Functions.one(all, "fmod 3", .1, 2.9, (o, x) -> o.fmod(o.add(x, 3.0), 3));
    }

    private static void choices(List<Functions> all) {
        Functions.two(all, "fmax", (o, a, b) -> o.nanToNum(o.fmax(holed(o, a), b)));
        Functions.two(all, "fmin", (o, a, b) -> o.nanToNum(o.fmin(a, holed(o, b))));
        Functions.one(all, "fmax .5", (o, x) -> o.fmax(x, .5));
        Functions.one(all, "fmin .5", (o, x) -> o.fmin(x, .5));
        Functions.two(all, "logaddexp2", Ops::logaddexp2);
        Functions.one(all, "logaddexp2 1.5", (o, x) -> o.logaddexp2(x, 1.5));
        Functions.two(
                all,
                "heaviside",
                (o, a, b) -> o.heaviside(o.mul(o.stopGradient(o.floor(a)), 2), b));
        Functions.step(all, "heaviside", (o, x) -> o.heaviside(o.floor(x), .25));
        Functions.step(all, "signBit", Ops::signBit);
        Functions.one(all, "nanToNum", (o, x) -> o.atan(o.nanToNum(holed(o, x))));
        Functions.one(all, "nanToNum", (o, x) -> o.nanToNum(holed(o, x), 2, 3, 4));
        Functions.step(all, "round to tenths", (o, x) -> o.round(x, 1));
        Functions.step(all, "round to tens", (o, x) -> o.round(o.mul(x, 20.0), -1));
        Functions.two(
                all,
                "select",
                (o, a, b) ->
                        o.select(
                                List.of(o.lt(a, b), o.gt(a, 1.0)),
                                List.of(o.square(a), b),
                                o.mul(a, b)));
        Functions.one(
                all, "select", (o, x) -> o.select(List.of(o.gt(x, 0.0)), List.of(o.exp(x)), 2.5));
        Functions.step(all, "isClose", (o, a, b) -> o.isClose(a, b));
        Functions.one(all, "allClose", (o, x) -> o.allClose(x, x) ? o.exp(x) : x);
        Functions.step(all, "not, bit by bit", (o, x) -> o.not(o.cast(o.floor(x), DType.INT64)));
    }

    /** With NaN and infinities here and there. */
    private static NDArray holed(Ops o, NDArray x) {
        NDArray infinite = o.where(o.lt(x, -1.0), Double.NEGATIVE_INFINITY, x);
        return o.where(
                o.gt(x, 1.0),
                Double.NaN,
                o.where(o.lt(x, -1.5), Double.POSITIVE_INFINITY, infinite));
    }

    /** Roots of positive numbers, which others do not hear of. */
    private static NDArray gated(Ops o, NDArray a, NDArray b) {
        NDArray isPositive = o.gt(a, 0.0);
        NDArray inside = o.apply(new Elementwise.Gate(), isPositive, a);
        return o.where(isPositive, o.mul(o.sqrt(inside), inside), o.mul(a, b));
    }
}
