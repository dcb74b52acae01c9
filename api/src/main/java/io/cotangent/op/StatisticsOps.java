package io.cotangent.op;

import io.cotangent.DType;
import io.cotangent.NDArray;
import io.cotangent.array.Shape;
import io.cotangent.array.Typed;
import io.cotangent.error.ShapeException;
import java.util.Arrays;

/** Reductions with weights, of what is no NaN, of counts and ranges, and norms. */
public interface StatisticsOps extends MaskedOps {
    default NDArray ptp(NDArray x, int... axes) {
        return ptp(x, false, axes);
    }

    default NDArray ptp(NDArray x, boolean keepDims, int... axes) {
        return sub(max(x, keepDims, axes), min(x, keepDims, axes));
    }

    default NDArray countNonzero(NDArray x, int... axes) {
        return countNonzero(x, false, axes);
    }

    default NDArray countNonzero(NDArray x, boolean keepDims, int... axes) {
        return sum(cast(x, DType.BOOL), keepDims, axes);
    }

    default NDArray average(NDArray x, NDArray weights, int... axes) {
        return average(x, weights, false, axes);
    }

    default NDArray average(NDArray x, NDArray weights, boolean keepDims, int... axes) {
        NDArray each = broadcast(along(x, weights, axes), Typed.of(x).shape());
        return div(sum(mul(x, each), keepDims, axes), sum(each, keepDims, axes));
    }

    /** Weights for the positions of one axis, or for all elements. */
    private NDArray along(NDArray x, NDArray weights, int... axes) {
        Shape shape = Typed.of(x).shape();
        Shape given = Typed.of(weights).shape();
        NDArray result = weights;
        if (given.rank() == 1 && shape.rank() > 1 && axes.length == 1) {
            int axis = shape.axis("average", axes[0]);
            int[] lengths = new int[shape.rank()];
            Arrays.fill(lengths, 1);
            lengths[axis] = given.length(0);
            result = reshape(weights, Shape.of(lengths));
        }
        if (!Typed.of(result).shape().broadcast("average", shape).equals(shape)) {
            throw new ShapeException(
                    "average: weights of shape "
                            + given
                            + " do not fit an array of shape "
                            + shape
                            + ": give one for each element, or a vector for one axis");
        }
        return result;
    }

    default NDArray logsumexp(NDArray x, NDArray weights, int... axes) {
        return logsumexp(x, weights, false, axes);
    }

    /**
     * The largest element with a weight is taken out, as without weights. An element whose weight
     * is 0 may be so much larger that its exponential is infinite: there the exponent is cut, so
     * that 0 times it is 0.
     */
    default NDArray logsumexp(NDArray x, NDArray weights, boolean keepDims, int... axes) {
        DType dtype = x.dtype().promote(weights.dtype()).floating();
        Shape shape = Typed.of(x).shape().broadcast("logsumexp", Typed.of(weights).shape());
        NDArray real = broadcast(cast(x, dtype), shape);
        NDArray each = broadcast(cast(weights, dtype), shape);
        NDArray counted = neq(each, 0.0);
        NDArray largest = stopGradient(max(real, counted, true, axes));
        NDArray shift = where(isFinite(largest), largest, 0.0);
        NDArray exponent = sub(real, shift);
        NDArray bound = NDArray.of(dtype == DType.FLOAT32 ? 80.0 : 700.0).astype(dtype);
        NDArray cut = where(or(counted, lt(exponent, bound)), exponent, bound);
        NDArray sum = sum(mul(each, exp(cut)), true, axes);
        NDArray result = add(log(sum), shift);
        return keepDims ? result : squeeze(result, Typed.of(real).shape().axes("logsumexp", axes));
    }

    default NDArray nanSum(NDArray x, int... axes) {
        return nanSum(x, false, axes);
    }

    default NDArray nanSum(NDArray x, boolean keepDims, int... axes) {
        return sum(x, numbers(x), keepDims, axes);
    }

    default NDArray nanProd(NDArray x, int... axes) {
        return nanProd(x, false, axes);
    }

    default NDArray nanProd(NDArray x, boolean keepDims, int... axes) {
        return prod(x, numbers(x), keepDims, axes);
    }

    default NDArray nanMean(NDArray x, int... axes) {
        return nanMean(x, false, axes);
    }

    default NDArray nanMean(NDArray x, boolean keepDims, int... axes) {
        return mean(x, numbers(x), keepDims, axes);
    }

    default NDArray nanVar(NDArray x, int... axes) {
        return nanVar(x, 0, false, axes);
    }

    default NDArray nanVar(NDArray x, double ddof, boolean keepDims, int... axes) {
        return var(x, numbers(x), ddof, keepDims, axes);
    }

    default NDArray nanStd(NDArray x, int... axes) {
        return nanStd(x, 0, false, axes);
    }

    default NDArray nanStd(NDArray x, double ddof, boolean keepDims, int... axes) {
        return std(x, numbers(x), ddof, keepDims, axes);
    }

    default NDArray nanMax(NDArray x, int... axes) {
        return nanMax(x, false, axes);
    }

    default NDArray nanMax(NDArray x, boolean keepDims, int... axes) {
        return orNaN(x, max(x, numbers(x), keepDims, axes), keepDims, axes);
    }

    default NDArray nanMin(NDArray x, int... axes) {
        return nanMin(x, false, axes);
    }

    default NDArray nanMin(NDArray x, boolean keepDims, int... axes) {
        return orNaN(x, min(x, numbers(x), keepDims, axes), keepDims, axes);
    }

    /** NaN where there is no number to choose from. */
    private NDArray orNaN(NDArray x, NDArray extremum, boolean keepDims, int... axes) {
        return x.dtype().isFloating()
                ? where(any(numbers(x), keepDims, axes), extremum, Double.NaN)
                : extremum;
    }

    private NDArray numbers(NDArray x) {
        return eq(x, x);
    }

    default NDArray norm(NDArray x, double ord, boolean keepDims, int... axes) {
        NDArray real = cast(x, x.dtype().floating());
        if (ord == 2) {
            return norm(real, keepDims, axes);
        } else if (ord == 0) {
            return sum(cast(neq(real, 0.0), real.dtype()), keepDims, axes);
        }
        NDArray absolute = abs(real);
        if (ord == 1) {
            return sum(absolute, keepDims, axes);
        } else if (Double.isInfinite(ord)) {
            return ord > 0 ? max(absolute, keepDims, axes) : min(absolute, keepDims, axes);
        }
        NDArray sum = sum(pow(absolute, ord), keepDims, axes);
        NDArray singular = eq(sum, ord > 0 ? 0.0 : Double.POSITIVE_INFINITY);
        return where(singular, 0.0, pow(where(singular, 1.0, sum), 1 / ord));
    }
}
