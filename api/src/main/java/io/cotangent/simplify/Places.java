package io.cotangent.simplify;

import io.cotangent.array.ArrayType;
import io.cotangent.array.Region;
import io.cotangent.array.Shape;
import io.cotangent.op.Binary;
import io.cotangent.op.Op;
import io.cotangent.op.Shapes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * A sum of arrays put at places of a larger one ({@link Shapes.Embed}, which slices transpose to)
 * as a concatenation: the places' ends cut the result into segments, and in each of them the same
 * arrays meet. Every element is then computed once, where it ends up, instead of added to what is
 * there. For large arrays only.
 */
final class Places {
    /** Smaller arrays are not worth the further steps. */
    static final int LARGE = 4096;

    /** From more parts than this, segments become many and short. */
    private static final int PARTS = 8;

    private final Terms t;
    private final Parts parts;

    Places(Terms t) {
        this.t = t;
        this.parts = new Parts(t);
    }

    /** Whether an operation with a result of this type is such a sum. */
    static boolean isSum(Op op, ArrayType type) {
        return op instanceof Shapes.Embed(Shape shape, List<Region> regions)
                && shape.size() >= LARGE
                && regions.size() <= PARTS
                && type.dtype().isFloating()
                && axis(shape, regions) >= 0;
    }

    /** The only axis along which regions are not everything, -1 if there is no such axis. */
    private static int axis(Shape shape, List<Region> regions) {
        int found = -1;
        for (Region region : regions) {
            for (int axis = 0; axis < shape.rank(); axis++) {
                boolean whole =
                        region.starts()[axis] == 0
                                && region.lengths()[axis] == shape.length(axis)
                                && region.steps()[axis] == 1;
                if (!whole && found >= 0 && found != axis || region.steps()[axis] != 1) {
                    return -1;
                }
                found = whole ? found : axis;
            }
        }
        // One part that is small would cost as much as the zeros around it.
        boolean most = found < 0 || 2 * regions.get(0).lengths()[found] >= shape.length(found);
        return regions.size() > 1 || most ? found : -1;
    }

    /** The sum, segment by segment. */
    Term concatenation(Shapes.Embed embed, Term... x) {
        Shape shape = embed.shape();
        int axis = axis(shape, embed.regions());
        TreeSet<Integer> ends = new TreeSet<>(List.of(0, shape.length(axis)));
        for (Region region : embed.regions()) {
            ends.add(region.starts()[axis]);
            ends.add(region.starts()[axis] + region.lengths()[axis]);
        }
        List<Term> segments = new ArrayList<>();
        int start = ends.removeFirst();
        for (int end : ends) {
            segments.add(segment(embed, axis, start, end, x));
            start = end;
        }
        return t.apply(new Shapes.Concat(axis), segments.toArray(Term[]::new));
    }

    private Term segment(Shapes.Embed embed, int axis, int start, int end, Term... x) {
        ArrayType type = x[0].type().withShape(embed.shape().with(axis, end - start));
        Term zero = t.uniform(type, 0);
        Term sum = zero;
        for (int i = 0; i < x.length; i++) {
            int first = embed.regions().get(i).starts()[axis];
            if (first <= start && end <= first + embed.regions().get(i).lengths()[axis]) {
                Region within =
                        Region.whole(x[i].shape()).along(axis, start - first, end - start, 1);
                Term part = parts.of(x[i], within);
                // A single array is copied, others are added to zeros: that is where -0 gets lost.
                sum = x.length == 1 ? part : t.apply(Binary.ADD, sum, part);
            }
        }
        return sum;
    }

    /** Parts of terms, computed of parts of what these are computed of, where that is cheap. */
    private static final class Parts {
        /** Operations that are done again for a part at most. */
        private static final int MOST = 64;

        private final Terms t;
        private int left;

        Parts(Terms t) {
            this.t = t;
        }

        Term of(Term x, Region region) {
            left = MOST;
            return isCheap(x)
                    ? of(x, region, new HashMap<>())
                    : t.apply(new Shapes.Slice(region), x);
        }

        private Term of(Term x, Region region, Map<Term, Term> known) {
            Term part = known.get(x);
            if (part == null) {
                if (isArithmetic(x)) {
                    Term[] operands = x.step().operands().clone();
                    for (int i = 0; i < operands.length; i++) {
                        operands[i] = of(operands[i], region, known);
                    }
                    part = t.apply(x.step().op(), operands);
                } else {
                    part = t.apply(new Shapes.Slice(region), x);
                }
                known.put(x, part);
            }
            return part;
        }

        /** Whether it is in memory anyway, or follows from such arrays with a little arithmetic. */
        private boolean isCheap(Term x) {
            if (isArithmetic(x)) {
                left--;
                for (Term operand : x.step().operands()) {
                    if (left < 0 || !isCheap(operand)) {
                        return false;
                    }
                }
                return true;
            }
            return x.step() == null
                    || !Totality.isElementwise(x.step().op()) && (!isView(x) || isCheapView(x));
        }

        /** Whether a view is one of something smaller, or of what is in memory. */
        private boolean isCheapView(Term x) {
            Term of = x.operand(0);
            boolean made = of.step() != null && Totality.isElementwise(of.step().op());
            left--;
            return left >= 0 && (2 * of.shape().size() <= x.shape().size() || !made && isCheap(of));
        }

        private static boolean isView(Term x) {
            return switch (x.step().op()) {
                case Shapes.Broadcast _, Shapes.Reshape _, Shapes.Permute _, Shapes.Slice _ -> true;
                default -> false;
            };
        }

        private static boolean isArithmetic(Term x) {
            return x.step() != null
                    && !x.type().dtype().isInteger()
                    && Totality.isArithmetic(x.step().op());
        }
    }
}
