package io.cotangent.op;

import io.cotangent.DType;
import io.cotangent.NDArray;
import io.cotangent.Sliding;
import io.cotangent.array.Shape;
import io.cotangent.array.Typed;
import io.cotangent.array.WindowPlaces;
import java.util.Arrays;

/** What slides over an array: convolutions and pooling. */
public interface WindowOps extends ReductionOps, IndexOps {
    default NDArray conv(NDArray x, NDArray kernel) {
        return conv(x, kernel, Sliding.ONE_BY_ONE);
    }

    default NDArray conv(NDArray x, NDArray kernel, Sliding sliding) {
        return conv(x, kernel, sliding, 1);
    }

    default NDArray conv(NDArray x, NDArray kernel, Sliding sliding, int groups) {
        Windowing.requireFitting("conv", Typed.of(x).shape(), Typed.of(kernel).shape(), 1, groups);
        int[] lengths = Windowing.spatial(Typed.of(x).shape());
        int[] window = Windowing.spatial(Typed.of(kernel).shape());
        WindowPlaces places = Windowing.places("conv", sliding, lengths, window);
        return convolved(new Convolutions.Convolve(places), x, kernel, groups);
    }

    default NDArray convTranspose(NDArray x, NDArray kernel) {
        return convTranspose(x, kernel, Sliding.ONE_BY_ONE);
    }

    default NDArray convTranspose(NDArray x, NDArray kernel, Sliding sliding) {
        return convTranspose(x, kernel, sliding, 1);
    }

    default NDArray convTranspose(
            NDArray x, NDArray kernel, Sliding sliding, int groups, int... outputPadding) {
        Shape shape = Typed.of(x).shape();
        Windowing.requireFitting("convTranspose", shape, Typed.of(kernel).shape(), 0, groups);
        int[] window = Windowing.spatial(Typed.of(kernel).shape());
        WindowPlaces places =
                Windowing.transposed(sliding, Windowing.spatial(shape), window, outputPadding);
        return convolved(new Convolutions.Spread(places), x, kernel, groups);
    }

    private NDArray convolved(Op op, NDArray x, NDArray kernel, int groups) {
        DType dtype = x.dtype().promote(kernel.dtype()).floating();
        NDArray y =
                apply(
                        op,
                        grouped(cast(x, dtype), 1, groups),
                        grouped(cast(kernel, dtype), 0, groups));
        Shape shape = Typed.of(y).shape();
        int channels = shape.length(1) * shape.length(2);
        return reshape(y, shape.without(1).with(1, channels));
    }

    /** The array with an axis split into groups. */
    private NDArray grouped(NDArray x, int axis, int groups) {
        Shape shape = Typed.of(x).shape();
        int[] lengths = new int[shape.rank() + 1];
        Arrays.setAll(lengths, i -> shape.length(i <= axis ? i : i - 1));
        lengths[axis] = groups;
        lengths[axis + 1] = shape.length(axis) / groups;
        return reshape(x, Shape.of(lengths));
    }

    default NDArray maxPool(NDArray x, int... window) {
        Windowing.requireWindow("maxPool", Typed.of(x).shape(), window);
        return maxPool(x, window, Sliding.by(window));
    }

    default NDArray maxPool(NDArray x, int[] window, Sliding sliding) {
        int[] lengths = Windowing.last("maxPool", Typed.of(x).shape(), window);
        WindowPlaces places = Windowing.places("maxPool", sliding, lengths, window);
        Windowing.requireElements("maxPool", places, lengths, window);
        NDArray real = cast(x, x.dtype().floating());
        return apply(new Pooling.Max(places, new Axes(window.clone())), real);
    }

    default NDArray avgPool(NDArray x, int... window) {
        Windowing.requireWindow("avgPool", Typed.of(x).shape(), window);
        return avgPool(x, window, Sliding.by(window));
    }

    default NDArray avgPool(NDArray x, int[] window, Sliding sliding) {
        return avgPool(x, window, sliding, false);
    }

    default NDArray avgPool(NDArray x, int[] window, Sliding sliding, boolean countPadding) {
        int[] lengths = Windowing.last("avgPool", Typed.of(x).shape(), window);
        WindowPlaces places = Windowing.places("avgPool", sliding, lengths, window);
        Op sum = new Pooling.Sum(places, new Axes(window.clone()));
        NDArray real = cast(x, x.dtype().floating());
        if (countPadding || Windowing.isInside(places, lengths, window)) {
            return div(apply(sum, real), (double) Shape.of(window).size());
        }
        Windowing.requireElements("avgPool", places, lengths, window);
        NDArray numbers = EagerOps.EAGER.apply(sum, NDArray.ones(real.dtype(), lengths));
        return div(apply(sum, real), numbers);
    }
}
