package io.cotangent.op;

import io.cotangent.DType;
import io.cotangent.Index;
import io.cotangent.NDArray;
import io.cotangent.array.Maps;
import io.cotangent.array.Region;
import io.cotangent.array.Shape;
import io.cotangent.array.Typed;
import io.cotangent.error.DTypeException;
import io.cotangent.error.ShapeException;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Parts of arrays, read and replaced. */
public interface IndexOps extends ElementwiseOps {
    default NDArray get(NDArray x, int... index) {
        Shape shape = Typed.of(x).shape();
        Selection selection = Selection.at("get", shape, index);
        boolean whole = selection.region().isWhole(shape);
        return reshape(
                whole ? x : apply(new Shapes.Slice(selection.region()), x), selection.shape());
    }

    default NDArray get(NDArray x, String index) {
        return get(x, Index.parse(index));
    }

    default NDArray get(NDArray x, Index... index) {
        if (Picking.isPicking(index)) {
            return Picking.of(this, "get", Typed.of(x).shape(), index).get(this, x);
        }
        Selection selection = Selection.of("get", Typed.of(x).shape(), index);
        Region region = selection.region();
        boolean whole = region.isWhole(Typed.of(x).shape());
        return reshape(whole ? x : apply(new Shapes.Slice(region), x), selection.shape());
    }

    default NDArray slice(NDArray x, int axis, int start, int end) {
        return slice(x, axis, start, end, 1);
    }

    default NDArray slice(NDArray x, int axis, int start, int end, int step) {
        Index[] index = new Index[Typed.of(x).shape().axis("slice", axis) + 1];
        Arrays.fill(index, Index.all());
        index[index.length - 1] = Index.range(start, end, step);
        return get(x, index);
    }

    default NDArray with(NDArray x, int index, NDArray value) {
        return with(x, Index.at(new int[] {index}), value);
    }

    default NDArray with(NDArray x, int index, double value) {
        return with(x, Index.at(new int[] {index}), value);
    }

    default NDArray with(NDArray x, int[] index, NDArray value) {
        return with(x, Index.at(index), value);
    }

    default NDArray with(NDArray x, int[] index, double value) {
        return with(x, Index.at(index), value);
    }

    default NDArray with(NDArray x, String index, NDArray value) {
        return with(x, Index.parse(index), value);
    }

    default NDArray with(NDArray x, String index, double value) {
        return with(x, Index.parse(index), value);
    }

    default NDArray with(NDArray x, Index[] index, double value) {
        return with(x, index, cast(NDArray.of(value), x.dtype()));
    }

    default NDArray with(NDArray x, Index[] index, NDArray value) {
        if (Picking.isPicking(index)) {
            NDArray places = places(x, index);
            NDArray values = fitted("with", x, Typed.of(places).shape(), value);
            NDArray placed =
                    apply(new Indexing.Place(), flatten(x), flatten(places), flatten(values));
            return reshape(placed, Typed.of(x).shape());
        }
        Selection selection = Selection.of("with", Typed.of(x).shape(), index);
        NDArray part =
                reshape(fitted("with", x, selection.shape(), value), selection.region().shape());
        return apply(new Shapes.Update(selection.region()), x, part);
    }

    default NDArray withAdded(NDArray x, Index[] index, NDArray value) {
        NDArray places = places(x, index);
        NDArray values = fitted("withAdded", x, Typed.of(places).shape(), value);
        Op scatter = new Indexing.Scatter(Shape.of(x.size()), 0);
        NDArray added = apply(scatter, flatten(values), flatten(places));
        return add(x, reshape(added, Typed.of(x).shape()));
    }

    default NDArray scatterAdd(NDArray x, NDArray indices, NDArray values, int axis) {
        int along = Typed.of(x).shape().axis("scatterAdd", axis);
        Op take = new Indexing.Take(along);
        NDArray places = indices("scatterAdd", indices);
        Shape shape = take.types(Typed.of(x), Typed.of(places))[0].shape();
        NDArray parts = fitted("scatterAdd", x, shape, values);
        return add(x, apply(new Indexing.Scatter(Typed.of(x).shape(), along), parts, places));
    }

    default NDArray[] nonzero(NDArray x) {
        Shape shape = Typed.of(x).shape();
        boolean[] chosen = (boolean[]) Maps.cast(observe(x), DType.BOOL).toFlatArray();
        long[] flat =
                IntStream.range(0, chosen.length)
                        .filter(i -> chosen[i])
                        .mapToLong(i -> i)
                        .toArray();
        NDArray[] positions = new NDArray[shape.rank()];
        for (int axis = shape.rank() - 1, below = 1; axis >= 0; axis--) {
            int inner = below;
            int length = Math.max(shape.length(axis), 1);
            positions[axis] =
                    NDArray.of(Arrays.stream(flat).map(i -> i / inner % length).toArray());
            below *= length;
        }
        return positions;
    }

    /** The place of each selected element in the flattened array. */
    default NDArray places(NDArray x, Index... index) {
        NDArray all = NDArray.arange(DType.INT64, 0, x.size(), 1);
        return get(reshape(all, Typed.of(x).shape()), index);
    }

    /** A value as it goes to a part, of some shape, of an array. */
    default NDArray fitted(String operation, NDArray x, Shape shape, NDArray value) {
        if (!Typed.of(value).shape().broadcast(operation, shape).equals(shape)) {
            throw new ShapeException(
                    operation
                            + ": a value of shape "
                            + Typed.of(value).shape()
                            + " does not fit the selected part, "
                            + shape
                            + ": give one of that shape, or one that broadcasts to it");
        }
        if (x.dtype().promote(value.dtype()) != x.dtype()
                && !(x.dtype().isFloating() && value.dtype().isFloating())) {
            throw new DTypeException(
                    operation
                            + ": a value of type "
                            + value.dtype()
                            + " does not fit an array of "
                            + x.dtype()
                            + ": use astype on one of them");
        }
        return broadcast(cast(value, x.dtype()), shape);
    }

    default NDArray take(NDArray x, NDArray indices) {
        return take(flatten(x), indices, 0);
    }

    default NDArray take(NDArray x, NDArray indices, int axis) {
        int along = Typed.of(x).shape().axis("take", axis);
        return apply(new Indexing.Take(along), x, indices("take", indices));
    }

    default NDArray take(NDArray x, int[] indices, int axis) {
        return take(x, NDArray.of(indices), axis);
    }

    default NDArray takeAlongAxis(NDArray x, NDArray indices, int axis) {
        return gather(x, indices, axis);
    }

    default NDArray gather(NDArray x, NDArray indices, int axis) {
        Shape shape = Typed.of(x).shape();
        int along = shape.axis("gather", axis);
        Shape at = Typed.of(indices).shape();
        if (at.rank() != shape.rank()) {
            throw new ShapeException(
                    "gather: the array "
                            + shape
                            + " and the indices "
                            + at
                            + " must have the same number of axes: reshape the indices, or use take");
        }
        Shape others = shape.with(along, 1).broadcast("gather", at.with(along, 1));
        NDArray spreadX = broadcast(x, others.with(along, shape.length(along)));
        NDArray spreadAt =
                broadcast(indices("gather", indices), others.with(along, at.length(along)));
        return apply(new Indexing.TakeAlong(along), spreadX, spreadAt);
    }

    private static NDArray indices(String operation, NDArray indices) {
        if (!indices.dtype().isInteger()) {
            throw new DTypeException(
                    operation
                            + ": indices must be integers, but are "
                            + Typed.of(indices)
                            + ": use astype(DType.INT64)"
                            + (indices.dtype() == DType.BOOL ? ", or where for a mask" : ""));
        }
        return indices;
    }
}
