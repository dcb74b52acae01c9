package io.cotangent.op;

import io.cotangent.NDArray;
import io.cotangent.TopK;
import io.cotangent.array.Shape;
import io.cotangent.array.Typed;
import io.cotangent.error.DomainException;
import io.cotangent.error.EmptyReductionException;
import io.cotangent.error.IndexException;
import java.util.Arrays;
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

    default NDArray median(NDArray x, int... axes) {
        return quantile(x, 0.5, false, axes);
    }

    default NDArray median(NDArray x, boolean keepDims, int... axes) {
        return quantile(x, 0.5, keepDims, axes);
    }

    default NDArray quantile(NDArray x, double q, int... axes) {
        return quantile(x, q, false, axes);
    }

    default NDArray quantile(NDArray x, double[] q, int... axes) {
        NDArray[] quantiles = new NDArray[q.length];
        for (int i = 0; i < q.length; i++) {
            quantiles[i] = quantile(x, q[i], axes);
        }
        return stack(0, quantiles);
    }

    default NDArray quantile(NDArray x, double q, boolean keepDims, int... axes) {
        if (!(q >= 0 && q <= 1)) {
            throw new DomainException(
                    "quantile: " + q + " is no probability: give a number from 0 to 1");
        }
        NDArray real = cast(x, x.dtype().floating());
        Shape shape = Typed.of(x).shape();
        int[] over = shape.axes("quantile", axes);
        if (over.length == 0) {
            return real;
        }
        NDArray last = sort(last(real, over));
        Shape lastShape = Typed.of(last).shape();
        int rank = lastShape.rank();
        int n = lastShape.length(rank - 1);
        if (n == 0) {
            throw new EmptyReductionException(
                    "quantile: no elements along the axes of "
                            + Typed.of(x)
                            + ": check the size first");
        }
        double position = q * (n - 1);
        int below = (int) Math.floor(position);
        NDArray low = at(last, below);
        NDArray high = at(last, Math.min(below + 1, n - 1));
        double fraction = position - below;
        NDArray between = fraction == 0 ? low : add(mul(low, 1 - fraction), mul(high, fraction));
        NDArray largest = at(last, n - 1);
        NDArray result = where(isNaN(largest), largest, between);
        return keepDims ? reshape(result, Reductions.kept(shape, new Axes(over))) : result;
    }

    default NDArray cumprod(NDArray x) {
        return cumprod(flatten(x), 0);
    }

    default NDArray cumprod(NDArray x, int axis) {
        return running(x, Typed.of(x).shape().axis("cumprod", axis), this::mul);
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
        return running(x, Typed.of(x).shape().axis("logcumsumexp", axis), this::logaddexp);
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

    /** The array with some axes joined into one, the last. */
    private NDArray last(NDArray x, int... over) {
        Shape shape = Typed.of(x).shape();
        int[] kept =
                Arrays.stream(shape.axes("quantile"))
                        .filter(a -> Arrays.binarySearch(over, a) < 0)
                        .toArray();
        int[] order = Arrays.copyOf(kept, shape.rank());
        System.arraycopy(over, 0, order, kept.length, over.length);
        int[] lengths = Arrays.copyOf(shape.without(over).lengths(), kept.length + 1);
        lengths[kept.length] = 1;
        for (int axis : over) {
            lengths[kept.length] *= shape.length(axis);
        }
        return reshape(transpose(x, order), Shape.of(lengths));
    }

    private NDArray at(NDArray x, int position) {
        return squeeze(slice(x, -1, position, position + 1), -1);
    }
}
