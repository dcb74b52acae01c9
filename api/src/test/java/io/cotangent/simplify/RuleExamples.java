package io.cotangent.simplify;

import io.cotangent.DType;
import io.cotangent.NDArray;
import io.cotangent.array.Creation;
import io.cotangent.array.Region;
import io.cotangent.array.Shape;
import io.cotangent.intrinsics.Reduction;
import io.cotangent.op.Axes;
import io.cotangent.op.Binary;
import io.cotangent.op.Elementwise;
import io.cotangent.op.Op;
import io.cotangent.op.Ops;
import io.cotangent.op.Reductions;
import io.cotangent.op.Shapes;
import io.cotangent.op.Unary;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Examples for each rule, often several. */
final class RuleExamples {
    private static final NDArray A = Bits.special(true, DType.FLOAT64);
    private static final NDArray B = Bits.special(false, DType.FLOAT64);
    private static final NDArray M = matrix();
    private static final NDArray N = NDArray.of(new long[] {3, -7, 0, Long.MIN_VALUE, 12});
    private static final NDArray I = NDArray.of(new int[] {3, -7, 0, Integer.MIN_VALUE, 12});
    private static final NDArray T = NDArray.of(new boolean[] {true, false, true, true, false});

    private final List<Example> all = new ArrayList<>();

    private RuleExamples() {}

    static List<Example> all() {
        RuleExamples examples = new RuleExamples();
        examples.constants();
        examples.neutral();
        examples.arithmetic();
        examples.signs();
        examples.truth();
        examples.choices();
        examples.reductions();
        examples.shapes();
        examples.broadcasts();
        examples.slices();
        examples.parts();
        return examples.all;
    }

    /** Twelve special numbers in three rows. */
    private static NDArray matrix() {
        double inf = Double.POSITIVE_INFINITY;
        return NDArray.of(
                new double[][] {{0.0, -0.0, 1, -2}, {inf, -inf, Double.NaN, 5}, {-0.0, 3, 2, 8}});
    }

    private void add(
            String rule,
            BiFunction<Ops, NDArray[], NDArray> applies,
            BiFunction<Ops, NDArray[], NDArray> not,
            NDArray... inputs) {
        all.add(new Example(rule, 0, applies, not, inputs));
    }

    private static NDArray like(NDArray x, double value) {
        return Creation.full(Ops.typeOf(x), value);
    }

    private static Op slice(int from, int to, int step) {
        return new Shapes.Slice(
                new Region(
                        new int[] {from},
                        new int[] {(to - from + step - 1) / step},
                        new int[] {step}));
    }

    private static Region columns(int from, int number) {
        return Region.whole(Shape.of(3, 4)).along(1, from, number, 1);
    }

    private void constants() {
        NDArray many = like(M, 5);
        constant(
                "constant moved",
                2,
                (o, x) -> o.mul(x[0], o.reshape(x[1], 12)),
                (o, x) -> o.mul(x[0], o.reshape(x[2], 12)),
                M.reshape(12),
                many,
                M);
        constant(
                "constant moved",
                2,
                (o, x) -> o.mul(x[0], o.slice(o.concat(1, x[1], x[1]), 1, 3, 7)),
                (o, x) -> o.mul(x[0], o.slice(o.concat(1, x[1], x[2]), 1, 3, 7)),
                M,
                many,
                like(M, 4));
        constant(
                "constant everywhere",
                2,
                (o, x) -> o.mul(x[0], o.sub(x[1], x[2])),
                (o, x) -> o.mul(x[1], o.sub(x[0], x[2])),
                M,
                many,
                like(M, -0.0));
        constant(
                "constant everywhere",
                2,
                (o, x) -> o.add(x[0], o.mul(x[1], x[2])),
                (o, x) -> o.add(x[0], o.floorDiv(x[1], x[2])),
                N,
                like(N, Long.MAX_VALUE),
                like(N, 2));
        constant(
                "constants",
                2,
                (o, x) -> o.mul(x[0], o.sub(x[1], x[2])),
                (o, x) -> o.mul(x[1], o.sub(x[0], x[2])),
                A,
                B,
                A);
        constant(
                "constants",
                2,
                (o, x) -> o.add(x[0], o.sum(o.mul(x[1], x[1]))),
                (o, x) -> o.add(x[0], o.floorDiv(x[1], x[2])),
                N,
                N,
                like(N, 2));
        constant(
                "constants",
                1,
                (o, x) -> o.mul(x[0], o.sin(x[1])),
                (o, x) -> o.mul(o.broadcastTo(x[1], 3, 4), x[0]),
                M,
                NDArray.of(1, 2, 3, 4));
    }

    private void constant(
            String rule,
            int constants,
            BiFunction<Ops, NDArray[], NDArray> applies,
            BiFunction<Ops, NDArray[], NDArray> not,
            NDArray... inputs) {
        all.add(new Example(rule, constants, applies, not, inputs));
    }

    private void neutral() {
        add(
                "order",
                (o, x) -> o.sub(o.add(x[0], x[1]), o.add(x[1], x[0])),
                (o, x) -> o.sub(o.add(x[0], x[1]), o.sub(x[1], x[0])),
                A,
                B);
        add("order", (o, x) -> o.mul(like(x[0], 3), x[0]), (o, x) -> o.mul(x[0], 3.0), A);
        add("order", (o, x) -> o.maximum(x[1], x[0]), (o, x) -> o.maximum(x[0], x[1]), A, B);
        add("order", (o, x) -> o.minimum(x[1], x[0]), (o, x) -> o.hypot(x[1], x[0]), A, B);
        add("order", (o, x) -> o.eq(x[1], x[0]), (o, x) -> o.lt(x[1], x[0]), A, B);
        add("neutral", (o, x) -> o.mul(x[0], 1.0), (o, x) -> o.mul(x[0], 0.0), A);
        add("neutral", (o, x) -> o.div(x[0], 1.0), (o, x) -> o.rdiv(x[0], 3.0), A);
        add("neutral", (o, x) -> o.sub(x[0], 0.0), (o, x) -> o.sub(x[0], -0.0), A);
        add("neutral", (o, x) -> o.add(x[0], -0.0), (o, x) -> o.add(x[0], 0.0), A);
        add("neutral", (o, x) -> o.add(o.abs(x[0]), 0.0), (o, x) -> o.add(o.sin(x[0]), 0.0), A);
        add("neutral", (o, x) -> o.add(x[0], 0L), (o, x) -> o.add(x[0], 1L), N);
        add("neutral", (o, x) -> o.mul(x[0], 1L), (o, x) -> o.mul(x[0], 2L), I);
    }

    private void arithmetic() {
        add("square", (o, x) -> o.mul(x[0], x[0]), (o, x) -> o.mul(x[0], x[1]), A, B);
        add("power of two", (o, x) -> o.div(x[0], 8.0), (o, x) -> o.div(x[0], 3.0), A);
        add("power of two", (o, x) -> o.div(x[0], -0.25), (o, x) -> o.div(x[0], 0.0), A);
        add(
                "power of two",
                (o, x) -> o.div(o.cast(x[0], DType.FLOAT64), 0x1p-1022),
                (o, x) -> o.div(x[0], 0x1p-1074),
                A);
        add("inverse", (o, x) -> o.rdiv(x[0], 1.0), (o, x) -> o.rdiv(x[0], 2.0), A);
        for (Binary op : List.of(Binary.MAX, Binary.MIN)) {
            add(
                    "with itself",
                    (o, x) -> o.apply(op, x[0], x[0]),
                    (o, x) -> o.apply(op, x[0], x[1]),
                    A,
                    B);
            add(
                    "once more",
                    (o, x) -> o.apply(op, o.apply(op, x[0], x[1]), x[1]),
                    (o, x) -> o.apply(op, o.add(x[0], x[1]), x[1]),
                    A,
                    B);
        }
        add("with itself", (o, x) -> o.and(x[0], x[0]), (o, x) -> o.xor(x[0], x[0]), N);
        Unary[] roundings = {Unary.FLOOR, Unary.CEIL, Unary.TRUNC, Unary.ROUND};
        for (Unary outer : roundings) {
            for (Unary inner : roundings) {
                add(
                        "rounded already",
                        (o, x) -> o.apply(outer, o.apply(inner, x[0])),
                        (o, x) -> o.apply(outer, o.abs(x[0])),
                        A);
            }
        }
    }

    private void signs() {
        add("times minus one", (o, x) -> o.mul(x[0], -1.0), (o, x) -> o.mul(x[0], -2.0), A);
        add("times minus one", (o, x) -> o.div(x[0], -1.0), (o, x) -> o.rdiv(x[0], -1.0), A);
        add("times minus one", (o, x) -> o.mul(x[0], -1L), (o, x) -> o.mul(x[0], -2L), N);
        add("from minus zero", (o, x) -> o.rsub(x[0], -0.0), (o, x) -> o.rsub(x[0], 0.0), A);
        add("from minus zero", (o, x) -> o.rsub(x[0], 0L), (o, x) -> o.rsub(x[0], 1L), I);
        add("twice negated", (o, x) -> o.neg(o.neg(x[0])), (o, x) -> o.neg(o.abs(x[0])), A);
        add("plus negated", (o, x) -> o.add(x[0], o.neg(x[1])), (o, x) -> o.add(x[0], x[1]), A, B);
        add(
                "plus negated",
                (o, x) -> o.add(o.neg(x[0]), x[1]),
                (o, x) -> o.sub(o.neg(x[0]), x[1]),
                A,
                B);
        add(
                "minus negated",
                (o, x) -> o.sub(x[0], o.neg(x[1])),
                (o, x) -> o.sub(o.neg(x[0]), x[1]),
                A,
                B);
        for (Binary op : List.of(Binary.MUL, Binary.DIV)) {
            add(
                    "both negated",
                    (o, x) -> o.apply(op, o.neg(x[0]), o.neg(x[1])),
                    (o, x) -> o.apply(op, o.neg(x[0]), x[1]),
                    A,
                    B);
            add(
                    "sign into the constant",
                    (o, x) -> o.apply(op, o.neg(x[0]), like(x[0], 3)),
                    (o, x) -> o.apply(op, o.neg(x[0]), x[1]),
                    A,
                    B);
            add(
                    "sign into the constant",
                    (o, x) -> o.neg(o.apply(op, like(x[0], 3), x[0])),
                    (o, x) -> o.neg(o.apply(op, x[0], x[1])),
                    A,
                    B);
            add(
                    "sign into the constant",
                    (o, x) -> o.apply(op, like(x[0], 3), o.neg(x[0])),
                    (o, x) -> o.neg(o.add(x[0], 3.0)),
                    A);
        }
        add(
                "sign into the constant",
                (o, x) -> o.neg(o.mul(x[0], 3L)),
                (o, x) -> o.neg(o.add(x[0], 3L)),
                N);
        for (Binary op : List.of(Binary.MUL, Binary.DIV)) {
            for (Binary sum : List.of(Binary.ADD, Binary.SUB)) {
                add(
                        "negated factor",
                        (o, x) -> o.apply(sum, x[0], o.apply(op, o.neg(x[1]), o.sin(x[0]))),
                        (o, x) -> o.neg(o.apply(sum, x[0], o.apply(op, x[1], o.sin(x[0])))),
                        A,
                        B);
            }
            add(
                    "negated factor",
                    (o, x) -> o.add(o.apply(op, o.sin(x[0]), o.neg(x[1])), x[0]),
                    (o, x) -> o.sub(o.apply(op, o.sin(x[0]), o.neg(x[1])), x[0]),
                    A,
                    B);
        }
        add(
                "times its opposite",
                (o, x) -> o.mul(o.neg(x[0]), x[0]),
                (o, x) -> o.mul(o.neg(x[0]), x[1]),
                A,
                B);
        add("times its opposite", (o, x) -> o.mul(x[0], o.neg(x[0])), (o, x) -> o.neg(x[0]), N);
        add("size of negated", (o, x) -> o.abs(o.neg(x[0])), (o, x) -> o.sqrt(o.neg(x[0])), A);
        add("size of negated", (o, x) -> o.square(o.neg(x[0])), (o, x) -> o.square(x[0]), A);
        add("size of negated", (o, x) -> o.square(o.abs(x[0])), (o, x) -> o.abs(x[0]), N);
        add(
                "negated difference of integers",
                (o, x) -> o.neg(o.sub(x[0], o.square(x[0]))),
                (o, x) -> o.neg(o.sub(o.cast(x[0], DType.FLOAT64), 3.0)),
                N);
        add(
                "negated difference of integers",
                (o, x) -> o.neg(o.sub(o.cast(o.round(x[0]), DType.INT64), N.get(0))),
                (o, x) -> o.neg(o.sub(x[0], x[1])),
                A,
                B);
    }

    private void truth() {
        add("greater", (o, x) -> o.gt(x[0], x[1]), (o, x) -> o.lt(x[0], x[1]), A, B);
        add("greater", (o, x) -> o.gte(x[0], x[1]), (o, x) -> o.neq(x[0], x[1]), A, B);
        add(
                "not equal",
                (o, x) -> o.not(o.eq(x[0], x[1])),
                (o, x) -> o.not(o.lt(x[0], x[1])),
                A,
                B);
        add("not equal", (o, x) -> o.not(o.neq(x[0], 1L)), (o, x) -> o.not(x[0]), N);
        add(
                "not not",
                (o, x) -> o.not(o.not(o.lt(x[0], x[1]))),
                (o, x) -> o.not(o.and(o.lt(x[0], x[1]), o.lt(x[1], x[0]))),
                A,
                B);
        NDArray truth = like(T, 1);
        NDArray falsehood = like(T, 0);
        add("truth known", (o, x) -> o.and(x[0], truth), (o, x) -> o.xor(x[0], truth), T);
        add("truth known", (o, x) -> o.and(x[0], falsehood), (o, x) -> o.and(x[0], T), T);
        add("truth known", (o, x) -> o.or(x[0], truth), (o, x) -> o.or(x[0], T), T);
        add("truth known", (o, x) -> o.or(x[0], falsehood), (o, x) -> o.not(x[0]), T);
        add("truth known", (o, x) -> o.xor(x[0], falsehood), (o, x) -> o.and(x[0], like(N, 1)), T);
    }

    private void choices() {
        BiFunction<Ops, NDArray[], NDArray> usual =
                (o, x) -> o.where(o.lt(x[0], x[1]), x[0], o.abs(x[1]));
        add("equal branches", (o, x) -> o.where(o.lt(x[0], x[1]), x[1], x[1]), usual, A, B);
        for (double truth : new double[] {0, 1}) {
            add(
                    "condition known",
                    (o, x) ->
                            o.where(
                                    Creation.full(Ops.typeOf(x[0]).withDType(DType.BOOL), truth),
                                    x[0],
                                    x[1]),
                    usual,
                    A,
                    B);
        }
        add(
                "condition reversed",
                (o, x) -> o.where(o.not(o.lt(x[0], x[1])), x[0], x[1]),
                usual,
                A,
                B);
        add(
                "same condition",
                (o, x) -> {
                    NDArray c = o.lt(x[0], x[1]);
                    return o.where(c, o.where(c, x[0], o.abs(x[0])), x[1]);
                },
                (o, x) -> {
                    NDArray c = o.lt(x[0], x[1]);
                    return o.where(c, o.where(o.eq(x[0], x[1]), x[0], o.abs(x[0])), x[1]);
                },
                A,
                B);
        add(
                "same condition",
                (o, x) -> {
                    NDArray c = o.lt(x[0], x[1]);
                    return o.where(c, x[1], o.where(c, x[0], o.abs(x[0])));
                },
                usual,
                A,
                B);
        add(
                "one or zero",
                (o, x) -> o.where(o.lt(x[0], x[1]), o.onesLike(x[0]), 0.0),
                (o, x) -> o.where(o.lt(x[0], x[1]), o.onesLike(x[0]), -0.0),
                A,
                B);
        add(
                "type it has",
                (o, x) -> o.apply(new Elementwise.Cast(x[0].dtype()), x[0]),
                (o, x) -> o.cast(x[0], DType.INT32),
                A);
        add(
                "larger type between",
                (o, x) -> o.cast(o.cast(o.cast(x[0], DType.FLOAT32), DType.FLOAT64), DType.INT32),
                (o, x) -> o.cast(o.cast(x[0], DType.INT64), DType.INT32),
                A);
        add(
                "larger type between",
                (o, x) -> o.cast(o.cast(x[0], DType.INT64), DType.FLOAT32),
                (o, x) -> o.cast(o.cast(x[0], DType.FLOAT32), DType.INT64),
                I);
        add(
                "larger type between",
                (o, x) -> o.cast(o.cast(x[0], DType.FLOAT32), DType.INT64),
                (o, x) -> o.cast(x[0], DType.INT64),
                T);
    }

    private void reductions() {
        add("stop", (o, x) -> o.mul(o.stopGradient(x[0]), x[1]), (o, x) -> o.exp(x[0]), A, B);
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
}
