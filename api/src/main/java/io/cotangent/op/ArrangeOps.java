package io.cotangent.op;

import io.cotangent.DType;
import io.cotangent.NDArray;
import io.cotangent.PadMode;
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

    default NDArray pad(NDArray x, int before, int after, int axis) {
        return pad(x, before, after, axis, 0);
    }

    default NDArray pad(NDArray x, int before, int after, int axis, double value) {
        Shape shape = Typed.of(x).shape();
        int along = shape.axis("pad", axis);
        requireWidths(before, after);
        NDArray fill = cast(NDArray.of(value), x.dtype());
        return concat(
                along,
                broadcast(fill, shape.with(along, before)),
                x,
                broadcast(fill, shape.with(along, after)));
    }

    default NDArray pad(NDArray x, int before, int after, int axis, PadMode mode) {
        Shape shape = Typed.of(x).shape();
        int along = shape.axis("pad", axis);
        int length = shape.length(along);
        requireWidths(before, after);
        if (length == 0 && before + after > 0) {
            throw new ShapeException(
                    "pad: axis "
                            + along
                            + " of "
                            + shape
                            + " is empty, so there is nothing to repeat: pad with a number");
        }
        int[] positions = new int[before + length + after];
        Arrays.setAll(positions, i -> mode.inside(i - before, length));
        return take(x, positions, along);
    }

    default NDArray triu(NDArray x, int offset) {
        return where(gte(diagonals("triu", x), offset), x, zero(x));
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

    default NDArray[] meshgrid(NDArray... vectors) {
        int[] lengths = new int[vectors.length];
        for (int i = 0; i < lengths.length; i++) {
            Shape shape = Typed.of(vectors[i]).shape();
            if (shape.rank() != 1) {
                throw new ShapeException(
                        "meshgrid: needs vectors, but got " + shape + ": use flatten");
            }
            lengths[i] = shape.length(0);
        }
        NDArray[] grids = new NDArray[vectors.length];
        for (int i = 0; i < grids.length; i++) {
            int[] along = new int[lengths.length];
            Arrays.fill(along, 1);
            along[i] = lengths[i];
            grids[i] = broadcast(reshape(vectors[i], Shape.of(along)), Shape.of(lengths));
        }
        return grids;
    }
}
