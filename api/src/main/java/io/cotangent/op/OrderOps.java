package io.cotangent.op;

import io.cotangent.DType;
import io.cotangent.NDArray;
import io.cotangent.TopK;
import io.cotangent.array.Shape;
import io.cotangent.array.Typed;
import io.cotangent.error.IndexException;
import java.util.function.BinaryOperator;

/** Sorted elements, what is found by sorting, and running results along an axis. */
public interface OrderOps extends ReductionOps, ArrangeOps {
    default NDArray argsort(NDArray x) {
        return argsort(x, -1);
    }

    default NDArray argsort(NDArray x, int axis) {
        return apply(new Ordering.ArgSort(Typed.of(x).shape().axis("argsort", axis), false), x);
    }

    default NDArray sort(NDArray x) {
        return sort(x, -1);
    }

    default NDArray sort(NDArray x, int axis) {
        int along = Typed.of(x).shape().axis("sort", axis);
        return gather(x, argsort(x, along), along);
    }

    default TopK topK(NDArray x, int k) {
        return topK(x, k, -1);
    }

    default TopK topK(NDArray x, int k, int axis) {
        Shape shape = Typed.of(x).shape();
        int along = shape.axis("topK", axis);
        if (k < 0 || k > shape.length(along)) {
            throw new IndexException(
                    "topK: axis "
                            + along
                            + " of "
                            + shape
                            + " has no "
                            + k
                            + " elements: give a number from 0 to "
                            + shape.length(along));
        }
        NDArray order = apply(new Ordering.ArgSort(along, true), x);
        NDArray indices = slice(order, along, 0, k);
        return new TopK(gather(x, indices, along), indices);
    }

    default NDArray cumprod(NDArray x) {
        return cumprod(flatten(x), 0);
    }

    default NDArray cumprod(NDArray x, int axis) {
        NDArray counted = x.dtype().isFloating() ? x : cast(x, DType.INT64);
        return running(counted, Typed.of(x).shape().axis("cumprod", axis), this::mul);
    }

    default NDArray cummax(NDArray x) {
        return cummax(flatten(x), 0);
    }

    default NDArray cummax(NDArray x, int axis) {
        return running(x, Typed.of(x).shape().axis("cummax", axis), this::maximum);
    }

    default NDArray cummin(NDArray x) {
        return cummin(flatten(x), 0);
    }

    default NDArray cummin(NDArray x, int axis) {
        return running(x, Typed.of(x).shape().axis("cummin", axis), this::minimum);
    }

    default NDArray logcumsumexp(NDArray x) {
        return logcumsumexp(flatten(x), 0);
    }

    default NDArray logcumsumexp(NDArray x, int axis) {
        NDArray real = cast(x, x.dtype().floating());
        return running(real, Typed.of(x).shape().axis("logcumsumexp", axis), this::logaddexp);
    }

    /**
     * Running results of an associative operation, by doubling the distance (Hillis and Steele,
     * "Data parallel algorithms", 1986): a logarithmic number of whole-array operations, whose
     * derivatives need no division.
     */
    private NDArray running(NDArray x, int axis, BinaryOperator<NDArray> operation) {
        int length = Typed.of(x).shape().length(axis);
        NDArray result = x;
        for (int distance = 1; distance < length; distance *= 2) {
            NDArray before = slice(result, axis, 0, length - distance);
            NDArray here = slice(result, axis, distance, length);
            NDArray head = slice(result, axis, 0, distance);
            result = concat(axis, head, operation.apply(before, here));
        }
        return result;
    }
}
