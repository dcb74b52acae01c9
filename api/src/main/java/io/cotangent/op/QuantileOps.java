package io.cotangent.op;

import io.cotangent.Interpolation;
import io.cotangent.NDArray;
import io.cotangent.array.Shape;
import io.cotangent.array.Typed;
import io.cotangent.error.DomainException;
import io.cotangent.error.EmptyReductionException;
import java.util.Arrays;

/** Quantiles: the elements are sorted once, and derivatives go to those that were taken. */
public interface QuantileOps extends OrderOps {
    default NDArray median(NDArray x, int... axes) {
        return median(x, false, axes);
    }

    default NDArray median(NDArray x, boolean keepDims, int... axes) {
        return quantile(x, 0.5, Interpolation.LINEAR, keepDims, axes);
    }

    default NDArray quantile(NDArray x, double q, int... axes) {
        return quantile(x, q, Interpolation.LINEAR, false, axes);
    }

    default NDArray quantile(NDArray x, double q, boolean keepDims, int... axes) {
        return quantile(x, q, Interpolation.LINEAR, keepDims, axes);
    }

    default NDArray quantile(
            NDArray x, double q, Interpolation method, boolean keepDims, int... axes) {
        return quantiles(x, new double[] {q}, method, keepDims, axes)[0];
    }

    default NDArray quantile(NDArray x, double[] q, int... axes) {
        return quantile(x, q, Interpolation.LINEAR, false, axes);
    }

    default NDArray quantile(
            NDArray x, double[] q, Interpolation method, boolean keepDims, int... axes) {
        if (q.length == 0) {
            NDArray one = quantile(x, 0.5, method, keepDims, axes);
            return slice(expandDims(one, 0), 0, 0, 0);
        }
        return stack(0, quantiles(x, q, method, keepDims, axes));
    }

    default NDArray percentile(NDArray x, double q, int... axes) {
        return quantile(x, q / 100, axes);
    }

    default NDArray percentile(NDArray x, double[] q, int... axes) {
        return quantile(x, Arrays.stream(q).map(p -> p / 100).toArray(), axes);
    }

    private NDArray[] quantiles(
            NDArray x, double[] q, Interpolation method, boolean keepDims, int... axes) {
        for (double part : q) {
            if (!(part >= 0 && part <= 1)) {
                throw new DomainException(
                        "quantile: " + part + " is no probability: give a number from 0 to 1");
            }
        }
        NDArray real = cast(x, x.dtype().floating());
        Shape shape = Typed.of(x).shape();
        int[] over = shape.axes("quantile", axes);
        NDArray[] results = new NDArray[q.length];
        Arrays.fill(results, real);
        if (over.length == 0) {
            return results;
        }
        NDArray sorted = sort(last(real, over));
        Shape lastShape = Typed.of(sorted).shape();
        int n = lastShape.length(lastShape.rank() - 1);
        if (n == 0) {
            throw new EmptyReductionException(
                    "quantile: no elements along the axes of "
                            + Typed.of(x)
                            + ": check the size first");
        }
        NDArray largest = at(sorted, n - 1);
        for (int i = 0; i < q.length; i++) {
            NDArray between = between(sorted, n, method.place(q[i], n));
            NDArray result = where(isNaN(largest), largest, between);
            results[i] =
                    keepDims ? reshape(result, Reductions.kept(shape, new Axes(over))) : result;
        }
        return results;
    }

    private NDArray between(NDArray sorted, int n, double place) {
        int below = (int) Math.floor(place);
        double fraction = place - below;
        NDArray low = at(sorted, below);
        if (fraction == 0) {
            return low;
        }
        NDArray high = at(sorted, Math.min(below + 1, n - 1));
        return add(mul(low, 1 - fraction), mul(high, fraction));
    }

    private NDArray at(NDArray x, int position) {
        return squeeze(slice(x, -1, position, position + 1), -1);
    }
}
