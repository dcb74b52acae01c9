package io.cotangent.op;

import io.cotangent.DType;
import io.cotangent.NDArray;
import io.cotangent.Rng;
import io.cotangent.array.Shape;
import io.cotangent.array.Typed;
import io.cotangent.error.ShapeException;
import java.util.Arrays;

/**
 * Random numbers whose distributions have arrays as parameters, or that are drawn from arrays: the
 * other faces of methods of {@link Rng}. What the key draws is constant, and the rest is made of
 * other operations.
 */
public interface RandomOps extends NnOps {
    /** Less than any probability that is drawn, but for 0, which it replaces. */
    double LEAST_PROBABILITY = 0x1p-54;

    default NDArray normalOf(Rng key, NDArray mean, NDArray deviation, int... shape) {
        int[] result = shapeOf("normal", shape, mean, deviation);
        NDArray noise = key.normal(mean.dtype().promote(deviation.dtype()).floating(), result);
        return add(mean, mul(deviation, noise));
    }

    default NDArray uniformBetween(Rng key, NDArray low, NDArray high, int... shape) {
        int[] result = shapeOf("uniform", shape, low, high);
        NDArray noise = key.uniform(low.dtype().promote(high.dtype()).floating(), result);
        return add(low, mul(sub(high, low), noise));
    }

    default NDArray gamma(Rng key, NDArray concentration, int... shape) {
        return exp(logGamma("gamma", key, concentration, shape));
    }

    default NDArray beta(Rng key, NDArray a, NDArray b, int... shape) {
        int[] result = shapeOf("beta", shape, a, b);
        Rng[] keys = key.split(2);
        NDArray first = logGamma("beta", keys[0], a, result);
        return sigmoid(sub(first, logGamma("beta", keys[1], b, result)));
    }

    default NDArray dirichlet(Rng key, NDArray concentrations, int... shape) {
        int[] own = concentrations.shape();
        if (own.length == 0) {
            throw new ShapeException(
                    "dirichlet: needs an axis of concentrations, but got "
                            + Typed.of(concentrations)
                            + ": give an array of one axis or more");
        }
        int[] result = shape.length == 0 ? own : with(shape, own[own.length - 1]);
        NDArray logs = logGamma("dirichlet", key, concentrations, result);
        return exp(sub(logs, logsumexp(logs, true, -1)));
    }

    default NDArray bernoulli(Rng key, NDArray probability, int... shape) {
        return lt(key.uniform(shapeOf("bernoulli", shape, probability)), probability);
    }

    default NDArray poisson(Rng key, NDArray mean, int... shape) {
        NDArray noise = key.uniform(shapeOf("poisson", shape, mean));
        return cast(floating(Binary.POISSON_QUANTILE, mean, noise), DType.INT64);
    }

    default NDArray categorical(Rng key, NDArray logits, int axis, int... shape) {
        NDArray last = moveAxis(logits, axis, -1);
        int[] own = last.shape();
        int[] result = shape.length == 0 ? own : with(shape, own[own.length - 1]);
        int[] checked = shapeOf("categorical", result, last);
        return argmax(add(last, key.gumbel(last.dtype().floating(), checked)), -1);
    }

    default NDArray choice(Rng key, NDArray rows, int... shape) {
        if (rows.rank() == 0) {
            throw new ShapeException(
                    "choice: needs rows to choose from, but got "
                            + Typed.of(rows)
                            + ": give an array of one axis or more");
        }
        return take(rows, key.integers(0, rows.shape()[0], shape), 0);
    }

    default NDArray shuffle(Rng key, NDArray x, int axis) {
        Shape shape = Typed.of(x).shape();
        int along = shape.axis("shuffle", axis);
        return take(x, key.permutation(shape.length(along)), along);
    }

    /** Logarithms of gamma draws, of the concentrations' floating-point type. */
    private NDArray logGamma(String name, Rng key, NDArray concentration, int... shape) {
        NDArray noise = key.uniform(shapeOf(name, shape, concentration));
        DType dtype = concentration.dtype().floating();
        NDArray probability = maximum(noise, LEAST_PROBABILITY);
        return cast(floating(Binary.LOG_GAMMA_QUANTILE, concentration, probability), dtype);
    }

    private static int[] with(int[] shape, int last) {
        int[] result = Arrays.copyOf(shape, shape.length + 1);
        result[shape.length] = last;
        return result;
    }

    /** The shape that is asked for, if the parameters can be broadcast to it; none is theirs. */
    private static int[] shapeOf(String name, int[] shape, NDArray... parameters) {
        Shape own = Typed.of(parameters[0]).shape();
        for (NDArray parameter : parameters) {
            own = own.broadcast(name, Typed.of(parameter).shape());
        }
        if (shape.length == 0) {
            return own.lengths();
        }
        Shape asked = Shape.of(shape);
        if (!own.broadcast(name, asked).equals(asked)) {
            throw new ShapeException(
                    name
                            + ": parameters of shape "
                            + own
                            + " do not broadcast to "
                            + asked
                            + ": leave the shape away, or give one that ends like theirs");
        }
        return asked.lengths();
    }
}
