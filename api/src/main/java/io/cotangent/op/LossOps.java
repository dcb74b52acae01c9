package io.cotangent.op;

import io.cotangent.NDArray;
import io.cotangent.array.Shape;
import io.cotangent.array.Typed;
import io.cotangent.error.DTypeException;
import io.cotangent.error.DomainException;
import io.cotangent.error.ShapeException;

/** Losses, one for each example or element: how they become one number is left to the caller. */
public interface LossOps extends SoftmaxOps, IndexOps {
    default NDArray crossEntropy(NDArray logits, NDArray target) {
        return crossEntropy(logits, target, 0);
    }

    default NDArray crossEntropy(NDArray logits, NDArray target, double smoothing) {
        if (!(smoothing >= 0 && smoothing <= 1)) {
            throw new DomainException(
                    "crossEntropy: a label smoothing of "
                            + smoothing
                            + " is not possible: give a number from 0 to 1");
        }
        Shape shape = Typed.of(logits).shape();
        int classes = shape.axis("crossEntropy", -1);
        NDArray logarithms = logSoftmax(logits);
        NDArray loss = neg(expected(logarithms, target));
        if (smoothing == 0) {
            return loss;
        }
        return add(mul(loss, 1 - smoothing), mul(mean(logarithms, classes), -smoothing));
    }

    /** The mean of logarithms of probabilities under the target's distribution. */
    private NDArray expected(NDArray logarithms, NDArray target) {
        Shape shape = Typed.of(logarithms).shape();
        Shape labels = shape.without(shape.rank() - 1);
        Shape given = Typed.of(target).shape();
        if (target.dtype().isInteger() && given.equals(labels)) {
            return squeeze(gather(logarithms, expandDims(target, -1), -1), -1);
        }
        if (target.dtype().isFloating() && given.equals(shape)) {
            // An impossible class of probability 0 counts nothing.
            NDArray impossible = and(eq(target, 0.0), eq(logarithms, Double.NEGATIVE_INFINITY));
            return sum(mul(target, where(impossible, 0.0, logarithms)), -1);
        }
        String message =
                "crossEntropy: a target of "
                        + Typed.of(target)
                        + " does not fit logits of "
                        + shape
                        + ": give the class of each example, integers of shape "
                        + labels
                        + ", or the classes' probabilities, floating-point numbers of shape "
                        + shape;
        throw given.equals(labels) || given.equals(shape)
                ? new DTypeException(message)
                : new ShapeException(message);
    }

    default NDArray binaryCrossEntropy(NDArray logits, NDArray target) {
        return add(mul(target, softplus(neg(logits))), mul(rsub(target, 1.0), softplus(logits)));
    }

    default NDArray huber(NDArray prediction, NDArray target, double delta) {
        if (!(delta > 0)) {
            throw new DomainException(
                    "huber: a delta of " + delta + " is not possible: give a positive number");
        }
        NDArray error = sub(prediction, target);
        NDArray size = abs(error);
        NDArray linear = mul(sub(size, delta / 2), delta);
        return where(lte(size, delta), mul(square(error), 0.5), linear);
    }
}
