package io.cotangent.simplify;

import io.cotangent.array.Region;
import io.cotangent.array.Shape;
import io.cotangent.op.Op;
import io.cotangent.op.Shapes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parts of arrays, and arrays put together of parts. */
final class MovementRules {
    private static final String MOVED = "elements are only moved";

    /** Of arrays joined of more parts than this, no part is looked for: that would take long. */
    private static final int PARTS = 64;

    private MovementRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.of(
                        "slice of everything",
                        "slice(x) of everything = x",
                        MOVED,
                        (t, op, x) ->
                                isWhole(((Shapes.Slice) op).region(), x[0].shape()) ? x[0] : null,
                        Shapes.Slice.class),
                Rule.of(
                        "slice of slice",
                        "slice(slice(x)) = slice(x)",
                        MOVED,
                        MovementRules::sliceOfSlice,
                        Shapes.Slice.class),
                Rule.of(
                        "slice of a part",
                        "slice(concat(a, b)) = slice(a), if it lies within a; also where a reshape between"
                                + " them only adds axes of length 1, or takes such away",
                        MOVED,
                        MovementRules::sliceOfConcat,
                        Shapes.Slice.class),
                Rule.of(
                        "slice of what was put there",
                        "slice(update(x, a)) = a and slice(embed(a)) = a, of the same region",
                        MOVED + "; an embed of several arrays adds them to 0, where a -0 is lost",
                        MovementRules::sliceOfPut,
                        Shapes.Slice.class),
                Rule.of(
                        "slice of what is beside",
                        "slice(update(x, a)) = slice(x), if the regions do not meet",
                        MOVED,
                        MovementRules::sliceBeside,
                        Shapes.Slice.class),
                Rule.of(
                        "all of one",
                        "concat(x) = x, embed(x) = x and update(y, x) = x, of everything",
                        MOVED,
                        MovementRules::everything,
                        Shapes.Concat.class,
                        Shapes.Embed.class,
                        Shapes.Update.class),
                Rule.of(
                        "neighbours joined",
                        "concat(slice(x), slice(x)) = slice(x), of neighbouring regions",
                        MOVED,
                        MovementRules::neighbours,
                        Shapes.Concat.class),
                Rule.of(
                        "rows joined",
                        "concat(reshape(slice(x)), reshape(slice(x))) = reshape(slice(x)), of"
                                + " neighbouring regions, where elements follow one another",
                        MOVED,
                        MovementRules::rows,
                        Shapes.Concat.class),
                Rule.of(
                        "overwritten",
                        "update(update(x, a), b) = update(x, b), of the same region",
                        MOVED,
                        (t, op, x) -> x[0].is(op) ? t.apply(op, x[0].operand(0), x[1]) : null,
                        Shapes.Update.class),
                Rule.of(
                        "put back",
                        "update(x, slice(x)) = x, of the same region",
                        MOVED,
                        (t, op, x) ->
                                x[1].is(new Shapes.Slice(((Shapes.Update) op).region()))
                                                && x[1].operand(0) == x[0]
                                        ? x[0]
                                        : null,
                        Shapes.Update.class));
    }

    private static boolean isWhole(Region region, Shape shape) {
        for (int axis = 0; axis < shape.rank(); axis++) {
            int length = shape.length(axis);
            if (region.lengths()[axis] != length
                    || (length > 0 && region.starts()[axis] != 0)
                    || (length > 1 && region.steps()[axis] != 1)) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Term sliceOfSlice(Terms t, Op op, Term... x) {
        Shapes.Slice inner = x[0].op(Shapes.Slice.class);
        if (inner == null) {
            return null;
        }
        Region part = ((Shapes.Slice) op).region();
        Region whole = inner.region();
        Region result = part;
        for (int axis = 0; axis < part.starts().length; axis++) {
            int length = part.lengths()[axis];
            int start = whole.starts()[axis] + part.starts()[axis] * whole.steps()[axis];
            int step = length > 1 ? part.steps()[axis] * whole.steps()[axis] : 1;
            result = result.along(axis, length == 0 ? 0 : start, length, step);
        }
        return t.apply(new Shapes.Slice(result), x[0].operand(0));
    }

    private static @Nullable Term sliceOfConcat(Terms t, Op op, Term... x) {
        Region region = ((Shapes.Slice) op).region();
        if (x[0].op(Shapes.Reshape.class) == null) {
            return partOf(t, x[0], region);
        }
        Term source = x[0].operand(0);
        Region own = Alignment.region(region, x[0].shape(), source.shape());
        Term part = own == null ? null : partOf(t, source, own);
        return part == null ? null : t.apply(new Shapes.Reshape(Shape.of(region.lengths())), part);
    }

    /** A slice of arrays joined, of the one of them within which it lies; null if there is none. */
    private static @Nullable Term partOf(Terms t, Term x, Region region) {
        Shapes.Concat concat = x.op(Shapes.Concat.class);
        if (concat == null || x.step().operands().length > PARTS) {
            return null;
        }
        int axis = concat.axis();
        int length = region.lengths()[axis];
        int first = region.starts()[axis];
        int last = first + (length - 1) * region.steps()[axis];
        int start = 0;
        for (Term part : x.step().operands()) {
            int end = start + part.shape().length(axis);
            if (length > 0 && Math.min(first, last) >= start && Math.max(first, last) < end) {
                Region within = region.along(axis, first - start, length, region.steps()[axis]);
                return t.apply(new Shapes.Slice(within), part);
            }
            start = end;
        }
        return null;
    }

    private static @Nullable Term sliceOfPut(Terms t, Op op, Term... x) {
        Region region = ((Shapes.Slice) op).region();
        Shapes.Update update = x[0].op(Shapes.Update.class);
        if (update != null && update.region().equals(region)) {
            return x[0].operand(1);
        }
        Shapes.Embed embed = x[0].op(Shapes.Embed.class);
        return embed != null && embed.regions().size() == 1 && embed.regions().get(0).equals(region)
                ? x[0].operand(0)
                : null;
    }

    private static @Nullable Term sliceBeside(Terms t, Op op, Term... x) {
        Shapes.Update update = x[0].op(Shapes.Update.class);
        return update != null && areApart(update.region(), ((Shapes.Slice) op).region())
                ? t.apply(op, x[0].operand(0))
                : null;
    }

    /** Whether along some axis one region ends before the other begins. */
    private static boolean areApart(Region a, Region b) {
        for (int axis = 0; axis < a.starts().length; axis++) {
            if (least(a, axis) > greatest(b, axis) || least(b, axis) > greatest(a, axis)) {
                return true;
            }
        }
        return false;
    }

    private static int least(Region region, int axis) {
        return Math.min(region.starts()[axis], last(region, axis));
    }

    private static int greatest(Region region, int axis) {
        return Math.max(region.starts()[axis], last(region, axis));
    }

    private static int last(Region region, int axis) {
        return region.starts()[axis]
                + Math.max(region.lengths()[axis] - 1, 0) * region.steps()[axis];
    }

    private static @Nullable Term everything(Terms t, Op op, Term... x) {
        return switch (op) {
            case Shapes.Concat _ -> x.length == 1 ? x[0] : null;
            case Shapes.Embed(Shape shape, List<Region> regions) ->
                    regions.size() == 1 && isWhole(regions.get(0), shape) ? x[0] : null;
            case Shapes.Update(Region region) -> isWhole(region, x[0].shape()) ? x[1] : null;
            default -> null;
        };
    }

    private static @Nullable Term neighbours(Terms t, Op op, Term... x) {
        int axis = ((Shapes.Concat) op).axis();
        List<Term> parts = new ArrayList<>();
        for (Term part : x) {
            Term joined = parts.isEmpty() ? null : joined(t, axis, parts.getLast(), part);
            if (joined == null) {
                parts.add(part);
            } else {
                parts.set(parts.size() - 1, joined);
            }
        }
        return parts.size() == x.length ? null : t.apply(op, parts.toArray(Term[]::new));
    }

    /** Elements of arrays joined along the first axis that is longer than 1 follow one another. */
    private static @Nullable Term rows(Terms t, Op op, Term... x) {
        int axis = ((Shapes.Concat) op).axis();
        for (int outer = 0; outer < axis; outer++) {
            if (x[0].shape().length(outer) != 1) {
                return null;
            }
        }
        Term all = null;
        int length = 0;
        for (Term part : x) {
            Term flat = part.op(Shapes.Reshape.class) == null ? null : part.operand(0);
            if (flat == null || flat.shape().rank() == 0) {
                return null;
            }
            all = all == null ? flat : joined(t, 0, all, flat);
            if (all == null) {
                return null;
            }
            length += part.shape().length(axis);
        }
        return t.apply(new Shapes.Reshape(x[0].shape().with(axis, length)), all);
    }

    private static @Nullable Term joined(Terms t, int axis, Term a, Term b) {
        Shapes.Slice left = a.op(Shapes.Slice.class);
        Shapes.Slice right = b.op(Shapes.Slice.class);
        if (left == null || right == null || a.operand(0) != b.operand(0)) {
            return null;
        }
        Region first = left.region();
        Region second = right.region();
        int length = first.lengths()[axis];
        int step = length > 1 ? first.steps()[axis] : 1;
        int more = second.lengths()[axis];
        boolean follows =
                length > 0
                        && more > 0
                        && second.starts()[axis] == first.starts()[axis] + length * step
                        && (more == 1 || second.steps()[axis] == step);
        boolean beside = first.along(axis, 0, 0, 1).equals(second.along(axis, 0, 0, 1));
        return follows && beside
                ? t.apply(
                        new Shapes.Slice(
                                first.along(axis, first.starts()[axis], length + more, step)),
                        a.operand(0))
                : null;
    }
}
