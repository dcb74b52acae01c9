package io.cotangent.simplify;

import io.cotangent.array.Region;
import io.cotangent.array.Shape;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Shapes beside the shapes that they are broadcast to. */
final class Alignment {
    private Alignment() {}

    /** A shape without axes of length 1 in front, which broadcasting adds. */
    static Shape stripped(Shape shape) {
        int[] lengths = shape.lengths();
        int first = 0;
        while (first < lengths.length && lengths[first] == 1) {
            first++;
        }
        return first == 0 ? shape : Shape.of(Arrays.copyOfRange(lengths, first, lengths.length));
    }

    /** A shape with axes of length 1 in front, up to a rank. */
    static Shape extended(Shape shape, int rank) {
        int[] lengths = new int[rank];
        Arrays.fill(lengths, 1);
        System.arraycopy(shape.lengths(), 0, lengths, rank - shape.rank(), shape.rank());
        return Shape.of(lengths);
    }

    /**
     * The shape to reshape to before broadcasting, where it was done after: what is broadcast from
     * {@code source} to {@code from} and then reshaped to {@code to}. Null where that changes other
     * axes than those of length 1.
     */
    static @Nullable Shape before(Shape source, Shape from, Shape to) {
        if (source.size() == 1) {
            return Shape.SCALAR;
        }
        int[] own = extended(source, from.rank()).lengths();
        int[] lengths = new int[to.rank()];
        int next = 0;
        for (int axis = 0; axis < lengths.length; axis++) {
            lengths[axis] = 1;
            if (to.length(axis) != 1) {
                while (next < own.length && from.length(next) == 1) {
                    next++;
                }
                if (next == own.length || from.length(next) != to.length(axis)) {
                    return null;
                }
                lengths[axis] = own[next++];
            }
        }
        while (next < own.length && from.length(next) == 1) {
            next++;
        }
        return next == own.length ? Shape.of(lengths) : null;
    }

    /**
     * A region of {@code from} as one of {@code to}, whose elements are the same, in the same
     * order. Null where the shapes differ in other axes than those of length 1.
     */
    static @Nullable Region region(Region region, Shape from, Shape to) {
        Region result = Region.whole(to);
        int next = 0;
        for (int axis = 0; axis < to.rank(); axis++) {
            if (to.length(axis) != 1) {
                while (next < from.rank() && from.length(next) == 1) {
                    next++;
                }
                if (next == from.rank() || from.length(next) != to.length(axis)) {
                    return null;
                }
                result =
                        result.along(
                                axis,
                                region.starts()[next],
                                region.lengths()[next],
                                region.steps()[next]);
                next++;
            }
        }
        while (next < from.rank() && from.length(next) == 1) {
            next++;
        }
        return next == from.rank() && isNotEmpty(region) ? result : null;
    }

    private static boolean isNotEmpty(Region region) {
        for (int length : region.lengths()) {
            if (length == 0) {
                return false;
            }
        }
        return true;
    }
}
