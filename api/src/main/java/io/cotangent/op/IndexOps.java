package io.cotangent.op;

import io.cotangent.DType;
import io.cotangent.Index;
import io.cotangent.NDArray;
import io.cotangent.array.Region;
import io.cotangent.array.Shape;
import io.cotangent.array.Typed;
import io.cotangent.error.DTypeException;
import io.cotangent.error.ShapeException;

/** Parts of arrays, read and replaced. */
public interface IndexOps extends ElementwiseOps {
    default NDArray get(NDArray x, int... index) {
        return get(x, Index.at(index));
    }

    default NDArray get(NDArray x, String index) {
        return get(x, Index.parse(index));
    }

    default NDArray get(NDArray x, Index... index) {
        Selection selection = Selection.of("get", Typed.of(x).shape(), index);
        Region region = selection.region();
        boolean whole = region.equals(Region.whole(Typed.of(x).shape()));
        return reshape(whole ? x : apply(new Shapes.Slice(region), x), selection.shape());
    }

    default NDArray slice(NDArray x, int axis, int start, int end) {
        return slice(x, axis, start, end, 1);
    }

    default NDArray slice(NDArray x, int axis, int start, int end, int step) {
        Index[] index = new Index[Typed.of(x).shape().axis("slice", axis) + 1];
        java.util.Arrays.fill(index, Index.all());
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
        Selection selection = Selection.of("with", Typed.of(x).shape(), index);
        Shape shape = selection.shape();
        if (!Typed.of(value).shape().broadcast("with", shape).equals(shape)) {
            throw new ShapeException(
                    "with: a value of shape "
                            + Typed.of(value).shape()
                            + " does not fit the selected part, "
                            + shape
                            + ": give one of that shape, or one that broadcasts to it");
        }
        if (x.dtype().promote(value.dtype()) != x.dtype()
                && !(x.dtype().isFloating() && value.dtype().isFloating())) {
            throw new DTypeException(
                    "with: a value of type "
                            + value.dtype()
                            + " does not fit an array of "
                            + x.dtype()
                            + ": use astype on one of them");
        }
        NDArray part =
                reshape(broadcast(cast(value, x.dtype()), shape), selection.region().shape());
        return apply(new Shapes.Update(selection.region()), x, part);
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
