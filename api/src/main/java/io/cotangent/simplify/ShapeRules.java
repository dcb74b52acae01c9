package io.cotangent.simplify;

import io.cotangent.array.Shape;
import io.cotangent.op.Axes;
import io.cotangent.op.Op;
import io.cotangent.op.Shapes;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shapes of shapes: elements are only moved by any of these. */
final class ShapeRules {
    private static final String MOVED = "elements are only moved";

    private ShapeRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.of(
                        "shape it has",
                        "a reshape or broadcast to the shape that x has = x; a transpose that leaves all axes where"
                                + " they are = x",
                        MOVED,
                        ShapeRules::same,
                        Shapes.Reshape.class,
                        Shapes.Broadcast.class,
                        Shapes.Permute.class),
                Rule.of(
                        "reshape of reshape",
                        "reshape(reshape(x)) = reshape(x)",
                        MOVED,
                        (t, op, x) ->
                                x[0].op(Shapes.Reshape.class) == null
                                        ? null
                                        : t.apply(op, x[0].operand(0)),
                        Shapes.Reshape.class),
                Rule.of(
                        "transpose of transpose",
                        "transpose(transpose(x)) = transpose(x)",
                        MOVED,
                        ShapeRules::permuted,
                        Shapes.Permute.class),
                Rule.of(
                        "transpose of single elements",
                        "a transpose that leaves axes longer than 1 in their order = a reshape",
                        MOVED,
                        ShapeRules::inOrder,
                        Shapes.Permute.class),
                Rule.of(
                        "broadcast of broadcast",
                        "broadcast(broadcast(x)) = broadcast(x)",
                        MOVED,
                        (t, op, x) ->
                                x[0].op(Shapes.Broadcast.class) == null
                                        ? null
                                        : t.apply(op, x[0].operand(0)),
                        Shapes.Broadcast.class),
                Rule.of(
                        "broadcast in front",
                        "a broadcast that only adds axes of length 1 = a reshape",
                        MOVED,
                        (t, op, x) ->
                                ((Shapes.Broadcast) op).shape().size() == x[0].shape().size()
                                        ? t.apply(
                                                new Shapes.Reshape(((Shapes.Broadcast) op).shape()),
                                                x[0])
                                        : null,
                        Shapes.Broadcast.class),
                Rule.of(
                        "broadcast of reshape",
                        "broadcast(reshape(x)) = broadcast(x) where the reshape only adds axes of length 1 in front,"
                                + " or takes such away",
                        "broadcasting aligns the last axes",
                        ShapeRules::ofReshape,
                        Shapes.Broadcast.class));
    }

    private static @Nullable Term same(Terms t, Op op, Term... x) {
        boolean same =
                switch (op) {
                    case Shapes.Reshape(Shape shape) -> shape.equals(x[0].shape());
                    case Shapes.Broadcast(Shape shape) -> shape.equals(x[0].shape());
                    case Shapes.Permute(Axes order) -> isAscending(order.numbers());
                    default -> false;
                };
        return same ? x[0] : null;
    }

    private static boolean isAscending(int... numbers) {
        for (int i = 1; i < numbers.length; i++) {
            if (numbers[i] < numbers[i - 1]) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Term permuted(Terms t, Op op, Term... x) {
        Shapes.Permute inner = x[0].op(Shapes.Permute.class);
        if (inner == null) {
            return null;
        }
        int[] before = inner.order().numbers();
        int[] order =
                Arrays.stream(((Shapes.Permute) op).order().numbers())
                        .map(axis -> before[axis])
                        .toArray();
        return t.apply(new Shapes.Permute(new Axes(order)), x[0].operand(0));
    }

    private static @Nullable Term inOrder(Terms t, Op op, Term... x) {
        int[] order = ((Shapes.Permute) op).order().numbers();
        Shape shape = x[0].shape();
        int[] longer = Arrays.stream(order).filter(axis -> shape.length(axis) != 1).toArray();
        if (!isAscending(longer)) {
            return null;
        }
        int[] lengths = Arrays.stream(order).map(shape::length).toArray();
        return t.apply(new Shapes.Reshape(Shape.of(lengths)), x[0]);
    }

    private static @Nullable Term ofReshape(Terms t, Op op, Term... x) {
        if (x[0].op(Shapes.Reshape.class) == null) {
            return null;
        }
        Term source = x[0].operand(0);
        boolean aligned =
                Alignment.stripped(x[0].shape()).equals(Alignment.stripped(source.shape()));
        return aligned && source.shape().rank() <= ((Shapes.Broadcast) op).shape().rank()
                ? t.apply(op, source)
                : null;
    }
}
