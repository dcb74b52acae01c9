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
        weighted(all);
        withoutNaN(all);
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
        Functions.one(all, "var of some", (o, x) -> o.var(x, mask, .5, true, 0, 1), shape);
        Functions.one(all, "std of some", (o, x) -> o.std(x, mask, 1, true, 1), shape);
        Functions.step(all, "any of some", (o, x) -> o.any(o.gt(x, 1.0), mask), shape);
        Functions.step(all, "any of some", (o, x) -> o.any(o.gt(x, 1.0), mask, true, 0), shape);
        Functions.step(all, "all of some", (o, x) -> o.all(o.gt(x, -1.0), mask), shape);
        Functions.step(all, "all of some", (o, x) -> o.all(o.gt(x, -1.0), mask, true, 1), shape);
    }

    private static void weighted(List<Functions> all) {
        int[] shape = {2, 3};
        Functions.two(all, "average", .5, 2, Ops::average, new int[][] {{2, 3}, {2, 3}});
        Functions.two(
                all,
                "average along one",
                .5,
                2,
                (o, x, w) -> o.average(x, w, true, 1),
                new int[][] {{2, 3}, {3}},
                new int[][] {{2, 3}, {2, 1}});
        Functions.two(
                all,
                "logsumexp with weights",
                .5,
                2,
                Ops::logsumexp,
                new int[][] {{2, 3}, {2, 3}},
                new int[][] {{}, {}});
        Functions.two(
                all,
                "logsumexp with weights",
                .5,
                2,
                (o, x, w) -> o.logsumexp(x, o.mul(w, o.cast(o.gt(x, 1.0), w.dtype())), true, 1),
                new int[][] {{2, 6}, {6}});
        Functions.one(all, "ptp", Ops::ptp, shape);
        Functions.one(all, "ptp along one", (o, x) -> o.ptp(x, true, -1), shape);
        Functions.step(all, "countNonzero", (o, x) -> o.countNonzero(o.gt(x, 0.0)), shape);
        Functions.step(all, "countNonzero", (o, x) -> o.countNonzero(o.floor(x), true, 1), shape);
        double[] orders = {
            0, 1, 2, 3.5, -1, .5, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY
        };
        for (double ord : orders) {
            Functions.one(
                    all, "norm " + ord, .5, 2, (o, x) -> o.norm(o.neg(x), ord, true, 1), shape);
        }
    }

    private static void withoutNaN(List<Functions> all) {
        int[] shape = {2, 4};
        Functions.one(all, "nanSum", (o, x) -> o.nanSum(some(o, x)), shape);
        Functions.one(all, "nanSum", (o, x) -> o.nanSum(some(o, x), true, 0), shape);
        Functions.one(all, "nanProd", (o, x) -> o.nanProd(some(o, x)), shape);
        Functions.one(all, "nanProd", (o, x) -> o.nanProd(some(o, x), true, 1), shape);
        Functions.one(all, "nanMean", (o, x) -> o.nanMean(some(o, x)), shape);
        Functions.one(all, "nanMean", (o, x) -> o.nanMean(some(o, x), true, 1), shape);
        Functions.one(all, "nanMax", (o, x) -> o.nanMax(some(o, x)), shape);
        Functions.one(all, "nanMax", (o, x) -> o.nanMax(some(o, x), true, 1), shape);
        Functions.one(all, "nanMin", (o, x) -> o.nanMin(some(o, x)), shape);
        Functions.one(all, "nanMin", (o, x) -> o.nanMin(some(o, x), true, 1), shape);
        Functions.one(all, "nanVar", (o, x) -> o.nanVar(some(o, x)), shape);
        Functions.one(all, "nanVar", (o, x) -> o.nanVar(some(o, x), 1, true, 1), shape);
        Functions.one(all, "nanStd", (o, x) -> o.nanStd(some(o, x)), shape);
        Functions.one(all, "nanStd", (o, x) -> o.nanStd(some(o, x), 1, true, 1), shape);
    }

    /** With NaN in the second column. */
    private static NDArray some(Ops o, NDArray x) {
        return o.where(NDArray.of(new boolean[] {true, false, true, true}), x, Double.NaN);
    }
}
