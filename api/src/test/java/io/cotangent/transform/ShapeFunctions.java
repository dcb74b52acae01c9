package io.cotangent.transform;

import io.cotangent.Index;
import io.cotangent.NDArray;
import io.cotangent.op.Ops;
import java.util.ArrayList;
import java.util.List;

/** Shapes, and parts of arrays. */
final class ShapeFunctions {
    private ShapeFunctions() {}

    static List<Functions> all() {
        List<Functions> all = new ArrayList<>();
        shapes(all);
        return all;
    }

    private static void shapes(List<Functions> all) {
        int[] shape = {2, 3, 4};
        Functions.one(all, "reshape", -2, 2, (o, x) -> o.reshape(o.square(x), 4, -1), shape);
        Functions.one(all, "flatten", -2, 2, Ops::flatten, shape);
        Functions.one(all, "transpose", -2, 2, Ops::transpose, shape);
        Functions.one(
                all, "transpose axes", -2, 2, (o, x) -> o.transpose(o.square(x), 2, 0, 1), shape);
        Functions.one(all, "swapAxes", -2, 2, (o, x) -> o.swapAxes(x, 0, -1), shape);
        Functions.one(all, "moveAxis", -2, 2, (o, x) -> o.moveAxis(x, 0, -1), shape);
        Functions.one(all, "expandDims", -2, 2, (o, x) -> o.squeeze(o.expandDims(x, -2)), shape);
        Functions.one(
                all,
                "broadcastTo",
                -2,
                2,
                (o, x) -> o.broadcastTo(x, 2, 3, 4),
                new int[] {4},
                new int[] {3, 1},
                new int[] {});
        Functions.one(all, "flip", -2, 2, (o, x) -> o.flip(o.square(x), 0, 2), shape);
        Functions.one(
                all,
                "diag",
                -2,
                2,
                Ops::diag,
                new int[] {3},
                new int[] {3, 2},
                new int[] {2, 4},
                new int[] {0});
        Functions.one(all, "get", -2, 2, (o, x) -> o.get(x, 1, -1), shape);
        Functions.one(all, "get slices", -2, 2, (o, x) -> o.get(o.square(x), "..., ::-2"), shape);
        Functions.one(
                all,
                "get several",
                -2,
                2,
                (o, x) -> o.add(o.get(x, 0, 1), o.mul(o.get(x, 0, 1), o.get(x, 1, 1))),
                shape);
        Functions.one(all, "with", -2, 2, (o, x) -> o.with(x, 1, o.square(o.get(x, 0))), shape);
        Functions.one(
                all, "with at", (o, x) -> o.with(x, new int[] {0, -1}, o.get(x, 1, 0)), shape);
        Functions.one(
                all, "with text", (o, x) -> o.with(x, "..., ::2", o.get(x, "0, 0, 1")), shape);
        Functions.one(all, "with", (o, x) -> o.with(o.square(x), 1, 3.0), shape);
        Functions.one(all, "with text", (o, x) -> o.with(o.square(x), "1:, :2", 3.0), shape);
        Functions.one(all, "with", (o, x) -> o.with(o.square(x), Index.parse(":, 0"), 3.0), shape);
        Functions.one(
                all,
                "with a number",
                -2,
                2,
                (o, x) -> o.with(o.square(x), new int[] {0, 1}, 3.0),
                shape);
        Functions.one(
                all,
                "split",
                -2,
                2,
                (o, x) -> o.mul(o.split(x, 2, -1)[0], o.split(x, 2, -1)[1]),
                shape);
        Functions.one(
                all,
                "split",
                (o, x) -> Functions.joined(o, o.split(o.square(x), new int[] {1, 1}, 1)),
                shape);
        Functions.one(all, "slice", (o, x) -> o.slice(o.square(x), -1, 1, -1), shape);
        Functions.one(all, "slice", -2, 2, (o, x) -> o.slice(o.square(x), 1, -3, 3, 2), shape);
        Functions.two(
                all,
                "concat",
                -2,
                2,
                (o, a, b) -> o.concat(1, a, o.mul(b, b), a),
                new int[][] {{2, 3}, {2, 1}});
        Functions.two(
                all,
                "stack",
                -2,
                2,
                (o, a, b) -> o.stack(-1, a, o.mul(a, b)),
                new int[][] {{2, 3}, {2, 3}});
        Functions.one(all, "concat", (o, x) -> o.concat(0, List.of(x, o.square(x))), shape);
        Functions.one(all, "stack", (o, x) -> o.stack(1, List.of(x, o.square(x))), shape);
        Functions.one(all, "take", (o, x) -> o.take(o.square(x), new int[] {2, 0, -1}, 1), shape);
        NDArray indices = NDArray.of(new int[][] {{0, -1}, {1, 0}});
        Functions.one(all, "take", -2, 2, (o, x) -> o.take(o.square(x), indices, 1), shape);
        Functions.one(all, "take flat", -2, 2, (o, x) -> o.take(o.square(x), indices), shape);
        Functions.one(
                all,
                "gather",
                -2,
                2,
                (o, x) -> o.gather(o.square(x), indices, 1),
                new int[] {2, 3},
                new int[] {1, 3});
        Functions.one(
                all,
                "astype",
                -2,
                2,
                (o, x) -> o.astype(o.astype(o.square(x), x.dtype()), io.cotangent.DType.FLOAT64),
                shape);
    }
}
