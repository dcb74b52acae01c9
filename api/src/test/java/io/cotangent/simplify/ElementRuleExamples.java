package io.cotangent.simplify;

import io.cotangent.DType;
import io.cotangent.NDArray;
import io.cotangent.array.Creation;
import io.cotangent.op.Binary;
import io.cotangent.op.Elementwise;
import io.cotangent.op.Ops;
import io.cotangent.op.Unary;
import java.util.List;
import java.util.function.BiFunction;

/** Examples for rules about constants, arithmetic and choices. */
final class ElementRuleExamples extends RuleExamples {
    ElementRuleExamples() {
        constants();
        neutral();
        arithmetic();
        signs();
        truth();
        choices();
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
}
