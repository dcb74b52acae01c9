package io.cotangent.op;

import io.cotangent.Index;
import io.cotangent.array.Region;
import io.cotangent.array.Shape;
import io.cotangent.error.IndexException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The part of an array that an index selects, and the shape that it then gets: without the axes at
 * one position, with new ones.
 */
record Selection(Region region, Shape shape) {
    static Selection of(String operation, Shape shape, Index... index) {
        int consumed = 0;
        int ellipses = 0;
        for (Index entry : index) {
            consumed += entry instanceof Index.At || entry instanceof Index.Range ? 1 : 0;
            ellipses += entry instanceof Index.Ellipsis ? 1 : 0;
        }
        if (consumed > shape.rank() || ellipses > 1) {
            throw new IndexException(
                    operation
                            + ": the index "
                            + Arrays.toString(index)
                            + " does not fit an array of shape "
                            + shape
                            + ": give at most one entry per axis and one ellipsis");
        }
        Region region = Region.whole(shape);
        List<Integer> lengths = new ArrayList<>();
        int axis = 0;
        for (Index entry : index) {
            switch (entry) {
                case Index.At(int position) -> {
                    region = region.along(axis, position(operation, position, shape, axis), 1, 1);
                    axis++;
                }
                case Index.Range range -> {
                    int length = range.length(shape.length(axis));
                    region =
                            region.along(
                                    axis,
                                    length == 0 ? 0 : range.first(shape.length(axis)),
                                    length,
                                    range.step());
                    lengths.add(length);
                    axis++;
                }
                case Index.Positions _, Index.Mask _ ->
                        throw new IllegalArgumentException(entry + " is no basic index");
                case Index.NewAxis() -> lengths.add(1);
                case Index.Ellipsis() -> {
                    for (int end = axis + shape.rank() - consumed; axis < end; axis++) {
                        lengths.add(shape.length(axis));
                    }
                }
            }
        }
        for (; axis < shape.rank(); axis++) {
            lengths.add(shape.length(axis));
        }
        return new Selection(
                region, Shape.of(lengths.stream().mapToInt(Integer::intValue).toArray()));
    }

    /** One position along each of the first axes. */
    static Selection at(String operation, Shape shape, int... index) {
        if (index.length > shape.rank()) {
            return of(operation, shape, Index.at(index)); // says why not
        }
        int[] starts = new int[shape.rank()];
        int[] lengths = shape.lengths();
        int[] steps = new int[shape.rank()];
        Arrays.fill(steps, 1);
        for (int axis = 0; axis < index.length; axis++) {
            starts[axis] = position(operation, index[axis], shape, axis);
            lengths[axis] = 1;
        }
        return new Selection(
                new Region(starts, lengths, steps), shape.last(shape.rank() - index.length));
    }

    private static int position(String operation, int position, Shape shape, int axis) {
        int length = shape.length(axis);
        int fromStart = position < 0 ? position + length : position;
        if (fromStart < 0 || fromStart >= length) {
            throw new IndexException(
                    operation
                            + ": index "
                            + position
                            + " is out of range for axis "
                            + axis
                            + " of "
                            + shape
                            + (length == 0
                                    ? ": it is empty"
                                    : ": give one of " + -length + ".." + (length - 1)));
        }
        return fromStart;
    }
}
