package io.cotangent.simplify;

import io.cotangent.NDArray;
import io.cotangent.array.Region;
import io.cotangent.array.Shape;
import io.cotangent.intrinsics.Reduction;
import io.cotangent.op.Axes;
import io.cotangent.op.Elementwise;
import io.cotangent.op.Op;
import io.cotangent.op.Ops;
import io.cotangent.op.Reductions;
import io.cotangent.op.Shapes;
import java.util.List;

/** Examples for rules about reductions and about where elements are. */
final class ShapeRuleExamples extends RuleExamples {
    ShapeRuleExamples() {
        reductions();
        shapes();
        broadcasts();
        slices();
        parts();
    }

    private void reductions() {
        add("stop", (o, x) -> o.mul(o.stopGradient(x[0]), x[1]), (o, x) -> o.exp(x[0]), A, B);
        add(
                "gate",
                (o, x) -> o.mul(o.apply(new Elementwise.Gate(), o.gt(x[0], x[1]), x[0]), x[1]),
                (o, x) -> o.exp(x[0]),
                A,
                B);
        Axes first = new Axes(0);
        NDArray row = A.reshape(1, A.size());
        List<Op> ops =
                List.of(
                        new Reductions.Extremum(Reduction.MAX, first),
                        new Reductions.Extremum(Reduction.MIN, first),
                        new Reductions.Product(0));
        for (Op op : ops) {
            add(
                    "single elements",
                    (o, x) -> o.apply(op, x[0]),
                    (o, x) -> o.apply(op, x[1]),
                    row,
                    M);
        }
        Op sum = new Reductions.Sum(first);
        add(
                "single elements",
                (o, x) -> o.apply(sum, o.square(x[0])),
                (o, x) -> o.apply(sum, x[0]),
                row);
        NDArray one = NDArray.of(new double[] {-0.0});
        for (NDArray few : List.of(one, NDArray.of(new double[][] {{-0.0, 2, -0.0}}))) {
            add(
                    "single elements",
                    (o, x) -> o.apply(sum, o.add(x[0], o.abs(x[0]))),
                    (o, x) -> o.apply(sum, x[0]),
                    few);
        }
        add(
                "single running sum",
                (o, x) -> o.apply(new Reductions.CumulativeSum(0, false), x[0]),
                (o, x) -> o.apply(new Reductions.CumulativeSum(1, false), x[0]),
                row);
    }

    private void shapes() {
        add(
                "shape it has",
                (o, x) -> o.apply(new Shapes.Reshape(Shape.of(3, 4)), x[0]),
                (o, x) -> o.apply(new Shapes.Reshape(Shape.of(4, 3)), x[0]),
                M);
        add(
                "shape it has",
                (o, x) -> o.apply(new Shapes.Broadcast(Shape.of(3, 4)), x[0]),
                (o, x) -> o.apply(new Shapes.Broadcast(Shape.of(2, 3, 4)), x[0]),
                M);
        add(
                "shape it has",
                (o, x) -> o.apply(new Shapes.Permute(new Axes(0, 1)), x[0]),
                (o, x) -> o.apply(new Shapes.Permute(new Axes(1, 0)), x[0]),
                M);
        add(
                "reshape of reshape",
                (o, x) -> o.reshape(o.reshape(x[0], 12), 2, 6),
                (o, x) -> o.reshape(o.transpose(x[0]), 2, 6),
                M);
        add(
                "transpose of transpose",
                (o, x) -> o.transpose(o.transpose(o.reshape(x[0], 3, 2, 2), 2, 0, 1), 1, 0, 2),
                (o, x) -> o.transpose(o.neg(o.reshape(x[0], 3, 2, 2)), 2, 0, 1),
                M);
        add(
                "transpose of single elements",
                (o, x) -> o.transpose(o.reshape(x[0], 3, 1, 4), 1, 0, 2),
                (o, x) -> o.transpose(o.reshape(x[0], 3, 1, 4), 2, 1, 0),
                M);
        add(
                "broadcast of broadcast",
                (o, x) -> o.broadcastTo(o.broadcastTo(x[0], 2, 3, 4), 5, 2, 3, 4),
                (o, x) -> o.broadcastTo(o.neg(x[0]), 5, 2, 3, 4),
                M);
        add(
                "broadcast in front",
                (o, x) -> o.broadcastTo(x[0], 1, 1, 3, 4),
                (o, x) -> o.broadcastTo(x[0], 2, 1, 3, 4),
                M);
        add(
                "broadcast of reshape",
                (o, x) -> o.broadcastTo(o.reshape(x[0], 1, 3, 4), 2, 3, 4),
                (o, x) -> o.broadcastTo(o.reshape(x[0], 3, 1, 4), 3, 2, 4),
                M);
    }

    private void broadcasts() {
        NDArray vector = NDArray.of(-0.0, Double.NaN, 2, Double.NEGATIVE_INFINITY);
        NDArray column = NDArray.of(new double[][] {{-0.0}, {3}, {Double.NaN}});
        add(
                "elements before broadcast",
                (o, x) -> o.mul(o.broadcastTo(x[0], 3, 4), o.broadcastTo(o.sin(x[0]), 3, 4)),
                (o, x) -> o.mul(o.broadcastTo(x[0], 3, 4), o.broadcastTo(x[1], 3, 4)),
                vector,
                column);
        add(
                "elements before broadcast",
                (o, x) -> o.exp(o.mul(o.broadcastTo(x[0], 3, 4), 3.0)),
                (o, x) -> o.exp(o.mul(x[1], 3.0)),
                vector,
                column);
        add(
                "elements before broadcast",
                (o, x) -> {
                    NDArray[] all = new NDArray[2];
                    for (int i = 0; i < 2; i++) {
                        all[i] = o.broadcastTo(x[i], 2, 3, 4);
                    }
                    return o.where(o.lt(all[0], all[1]), all[0], all[1]);
                },
                (o, x) -> o.where(o.lt(o.add(x[0], x[1]), x[1]), x[0], x[1]),
                vector,
                column);
        add(
                "reshape before broadcast",
                (o, x) -> o.reshape(o.broadcastTo(x[1], 3, 4), 3, 1, 4),
                (o, x) -> o.reshape(o.broadcastTo(x[1], 3, 4), 12),
                vector,
                column);
        add(
                "reshape before broadcast",
                (o, x) -> o.reshape(o.broadcastTo(o.sum(x[0]), 3, 4), 2, 6),
                (o, x) -> o.reshape(o.broadcastTo(x[0], 3, 4), 2, 6),
                vector);
        add(
                "transpose before broadcast",
                (o, x) -> o.transpose(o.broadcastTo(x[1], 2, 3, 4), 2, 0, 1),
                (o, x) -> o.transpose(o.add(o.broadcastTo(x[1], 2, 3, 4), x[2]), 2, 0, 1),
                vector,
                column,
                NDArray.stack(0, M, M.neg()));
        add(
                "slice before broadcast",
                (o, x) -> o.slice(o.broadcastTo(x[0], 3, 4), 1, 1, 3),
                (o, x) -> o.slice(o.add(o.broadcastTo(x[0], 3, 4), x[1]), 1, 1, 3),
                vector,
                M);
        add(
                "slice before broadcast",
                (o, x) -> o.slice(o.broadcastTo(x[1], 3, 4), 1, 2, 2),
                (o, x) -> o.slice(o.neg(o.reshape(x[0], 2, 2)), 1, 1, 2),
                vector,
                column);
    }

    private void slices() {
        add(
                "slice of everything",
                (o, x) -> o.apply(new Shapes.Slice(columns(0, 4)), x[0]),
                (o, x) -> o.apply(new Shapes.Slice(columns(0, 3)), x[0]),
                M);
        add(
                "slice of everything",
                (o, x) -> o.apply(slice(0, 12, 1), o.reshape(x[0], 12)),
                (o, x) -> o.flip(o.reshape(x[0], 12), 0),
                M);
        add(
                "slice of slice",
                (o, x) -> o.apply(slice(1, 3, 2), o.apply(slice(3, 12, 3), o.reshape(x[0], 12))),
                (o, x) -> o.apply(slice(1, 3, 2), o.neg(o.reshape(x[0], 12))),
                M);
        add(
                "slice of slice",
                (o, x) -> o.flip(o.apply(slice(3, 12, 2), o.reshape(x[0], 12)), 0),
                (o, x) -> o.flip(o.reshape(x[0], 12), 0),
                M);
        add(
                "slice of a part",
                (o, x) -> o.apply(slice(13, 20, 2), o.concat(0, o.flatten(x[0]), o.flatten(x[1]))),
                (o, x) -> o.apply(slice(9, 20, 2), o.concat(0, o.flatten(x[0]), o.flatten(x[1]))),
                M,
                M.neg());
        add(
                "slice of a part",
                (o, x) -> o.slice(o.reshape(o.concat(1, x[0], x[1]), 3, 1, 8), 2, 5, 7),
                (o, x) -> o.slice(o.reshape(o.concat(1, x[0], x[1]), 3, 2, 4), 2, 1, 3),
                M,
                M.neg());
        Op put = new Shapes.Update(columns(1, 2));
        Op embed = new Shapes.Embed(Shape.of(3, 4), List.of(columns(1, 2)));
        Op both = new Shapes.Embed(Shape.of(3, 4), List.of(columns(0, 2), columns(2, 2)));
        Op get = new Shapes.Slice(columns(1, 2));
        NDArray part = M.slice(1, 0, 2);
        add(
                "slice of what was put there",
                (o, x) -> o.apply(get, o.apply(put, x[0], x[1])),
                (o, x) -> o.apply(new Shapes.Slice(columns(0, 2)), o.apply(put, x[0], x[1])),
                M,
                part);
        add(
                "slice of what was put there",
                (o, x) -> o.apply(get, o.apply(embed, x[1])),
                (o, x) -> o.apply(new Shapes.Slice(columns(0, 2)), o.apply(both, x[1], x[1])),
                M,
                part);
        add(
                "slice of what is beside",
                (o, x) -> o.apply(new Shapes.Slice(columns(3, 1)), o.apply(put, x[0], x[1])),
                (o, x) -> o.apply(new Shapes.Slice(columns(2, 2)), o.apply(put, x[0], x[1])),
                M,
                part);
    }

    private void parts() {
        add(
                "all of one",
                (o, x) -> o.apply(new Shapes.Concat(0), x[0]),
                (o, x) -> o.concat(0, x[0], x[0]),
                M);
        Region whole = columns(0, 4);
        add(
                "all of one",
                (o, x) -> o.apply(new Shapes.Embed(Shape.of(3, 4), List.of(whole)), x[0]),
                (o, x) ->
                        o.apply(
                                new Shapes.Embed(Shape.of(3, 4), List.of(whole, whole)),
                                x[0],
                                x[0]),
                M);
        add(
                "all of one",
                (o, x) -> o.apply(new Shapes.Update(whole), o.neg(x[0]), x[0]),
                (o, x) ->
                        o.apply(
                                new Shapes.Update(columns(1, 3)),
                                o.neg(x[0]),
                                o.slice(x[0], 1, 0, 3)),
                M);
        add(
                "neighbours joined",
                (o, x) -> o.concat(1, o.slice(x[0], 1, 0, 1), o.slice(x[0], 1, 1, 3)),
                (o, x) -> o.concat(1, o.slice(x[0], 1, 1, 3), o.slice(x[0], 1, 0, 1)),
                M);
        add(
                "rows joined",
                (o, x) -> o.concat(0, row(o, x[0], 1), row(o, x[0], 2)),
                (o, x) -> o.concat(0, row(o, x[0], 2), row(o, x[0], 1)),
                M);
        add(
                "rows joined",
                (o, x) -> o.concat(1, block(o, x[0], 0, 1, 4), block(o, x[0], 1, 1, 4)),
                (o, x) -> o.concat(1, block(o, x[0], 0, 2, 2), block(o, x[0], 1, 2, 2)),
                M);
        Op put = new Shapes.Update(columns(1, 2));
        add(
                "overwritten",
                (o, x) ->
                        o.apply(
                                put,
                                o.apply(put, x[0], o.slice(x[0], 1, 2, 4)),
                                o.slice(x[0], 1, 0, 2)),
                (o, x) ->
                        o.apply(
                                put,
                                o.apply(
                                        new Shapes.Update(columns(2, 2)),
                                        x[0],
                                        o.slice(x[0], 1, 1, 3)),
                                o.slice(x[0], 1, 0, 2)),
                M);
        add(
                "put back",
                (o, x) -> o.apply(put, x[0], o.slice(x[0], 1, 1, 3)),
                (o, x) -> o.apply(put, x[0], o.slice(x[0], 1, 0, 2)),
                M);
    }

    /** A row of a matrix, as indexing gives it. */
    private static NDArray row(Ops o, NDArray x, int i) {
        return o.reshape(o.slice(x, 0, i, i + 1), Shape.of(x.shape()[1]));
    }

    /** Four of a matrix's twelve elements, in another shape. */
    private static NDArray block(Ops o, NDArray x, int i, int rows, int columns) {
        NDArray blocks = o.reshape(x, Shape.of(3, 4, 1));
        return o.reshape(o.slice(blocks, 0, i, i + 1), Shape.of(rows, columns));
    }
}
