package io.cotangent.transform;

import io.cotangent.DType;
import io.cotangent.NDArray;
import io.cotangent.op.Ops;
import java.util.ArrayList;
import java.util.List;

/** What has no derivative: comparisons, logic, positions, and looks at numbers. */
final class StepFunctions {
    private StepFunctions() {}

    static List<Functions> all() {
        List<Functions> all = new ArrayList<>();
        comparisons(all);
        logic(all);
        positions(all);
        observations(all);
        return all;
    }

    private static void comparisons(List<Functions> all) {
        Functions.step(all, "eq", (o, a, b) -> o.eq(o.floor(a), o.floor(b)));
        Functions.step(all, "neq", (o, a, b) -> o.neq(o.floor(a), o.floor(b)));
        Functions.step(all, "lt", (Functions.Two) Ops::lt);
        Functions.step(all, "lte", (Functions.Two) Ops::lte);
        Functions.step(all, "gt", (Functions.Two) Ops::gt);
        Functions.step(all, "gte", (Functions.Two) Ops::gte);
        Functions.step(all, "eq 1", (o, x) -> o.eq(o.floor(x), 1.0));
        Functions.step(all, "neq 1", (o, x) -> o.neq(o.floor(x), 1.0));
        Functions.step(all, "lt 1", (o, x) -> o.lt(x, 1.0));
        Functions.step(all, "lte 1", (o, x) -> o.lte(x, 1.0));
        Functions.step(all, "gt 1", (o, x) -> o.gt(x, 1.0));
        Functions.step(all, "gte 1", (o, x) -> o.gte(x, 1.0));
        Functions.step(all, "isNaN", Ops::isNaN);
        Functions.step(all, "isFinite", (o, x) -> o.isFinite(o.rdiv(o.floor(x), 1.0)));
        Functions.step(all, "isInfinite", (o, x) -> o.isInfinite(o.rdiv(o.floor(x), 1.0)));
        Functions.step(all, "isClose", (o, a, b) -> o.isClose(a, b, 0.1, 0.2));
        Functions.step(all, "sign", Ops::sign);
        Functions.step(all, "floorDiv", (o, a, b) -> o.floorDiv(o.mul(a, 3.0), b));
        Functions.step(all, "floorDiv", (o, x) -> o.floorDiv(o.mul(x, 3.0), -.75));
        Functions.step(all, "floorDiv", (o, x) -> o.floorDiv(o.mul(x, 3.0), 2));
    }

    private static void logic(List<Functions> all) {
        Functions.step(all, "and", (o, a, b) -> o.and(o.gt(a, 0.0), o.lt(b, 1.0)));
        Functions.step(all, "or", (o, a, b) -> o.or(o.gt(a, 0.0), o.lt(b, -1.0)));
        Functions.step(all, "xor", (o, a, b) -> o.xor(o.gt(a, 0.0), o.lt(b, 0.0)));
        Functions.step(all, "not", (o, x) -> o.not(o.gt(x, 0.0)));
        Functions.step(all, "any", (o, x) -> o.any(o.gt(x, 1.0)));
        Functions.step(all, "all", (o, x) -> o.all(o.gt(x, -1.0)));
        int[] shape = {2, 3, 2};
        Functions.step(all, "any", (o, x) -> o.any(o.gt(x, 1.0), true, 1), shape);
        Functions.step(all, "all", (o, x) -> o.all(o.gt(x, -1.0), false, 0, -1), shape);
    }

    private static void positions(List<Functions> all) {
        int[] shape = {2, 3, 2};
        Functions.step(all, "argmax", (o, x) -> o.argmax(x), shape, new int[] {});
        Functions.step(all, "argmin", (o, x) -> o.argmin(x), shape, new int[] {5});
        Functions.step(all, "argmax", (o, x) -> o.argmax(x, 1), shape, new int[] {0, 2});
        Functions.step(all, "argmin", (o, x) -> o.argmin(x, -1), shape);
        Functions.step(all, "argsort", (o, x) -> o.argsort(x), shape);
        Functions.step(all, "argsort", (o, x) -> o.argsort(x, 0), shape, new int[] {0, 2});
        Functions.step(all, "argmax kept", (o, x) -> o.argmax(x, -2, true), shape);
        Functions.step(all, "argmin kept", (o, x) -> o.argmin(x, 0, true), shape);
        Functions.step(all, "searchSorted", (o, a, b) -> o.searchSorted(o.sort(a), b), vectors());
        Functions.step(
                all,
                "searchSorted",
                (o, a, b) -> o.searchSorted(o.sort(o.floor(a)), o.floor(b), true),
                vectors());
        Functions.step(all, "bincount", (o, x) -> o.bincount(whole(o, x), 5), new int[] {9});
        Functions.step(all, "histogram", (o, x) -> o.histogram(x, 4, -1, 2), new int[] {9});
        NDArray edges = NDArray.of(-2, -.5, 1);
        Functions.step(all, "histogram", (o, x) -> o.histogram(x, edges), new int[] {3, 4});
        Functions.two(
                all,
                "bincount",
                (o, a, w) -> o.bincount(whole(o, a), w, 5),
                new int[][] {{7}, {7}},
                new int[][] {{7}, {1}});
        Functions.two(
                all,
                "histogram",
                (o, a, w) -> o.histogram(a, edges, w),
                new int[][] {{2, 4}, {2, 4}});
        Functions.one(all, "unique", (o, x) -> o.unique(o.square(x)).values(), shape);
    }

    private static int[][][] vectors() {
        return new int[][][] {{{5}, {2, 3}}, {{0}, {3}}, {{4}, {}}};
    }

    private static NDArray whole(Ops o, NDArray x) {
        return o.cast(o.abs(o.floor(x)), DType.INT64);
    }

    /** Each keeps the derivative of what it does not look at. */
    private static void observations(List<Functions> all) {
        int[] shape = {2, 3};
        Functions.one(all, "item", (o, x) -> o.mul(x, Math.signum(o.item(o.sum(x)))), shape);
        Functions.one(all, "item", (o, x) -> o.mul(x, Math.signum(o.item(x, 1, 2))), shape);
        Functions.one(all, "toArray", (o, x) -> o.mul(x, o.toArray(x).length), shape);
        Functions.one(all, "toFloatArray", (o, x) -> o.mul(x, o.toFloatArray(x).length), shape);
        Functions.one(all, "toIntArray", (o, x) -> o.mul(x, o.toIntArray(x)[1]), shape);
        Functions.one(all, "toLongArray", (o, x) -> o.mul(x, o.toLongArray(x)[1]), shape);
        Functions.one(
                all, "toBooleanArray", (o, x) -> o.toBooleanArray(x)[0] ? x : o.neg(x), shape);
        Functions.one(
                all, "allClose", (o, x) -> o.allClose(x, x, 0, 0) ? o.square(x) : o.exp(x), shape);
        Functions.one(
                all,
                "nonzero",
                (o, x) -> {
                    NDArray rows = o.nonzero(o.cast(o.gt(x, 0.0), DType.INT64))[0];
                    return o.take(o.square(x), rows, 0);
                },
                shape);
    }
}
