package io.cotangent.transform;

import io.cotangent.NDArray;
import io.cotangent.op.Ops;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** A function for each operation, with shapes to try it on, and where its operands must lie. */
record Functions(
        String name,
        BiFunction<Ops, NDArray[], NDArray> body,
        double low,
        double high,
        int[]... shapes) {

    @Override
    public String toString() {
        return name + java.util.Arrays.deepToString(shapes);
    }

    interface One {
        NDArray at(Ops o, NDArray x);
    }

    interface Two {
        NDArray at(Ops o, NDArray a, NDArray b);
    }

    static List<Functions> all() {
        List<Functions> all = new ArrayList<>();
        elementary(all);
        binary(all);
        reductions(all);
        shapes(all);
        products(all);
        all.addAll(ArrayFunctions.all());
        return all;
    }

    static void one(
            List<Functions> all, String name, double low, double high, One f, int[]... shapes) {
        for (int[] shape : shapes.length == 0 ? new int[][] {{}, {3}, {2, 3}, {0, 2}} : shapes) {
            all.add(new Functions(name, (o, x) -> f.at(o, x[0]), low, high, shape));
        }
    }

    static void two(
            List<Functions> all, String name, double low, double high, Two f, int[][]... shapes) {
        int[][][] broadcasts = {
            {{}, {}}, {{3}, {3}}, {{2, 3}, {3}}, {{2, 1}, {3}}, {{}, {2, 2}}, {{0}, {1}}
        };
        for (int[][] pair : shapes.length == 0 ? broadcasts : shapes) {
            all.add(
                    new Functions(
                            name, (o, x) -> f.at(o, x[0], x[1]), low, high, pair[0], pair[1]));
        }
    }

    private static void elementary(List<Functions> all) {
        one(all, "neg", -2, 2, Ops::neg);
        one(all, "abs", .1, 2, (o, x) -> o.abs(o.neg(x)));
        one(all, "sign", .1, 2, Ops::sign);
        one(all, "sqrt", .5, 2, Ops::sqrt);
        one(all, "cbrt", -2, -.5, Ops::cbrt);
        one(all, "square", -2, 2, Ops::square);
        one(all, "reciprocal", .5, 2, Ops::reciprocal);
        one(all, "rsqrt", .5, 2, Ops::rsqrt);
        one(all, "exp", -2, 2, Ops::exp);
        one(all, "exp2", -2, 2, Ops::exp2);
        one(all, "expm1", -2, 2, Ops::expm1);
        one(all, "log", .5, 2, Ops::log);
        one(all, "log2", .5, 2, Ops::log2);
        one(all, "log10", .5, 2, Ops::log10);
        one(all, "log1p", -.5, 2, Ops::log1p);
        one(all, "sin", -2, 2, Ops::sin);
        one(all, "cos", -2, 2, Ops::cos);
        one(all, "tan", -1, 1, Ops::tan);
        one(all, "asin", -.8, .8, Ops::asin);
        one(all, "acos", -.8, .8, Ops::acos);
        one(all, "atan", -2, 2, Ops::atan);
        one(all, "sinh", -2, 2, Ops::sinh);
        one(all, "cosh", -2, 2, Ops::cosh);
        one(all, "tanh", -2, 2, Ops::tanh);
        one(all, "asinh", -2, 2, Ops::asinh);
        one(all, "acosh", 1.5, 3, Ops::acosh);
        one(all, "atanh", -.8, .8, Ops::atanh);
        one(all, "sigmoid", -2, 2, Ops::sigmoid);
        one(all, "softplus", -2, 2, Ops::softplus);
        one(all, "floor", .1, .9, Ops::floor);
        one(all, "ceil", .1, .9, Ops::ceil);
        one(all, "trunc", .1, .9, Ops::trunc);
        one(all, "round", .6, .9, Ops::round);
        one(all, "toRadians", -2, 2, Ops::toRadians);
        one(all, "toDegrees", -2, 2, Ops::toDegrees);
        one(
                all,
                "stopGradient",
                -2,
                2,
                (o, x) -> o.mul(o.stopGradient(o.floor(x)), x),
                new int[] {3});
    }

    private static void binary(List<Functions> all) {
        two(all, "add", -2, 2, Ops::add);
        two(all, "sub", -2, 2, Ops::sub);
        two(all, "mul", -2, 2, Ops::mul);
        two(all, "div", .5, 2, Ops::div);
        two(all, "pow", .5, 2, Ops::pow);
        two(all, "maximum", -2, 2, Ops::maximum);
        two(all, "minimum", -2, 2, Ops::minimum);
        two(all, "atan2", .5, 2, Ops::atan2);
        two(all, "hypot", .5, 2, Ops::hypot);
        two(all, "hypot on an axis", 1.25, 1.25, (o, a, b) -> o.hypot(o.sub(a, 1.25), b));
        two(all, "copySign", .5, 2, Ops::copySign);
        two(all, "logaddexp", -2, 2, Ops::logaddexp);
        two(all, "mod", 1.05, 1.95, (o, a, b) -> o.mod(o.mul(a, b), o.add(b, 4.0)));
        two(all, "fmod", 1.05, 1.95, (o, a, b) -> o.fmod(o.mul(a, b), o.add(b, 4.0)));
        two(all, "where", -2, 2, (o, a, b) -> o.where(o.gt(a, b), o.mul(a, a), o.mul(b, a)));
        one(all, "constants", .5, 2, (o, x) -> o.rsub(o.rdiv(o.add(o.mul(x, 3), 1), 2.0), 5));
        one(
                all,
                "power",
                .5,
                2,
                (o, x) -> o.add(o.pow(x, 3), o.add(o.pow(x, -1.5), o.rpow(x, 2.0))));
        one(all, "zeroth power", -2, 2, (o, x) -> o.mul(o.pow(x, 0), x));
        two(all, "pow to 0", 1.25, 1.25, (o, a, b) -> o.pow(a, o.sub(b, 1.25)));
        two(all, "logaddexp of equals", 1.25, 1.25, Ops::logaddexp);
        one(all, "clip", -2, 2, (o, x) -> o.clip(x, -1, 1));
    }

    private static void reductions(List<Functions> all) {
        int[][] shapes = {{}, {4}, {2, 3}, {2, 3, 2}, {3, 1}};
        one(all, "sum", -2, 2, Ops::sum, shapes);
        one(all, "mean", -2, 2, Ops::mean, shapes);
        one(all, "prod", .5, 2, Ops::prod, shapes);
        one(all, "max", -2, 2, Ops::max, shapes);
        one(all, "min", -2, 2, Ops::min, shapes);
        one(all, "var", -2, 2, Ops::var, new int[][] {{4}, {2, 3}, {2, 3, 2}});
        one(all, "std", -2, 2, Ops::std, new int[][] {{4}, {2, 3}});
        one(all, "norm", -2, 2, Ops::norm, shapes);
        one(all, "logsumexp", -2, 2, Ops::logsumexp, shapes);
        one(all, "cumsum", -2, 2, Ops::cumsum, shapes);
        for (int axis = -3; axis < 3; axis++) {
            int along = axis;
            int[] shape = {2, 3, 4};
            one(all, "sum along " + axis, -2, 2, (o, x) -> o.sum(o.square(x), true, along), shape);
            one(
                    all,
                    "prod along " + axis,
                    .5,
                    2,
                    (o, x) -> o.prod(x, false, along),
                    shape,
                    new int[] {5, 1, 3});
            one(all, "max along " + axis, -2, 2, (o, x) -> o.max(x, false, along), shape);
            one(all, "var along " + axis, -2, 2, (o, x) -> o.var(x, 1, true, along), shape);
            one(all, "cumsum along " + axis, -2, 2, (o, x) -> o.cumsum(o.square(x), along), shape);
        }
        one(
                all,
                "sum along two",
                -2,
                2,
                (o, x) -> o.sum(o.square(x), false, -1, 0),
                new int[] {2, 3, 4});
        one(all, "prod along two", .5, 2, (o, x) -> o.prod(x, true, 0, 2), new int[] {2, 3, 4});
        one(
                all,
                "logsumexp along two",
                -2,
                2,
                (o, x) -> o.logsumexp(x, true, 0, 2),
                new int[] {2, 3, 4});
        one(all, "norm along one", .5, 2, (o, x) -> o.norm(x, false, 1), new int[] {2, 3});
        one(all, "sum of nothing", -2, 2, (o, x) -> o.sum(x, 0), new int[] {0, 2});
        one(all, "prod of nothing", -2, 2, (o, x) -> o.prod(x, 0), new int[] {0, 2});
    }

    private static void shapes(List<Functions> all) {
        int[] shape = {2, 3, 4};
        one(all, "reshape", -2, 2, (o, x) -> o.reshape(o.square(x), 4, -1), shape);
        one(all, "flatten", -2, 2, Ops::flatten, shape);
        one(all, "transpose", -2, 2, Ops::transpose, shape);
        one(all, "transpose axes", -2, 2, (o, x) -> o.transpose(o.square(x), 2, 0, 1), shape);
        one(all, "swapAxes", -2, 2, (o, x) -> o.swapAxes(x, 0, -1), shape);
        one(all, "moveAxis", -2, 2, (o, x) -> o.moveAxis(x, 0, -1), shape);
        one(all, "expandDims", -2, 2, (o, x) -> o.squeeze(o.expandDims(x, -2)), shape);
        one(
                all,
                "broadcastTo",
                -2,
                2,
                (o, x) -> o.broadcastTo(x, 2, 3, 4),
                new int[] {4},
                new int[] {3, 1},
                new int[] {});
        one(all, "flip", -2, 2, (o, x) -> o.flip(o.square(x), 0, 2), shape);
        one(
                all,
                "diag",
                -2,
                2,
                Ops::diag,
                new int[] {3},
                new int[] {3, 2},
                new int[] {2, 4},
                new int[] {0});
        one(all, "get", -2, 2, (o, x) -> o.get(x, 1, -1), shape);
        one(all, "get slices", -2, 2, (o, x) -> o.get(o.square(x), "..., ::-2"), shape);
        one(
                all,
                "get several",
                -2,
                2,
                (o, x) -> o.add(o.get(x, 0, 1), o.mul(o.get(x, 0, 1), o.get(x, 1, 1))),
                shape);
        one(all, "with", -2, 2, (o, x) -> o.with(x, 1, o.square(o.get(x, 0))), shape);
        one(
                all,
                "with a number",
                -2,
                2,
                (o, x) -> o.with(o.square(x), new int[] {0, 1}, 3.0),
                shape);
        one(
                all,
                "split",
                -2,
                2,
                (o, x) -> o.mul(o.split(x, 2, -1)[0], o.split(x, 2, -1)[1]),
                shape);
        one(all, "slice", -2, 2, (o, x) -> o.slice(o.square(x), 1, -3, 3, 2), shape);
        two(
                all,
                "concat",
                -2,
                2,
                (o, a, b) -> o.concat(1, a, o.mul(b, b), a),
                new int[][] {{2, 3}, {2, 1}});
        two(
                all,
                "stack",
                -2,
                2,
                (o, a, b) -> o.stack(-1, a, o.mul(a, b)),
                new int[][] {{2, 3}, {2, 3}});
        NDArray indices = NDArray.of(new int[][] {{0, -1}, {1, 0}});
        one(all, "take", -2, 2, (o, x) -> o.take(o.square(x), indices, 1), shape);
        one(all, "take flat", -2, 2, (o, x) -> o.take(o.square(x), indices), shape);
        one(
                all,
                "gather",
                -2,
                2,
                (o, x) -> o.gather(o.square(x), indices, 1),
                new int[] {2, 3},
                new int[] {1, 3});
        one(
                all,
                "astype",
                -2,
                2,
                (o, x) -> o.astype(o.astype(o.square(x), x.dtype()), io.cotangent.DType.FLOAT64),
                shape);
    }

    private static void products(List<Functions> all) {
        two(
                all,
                "matmul",
                -2,
                2,
                Ops::matmul,
                new int[][] {{3}, {3}},
                new int[][] {{2, 3}, {3}},
                new int[][] {{3}, {3, 2}},
                new int[][] {{2, 3}, {3, 4}},
                new int[][] {{5, 2, 3}, {3, 4}},
                new int[][] {{2, 3}, {5, 3, 4}},
                new int[][] {{2, 1, 2, 3}, {4, 3, 1}},
                new int[][] {{3}, {4, 3, 2}},
                new int[][] {{0, 3}, {3, 2}},
                new int[][] {{2, 0}, {0, 3}});
        two(
                all,
                "dot",
                -2,
                2,
                Ops::dot,
                new int[][] {{2, 3}, {4, 3, 2}},
                new int[][] {{3}, {3}},
                new int[][] {{}, {2}});
        two(all, "inner", -2, 2, Ops::inner, new int[][] {{2, 3}, {4, 3}}, new int[][] {{3}, {3}});
        two(all, "outer", -2, 2, Ops::outer, new int[][] {{2}, {3}}, new int[][] {{2, 2}, {3}});
    }
}
