package io.cotangent.op;

import io.cotangent.array.Shape;
import io.cotangent.error.ShapeException;
import java.util.Arrays;

/** The rules by which shapes are given in part. */
final class Reshaping {
    private Reshaping() {}

    /** The shape to reshape to, where one length may be -1: as many as are left. */
    static Shape shape(Shape from, int... lengths) {
        int[] result = lengths.clone();
        int unknown = -1;
        long known = 1;
        for (int i = 0; i < result.length; i++) {
            if (result[i] == -1 && unknown < 0) {
                unknown = i;
            } else {
                known *= result[i];
            }
        }
        if (unknown >= 0 && known > 0 && from.size() % known == 0) {
            result[unknown] = (int) (from.size() / known);
        }
        for (int length : result) {
            if (length < 0) {
                throw mismatch(from, lengths);
            }
        }
        Shape shape = Shape.of(result);
        if (shape.size() != from.size()) {
            throw mismatch(from, lengths);
        }
        return shape;
    }

    private static ShapeException mismatch(Shape from, int... lengths) {
        return new ShapeException(
                "reshape: "
                        + from
                        + " has "
                        + from.size()
                        + " elements, which do not make "
                        + Arrays.toString(lengths).replace(" ", "")
                        + ": give lengths whose product is that, with -1 for at most one of them");
    }

    /** The axes of length 1 to take away: those named, or all. */
    static int[] squeezed(Shape shape, int... axes) {
        int[] all = shape.axes("squeeze", axes);
        if (axes.length == 0) {
            return Arrays.stream(all).filter(axis -> shape.length(axis) == 1).toArray();
        }
        for (int axis : all) {
            if (shape.length(axis) != 1) {
                throw new ShapeException(
                        "squeeze: axis "
                                + axis
                                + " of "
                                + shape
                                + " has length "
                                + shape.length(axis)
                                + ", not 1: index it, or sum over it");
            }
        }
        return all;
    }

    /**
     * A position where a slice begins or ends: negative ones count from the end, and what lies
     * outside is at the edge.
     */
    static int clamped(int position, int length) {
        return Math.clamp(position < 0 ? (long) position + length : position, 0, length);
    }
}
