package io.cotangent.op;

import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.array.DenseArray;
import io.cotangent.array.Shape;
import io.cotangent.array.WindowPlaces;
import io.cotangent.sparsity.Dependence;
import io.cotangent.sparsity.Pattern;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The primitive convolution and its transpose. Both are linear in each of their operands, and the
 * derivatives of the one, at all orders, are made of the one and the other: by the image, a
 * convolution transposes to the other operation; by the kernel, both transpose to the convolution
 * of images that are made of channels with kernels that are made of results, in which strides and
 * dilations have changed places.
 *
 * <p>Images are {@code [images, groups, channels, lengths...]}, kernels {@code [groups, filters,
 * channels, lengths...]}, what windows give {@code [images, groups, filters, lengths...]}.
 */
final class Convolutions {
    private Convolutions() {}

    /** What the two operations share: operands an image, or what windows gave, and a kernel. */
    sealed interface ByKernel extends Op.Single {
        WindowPlaces places();

        /** Where the result's channels are in a kernel. */
        int channels();

        /** The cotangent of the first operand, whose spatial axes have some lengths. */
        NDArray transposed(Ops o, NDArray cotangent, NDArray kernel, int... lengths);

        /** The cotangent of the kernel, whose spatial axes have some lengths. */
        NDArray transposedToKernel(Ops o, NDArray cotangent, NDArray first, int... lengths);

        @Override
        default String settings() {
            return places().toString();
        }

        @Override
        default ArrayType type(ArrayType... operands) {
            int[] shape = Arrays.copyOf(operands[0].shape().lengths(), 3 + places().rank());
            shape[2] = operands[1].shape().length(channels());
            System.arraycopy(places().counts(), 0, shape, 3, places().rank());
            return operands[0].withShape(Shape.of(shape));
        }

        @Override
        default @Nullable NDArray tangent(Ops o, NDArray[] x, NDArray y, @Nullable NDArray[] dx) {
            return o.sumOf(
                    dx[0] == null ? null : o.apply(this, dx[0], x[1]),
                    dx[1] == null ? null : o.apply(this, x[0], dx[1]));
        }

        @Override
        default @Nullable NDArray[] transpose(
                Ops o, @Nullable NDArray[] cotangents, Operands operands) {
            NDArray cotangent = cotangents[0];
            int linear = operands.isLinear(0) ? 0 : 1;
            int[] shape = operands.types()[linear].shape().lengths();
            int[] lengths = Arrays.copyOfRange(shape, 3, shape.length);
            return linear == 0
                    ? new NDArray[] {transposed(o, cotangent, operands.value(1), lengths), null}
                    : new NDArray[] {
                        null, transposedToKernel(o, cotangent, operands.value(0), lengths)
                    };
        }

        /**
         * By the image, each window depends on what it meets, in all channels; by the kernel, each
         * result of a channel on the whole of the channel's kernels.
         */
        @Override
        default Pattern[] pattern(Dependence x) {
            Shape result = type(x.types()).shape();
            boolean spread = channels() == 2;
            Pattern first = x.united(0, 2);
            if (first != null) {
                int[] kernel = x.types()[1].shape().lengths();
                int[] window = Arrays.copyOfRange(kernel, 3, kernel.length);
                first = x.windows(first, places(), window, spread, result.with(2, 1));
            }
            int[] axes = IntStream.range(2, 3 + places().rank()).toArray();
            axes[0] = 3 - channels();
            Pattern second = x.united(1, axes);
            if (second != null) {
                int[] shape = result.lengths();
                Arrays.fill(shape, 3, shape.length, 1);
                shape[0] = 1;
                second = x.reshaped(second, Shape.of(shape));
            }
            return x.sum(result, first, second);
        }

        /**
         * A batch of first operands is more images; one of kernels is more filters or channels; and
         * one of both is more groups.
         */
        @Override
        default NDArray[] batch(Ops o, NDArray[] x, boolean... batched) {
            int size = Batching.size(x, batched);
            if (!batched[1]) {
                return new NDArray[] {split(o, o.apply(this, merged(o, x[0], 0), x[1]), 0, size)};
            }
            if (!batched[0]) {
                NDArray kernel = merged(o, o.moveAxis(x[1], 0, channels()), channels());
                NDArray y = split(o, o.apply(this, x[0], kernel), 2, size);
                return new NDArray[] {o.moveAxis(y, 2, 0)};
            }
            NDArray images = merged(o, o.moveAxis(x[0], 0, 1), 1);
            NDArray y = split(o, o.apply(this, images, merged(o, x[1], 0)), 1, size);
            return new NDArray[] {o.moveAxis(y, 1, 0)};
        }

        /** An axis and the one after it as one. */
        private static NDArray merged(Ops o, NDArray x, int axis) {
            int[] lengths = Ops.typeOf(x).shape().without(axis).lengths();
            lengths[axis] *= Ops.typeOf(x).shape().length(axis);
            return o.reshape(x, Shape.of(lengths));
        }

        /** An axis as two, the first of some length. */
        private static NDArray split(Ops o, NDArray x, int axis, int size) {
            Shape shape = Ops.typeOf(x).shape();
            int[] lengths = new int[shape.rank() + 1];
            Arrays.setAll(lengths, i -> shape.length(i <= axis ? Math.min(i, axis) : i - 1));
            lengths[axis] = size;
            lengths[axis + 1] = size == 0 ? 0 : shape.length(axis) / size;
            return o.reshape(x, Shape.of(lengths));
        }
    }

    /**
     * {@code y[n,g,f,o]}: the sum over c and k of {@code w[g,f,c,k]
     * x[n,g,c,o*stride+k*dilation-before]}.
     */
    record Convolve(WindowPlaces places) implements ByKernel {
        @Override
        public String label() {
            return "convolve";
        }

        @Override
        public int channels() {
            return 1;
        }

        @Override
        public DenseArray value(DenseArray... operands) {
            return io.cotangent.array.Convolutions.convolve(places, operands[0], operands[1]);
        }

        @Override
        public NDArray transposed(Ops o, NDArray cotangent, NDArray kernel, int... lengths) {
            return o.apply(new Spread(places.to(lengths)), cotangent, kernel);
        }

        @Override
        public NDArray transposedToKernel(Ops o, NDArray cotangent, NDArray first, int... lengths) {
            return byKernel(o, places, first, cotangent, lengths);
        }
    }

    /**
     * {@code x[n,g,c,i]}: the sum over f, and over all o and k where {@code
     * i=o*stride+k*dilation-before}, of {@code w[g,f,c,k] y[n,g,f,o]}.
     */
    record Spread(WindowPlaces places) implements ByKernel {
        @Override
        public String label() {
            return "convolve_transposed";
        }

        @Override
        public int channels() {
            return 2;
        }

        @Override
        public DenseArray value(DenseArray... operands) {
            return io.cotangent.array.Convolutions.spread(places, operands[0], operands[1]);
        }

        @Override
        public NDArray transposed(Ops o, NDArray cotangent, NDArray kernel, int... lengths) {
            return o.apply(new Convolve(places.to(lengths)), cotangent, kernel);
        }

        @Override
        public NDArray transposedToKernel(Ops o, NDArray cotangent, NDArray first, int... lengths) {
            return byKernel(o, places, cotangent, first, lengths);
        }
    }

    /** The cotangent of a kernel: channels are the images, and images the channels. */
    private static NDArray byKernel(
            Ops o, WindowPlaces places, NDArray image, NDArray result, int... lengths) {
        int[] order = IntStream.range(0, 3 + places.rank()).toArray();
        order[0] = 2;
        order[2] = 0;
        NDArray x = o.transpose(image, order);
        order[0] = 1;
        order[1] = 2;
        order[2] = 0;
        NDArray w = o.transpose(result, order);
        NDArray kernel = o.apply(new Convolve(places.exchanged(lengths)), x, w);
        return o.transpose(kernel, order);
    }
}
