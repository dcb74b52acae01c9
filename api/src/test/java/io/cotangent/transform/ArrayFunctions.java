package io.cotangent.transform;

import io.cotangent.DType;
import io.cotangent.Index;
import io.cotangent.Interpolation;
import io.cotangent.NDArray;
import io.cotangent.PadMode;
import io.cotangent.op.Ops;
import java.util.ArrayList;
import java.util.List;

/** What arranges, sorts and indexes arrays. */
final class ArrayFunctions {
    private ArrayFunctions() {}

    static List<Functions> all() {
        List<Functions> all = new ArrayList<>();
        arranged(all);
        sorted(all);
        indexed(all);
        updated(all);
        joined(all);
        sloped(all);
        return all;
    }

    private static void arranged(List<Functions> all) {
        Functions.one(
                all, "tile", -1, 1, (o, x) -> o.tile(x, 2, 3), new int[] {3}, new int[] {2, 2});
        Functions.one(all, "tile to nothing", -1, 1, (o, x) -> o.tile(x, 0), new int[] {3});
        Functions.one(all, "repeat", -1, 1, (o, x) -> o.repeat(x, 2), new int[] {3});
        Functions.one(all, "repeat", -1, 1, (o, x) -> o.repeat(x, 2, -1), new int[] {2, 3});
        Functions.one(
                all,
                "repeat each",
                -1,
                1,
                (o, x) -> o.repeat(x, new int[] {0, 3, 1}, 1),
                new int[] {2, 3});
        Functions.one(all, "roll", -1, 1, (o, x) -> o.roll(x, 4), new int[] {2, 3});
        Functions.one(all, "roll", -1, 1, (o, x) -> o.roll(x, -1, 1), new int[] {2, 3});
        for (int times = 0; times < 4; times++) {
            int quarters = times;
            Functions.one(
                    all, "rot90", -1, 1, (o, x) -> o.rot90(x, quarters, 0, 1), new int[] {2, 3});
        }
        Functions.one(all, "pad", -1, 1, (o, x) -> o.pad(x, 1, 2, 1), new int[] {2, 3});
        Functions.one(all, "pad", -1, 1, (o, x) -> o.pad(x, 1, 2, 0, 5), new int[] {0, 3});
        for (PadMode mode : PadMode.values()) {
            Functions.one(
                    all,
                    "pad " + mode,
                    -1,
                    1,
                    (o, x) -> o.pad(x, 4, 2, -1, mode),
                    new int[] {2, 3});
            Functions.one(
                    all,
                    "pad all " + mode,
                    (o, x) -> o.pad(o.square(x), new int[][] {{1, 0}, {2, 5}}, mode),
                    new int[] {2, 3});
        }
        int[][] widths = {{1, 0}, {0, 2}};
        Functions.one(all, "pad all", (o, x) -> o.pad(x, widths), new int[] {2, 0});
        Functions.one(all, "pad all", (o, x) -> o.pad(x, widths, -1), new int[] {2, 3});
        Functions.one(all, "triu", Ops::triu, new int[] {3, 2});
        Functions.one(all, "tril", Ops::tril, new int[] {3, 2});
        Functions.one(
                all,
                "roll both",
                (o, x) -> o.roll(x, new int[] {1, -2}, new int[] {1, 0}),
                new int[] {3, 4});
        for (int offset = -2; offset < 3; offset++) {
            int diagonal = offset;
            Functions.one(
                    all,
                    "diag " + offset,
                    (o, x) -> o.diag(x, diagonal),
                    new int[] {3},
                    new int[] {0},
                    new int[] {2, 4},
                    new int[] {3, 3});
            Functions.one(
                    all,
                    "diagEmbed " + offset,
                    (o, x) -> o.diagEmbed(o.square(x), diagonal),
                    new int[] {2, 3},
                    new int[] {0, 3},
                    new int[] {2, 0});
        }
        Functions.one(all, "triu", -1, 1, (o, x) -> o.triu(x, 1), new int[] {2, 3, 4});
        Functions.one(all, "tril", -1, 1, (o, x) -> o.tril(x, -1), new int[] {3, 3});
        Functions.one(all, "diff", -1, 1, (o, x) -> o.diff(x, 1), new int[] {2, 3});
        Functions.one(
                all,
                "diagonal",
                -1,
                1,
                (o, x) -> o.diagonal(x, 1, 0, 2),
                new int[] {2, 3, 4},
                new int[] {3, 0, 2});
        Functions.one(
                all, "diagonal below", -1, 1, (o, x) -> o.diagonal(x, -1, -1, 0), new int[] {3, 4});
        Functions.two(
                all,
                "meshgrid",
                -1,
                1,
                (o, a, b) -> o.mul(o.meshgrid(a, b)[0], o.meshgrid(a, b)[1]),
                new int[][] {{2}, {3}});
        Functions.one(
                all,
                "oneHot",
                -1,
                1,
                (o, x) -> o.matmul(o.cast(o.oneHot(NDArray.of(new int[] {2, 0}), 3), x.dtype()), x),
                new int[] {3});
    }

    private static void sorted(List<Functions> all) {
        Functions.one(all, "sort", -1, 1, (o, x) -> o.sort(x), new int[] {5}, new int[] {2, 0});
        Functions.one(all, "sort", -1, 1, (o, x) -> o.sort(x, 0), new int[] {5, 2});
        Functions.one(
                all,
                "argsort",
                -1,
                1,
                (o, x) -> o.gather(o.square(x), o.argsort(x), -1),
                new int[] {2, 4});
        Functions.one(
                all,
                "argsort",
                -1,
                1,
                (o, x) -> o.gather(o.square(x), o.argsort(x, 0), 0),
                new int[] {2, 4});
        Functions.one(all, "topK", -1, 1, (o, x) -> o.topK(x, 3).values(), new int[] {2, 12});
        Functions.one(all, "topK", -1, 1, (o, x) -> o.topK(x, 1, 0).values(), new int[] {3, 2});
        Functions.one(all, "median", -1, 1, (o, x) -> o.median(x), new int[] {4}, new int[] {3, 3});
        Functions.one(all, "median", -1, 1, (o, x) -> o.median(x, true, 0), new int[] {3, 2});
        Functions.one(
                all, "quantile", -1, 1, (o, x) -> o.quantile(x, .3, 0, 2), new int[] {3, 2, 2});
        Functions.one(all, "quantile", -1, 1, (o, x) -> o.quantile(x, 1, true), new int[] {3, 2});
        double[] parts = {0, .3, 1};
        Functions.one(all, "quantiles", (o, x) -> o.quantile(x, parts, 0), new int[] {3, 2});
        Functions.one(all, "cumprod", -1, 1, (o, x) -> o.cumprod(x), new int[] {2, 3});
        Functions.one(
                all, "cumprod", -1, 1, (o, x) -> o.cumprod(x, 0), new int[] {5, 2}, new int[] {0});
        Functions.one(
                all,
                "cumprod with zeros",
                -1,
                1,
                (o, x) -> o.cumprod(o.mul(x, NDArray.of(1, 0, 1, 0).astype(x.dtype())), 0),
                new int[] {4});
        Functions.one(all, "cummax", -1, 1, (o, x) -> o.cummax(x), new int[] {7});
        Functions.one(all, "cummax", -1, 1, (o, x) -> o.cummax(x, 1), new int[] {2, 4});
        Functions.one(all, "cummin", -1, 1, (o, x) -> o.cummin(x), new int[] {2, 3});
        Functions.one(all, "cummin", -1, 1, (o, x) -> o.cummin(x, 0), new int[] {3, 3});
        Functions.one(all, "logcumsumexp", -1, 1, (o, x) -> o.logcumsumexp(x), new int[] {6});
        Functions.one(all, "logcumsumexp", -1, 1, (o, x) -> o.logcumsumexp(x, 1), new int[] {2, 5});
        for (Interpolation method : Interpolation.values()) {
            Functions.one(
                    all,
                    "quantile " + method,
                    (o, x) -> o.quantile(x, .37, method, true, 1),
                    new int[] {2, 6});
        }
        Functions.one(
                all,
                "quantiles",
                (o, x) -> o.quantile(x, parts, Interpolation.HAZEN, true, 1),
                new int[] {2, 4});
        Functions.one(all, "percentile", (o, x) -> o.percentile(x, 30, 0), new int[] {4, 2});
        Functions.one(
                all,
                "percentiles",
                (o, x) -> o.percentile(x, new double[] {10, 90}),
                new int[] {4, 2});
    }

    private static void indexed(List<Functions> all) {
        Index[] pairs = {Index.of(1, 0, -1, 1), Index.of(2, 1, 0, 2)};
        Functions.one(all, "get pairs", -1, 1, (o, x) -> o.get(x, pairs), new int[] {2, 3});
        Functions.one(
                all,
                "get apart",
                -1,
                1,
                (o, x) -> o.get(x, Index.of(1, 0), Index.range(0, 2), Index.of(2, 1)),
                new int[] {2, 3, 4});
        Functions.one(
                all,
                "get with an ellipsis",
                -1,
                1,
                (o, x) -> o.get(x, Index.ellipsis(), Index.newAxis(), Index.of(2, 1)),
                new int[] {2, 3, 4});
        NDArray mask = NDArray.of(new boolean[][] {{true, false, true}, {false, true, true}});
        Functions.one(
                all, "get by mask", -1, 1, (o, x) -> o.get(x, Index.of(mask)), new int[] {2, 3, 2});
        Functions.two(
                all,
                "with pairs",
                -1,
                1,
                (o, x, v) -> o.with(x, pairs, v),
                new int[][] {{2, 3}, {4}},
                new int[][] {{2, 3}, {}});
        Functions.two(
                all,
                "with by mask",
                -1,
                1,
                (o, x, v) -> o.with(x, new Index[] {Index.of(mask)}, v),
                new int[][] {{2, 3}, {4}});
        Functions.two(
                all,
                "withAdded",
                -1,
                1,
                (o, x, v) -> o.withAdded(x, pairs, o.square(v)),
                new int[][] {{2, 3}, {4}});
        Functions.two(
                all,
                "withAdded to a range",
                -1,
                1,
                (o, x, v) -> o.withAdded(x, Index.parse(":, 1"), v),
                new int[][] {{2, 3}, {2}});
        NDArray places = NDArray.of(new int[] {2, 0, 2});
        Functions.two(
                all,
                "scatterAdd",
                -1,
                1,
                (o, x, v) -> o.scatterAdd(x, places, v, 1),
                new int[][] {{2, 3}, {2, 3}},
                new int[][] {{2, 3}, {2, 1}});
        Functions.one(
                all,
                "takeAlongAxis",
                -1,
                1,
                (o, x) -> o.takeAlongAxis(x, NDArray.of(new int[][] {{2}, {-3}}), 1),
                new int[] {2, 3});
        Functions.one(
                all,
                "positions that depend on values",
                -1,
                1,
                (o, x) -> o.take(o.square(x), o.astype(o.gt(x, 0.0), DType.INT64), 0),
                new int[] {4});
        Functions.one(
                all,
                "get where a value says",
                -1,
                1,
                (o, x) ->
                        o.get(
                                o.square(x),
                                Index.of(o.astype(o.gt(x, 0.0), DType.INT64)),
                                Index.range(0, 1)),
                new int[] {4, 2});
        Functions.one(
                all,
                "places that depend on values",
                -1,
                1,
                (o, x) ->
                        o.scatterAdd(
                                o.square(x), o.astype(o.gt(x, 0.0), DType.INT64), o.mul(x, 3), 0),
                new int[] {4});
    }

    private static void updated(List<Functions> all) {
        Index[] pairs = {Index.of(1, 0, -1, 1), Index.of(2, 1, 2, 2)};
        int[][][] shapes = {{{2, 3}, {4}}, {{2, 3}, {}}};
        int[][][] columns = {{{2, 3}, {2, 1}}, {{2, 3}, {}}};
        String part = ":, 1:";
        NDArray places = NDArray.of(new int[] {2, 0, 2});
        NDArray along = NDArray.of(new int[][] {{2, 0, 2}, {-1, 0, 1}});
        Functions.two(all, "withAdded", (o, x, v) -> o.withAdded(x, part, v), columns);
        Functions.two(all, "withMultiplied", (o, x, v) -> o.withMultiplied(x, part, v), columns);
        Functions.two(all, "withMultiplied", (o, x, v) -> o.withMultiplied(x, pairs, v), shapes);
        Functions.two(all, "withMax", (o, x, v) -> o.withMax(x, part, v), columns);
        Functions.two(
                all, "withMax", (o, x, v) -> o.withMax(x, pairs, v), new int[][] {{2, 3}, {4}});
        Functions.two(all, "withMin", (o, x, v) -> o.withMin(x, part, v), columns);
        Functions.two(
                all, "withMin", (o, x, v) -> o.withMin(x, pairs, v), new int[][] {{2, 3}, {4}});
        Functions.two(all, "scatter", (o, x, v) -> o.scatter(x, places, v, 1), columns);
        Functions.two(
                all,
                "putAlongAxis",
                (o, x, v) -> o.putAlongAxis(x, along, o.square(v), -1),
                new int[][] {{2, 3}, {2, 3}},
                new int[][] {{2, 4}, {3}});
        Functions.one(
                all,
                "segmentSum",
                (o, x) -> o.segmentSum(o.square(x), places, 4),
                new int[] {3},
                new int[] {3, 2});
    }

    private static void joined(List<Functions> all) {
        int[][][] pairs = {{{2}, {2}}, {{2, 3}, {2, 3}}};
        Functions.two(all, "hstack", (o, a, b) -> o.hstack(a, b, o.mul(a, b)), pairs);
        Functions.two(all, "hstack", (o, a, b) -> o.hstack(a, b), new int[][] {{}, {}});
        Functions.two(all, "vstack", (o, a, b) -> o.vstack(a, b, o.mul(a, b)), pairs);
        Functions.two(all, "dstack", (o, a, b) -> o.dstack(a, b, o.mul(a, b)), pairs);
        Functions.two(all, "columnStack", (o, a, b) -> o.columnStack(a, o.mul(a, b)), pairs);
        Functions.two(
                all,
                "meshgrid xy",
                (o, a, b) -> o.mul(o.meshgrid("xy", a, b)[0], o.meshgrid("xy", a, b)[1]),
                new int[][] {{2}, {3}});
        Functions.two(all, "linspace", (o, a, b) -> o.linspace(a, b, 4, true));
        Functions.two(all, "linspace", (o, a, b) -> o.linspace(a, o.square(b), 3, false));
        Functions.one(
                all,
                "arraySplit",
                (o, x) -> Functions.joined(o, o.arraySplit(o.square(x), 3, 1)),
                new int[] {2, 7},
                new int[] {2, 2});
    }

    private static void sloped(List<Functions> all) {
        int[] shape = {2, 5};
        Functions.one(all, "diff twice", (o, x) -> o.diff(x, 2, 1), shape);
        Functions.one(all, "gradient", (o, x) -> o.gradient(x, 1), shape);
        Functions.one(all, "gradient", (o, x) -> o.gradient(o.square(x), 0, .5), shape);
        Functions.two(
                all,
                "gradient",
                1,
                2,
                (o, x, c) -> o.gradient(x, -1, o.cumsum(c)),
                new int[][] {{2, 5}, {5}},
                new int[][] {{2}, {2}});
        Functions.one(all, "expandDims", (o, x) -> o.expandDims(x, 0, -1, 2), shape);
        Functions.one(
                all,
                "moveAxes",
                (o, x) -> o.moveAxes(x, new int[] {0, -1}, new int[] {-1, 1}),
                new int[] {2, 3, 4, 2});
    }
}
