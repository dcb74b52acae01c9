package io.cotangent.op;

import io.cotangent.DType;
import io.cotangent.NDArray;
import io.cotangent.error.DomainException;
import io.cotangent.error.ShapeException;
import java.util.List;

/** One number or another, chosen element by element, and rounding to decimals. */
public interface ChoiceOps extends ElementaryOps {
    default NDArray fmax(NDArray a, NDArray b) {
        return number(a, b, maximum(a, b));
    }

    default NDArray fmax(NDArray a, double b) {
        return fmax(a, Ops.weak(a, b));
    }

    default NDArray fmin(NDArray a, NDArray b) {
        return number(a, b, minimum(a, b));
    }

    default NDArray fmin(NDArray a, double b) {
        return fmin(a, Ops.weak(a, b));
    }

    /** The other one where one is NaN, and {@code result} where none is. */
    private NDArray number(NDArray a, NDArray b, NDArray result) {
        return where(isNaN(a), b, where(isNaN(b), a, result));
    }

    default NDArray logaddexp2(NDArray a, NDArray b) {
        double log2 = Math.log(2);
        return div(logaddexp(mul(a, log2), mul(b, log2)), log2);
    }

    default NDArray logaddexp2(NDArray a, double b) {
        return logaddexp2(a, Ops.weak(a, b));
    }

    default NDArray heaviside(NDArray x, NDArray atZero) {
        NDArray real = cast(x, x.dtype().promote(atZero.dtype()).floating());
        NDArray step = cast(gt(real, 0.0), real.dtype());
        return where(isNaN(real), real, where(eq(real, 0.0), atZero, step));
    }

    default NDArray heaviside(NDArray x, double atZero) {
        return heaviside(x, Ops.weak(x, atZero));
    }

    default NDArray signBit(NDArray x) {
        return x.dtype().isFloating() ? lt(copySign(onesLike(x), x), 0.0) : lt(x, 0.0);
    }

    default NDArray select(List<NDArray> conditions, List<NDArray> choices, NDArray otherwise) {
        if (conditions.size() != choices.size()) {
            throw new ShapeException(
                    "select: "
                            + conditions.size()
                            + " conditions and "
                            + choices.size()
                            + " choices: give a choice for each condition");
        }
        NDArray chosen = otherwise;
        for (int i = choices.size() - 1; i >= 0; i--) {
            chosen = where(conditions.get(i), choices.get(i), chosen);
        }
        return chosen;
    }

    default NDArray select(List<NDArray> conditions, List<NDArray> choices, double otherwise) {
        DType dtype =
                choices.stream().map(NDArray::dtype).reduce(DType::promote).orElse(DType.FLOAT64);
        return select(conditions, choices, cast(NDArray.of(otherwise), dtype.floating()));
    }

    default NDArray round(NDArray x, int decimals) {
        if (decimals == 0 || (x.dtype().isInteger() && decimals > 0)) {
            return round(x);
        }
        if (Math.abs(decimals) > 308) {
            throw new DomainException(
                    "round: " + decimals + " decimals: give a number from -308 to 308");
        }
        NDArray scale = Ops.weak(x, Math.pow(10, Math.abs(decimals)));
        NDArray rounded =
                decimals > 0 ? div(round(mul(x, scale)), scale) : mul(round(div(x, scale)), scale);
        return x.dtype().isInteger()
                ? cast(rounded, x.dtype())
                : where(isFinite(rounded), rounded, stopGradient(x));
    }
}
