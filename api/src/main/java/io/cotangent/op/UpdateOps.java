package io.cotangent.op;

import io.cotangent.DType;
import io.cotangent.Index;
import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.array.Creation;
import io.cotangent.array.Shape;
import io.cotangent.array.Typed;
import io.cotangent.error.ShapeException;
import java.util.Arrays;
import java.util.function.BinaryOperator;

/** Copies of arrays in which parts were replaced by, or combined with, other values. */
public interface UpdateOps extends OrderOps, MaskedOps {
    default NDArray withAdded(NDArray x, String index, NDArray value) {
        return withAdded(x, Index.parse(index), value);
    }

    default NDArray withMultiplied(NDArray x, Index[] index, NDArray value) {
        return combined("withMultiplied", x, index, value, onesLike(x), this::mul);
    }

    default NDArray withMultiplied(NDArray x, String index, NDArray value) {
        return withMultiplied(x, Index.parse(index), value);
    }

    default NDArray withMax(NDArray x, Index[] index, NDArray value) {
        return combined("withMax", x, index, value, extreme(x, false), this::maximum);
    }

    default NDArray withMax(NDArray x, String index, NDArray value) {
        return withMax(x, Index.parse(index), value);
    }

    default NDArray withMin(NDArray x, Index[] index, NDArray value) {
        return combined("withMin", x, index, value, extreme(x, true), this::minimum);
    }

    default NDArray withMin(NDArray x, String index, NDArray value) {
        return withMin(x, Index.parse(index), value);
    }

    /**
     * Combines values with the elements at their places. Where places may repeat, the values are
     * sorted by place, and each is combined with those before it at the same place, by doubling the
     * distance; the last of each place then has them all, and stays when all are put.
     *
     * @param neutral what combines with a value to the value itself
     */
    private NDArray combined(
            String operation,
            NDArray x,
            Index[] index,
            NDArray value,
            NDArray neutral,
            BinaryOperator<NDArray> combine) {
        NDArray at = get(x, index);
        NDArray values = fitted(operation, x, Typed.of(at).shape(), value);
        if (!Picking.isPicking(index)) {
            return with(x, index, combine.apply(at, values));
        }
        NDArray places = flatten(places(x, index));
        NDArray order = argsort(places);
        NDArray sortedPlaces = take(places, order, 0);
        NDArray sorted = take(flatten(values), order, 0);
        NDArray filler = flatten(broadcast(neutral, Typed.of(x).shape()));
        int n = places.size();
        for (int distance = 1; distance < n; distance *= 2) {
            NDArray same =
                    eq(
                            slice(sortedPlaces, 0, 0, n - distance),
                            slice(sortedPlaces, 0, distance, n));
            NDArray before = where(same, slice(sorted, 0, 0, n - distance), get(filler, 0));
            NDArray here = slice(sorted, 0, distance, n);
            sorted = concat(0, slice(sorted, 0, 0, distance), combine.apply(before, here));
        }
        NDArray flat = flatten(x);
        NDArray result = combine.apply(take(flat, sortedPlaces, 0), sorted);
        return reshape(
                apply(new Indexing.Place(), flat, sortedPlaces, result), Typed.of(x).shape());
    }

    default NDArray scatter(NDArray x, NDArray indices, NDArray values, int axis) {
        Index[] index = new Index[Typed.of(x).shape().axis("scatter", axis) + 1];
        Arrays.fill(index, Index.all());
        index[index.length - 1] = Index.of(indices);
        return with(x, index, values);
    }

    default NDArray putAlongAxis(NDArray x, NDArray indices, NDArray values, int axis) {
        Shape shape = Typed.of(x).shape();
        NDArray all = reshape(NDArray.arange(DType.INT64, 0, x.size(), 1), shape);
        NDArray places = gather(all, indices, axis);
        NDArray parts = fitted("putAlongAxis", x, Typed.of(places).shape(), values);
        return reshape(
                apply(new Indexing.Place(), flatten(x), flatten(places), flatten(parts)), shape);
    }

    default NDArray segmentSum(NDArray x, NDArray segments, int number) {
        Shape shape = Typed.of(x).shape();
        if (shape.rank() == 0 || !Typed.of(segments).shape().equals(Shape.of(shape.length(0)))) {
            throw new ShapeException(
                    "segmentSum: segments of shape "
                            + Typed.of(segments).shape()
                            + " do not fit an array of shape "
                            + shape
                            + ": give a vector with a segment for each position of the first axis");
        }
        ArrayType type = Typed.of(x).withShape(shape.with(0, number));
        return scatterAdd(Creation.full(type, 0), segments, x, 0);
    }
}
