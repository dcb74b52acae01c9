package io.cotangent.op;

import io.cotangent.DType;
import io.cotangent.NDArray;
import io.cotangent.Rng;
import io.cotangent.array.Shape;
import io.cotangent.array.Typed;
import io.cotangent.error.DomainException;
import io.cotangent.error.ShapeException;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Layers of neural networks but for those that slide: normalization, attention and others. */
public interface LayerOps extends SoftmaxOps, IndexOps, ProductOps {
    /** What is added to a variance unless the caller says otherwise. */
    double EPSILON = 1e-5;

    default NDArray standardize(NDArray x, double epsilon, int... axes) {
        return normalized("standardize", x, true, epsilon, axes);
    }

    default NDArray layerNorm(NDArray x, NDArray scale, NDArray shift) {
        return layerNorm(x, scale, shift, EPSILON);
    }

    default NDArray layerNorm(NDArray x, NDArray scale, NDArray shift, double epsilon) {
        NDArray y = normalized("layerNorm", x, true, epsilon, trailing("layerNorm", x, scale));
        return add(mul(y, scale), shift);
    }

    default NDArray rmsNorm(NDArray x, NDArray scale) {
        return rmsNorm(x, scale, EPSILON);
    }

    default NDArray rmsNorm(NDArray x, NDArray scale, double epsilon) {
        return mul(normalized("rmsNorm", x, false, epsilon, trailing("rmsNorm", x, scale)), scale);
    }

    default NDArray batchNorm(NDArray x, NDArray scale, NDArray shift) {
        return batchNorm(x, scale, shift, EPSILON);
    }

    default NDArray batchNorm(NDArray x, NDArray scale, NDArray shift, double epsilon) {
        Shape shape = Typed.of(x).shape();
        int channels = shape.axis("batchNorm", 1);
        int[] others = IntStream.range(0, shape.rank()).filter(axis -> axis != channels).toArray();
        NDArray y = normalized("batchNorm", x, true, epsilon, others);
        return scaled("batchNorm", y, scale, shift);
    }

    default NDArray batchNorm(
            NDArray x,
            NDArray mean,
            NDArray variance,
            NDArray scale,
            NDArray shift,
            double epsilon) {
        NDArray centred = sub(x, channels("batchNorm", x, mean));
        NDArray factor = rsqrt(add(variance, epsilon));
        return scaled("batchNorm", centred, mul(factor, scale), shift);
    }

    default NDArray groupNorm(NDArray x, int groups, NDArray scale, NDArray shift) {
        return groupNorm(x, groups, scale, shift, EPSILON);
    }

    default NDArray groupNorm(NDArray x, int groups, NDArray scale, NDArray shift, double epsilon) {
        Shape shape = Typed.of(x).shape();
        int channels = shape.length(shape.axis("groupNorm", 1));
        if (groups < 1 || channels % groups != 0) {
            throw new ShapeException(
                    "groupNorm: the "
                            + channels
                            + " channels of "
                            + shape
                            + " do not split into "
                            + groups
                            + " groups: give a number that divides "
                            + channels);
        }
        int each = shape.size() / Math.max(1, shape.length(0) * groups);
        NDArray split = reshape(x, Shape.of(shape.length(0), groups, each));
        NDArray y = normalized("groupNorm", split, true, epsilon, 2);
        return scaled("groupNorm", reshape(y, shape), scale, shift);
    }

    private NDArray normalized(
            String name, NDArray x, boolean centred, double epsilon, int... axes) {
        if (!(epsilon >= 0)) {
            throw new DomainException(
                    name
                            + ": an epsilon of "
                            + epsilon
                            + " is not possible: give a number of 0 or more, such as 1e-5");
        }
        NDArray real = cast(x, x.dtype().floating());
        return Rowwise.along(
                this, name, real, axes, y -> apply(new Rowwise.Normalize(centred, epsilon), y));
    }

    /** The last axes of an array, which have the lengths of another. */
    private static int[] trailing(String name, NDArray x, NDArray scale) {
        int rank = x.rank();
        int[] shape = x.shape();
        int[] of = scale.shape();
        int from = rank - of.length;
        if (of.length == 0 || from < 0 || !Arrays.equals(shape, from, rank, of, 0, of.length)) {
            throw new ShapeException(
                    name
                            + ": a scale of shape "
                            + Typed.of(scale).shape()
                            + " does not fit an array of shape "
                            + Typed.of(x).shape()
                            + ": it has the lengths of the last axes, those that are normalized");
        }
        return IntStream.range(from, rank).toArray();
    }

    /** Scaled and shifted by a number for each channel. */
    private NDArray scaled(String name, NDArray x, NDArray scale, NDArray shift) {
        return add(mul(x, channels(name, x, scale)), channels(name, x, shift));
    }

    /** Numbers for the channels, along axis 1 of an array's axes. */
    private NDArray channels(String name, NDArray x, NDArray numbers) {
        Shape shape = Typed.of(x).shape();
        int channels = shape.length(shape.axis(name, 1));
        if (!Typed.of(numbers).shape().equals(Shape.of(channels))) {
            throw new ShapeException(
                    name
                            + ": numbers of shape "
                            + Typed.of(numbers).shape()
                            + " do not fit the channels, axis 1, of an array of shape "
                            + shape
                            + ": give a vector of "
                            + channels);
        }
        int[] lengths = new int[shape.rank() - 1];
        Arrays.fill(lengths, 1);
        lengths[0] = channels;
        return reshape(numbers, Shape.of(lengths));
    }

    default NDArray dropout(NDArray x, double rate, Rng key) {
        if (!(rate >= 0 && rate <= 1)) {
            throw new DomainException(
                    "dropout: a rate of " + rate + " is no probability: give a number from 0 to 1");
        }
        NDArray kept = key.uniform(x.shape()).gte(rate);
        return where(kept, div(x, rate == 1 ? 1 : 1 - rate), 0.0);
    }

    default NDArray embedding(NDArray table, NDArray indices) {
        if (table.rank() == 0) {
            throw new ShapeException(
                    "embedding: the table has no rows: give a matrix with one for each index");
        }
        return take(table, indices, 0);
    }

    default NDArray attention(NDArray query, NDArray key, NDArray value) {
        return weighted(softmax(scores(query, key)), value);
    }

    default NDArray attention(NDArray query, NDArray key, NDArray value, NDArray mask) {
        return weighted(softmax(scores(query, key), mask), value);
    }

    default NDArray causalAttention(NDArray query, NDArray key, NDArray value) {
        NDArray scores = scores(query, key);
        Shape shape = Typed.of(scores).shape();
        int rows = shape.length(shape.rank() - 2);
        int columns = shape.length(shape.rank() - 1);
        NDArray past =
                NDArray.arange(DType.INT64, 0, rows, 1)
                        .expandDims(1)
                        .gte(NDArray.arange(DType.INT64, 0, columns, 1));
        return weighted(softmax(scores, past), value);
    }

    /** {@code query key^T / sqrt(features)}. */
    private NDArray scores(NDArray query, NDArray key) {
        requireMatrices("query", query);
        requireMatrices("key", key);
        int features = query.shape()[query.rank() - 1];
        return matmul(mul(query, 1 / Math.sqrt(Math.max(1, features))), swapAxes(key, -1, -2));
    }

    private NDArray weighted(NDArray weights, NDArray value) {
        requireMatrices("value", value);
        return matmul(weights, value);
    }

    private static void requireMatrices(String name, NDArray x) {
        if (x.rank() < 2) {
            throw new ShapeException(
                    "attention: the "
                            + name
                            + " has shape "
                            + Typed.of(x).shape()
                            + ", but needs positions and features as its last axes: use expandDims");
        }
    }
}
