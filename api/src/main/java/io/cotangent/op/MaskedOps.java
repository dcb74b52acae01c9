package io.cotangent.op;

import io.cotangent.DType;
import io.cotangent.NDArray;
import io.cotangent.array.DenseArray;
import io.cotangent.array.Typed;
import io.cotangent.error.DTypeException;

/** Reductions of the elements where a mask, which broadcasts to the array, is true. */
public interface MaskedOps extends ReductionOps {
    default NDArray sum(NDArray x, NDArray mask, int... axes) {
        return sum(x, mask, false, axes);
    }

    default NDArray sum(NDArray x, NDArray mask, boolean keepDims, int... axes) {
        return sum(chosen(x, mask, 0), keepDims, axes);
    }

    default NDArray prod(NDArray x, NDArray mask, int... axes) {
        return prod(x, mask, false, axes);
    }

    default NDArray prod(NDArray x, NDArray mask, boolean keepDims, int... axes) {
        return prod(chosen(x, mask, 1), keepDims, axes);
    }

    default NDArray mean(NDArray x, NDArray mask, int... axes) {
        return mean(x, mask, false, axes);
    }

    default NDArray mean(NDArray x, NDArray mask, boolean keepDims, int... axes) {
        NDArray real = cast(x, x.dtype().floating());
        return div(sum(real, mask, keepDims, axes), number(real, mask, keepDims, axes));
    }

    default NDArray max(NDArray x, NDArray mask, int... axes) {
        return max(x, mask, false, axes);
    }

    default NDArray max(NDArray x, NDArray mask, boolean keepDims, int... axes) {
        return max(where(mask(mask), x, extreme(x, false)), keepDims, axes);
    }

    default NDArray min(NDArray x, NDArray mask, int... axes) {
        return min(x, mask, false, axes);
    }

    default NDArray min(NDArray x, NDArray mask, boolean keepDims, int... axes) {
        return min(where(mask(mask), x, extreme(x, true)), keepDims, axes);
    }

    default NDArray var(NDArray x, NDArray mask, int... axes) {
        return var(x, mask, 0, false, axes);
    }

    default NDArray var(NDArray x, NDArray mask, double ddof, boolean keepDims, int... axes) {
        NDArray real = cast(x, x.dtype().floating());
        NDArray inside = chosen(real, mask, 0);
        NDArray centred = sub(inside, mean(real, mask, true, axes));
        NDArray number = sub(number(real, mask, keepDims, axes), ddof);
        return div(sum(square(centred), mask, keepDims, axes), number);
    }

    default NDArray std(NDArray x, NDArray mask, int... axes) {
        return std(x, mask, 0, false, axes);
    }

    default NDArray std(NDArray x, NDArray mask, double ddof, boolean keepDims, int... axes) {
        return rootOrZero(var(x, mask, ddof, keepDims, axes));
    }

    default NDArray any(NDArray x, NDArray mask, int... axes) {
        return any(x, mask, false, axes);
    }

    default NDArray any(NDArray x, NDArray mask, boolean keepDims, int... axes) {
        return any(and(cast(x, DType.BOOL), mask(mask)), keepDims, axes);
    }

    default NDArray all(NDArray x, NDArray mask, int... axes) {
        return all(x, mask, false, axes);
    }

    default NDArray all(NDArray x, NDArray mask, boolean keepDims, int... axes) {
        return all(or(cast(x, DType.BOOL), not(mask(mask))), keepDims, axes);
    }

    /** The number of elements that a mask chooses, in an array's type. */
    private NDArray number(NDArray x, NDArray mask, boolean keepDims, int... axes) {
        return sum(chosen(onesLike(x), mask, 0), keepDims, axes);
    }

    private NDArray chosen(NDArray x, NDArray mask, double otherwise) {
        return where(mask(mask), x, cast(NDArray.of(otherwise), x.dtype()));
    }

    private static NDArray mask(NDArray mask) {
        if (mask.dtype() != DType.BOOL) {
            throw new DTypeException(
                    "a mask has booleans, but this is "
                            + Typed.of(mask)
                            + ": use a comparison, or neq(0)");
        }
        return mask;
    }

    /** The largest or the least value of an array's type. */
    default NDArray extreme(NDArray x, boolean largest) {
        return switch (x.dtype()) {
            case FLOAT64, FLOAT32 ->
                    NDArray.of(largest ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY)
                            .astype(x.dtype());
            case INT64 -> DenseArray.scalar(DType.INT64, largest ? Long.MAX_VALUE : Long.MIN_VALUE);
            case INT32 ->
                    DenseArray.scalar(DType.INT32, largest ? Integer.MAX_VALUE : Integer.MIN_VALUE);
            case BOOL -> NDArray.of(largest);
        };
    }
}
