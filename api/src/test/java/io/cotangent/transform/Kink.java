package io.cotangent.transform;

import static java.lang.Double.NEGATIVE_INFINITY;
import static java.lang.Double.NaN;
import static java.lang.Double.POSITIVE_INFINITY;

import io.cotangent.Index;
import io.cotangent.NDArray;
import io.cotangent.op.Ops;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * A point where a function has no derivative, or more than one, or where a formula could go wrong;
 * and what the derivative of the sum of the function's elements is there.
 *
 * @param text the function, as the documentation has it
 * @param point its operands, numbers or vectors
 * @param derivative the derivative in each
 */
record Kink(
        String text,
        BiFunction<Ops, NDArray[], NDArray> body,
        double[][] point,
        double[][] derivative) {

    @Override
    public String toString() {
        return row();
    }

    /** The row of the documentation's table. */
    String row() {
        return "| `" + text + "` | " + row(point) + " | " + row(derivative) + " |";
    }

    private static String row(double[][] operands) {
        return Arrays.stream(operands).map(Kink::text).collect(Collectors.joining("; "));
    }

    private static String text(double... numbers) {
        String list =
                Arrays.stream(numbers).mapToObj(Kink::number).collect(Collectors.joining(", "));
        return numbers.length == 1 ? list : "[" + list + "]";
    }

    private static String number(double x) {
        return Double.isInfinite(x)
                ? (x < 0 ? "-inf" : "inf")
                : x == Math.rint(x) ? Long.toString((long) x) : Double.toString(x);
    }

    /** The point as arrays: single numbers without axes. */
    NDArray[] operands() {
        return Arrays.stream(point)
                .map(x -> x.length == 1 ? NDArray.of(x[0]) : NDArray.of(x))
                .toArray(NDArray[]::new);
    }

    /** All that the documentation lists, in its order. */
    static List<Kink> all() {
        List<Kink> all = new ArrayList<>();
        steps(all);
        extrema(all);
        poles(all);
        powers(all);
        roots(all);
        remainders(all);
        choices(all);
        orders(all);
        return all;
    }

    private static void one(List<Kink> all, String text, Functions.One f, double x, double dx) {
        one(all, text, f, new double[] {x}, dx);
    }

    private static void one(
            List<Kink> all, String text, Functions.One f, double[] x, double... dx) {
        all.add(
                new Kink(
                        text,
                        (o, operands) -> f.at(o, operands[0]),
                        new double[][] {x},
                        new double[][] {dx}));
    }

    private static void two(
            List<Kink> all,
            String text,
            Functions.Two f,
            double x,
            double y,
            double dx,
            double dy) {
        all.add(
                new Kink(
                        text,
                        (o, operands) -> f.at(o, operands[0], operands[1]),
                        new double[][] {{x}, {y}},
                        new double[][] {{dx}, {dy}}));
    }

    private static void steps(List<Kink> all) {
        one(all, "abs(x)", Ops::abs, 0, 1);
        one(all, "sign(x)", Ops::sign, 0, 0);
        one(all, "floor(x)", Ops::floor, 1, 0);
        one(all, "ceil(x)", Ops::ceil, 1, 0);
        one(all, "trunc(x)", Ops::trunc, 1, 0);
        one(all, "round(x)", Ops::round, 0.5, 0);
        one(all, "round(x, 1)", (o, x) -> o.round(x, 1), 0.25, 0);
        two(all, "floorDiv(x, y)", Ops::floorDiv, 4, 2, 0, 0);
        two(all, "copySign(x, y)", Ops::copySign, 0, 1, 0, 0);
        two(all, "heaviside(x, y)", Ops::heaviside, 0, 0.5, 0, 1);
    }

    private static void extrema(List<Kink> all) {
        two(all, "maximum(x, y)", Ops::maximum, 1, 1, 0.5, 0.5);
        two(all, "minimum(x, y)", Ops::minimum, 1, 1, 0.5, 0.5);
        two(all, "fmax(x, y)", Ops::fmax, 1, 1, 0.5, 0.5);
        two(all, "fmax(x, y)", Ops::fmax, NaN, 1, 0, 1);
        two(all, "fmin(x, y)", Ops::fmin, 1, NaN, 1, 0);
        one(all, "clip(x, 0, 1)", (o, x) -> o.clip(x, 0, 1), new double[] {0, 1}, 0.5, 0.5);
        one(all, "max(x)", (o, x) -> o.max(x), new double[] {1, 3, 3}, 0, 0.5, 0.5);
        one(all, "min(x)", (o, x) -> o.min(x), new double[] {1, 1, 3}, 0.5, 0.5, 0);
        one(all, "ptp(x)", (o, x) -> o.ptp(x), new double[] {2, 2}, 0, 0);
        one(all, "cummax(x)", Ops::cummax, new double[] {1, 1}, 1.5, 0.5);
        one(all, "cummin(x)", Ops::cummin, new double[] {1, 1}, 1.5, 0.5);
        two(all, "logaddexp(x, y)", Ops::logaddexp, NEGATIVE_INFINITY, NEGATIVE_INFINITY, 0.5, 0.5);
        two(all, "logaddexp(x, y)", Ops::logaddexp, POSITIVE_INFINITY, POSITIVE_INFINITY, 0.5, 0.5);
        two(all, "logaddexp2(x, y)", Ops::logaddexp2, 1, 1, 0.5, 0.5);
        one(all, "logsumexp(x)", Ops::logsumexp, new double[] {NEGATIVE_INFINITY, 1}, 0, 1);
    }

    private static void poles(List<Kink> all) {
        one(all, "reciprocal(x)", Ops::reciprocal, 0, NEGATIVE_INFINITY);
        one(all, "log(x)", Ops::log, 0, POSITIVE_INFINITY);
        one(all, "log1p(x)", Ops::log1p, -1, POSITIVE_INFINITY);
        one(all, "asin(x)", Ops::asin, 1, POSITIVE_INFINITY);
        one(all, "acos(x)", Ops::acos, 1, NEGATIVE_INFINITY);
        one(all, "acosh(x)", Ops::acosh, 1, POSITIVE_INFINITY);
        one(all, "atanh(x)", Ops::atanh, 1, POSITIVE_INFINITY);
        two(all, "atan2(y, x)", Ops::atan2, 0, 0, NaN, NaN);
    }

    private static void powers(List<Kink> all) {
        two(all, "pow(x, y)", Ops::pow, 0, 0, 0, 0);
        two(all, "pow(x, y)", Ops::pow, 0, 1, 1, 0);
        two(all, "pow(x, y)", Ops::pow, 0, 0.5, POSITIVE_INFINITY, 0);
        two(all, "pow(x, y)", Ops::pow, -2, 2, -4, NaN);
        one(all, "pow(x, 0)", (o, x) -> o.pow(x, 0), 0, 0);
        one(all, "pow(x, 1)", (o, x) -> o.pow(x, 1), 0, 1);
        one(all, "pow(x, 3)", (o, x) -> o.pow(x, 3), -2, 12);
        one(all, "prod(x)", Ops::prod, new double[] {0, 2, 3}, 6, 0, 0);
        one(all, "prod(x)", Ops::prod, new double[] {0, 2, 0}, 0, 0, 0);
        one(all, "cumprod(x)", Ops::cumprod, new double[] {0, 2, 3}, 9, 0, 0);
    }

    private static void roots(List<Kink> all) {
        one(all, "sqrt(x)", Ops::sqrt, 0, POSITIVE_INFINITY);
        one(all, "cbrt(x)", Ops::cbrt, 0, POSITIVE_INFINITY);
        one(all, "rsqrt(x)", Ops::rsqrt, 0, NEGATIVE_INFINITY);
        two(all, "hypot(x, y)", Ops::hypot, 0, 0, 0, 0);
        double[] zeros = {0, 0};
        one(all, "norm(x)", Ops::norm, zeros, 0, 0);
        one(all, "norm(x)²", (o, x) -> o.square(o.norm(x)), zeros, 0, 0);
        one(all, "norm of order 1", (o, x) -> o.norm(x, 1, false), zeros, 1, 1);
        one(all, "norm of order 3", (o, x) -> o.norm(x, 3, false), zeros, 0, 0);
        one(
                all,
                "norm of order inf",
                (o, x) -> o.norm(x, POSITIVE_INFINITY, false),
                new double[] {2, -2},
                0.5,
                -0.5);
        one(all, "std(x)", Ops::std, new double[] {3, 3}, 0, 0);
    }

    private static void remainders(List<Kink> all) {
        two(all, "mod(x, y)", Ops::mod, 6, 2, 1, -3);
        two(all, "mod(x, y)", Ops::mod, -5, 2, 1, 3);
        two(all, "fmod(x, y)", Ops::fmod, 6, 2, 1, -3);
        two(all, "fmod(x, y)", Ops::fmod, -5, 2, 1, 2);
    }

    private static void choices(List<Kink> all) {
        one(all, "where(x > 0, sqrt(where(x > 0, x, 1)), 0)", Kink::careful, 0, 0);
        one(all, "nanToNum(x)", Ops::nanToNum, new double[] {NaN, POSITIVE_INFINITY, 2}, 0, 0, 1);
        one(all, "nanSum(x)", Ops::nanSum, new double[] {NaN, 2}, 0, 1);
        one(all, "nanMax(x)", Ops::nanMax, new double[] {NaN, 2}, 0, 1);
        one(all, "stopGradient(x)", Ops::stopGradient, 2, 0);
    }

    private static NDArray careful(Ops o, NDArray x) {
        return o.where(o.gt(x, 0.0), o.sqrt(o.where(o.gt(x, 0.0), x, 1.0)), 0.0);
    }

    private static void orders(List<Kink> all) {
        double[] tie = {2, 1, 1};
        one(all, "sort(x)[0]", (o, x) -> o.get(o.sort(x), 0), tie, 0, 1, 0);
        one(all, "topK(-x, 1)", (o, x) -> o.topK(o.neg(x), 1).values(), tie, 0, -1, 0);
        one(all, "median(x)", Ops::median, new double[] {1, 1, 2, 2}, 0, 0.5, 0.5, 0);
        one(all, "quantile(x, 0.25)", (o, x) -> o.quantile(x, 0.25), tie, 0, 0.5, 0.5);
        one(all, "unique(x)", (o, x) -> o.unique(x).values(), tie, 1, 1, 0);
        Index[] twice = {Index.of(0, 0)};
        NDArray zeros = NDArray.zeros(2);
        one(all, "with([0, 0], x)", (o, x) -> o.with(zeros, twice, x), new double[] {5, 6}, 0, 1);
        one(
                all,
                "withMax([0, 0], x)",
                (o, x) -> o.withMax(zeros, twice, x),
                new double[] {6, 6},
                0.5,
                0.5);
        one(
                all,
                "withMultiplied([0, 0], x)",
                (o, x) -> o.withMultiplied(NDArray.ones(2), twice, x),
                new double[] {0, 3},
                3,
                0);
    }
}
