package io.cotangent.array;

import java.util.Arrays;

/**
 * A regular part of an array: along each axis, {@code lengths[a]} positions from {@code starts[a]}
 * in steps of {@code steps[a]}, which may be negative. All positions exist in the array that the
 * region belongs to.
 */
public record Region(int[] starts, int[] lengths, int[] steps) {
    /** The whole of an array. */
    public static Region whole(Shape shape) {
        int[] steps = new int[shape.rank()];
        Arrays.fill(steps, 1);
        return new Region(new int[shape.rank()], shape.lengths(), steps);
    }

    /** Whether it is the whole of an array, in order. */
    public boolean isWhole(Shape shape) {
        if (starts.length != shape.rank()) {
            return false;
        }
        for (int axis = 0; axis < starts.length; axis++) {
            if (starts[axis] != 0 || lengths[axis] != shape.length(axis) || steps[axis] != 1) {
                return false;
            }
        }
        return true;
    }

    /**
     * The place of the first element, if in an array of this shape whose elements lie side by side
     * those of the region do, too, in order; else -1.
     */
    int place(Shape shape) {
        int[] strides = shape.rowMajor();
        int place = 0;
        boolean inside = false;
        for (int axis = 0; axis < starts.length; axis++) {
            boolean whole = lengths[axis] == shape.length(axis);
            if (inside && !whole || lengths[axis] > 1 && steps[axis] != 1) {
                return -1;
            }
            inside |= lengths[axis] != 1;
            place += starts[axis] * strides[axis];
        }
        return place;
    }

    /** The region's own shape. */
    public Shape shape() {
        return Shape.of(lengths);
    }

    /** This region, narrowed along one axis. */
    public Region along(int axis, int start, int length, int step) {
        Region result = new Region(starts.clone(), lengths.clone(), steps.clone());
        result.starts[axis] = start;
        result.lengths[axis] = length;
        result.steps[axis] = step;
        return result;
    }

    /** This region at all positions of one more axis in front. */
    public Region afterBatch(int size) {
        Region result =
                new Region(
                        new int[starts.length + 1],
                        new int[starts.length + 1],
                        new int[starts.length + 1]);
        System.arraycopy(starts, 0, result.starts, 1, starts.length);
        System.arraycopy(lengths, 0, result.lengths, 1, starts.length);
        System.arraycopy(steps, 0, result.steps, 1, starts.length);
        result.lengths[0] = size;
        result.steps[0] = 1;
        return result;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Region region
                && Arrays.equals(starts, region.starts)
                && Arrays.equals(lengths, region.lengths)
                && Arrays.equals(steps, region.steps);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Arrays.hashCode(starts) + Arrays.hashCode(lengths))
                + Arrays.hashCode(steps);
    }

    /** As in {@code [0:2,3:0:-1]}: start, end (not included) and, unless it is 1, step. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("[");
        for (int axis = 0; axis < starts.length; axis++) {
            text.append(axis == 0 ? "" : ",")
                    .append(starts[axis])
                    .append(':')
                    .append(starts[axis] + lengths[axis] * steps[axis]);
            if (steps[axis] != 1) {
                text.append(':').append(steps[axis]);
            }
        }
        return text.append(']').toString();
    }
}
