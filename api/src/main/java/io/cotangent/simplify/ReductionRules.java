package io.cotangent.simplify;

import io.cotangent.array.Shape;
import io.cotangent.op.Axes;
import io.cotangent.op.Elementwise;
import io.cotangent.op.Op;
import io.cotangent.op.Reductions;
import io.cotangent.op.Shapes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reductions of single elements, and what passes values on. */
final class ReductionRules {
    private ReductionRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.of(
                        "stop",
                        "stop_gradient(x) = x",
                        "it counts for derivatives only, and these have been taken",
                        (t, op, x) -> x[0],
                        Elementwise.StopGradient.class),
                Rule.of(
                        "gate",
                        "gate(c, x) = x",
                        "it counts for derivatives only, and these have been taken",
                        (t, op, x) -> x[1],
                        Elementwise.Gate.class),
                Rule.of(
                        "single elements",
                        "the product, maximum or minimum along axes of length 1 = a reshape;"
                                + " so for the sum of integers, and of what is never -0",
                        "each result is one element; but a sum of -0 alone may be 0",
                        ReductionRules::single,
                        Reductions.Sum.class,
                        Reductions.Product.class,
                        Reductions.Extremum.class),
                Rule.of(
                        "single running sum",
                        "the running sum along an axis of length 1 = its operand",
                        "each result is one element, -0 and NaN included",
                        (t, op, x) ->
                                x[0].shape().length(((Reductions.CumulativeSum) op).axis()) == 1
                                        ? x[0]
                                        : null,
                        Reductions.CumulativeSum.class));
    }

    private static @Nullable Term single(Terms t, Op op, Term... x) {
        Axes axes =
                switch (op) {
                    case Reductions.Sum(Axes over) -> over;
                    case Reductions.Extremum(var _, Axes over) -> over;
                    case Reductions.Product(int axis) -> new Axes(axis);
                    default -> throw new IllegalStateException(op.label());
                };
        Shape shape = x[0].shape();
        for (int axis : axes.numbers()) {
            if (shape.length(axis) != 1) {
                return null;
            }
        }
        return op instanceof Reductions.Sum && !Zeros.areNeverNegative(x[0])
                ? null
                : t.apply(new Shapes.Reshape(shape.without(axes.numbers())), x[0]);
    }
}
