package io.cotangent.simplify;

import io.cotangent.array.Region;
import io.cotangent.array.Shape;
import io.cotangent.op.Axes;
import io.cotangent.op.Op;
import io.cotangent.op.Shapes;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is done to a broadcast array is done to the smaller one, and broadcast after. */
final class BroadcastRules {
    private BroadcastRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.of(
                        "elements before broadcast",
                        "f(broadcast(a), broadcast(b)) = broadcast(f(a, b)), of elementwise f, if a and b together are"
                                + " smaller; constants that are one number everywhere count as broadcast",
                        "each element is computed in the same way wherever it stands",
                        BroadcastRules::elementwise,
                        ConstantRules.elementwise()),
                Rule.of(
                        "reshape before broadcast",
                        "reshape(broadcast(x)) = broadcast(reshape(x)) where the reshape only adds or takes away axes of"
                                + " length 1, or x is one element",
                        "elements are only moved",
                        BroadcastRules::reshaped,
                        Shapes.Reshape.class),
                Rule.of(
                        "transpose before broadcast",
                        "transpose(broadcast(x)) = broadcast(transpose(x))",
                        "elements are only moved",
                        BroadcastRules::permuted,
                        Shapes.Permute.class),
                Rule.of(
                        "slice before broadcast",
                        "slice(broadcast(x)) = broadcast(slice(x))",
                        "elements are only moved",
                        BroadcastRules::sliced,
                        Shapes.Slice.class));
    }

    private static @Nullable Term elementwise(Terms t, Op op, Term... x) {
        Shape to = x[0].shape();
        Shape together = Shape.SCALAR;
        for (Term operand : x) {
            if (!operand.isUniform()) {
                if (operand.op(Shapes.Broadcast.class) == null) {
                    return null;
                }
                together = together.broadcast(op.label(), operand.operand(0).shape());
            }
        }
        if (together.size() >= to.size()) {
            return null;
        }
        Term[] smaller = new Term[x.length];
        for (int i = 0; i < x.length; i++) {
            smaller[i] =
                    x[i].isUniform()
                            ? t.spread(x[i], x[i].type().withShape(together))
                            : t.apply(new Shapes.Broadcast(together), x[i].operand(0));
        }
        return t.apply(new Shapes.Broadcast(to), t.apply(op, smaller));
    }

    private static @Nullable Term reshaped(Terms t, Op op, Term... x) {
        if (x[0].op(Shapes.Broadcast.class) == null) {
            return null;
        }
        Term source = x[0].operand(0);
        Shape to = ((Shapes.Reshape) op).shape();
        Shape before = Alignment.before(source.shape(), x[0].shape(), to);
        return before == null ? null : broadcast(t, before, source, to);
    }

    private static Term broadcast(Terms t, Shape reshaped, Term source, Shape to) {
        Term small = t.apply(new Shapes.Reshape(Alignment.stripped(reshaped)), source);
        return t.apply(new Shapes.Broadcast(to), small);
    }

    private static @Nullable Term permuted(Terms t, Op op, Term... x) {
        if (x[0].op(Shapes.Broadcast.class) == null) {
            return null;
        }
        int[] order = ((Shapes.Permute) op).order().numbers();
        Term source = x[0].operand(0);
        Shape own = Alignment.extended(source.shape(), order.length);
        Shape from = x[0].shape();
        Term moved =
                t.apply(
                        new Shapes.Permute(new Axes(order)),
                        t.apply(new Shapes.Reshape(own), source));
        Shape to = Shape.of(Arrays.stream(order).map(from::length).toArray());
        return broadcast(t, moved.shape(), moved, to);
    }

    private static @Nullable Term sliced(Terms t, Op op, Term... x) {
        if (x[0].op(Shapes.Broadcast.class) == null) {
            return null;
        }
        Region region = ((Shapes.Slice) op).region();
        Term source = x[0].operand(0);
        Shape own = Alignment.extended(source.shape(), region.starts().length);
        for (int axis = 0; axis < own.rank(); axis++) {
            if (own.length(axis) == 1) {
                region = region.along(axis, 0, 1, 1);
            }
        }
        Term part = t.apply(new Shapes.Slice(region), t.apply(new Shapes.Reshape(own), source));
        return broadcast(t, part.shape(), part, ((Shapes.Slice) op).region().shape());
    }
}
