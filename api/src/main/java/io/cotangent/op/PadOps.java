package io.cotangent.op;

import io.cotangent.NDArray;
import io.cotangent.PadMode;
import io.cotangent.array.Shape;
import io.cotangent.array.Typed;
import io.cotangent.error.ShapeException;
import java.util.Arrays;

/** What is put before and after the positions of axes. */
public interface PadOps extends QuantileOps {
    default NDArray pad(NDArray x, int before, int after, int axis) {
        return pad(x, before, after, axis, 0);
    }

    default NDArray pad(NDArray x, int before, int after, int axis, double value) {
        Shape shape = Typed.of(x).shape();
        int along = shape.axis("pad", axis);
        requireWidths(before, after);
        return framed(x, cast(NDArray.of(value), x.dtype()), before, after, along);
    }

    default NDArray pad(NDArray x, int before, int after, int axis, PadMode mode) {
        Shape shape = Typed.of(x).shape();
        int along = shape.axis("pad", axis);
        requireWidths(before, after);
        if (before + after == 0) {
            return x;
        }
        if (shape.length(along) == 0) {
            throw new ShapeException(
                    "pad: axis "
                            + along
                            + " of "
                            + shape
                            + " is empty, so there is nothing to repeat: pad with a number");
        }
        return switch (mode) {
            case EDGE, REFLECT, SYMMETRIC, WRAP -> repeated(x, before, after, along, mode);
            case LINEAR_RAMP ->
                    concat(along, ramp(x, before, along, true), x, ramp(x, after, along, false));
            case MAXIMUM -> framed(x, max(x, true, along), before, after, along);
            case MINIMUM -> framed(x, min(x, true, along), before, after, along);
            case MEAN -> framed(x, like(x, mean(x, true, along)), before, after, along);
            case MEDIAN -> framed(x, like(x, median(x, true, along)), before, after, along);
        };
    }

    default NDArray pad(NDArray x, int[][] widths) {
        return pad(x, widths, 0);
    }

    default NDArray pad(NDArray x, int[][] widths, double value) {
        requireEach(x, widths);
        NDArray result = x;
        for (int axis = 0; axis < widths.length; axis++) {
            result = pad(result, widths[axis][0], widths[axis][1], axis, value);
        }
        return result;
    }

    default NDArray pad(NDArray x, int[][] widths, PadMode mode) {
        requireEach(x, widths);
        NDArray result = x;
        for (int axis = 0; axis < widths.length; axis++) {
            result = pad(result, widths[axis][0], widths[axis][1], axis, mode);
        }
        return result;
    }

    private NDArray framed(NDArray x, NDArray fill, int before, int after, int axis) {
        Shape shape = Typed.of(x).shape();
        return concat(
                axis,
                broadcast(fill, shape.with(axis, before)),
                x,
                broadcast(fill, shape.with(axis, after)));
    }

    private NDArray repeated(NDArray x, int before, int after, int axis, PadMode mode) {
        int length = Typed.of(x).shape().length(axis);
        int[] positions = new int[before + length + after];
        Arrays.setAll(positions, i -> inside(mode, i - before, length));
        return take(x, positions, axis);
    }

    /** The position that stands for one that may be outside. */
    private static int inside(PadMode mode, int position, int length) {
        return switch (mode) {
            case WRAP -> Math.floorMod(position, length);
            case REFLECT -> {
                int period = Math.max(1, 2 * length - 2);
                int folded = Math.floorMod(position, period);
                yield Math.min(folded, period - folded);
            }
            case SYMMETRIC -> {
                int folded = Math.floorMod(position, 2 * length);
                yield Math.min(folded, 2 * length - 1 - folded);
            }
            default -> Math.clamp(position, 0, length - 1);
        };
    }

    /** From 0, at the far end, towards the element at the edge, in equal steps. */
    private NDArray ramp(NDArray x, int width, int axis, boolean first) {
        NDArray edge = first ? slice(x, axis, 0, 1) : slice(x, axis, -1, Integer.MAX_VALUE);
        double[] parts = new double[width];
        Arrays.setAll(parts, i -> (double) (first ? i : width - 1 - i) / width);
        int[] along = new int[x.rank()];
        Arrays.fill(along, 1);
        along[axis] = width;
        NDArray real = cast(edge, x.dtype().floating());
        NDArray ramp = mul(real, cast(NDArray.of(parts, along), real.dtype()));
        return x.dtype().isFloating() ? ramp : cast(floor(ramp), x.dtype());
    }

    /** A mean in the type of an array, rounded where that has integers. */
    private NDArray like(NDArray x, NDArray mean) {
        return x.dtype().isFloating() ? mean : cast(round(mean), x.dtype());
    }

    private static void requireEach(NDArray x, int[][] widths) {
        if (widths.length != x.rank() || Arrays.stream(widths).anyMatch(pair -> pair.length != 2)) {
            throw new ShapeException(
                    "pad: "
                            + Arrays.deepToString(widths)
                            + " does not fit an array of shape "
                            + Typed.of(x).shape()
                            + ": give {before, after} for each axis");
        }
    }

    private static void requireWidths(int before, int after) {
        if (before < 0 || after < 0) {
            throw new ShapeException(
                    "pad: widths are not negative, but got "
                            + before
                            + " and "
                            + after
                            + ": use slice to cut");
        }
    }
}
