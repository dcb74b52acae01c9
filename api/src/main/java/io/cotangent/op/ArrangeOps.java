package io.cotangent.op;

import io.cotangent.DType;
import io.cotangent.NDArray;
import io.cotangent.array.Shape;
import io.cotangent.array.Typed;
import io.cotangent.error.AxisException;
import io.cotangent.error.DTypeException;
import io.cotangent.error.ShapeException;
import java.util.Arrays;
import java.util.Collections;
import java.util.stream.IntStream;

/** Elements repeated, rolled, padded, and masked by their place. */
public interface ArrangeOps extends IndexOps {
    default NDArray tile(NDArray x, int... times) {
        NDArray tiled = x;
        while (tiled.rank() < times.length) {
            tiled = expandDims(tiled, 0);
        }
        for (int i = 1; i <= times.length; i++) {
            int copies = times[times.length - i];
            if (copies < 0) {
                throw new ShapeException(
                        "tile: " + Arrays.toString(times) + " is negative: give counts from 0 on");
            }
            tiled =
                    copies == 0
                            ? slice(tiled, -i, 0, 0)
                            : concat(-i, Collections.nCopies(copies, tiled));
        }
        return tiled;
    }

    default NDArray repeat(NDArray x, int times) {
        return repeat(flatten(x), times, 0);
    }

    default NDArray repeat(NDArray x, int times, int axis) {
        int along = Typed.of(x).shape().axis("repeat", axis);
        int[] each = new int[Typed.of(x).shape().length(along)];
        Arrays.fill(each, times);
        return repeat(x, each, along);
    }

    default NDArray repeat(NDArray x, int[] times, int axis) {
        Shape shape = Typed.of(x).shape();
        int along = shape.axis("repeat", axis);
        if (times.length != shape.length(along) || Arrays.stream(times).anyMatch(n -> n < 0)) {
            throw new ShapeException(
                    "repeat: "
                            + Arrays.toString(times)
                            + " does not fit axis "
                            + along
                            + " of "
                            + shape
                            + ": give a count from 0 on for each position, or one number for all");
        }
        int[] positions =
                IntStream.range(0, times.length)
                        .flatMap(i -> IntStream.generate(() -> i).limit(times[i]))
                        .toArray();
        return take(x, positions, along);
    }

    default NDArray roll(NDArray x, int shift) {
        return reshape(roll(flatten(x), shift, 0), Typed.of(x).shape());
    }

    default NDArray roll(NDArray x, int shift, int axis) {
        Shape shape = Typed.of(x).shape();
        int along = shape.axis("roll", axis);
        int length = shape.length(along);
        int cut = length == 0 ? 0 : Math.floorMod(-shift, length);
        return cut == 0 ? x : concat(along, slice(x, along, cut, length), slice(x, along, 0, cut));
    }

    default NDArray roll(NDArray x, int[] shifts, int[] axes) {
        if (shifts.length != axes.length) {
            throw new AxisException(
                    "roll: "
                            + shifts.length
                            + " shifts for "
                            + axes.length
                            + " axes: give one for each");
        }
        NDArray rolled = x;
        for (int i = 0; i < axes.length; i++) {
            rolled = roll(rolled, shifts[i], axes[i]);
        }
        return rolled;
    }

    default NDArray rot90(NDArray x, int times, int axis1, int axis2) {
        Shape shape = Typed.of(x).shape();
        int from = shape.axis("rot90", axis1);
        int to = shape.axis("rot90", axis2);
        if (from == to) {
            throw new AxisException(
                    "rot90: axis " + from + " is given twice: give the two axes of a plane");
        }
        return switch (Math.floorMod(times, 4)) {
            case 0 -> x;
            case 1 -> swapAxes(flip(x, to), from, to);
            case 2 -> flip(x, from, to);
            default -> flip(swapAxes(x, from, to), to);
        };
    }

    default NDArray triu(NDArray x) {
        return triu(x, 0);
    }

    default NDArray triu(NDArray x, int offset) {
        return where(gte(diagonals("triu", x), offset), x, zero(x));
    }

    default NDArray tril(NDArray x) {
        return tril(x, 0);
    }

    default NDArray tril(NDArray x, int offset) {
        return where(lte(diagonals("tril", x), offset), x, zero(x));
    }

    default NDArray diff(NDArray x, int axis) {
        Shape shape = Typed.of(x).shape();
        int along = shape.axis("diff", axis);
        int length = shape.length(along);
        return sub(slice(x, along, Math.min(1, length), length), slice(x, along, 0, -1));
    }

    default NDArray diff(NDArray x, int times, int axis) {
        NDArray result = x;
        for (int i = 0; i < times; i++) {
            result = diff(result, axis);
        }
        return result;
    }

    default NDArray gradient(NDArray x, int axis) {
        return gradient(x, axis, 1);
    }

    default NDArray gradient(NDArray x, int axis, double spacing) {
        NDArray steps = div(differences(x, axis), spacing);
        int along = Typed.of(x).shape().axis("gradient", axis);
        int n = Typed.of(x).shape().length(along);
        NDArray far = sub(slice(x, along, 2, n), slice(x, along, 0, n - 2));
        return ends(steps, div(far, 2 * spacing), along);
    }

    /**
     * The three-point formula for uneven spacing, of second order; at both ends, the two-point
     * formula.
     */
    default NDArray gradient(NDArray x, int axis, NDArray coordinates) {
        int along = Typed.of(x).shape().axis("gradient", axis);
        int n = Typed.of(x).shape().length(along);
        if (!Typed.of(coordinates).shape().equals(Shape.of(n))) {
            throw new ShapeException(
                    "gradient: coordinates of shape "
                            + Typed.of(coordinates).shape()
                            + " do not fit axis "
                            + along
                            + " of "
                            + Typed.of(x).shape()
                            + ": give a vector of length "
                            + n);
        }
        int[] lengths = new int[x.rank()];
        Arrays.fill(lengths, 1);
        lengths[along] = n - 1;
        NDArray width = reshape(diff(coordinates, 0), Shape.of(lengths));
        NDArray slopes = div(differences(x, axis), width);
        NDArray left = slice(width, along, 0, n - 2);
        NDArray right = slice(width, along, 1, n - 1);
        NDArray leftSlope = slice(slopes, along, 0, n - 2);
        NDArray rightSlope = slice(slopes, along, 1, n - 1);
        NDArray inner = div(add(mul(leftSlope, right), mul(rightSlope, left)), add(left, right));
        return ends(slopes, inner, along);
    }

    private NDArray differences(NDArray x, int axis) {
        Shape shape = Typed.of(x).shape();
        int along = shape.axis("gradient", axis);
        if (shape.length(along) < 2) {
            throw new ShapeException(
                    "gradient: axis "
                            + along
                            + " of "
                            + shape
                            + " has fewer than 2 positions: there is no slope");
        }
        return diff(cast(x, x.dtype().floating()), along);
    }

    private NDArray ends(NDArray slopes, NDArray inner, int axis) {
        int last = Typed.of(slopes).shape().length(axis) - 1;
        return concat(axis, slice(slopes, axis, 0, 1), inner, slice(slopes, axis, last, last + 1));
    }

    default NDArray oneHot(NDArray indices, int classes) {
        if (!indices.dtype().isInteger()) {
            throw new DTypeException(
                    "oneHot: classes must be integers, but are "
                            + Typed.of(indices)
                            + ": use astype(DType.INT64)");
        }
        NDArray all = NDArray.arange(DType.INT64, 0, classes, 1);
        return cast(eq(expandDims(indices, -1), all), DType.FLOAT64);
    }

    /** Column minus row of each place in the last two axes. */
    private static NDArray diagonals(String name, NDArray x) {
        Shape shape = Typed.of(x).shape();
        if (shape.rank() < 2) {
            throw new ShapeException(
                    name + ": needs matrices in the last two axes, but got " + shape);
        }
        NDArray rows = NDArray.arange(DType.INT64, 0, shape.length(shape.rank() - 2), 1);
        NDArray columns = NDArray.arange(DType.INT64, 0, shape.length(shape.rank() - 1), 1);
        return columns.sub(rows.expandDims(1));
    }

    private NDArray zero(NDArray x) {
        return cast(NDArray.of(0.0), x.dtype());
    }
}
