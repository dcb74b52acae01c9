package io.cotangent.op;

import io.cotangent.DType;
import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.array.DenseArray;
import io.cotangent.array.Pools;
import io.cotangent.array.Shape;
import io.cotangent.array.WindowPlaces;
import io.cotangent.intrinsics.Reduction;
import io.cotangent.sparsity.Dependence;
import io.cotangent.sparsity.Pattern;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The primitive operations on the windows that slide over an array's last axes. */
final class Pooling {
    private Pooling() {}

    /** What these operations share: as many spatial axes, the last, as the window has lengths. */
    sealed interface ByWindow extends Op.Single {
        WindowPlaces places();

        Axes window();

        @Override
        default String settings() {
            return "window=" + window() + " " + places();
        }

        @Override
        default ArrayType type(ArrayType... operands) {
            int[] shape = operands[0].shape().lengths();
            int rank = places().rank();
            System.arraycopy(places().counts(), 0, shape, shape.length - rank, rank);
            return operands[0].withShape(Shape.of(shape));
        }

        @Override
        default NDArray[] batch(Ops o, NDArray[] x, boolean... batched) {
            return o.applyAll(this, x);
        }

        /** Whether the elements of the result are the image's, to which windows add. */
        default boolean spreads() {
            return false;
        }

        @Override
        default Pattern[] pattern(Dependence x) {
            Shape result = type(x.types()).shape();
            int[] lengths = window().numbers();
            return new Pattern[] {x.windows(x.of(0), places(), lengths, spreads(), result)};
        }
    }

    private static int[] lengths(ArrayType type, WindowPlaces places) {
        int rank = type.shape().rank();
        return Arrays.copyOfRange(type.shape().lengths(), rank - places.rank(), rank);
    }

    /** The sums of all windows. */
    record Sum(WindowPlaces places, Axes window) implements ByWindow, Op.Linear {
        @Override
        public String label() {
            return "window_sum";
        }

        @Override
        public DenseArray value(DenseArray... operands) {
            return Pools.reduce(Reduction.SUM, places, window.numbers(), operands[0]);
        }

        @Override
        public NDArray transpose(Ops o, NDArray cotangent, ArrayType type) {
            return o.apply(new Spread(places.to(lengths(type, places)), window), cotangent);
        }
    }

    /** An image to whose elements each window adds a number. */
    record Spread(WindowPlaces places, Axes window) implements ByWindow, Op.Linear {
        @Override
        public String label() {
            return "window_spread";
        }

        @Override
        public boolean spreads() {
            return true;
        }

        @Override
        public DenseArray value(DenseArray... operands) {
            return Pools.spread(places, window.numbers(), operands[0]);
        }

        @Override
        public NDArray transpose(Ops o, NDArray cotangent, ArrayType type) {
            return o.apply(new Sum(places.to(lengths(type, places)), window), cotangent);
        }
    }

    /**
     * The largest elements of all windows; the derivative is that of the first one among equals.
     */
    record Max(WindowPlaces places, Axes window) implements ByWindow {
        @Override
        public String label() {
            return "window_max";
        }

        @Override
        public DenseArray value(DenseArray... operands) {
            return Pools.reduce(Reduction.MAX, places, window.numbers(), operands[0]);
        }

        @Override
        public @Nullable NDArray tangent(Ops o, NDArray[] x, NDArray y, @Nullable NDArray[] dx) {
            NDArray chosen = o.apply(new ArgMax(places, window), x[0]);
            int planes = x[0].rank() - places.rank();
            NDArray taken =
                    o.apply(
                            new Indexing.TakeAlong(planes),
                            joined(o, dx[0], planes),
                            joined(o, chosen, planes));
            return o.reshape(taken, Ops.typeOf(y).shape());
        }

        /** The array with its spatial axes as one. */
        private static NDArray joined(Ops o, NDArray x, int planes) {
            int[] shape = Arrays.copyOf(Ops.typeOf(x).shape().lengths(), planes + 1);
            shape[planes] = 1;
            for (int axis = planes; axis < x.rank(); axis++) {
                shape[planes] *= Ops.typeOf(x).shape().length(axis);
            }
            return o.reshape(x, Shape.of(shape));
        }
    }

    /** The positions, in the spatial axes joined to one, of the first largest element. */
    record ArgMax(WindowPlaces places, Axes window) implements ByWindow, Op.Constant {
        @Override
        public String label() {
            return "window_argmax";
        }

        @Override
        public ArrayType type(ArrayType... operands) {
            return ByWindow.super.type(operands).withDType(DType.INT64);
        }

        @Override
        public DenseArray value(DenseArray... operands) {
            return Pools.argMax(places, window.numbers(), operands[0]);
        }
    }
}
