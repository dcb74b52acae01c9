package io.cotangent.op;

import io.cotangent.DType;
import io.cotangent.NDArray;
import io.cotangent.array.Region;
import io.cotangent.array.Shape;
import io.cotangent.array.Typed;
import io.cotangent.error.AxisException;
import io.cotangent.error.ShapeException;
import java.util.Arrays;
import java.util.List;

/** Shapes: broadcasting, reshaping, permuting, joining and splitting. */
public interface ShapeOps extends Applier {
    /** The array broadcast to a shape that it is known to broadcast to. */
    default NDArray broadcast(NDArray x, Shape shape) {
        return Typed.of(x).shape().equals(shape) ? x : apply(new Shapes.Broadcast(shape), x);
    }

    /** The array in another shape, which is known to have the same size. */
    default NDArray reshape(NDArray x, Shape shape) {
        return Typed.of(x).shape().equals(shape) ? x : apply(new Shapes.Reshape(shape), x);
    }

    default NDArray broadcastTo(NDArray x, int... shape) {
        Shape to = Shape.of(shape);
        if (!Typed.of(x).shape().broadcast("broadcastTo", to).equals(to)) {
            throw new ShapeException(
                    "broadcastTo: "
                            + Typed.of(x).shape()
                            + " does not broadcast to "
                            + to
                            + ": aligned at the last axis, each of its lengths must be 1 or the new one");
        }
        return broadcast(x, to);
    }

    default NDArray reshape(NDArray x, int... shape) {
        return reshape(x, Reshaping.shape(Typed.of(x).shape(), shape));
    }

    default NDArray flatten(NDArray x) {
        return reshape(x, Shape.of(x.size()));
    }

    default NDArray squeeze(NDArray x, int... axes) {
        Shape shape = Typed.of(x).shape();
        return reshape(x, shape.without(Reshaping.squeezed(shape, axes)));
    }

    default NDArray expandDims(NDArray x, int... axes) {
        Shape shape = Typed.of(x).shape();
        int rank = shape.rank() + axes.length;
        int[] lengths = new int[rank];
        for (int axis : axes) {
            int at = Shape.axis("expandDims", axis, rank);
            if (lengths[at] == 1) {
                throw new AxisException(
                        "expandDims: axis " + at + " is named twice: name each new axis once");
            }
            lengths[at] = 1;
        }
        for (int i = 0, next = 0; i < rank; i++) {
            lengths[i] = lengths[i] == 1 ? 1 : shape.length(next++);
        }
        return reshape(x, Shape.of(lengths));
    }

    default NDArray transpose(NDArray x, int... axes) {
        Shape shape = Typed.of(x).shape();
        int rank = shape.rank();
        int[] order = new int[rank];
        if (axes.length == 0) {
            Arrays.setAll(order, i -> rank - 1 - i);
        } else {
            if (axes.length != rank || shape.axes("transpose", axes).length != rank) {
                throw new AxisException(
                        "transpose: "
                                + Arrays.toString(axes)
                                + " does not name each axis of "
                                + shape
                                + " once: give a permutation, or nothing to reverse the axes");
            }
            Arrays.setAll(order, i -> shape.axis("transpose", axes[i]));
        }
        return permute(x, order);
    }

    default NDArray swapAxes(NDArray x, int axis1, int axis2) {
        int[] order = Typed.of(x).shape().axes("swapAxes");
        int a = Typed.of(x).shape().axis("swapAxes", axis1);
        int b = Typed.of(x).shape().axis("swapAxes", axis2);
        order[a] = b;
        order[b] = a;
        return permute(x, order);
    }

    default NDArray moveAxis(NDArray x, int source, int destination) {
        Shape shape = Typed.of(x).shape();
        int from = shape.axis("moveAxis", source);
        int to = shape.axis("moveAxis", destination);
        int[] order = new int[shape.rank()];
        for (int i = 0, next = 0; i < order.length; i++) {
            if (i == to) {
                order[i] = from;
            } else {
                next += next == from ? 1 : 0;
                order[i] = next++;
            }
        }
        return permute(x, order);
    }

    default NDArray moveAxes(NDArray x, int[] sources, int[] destinations) {
        Shape shape = Typed.of(x).shape();
        if (sources.length != destinations.length) {
            throw new AxisException(
                    "moveAxes: "
                            + sources.length
                            + " axes and "
                            + destinations.length
                            + " places: give a place for each axis");
        }
        int[] order = new int[shape.rank()];
        Arrays.fill(order, -1);
        boolean[] moved = new boolean[order.length];
        for (int i = 0; i < sources.length; i++) {
            int from = shape.axis("moveAxes", sources[i]);
            int to = shape.axis("moveAxes", destinations[i]);
            if (moved[from] || order[to] >= 0) {
                throw new AxisException(
                        "moveAxes: an axis or a place is named twice: name each once");
            }
            order[to] = from;
            moved[from] = true;
        }
        for (int i = 0, next = 0; i < order.length; i++) {
            if (order[i] < 0) {
                while (moved[next]) {
                    next++;
                }
                order[i] = next++;
            }
        }
        return permute(x, order);
    }

    private NDArray permute(NDArray x, int[] order) {
        for (int i = 0; i < order.length; i++) {
            if (order[i] != i) {
                return apply(new Shapes.Permute(new Axes(order)), x);
            }
        }
        return x;
    }

    default NDArray flip(NDArray x, int... axes) {
        Shape shape = Typed.of(x).shape();
        Region region = Region.whole(shape);
        for (int axis : shape.axes("flip", axes)) {
            if (shape.length(axis) > 0) {
                region = region.along(axis, shape.length(axis) - 1, shape.length(axis), -1);
            }
        }
        return apply(new Shapes.Slice(region), x);
    }

    default NDArray concat(int axis, NDArray... arrays) {
        if (arrays.length == 0) {
            throw new ShapeException("concat: there are no arrays to join: give one or more");
        }
        Shape first = Typed.of(arrays[0]).shape();
        int along = first.axis("concat", axis);
        DType dtype = arrays[0].dtype();
        for (NDArray array : arrays) {
            Shape shape = Typed.of(array).shape();
            if (shape.rank() != first.rank()
                    || !shape.with(along, first.length(along)).equals(first)) {
                throw new ShapeException(
                        "concat: "
                                + first
                                + " and "
                                + shape
                                + " do not agree outside axis "
                                + along
                                + ": all other lengths must be equal");
            }
            dtype = dtype.promote(array.dtype());
        }
        NDArray[] operands = new NDArray[arrays.length];
        for (int i = 0; i < operands.length; i++) {
            operands[i] = astype(arrays[i], dtype);
        }
        return operands.length == 1 ? operands[0] : apply(new Shapes.Concat(along), operands);
    }

    default NDArray concat(int axis, List<NDArray> arrays) {
        return concat(axis, arrays.toArray(NDArray[]::new));
    }

    default NDArray stack(int axis, NDArray... arrays) {
        if (arrays.length == 0) {
            throw new ShapeException("stack: there are no arrays to join: give one or more");
        }
        NDArray[] parts = new NDArray[arrays.length];
        for (int i = 0; i < parts.length; i++) {
            if (!Typed.of(arrays[i]).shape().equals(Typed.of(arrays[0]).shape())) {
                throw new ShapeException(
                        "stack: "
                                + Typed.of(arrays[0]).shape()
                                + " and "
                                + Typed.of(arrays[i]).shape()
                                + " are not equal: all arrays must have one shape");
            }
            parts[i] = expandDims(arrays[i], axis);
        }
        return concat(axis, parts);
    }

    default NDArray stack(int axis, List<NDArray> arrays) {
        return stack(axis, arrays.toArray(NDArray[]::new));
    }

    default NDArray[] split(NDArray x, int sections, int axis) {
        Shape shape = Typed.of(x).shape();
        int length = shape.length(shape.axis("split", axis));
        if (sections < 1 || length % sections != 0) {
            throw new ShapeException(
                    "split: an axis of length "
                            + length
                            + " does not split into "
                            + sections
                            + " equal parts: give the positions to split at");
        }
        int[] positions = new int[sections - 1];
        Arrays.setAll(positions, i -> (i + 1) * (length / sections));
        return split(x, positions, axis);
    }

    default NDArray[] split(NDArray x, int[] positions, int axis) {
        Shape shape = Typed.of(x).shape();
        int along = shape.axis("split", axis);
        NDArray[] parts = new NDArray[positions.length + 1];
        for (int i = 0; i < parts.length; i++) {
            int start = i == 0 ? 0 : Reshaping.clamped(positions[i - 1], shape.length(along));
            int end =
                    i == positions.length
                            ? shape.length(along)
                            : Reshaping.clamped(positions[i], shape.length(along));
            parts[i] =
                    apply(
                            new Shapes.Slice(
                                    Region.whole(shape)
                                            .along(along, start, Math.max(end - start, 0), 1)),
                            x);
        }
        return parts;
    }

    default NDArray diagonal(NDArray x, int offset, int axis1, int axis2) {
        Shape shape = Typed.of(x).shape();
        int first = shape.axis("diagonal", axis1);
        int second = shape.axis("diagonal", axis2);
        if (first == second) {
            throw new AxisException(
                    "diagonal: axis " + first + " is given twice: give two different axes");
        }
        int rows = shape.length(first);
        int columns = shape.length(second);
        NDArray last = moveAxes(x, new int[] {first, second}, new int[] {-2, -1});
        Shape of = Typed.of(last).shape();
        int rank = of.rank() - 1;
        int length =
                Math.max(0, Math.min(rows - Math.max(-offset, 0), columns - Math.max(offset, 0)));
        int start = length == 0 ? 0 : offset < 0 ? -offset * columns : offset;
        int[] flat = Arrays.copyOf(of.lengths(), rank);
        flat[rank - 1] = rows * columns;
        Region region = Region.whole(Shape.of(flat)).along(rank - 1, start, length, columns + 1);
        return apply(new Shapes.Slice(region), reshape(last, Shape.of(flat)));
    }

    default NDArray diag(NDArray x) {
        return diag(x, 0);
    }

    default NDArray diag(NDArray x, int offset) {
        return switch (x.rank()) {
            case 1 -> diagEmbed(x, offset);
            case 2 -> diagonal(x, offset, 0, 1);
            default ->
                    throw new ShapeException(
                            "diag: needs a vector or a matrix, but got "
                                    + Typed.of(x).shape()
                                    + ": use diagonal or diagEmbed");
        };
    }

    default NDArray diagEmbed(NDArray x, int offset) {
        Shape shape = Typed.of(x).shape();
        int axis = shape.rank() - 1;
        if (axis < 0) {
            throw new ShapeException("diagEmbed: needs vectors, but got a scalar: reshape it");
        }
        int n = shape.length(axis);
        int size = n + Math.abs(offset);
        int[] lengths = Arrays.copyOf(shape.lengths(), shape.rank() + 1);
        lengths[axis] = size;
        lengths[axis + 1] = size;
        Shape result = Shape.of(lengths);
        Shape flat = shape.with(axis, size * size);
        int start = n == 0 ? 0 : offset < 0 ? -offset * size : offset;
        Region diagonal = Region.whole(flat).along(axis, start, n, size + 1);
        return reshape(apply(new Shapes.Embed(flat, List.of(diagonal)), x), result);
    }

    /** The array with elements of another type: itself where it has it already. */
    NDArray astype(NDArray x, DType dtype);
}
