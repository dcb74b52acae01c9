package io.cotangent.op;

import io.cotangent.DType;
import io.cotangent.NDArray;
import io.cotangent.array.Shape;
import io.cotangent.array.Typed;
import io.cotangent.error.DTypeException;
import io.cotangent.error.ShapeException;

/** Softmax and its logarithm along axes, of which the last is the usual one. */
public interface SoftmaxOps extends ReductionOps {
    default NDArray softmax(NDArray x, int... axes) {
        return Rowwise.along(
                this, "softmax", real("softmax", x), axes, y -> apply(new Rowwise.Softmax(), y));
    }

    default NDArray softmax(NDArray x, NDArray mask, int... axes) {
        NDArray chosen = chosen("softmax", x, mask);
        return where(chosen, softmax(masked("softmax", x, chosen, axes), axes), 0.0);
    }

    default NDArray logSoftmax(NDArray x, int... axes) {
        return Rowwise.along(
                this,
                "logSoftmax",
                real("logSoftmax", x),
                axes,
                y -> apply(new Rowwise.LogSoftmax(), y));
    }

    default NDArray logSoftmax(NDArray x, NDArray mask, int... axes) {
        NDArray chosen = chosen("logSoftmax", x, mask);
        NDArray logarithms = logSoftmax(masked("logSoftmax", x, chosen, axes), axes);
        return where(chosen, logarithms, Double.NEGATIVE_INFINITY);
    }

    /** The mask in the shape of what it selects. */
    private NDArray chosen(String name, NDArray x, NDArray mask) {
        if (mask.dtype() != DType.BOOL) {
            throw new DTypeException(
                    name
                            + ": a mask has booleans, but this is "
                            + Typed.of(mask)
                            + ": use a comparison, or neq(0)");
        }
        Shape shape = Typed.of(x).shape();
        if (!shape.broadcast(name, Typed.of(mask).shape()).equals(shape)) {
            throw new ShapeException(
                    name
                            + ": a mask of shape "
                            + Typed.of(mask).shape()
                            + " does not broadcast to the array's, "
                            + shape
                            + ": give one of that shape, or with axes of length 1");
        }
        return broadcast(mask, shape);
    }

    /**
     * The numbers with {@code -inf} where the mask is false; but 0 where it is false for all of
     * which a softmax is taken, so that no derivative becomes NaN.
     */
    private NDArray masked(String name, NDArray x, NDArray chosen, int... axes) {
        NDArray real = real(name, x);
        NDArray any = any(chosen, true, axes.length == 0 ? new int[] {-1} : axes);
        NDArray otherwise = where(any, Double.NEGATIVE_INFINITY, 0.0);
        return where(chosen, real, cast(otherwise, real.dtype()));
    }

    /** The floating-point numbers that are given, or that integers become. */
    private NDArray real(String name, NDArray x) {
        if (x.dtype() == DType.BOOL) {
            throw new DTypeException(
                    name
                            + ": is not defined for booleans, but got "
                            + Typed.of(x)
                            + ": use astype(DType.FLOAT64) first");
        }
        return cast(x, x.dtype().floating());
    }
}
