package io.cotangent.transform;

import io.cotangent.NDArray;
import io.cotangent.op.Ops;
import java.util.ArrayList;
import java.util.List;

/** Reductions and scans, of all elements and of some. */
final class ReductionFunctions {
    private ReductionFunctions() {}

    static List<Functions> all() {
        List<Functions> all = new ArrayList<>();
        reductions(all);
        masked(all);
        return all;
    }

    private static void reductions(List<Functions> all) {
        int[][] shapes = {{}, {4}, {2, 3}, {2, 3, 2}, {3, 1}};
        Functions.one(all, "sum", -2, 2, Ops::sum, shapes);
        Functions.one(all, "mean", -2, 2, Ops::mean, shapes);
        Functions.one(all, "prod", .5, 2, Ops::prod, shapes);
        Functions.one(all, "max", -2, 2, Ops::max, shapes);
        Functions.one(all, "min", -2, 2, Ops::min, shapes);
        Functions.one(all, "var", -2, 2, Ops::var, new int[][] {{4}, {2, 3}, {2, 3, 2}});
        Functions.one(all, "std", -2, 2, Ops::std, new int[][] {{4}, {2, 3}});
        Functions.one(all, "norm", -2, 2, Ops::norm, shapes);
        Functions.one(all, "logsumexp", -2, 2, Ops::logsumexp, shapes);
        Functions.one(all, "cumsum", -2, 2, Ops::cumsum, shapes);
        for (int axis = -3; axis < 3; axis++) {
            int along = axis;
            int[] shape = {2, 3, 4};
            Functions.one(
                    all,
                    "sum along " + axis,
                    -2,
                    2,
                    (o, x) -> o.sum(o.square(x), true, along),
                    shape);
            Functions.one(
                    all,
                    "prod along " + axis,
                    .5,
                    2,
                    (o, x) -> o.prod(x, false, along),
                    shape,
                    new int[] {5, 1, 3});
            Functions.one(all, "max along " + axis, -2, 2, (o, x) -> o.max(x, false, along), shape);
            Functions.one(
                    all, "var along " + axis, -2, 2, (o, x) -> o.var(x, 1, true, along), shape);
            Functions.one(
                    all,
                    "cumsum along " + axis,
                    -2,
                    2,
                    (o, x) -> o.cumsum(o.square(x), along),
                    shape);
        }
        Functions.one(
                all,
                "sum along two",
                -2,
                2,
                (o, x) -> o.sum(o.square(x), false, -1, 0),
                new int[] {2, 3, 4});
        Functions.one(
                all, "prod along two", .5, 2, (o, x) -> o.prod(x, true, 0, 2), new int[] {2, 3, 4});
        Functions.one(
                all,
                "logsumexp along two",
                -2,
                2,
                (o, x) -> o.logsumexp(x, true, 0, 2),
                new int[] {2, 3, 4});
        Functions.one(
                all, "norm along one", .5, 2, (o, x) -> o.norm(x, false, 1), new int[] {2, 3});
        Functions.one(
                all, "mean along one", (o, x) -> o.mean(o.square(x), true, 1), new int[] {2, 3});
        Functions.one(all, "min along two", (o, x) -> o.min(x, true, 0, 2), new int[] {2, 3, 2});
        Functions.one(all, "std along one", (o, x) -> o.std(x, 1, false, -1), new int[] {2, 3});
        Functions.one(all, "sum of nothing", -2, 2, (o, x) -> o.sum(x, 0), new int[] {0, 2});
        Functions.one(all, "prod of nothing", -2, 2, (o, x) -> o.prod(x, 0), new int[] {0, 2});
    }

    private static void masked(List<Functions> all) {
        NDArray mask = NDArray.of(new boolean[] {true, false, true});
        Functions.one(all, "sum of some", -1, 1, (o, x) -> o.sum(x, mask), new int[] {2, 3});
        Functions.one(all, "prod of some", -1, 1, (o, x) -> o.prod(x, mask, 1), new int[] {2, 3});
        Functions.one(
                all, "mean of some", -1, 1, (o, x) -> o.mean(x, mask, true, 1), new int[] {2, 3});
        Functions.one(all, "max of some", -1, 1, (o, x) -> o.max(x, mask, 1), new int[] {2, 3});
        Functions.one(all, "min of some", -1, 1, (o, x) -> o.min(x, mask, true), new int[] {2, 3});
        Functions.one(all, "var of some", -1, 1, (o, x) -> o.var(x, mask, 1), new int[] {2, 3});
        Functions.one(all, "std of some", -1, 1, (o, x) -> o.std(x, mask), new int[] {2, 3});
        int[] shape = {2, 3};
        Functions.one(all, "sum of some", (o, x) -> o.sum(o.square(x), mask, true, 0), shape);
        Functions.one(all, "prod of some", (o, x) -> o.prod(x, mask, true), shape);
        Functions.one(all, "mean of some", (o, x) -> o.mean(x, mask), shape);
        Functions.one(all, "max of some", (o, x) -> o.max(x, mask, true, -1), shape);
        Functions.one(all, "min of some", (o, x) -> o.min(x, mask, 1), shape);
        Functions.one(all, "var of some", (o, x) -> o.var(x, mask, true, 0, 1), shape);
        Functions.one(all, "std of some", (o, x) -> o.std(x, mask, true, 1), shape);
    }
}
