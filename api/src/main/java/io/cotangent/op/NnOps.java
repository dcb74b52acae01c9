package io.cotangent.op;

import io.cotangent.NDArray;
import io.cotangent.array.Shape;
import io.cotangent.array.Typed;
import io.cotangent.error.ShapeException;

/** The functions between the layers of neural networks. */
public interface NnOps extends LinalgOps, SpecialOps, WindowOps, LayerOps, LossOps {
    default NDArray relu(NDArray x) {
        return where(gt(x, 0.0), x, 0.0);
    }

    default NDArray relu6(NDArray x) {
        return inside(x, 0, 6);
    }

    default NDArray leakyRelu(NDArray x) {
        return leakyRelu(x, 0.01);
    }

    default NDArray leakyRelu(NDArray x, double slope) {
        return where(gte(x, 0.0), x, mul(x, slope));
    }

    default NDArray elu(NDArray x) {
        return elu(x, 1);
    }

    default NDArray elu(NDArray x, double alpha) {
        return exponentialBelow(x, 1, alpha, 1);
    }

    /** The constants of Klambauer et al., "Self-Normalizing Neural Networks" (2017). */
    default NDArray selu(NDArray x) {
        double scale = 1.0507009873554805;
        return exponentialBelow(x, scale, scale * 1.6732632423543772, 1);
    }

    default NDArray celu(NDArray x, double alpha) {
        return exponentialBelow(x, 1, alpha, alpha);
    }

    default NDArray gelu(NDArray x) {
        return mul(mul(x, 0.5), erfc(mul(x, -Math.sqrt(0.5))));
    }

    default NDArray geluTanh(NDArray x) {
        NDArray inner = mul(x, add(mul(square(x), 0.044715), 1.0));
        return mul(mul(x, 0.5), add(tanh(mul(inner, Math.sqrt(2 / Math.PI))), 1.0));
    }

    default NDArray silu(NDArray x) {
        return mul(x, sigmoid(x));
    }

    default NDArray mish(NDArray x) {
        return mul(x, tanh(softplus(x)));
    }

    default NDArray logSigmoid(NDArray x) {
        return neg(softplus(neg(x)));
    }

    default NDArray softsign(NDArray x) {
        return div(x, add(abs(x), 1.0));
    }

    default NDArray hardTanh(NDArray x) {
        return inside(x, -1, 1);
    }

    default NDArray hardSigmoid(NDArray x) {
        return div(relu6(add(x, 3.0)), 6.0);
    }

    default NDArray hardSwish(NDArray x) {
        return mul(x, hardSigmoid(x));
    }

    default NDArray glu(NDArray x, int axis) {
        Shape shape = Typed.of(x).shape();
        int length = shape.length(shape.axis("glu", axis));
        if (length % 2 != 0) {
            throw new ShapeException(
                    "glu: axis "
                            + axis
                            + " of "
                            + shape
                            + " has no two halves: give an axis of even length");
        }
        NDArray[] halves = split(x, 2, axis);
        return mul(halves[0], sigmoid(halves[1]));
    }

    /** Cut off at both edges, where the derivative is 0. */
    private NDArray inside(NDArray x, double low, double high) {
        NDArray real = cast(x, x.dtype().floating());
        return where(lte(real, low), low, where(gte(real, high), high, real));
    }

    /**
     * {@code scale x} above 0, and {@code factor (e^(x/width) - 1)} elsewhere, whose argument is
     * never large: an infinite derivative times 0 would be NaN.
     */
    private NDArray exponentialBelow(NDArray x, double scale, double factor, double width) {
        NDArray above = gt(x, 0.0);
        NDArray below = expm1(div(where(above, 0.0, x), width));
        return where(above, mul(x, scale), mul(below, factor));
    }
}
