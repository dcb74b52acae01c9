package io.cotangent.op;

import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.array.DenseArray;
import io.cotangent.array.RowMaps;
import io.cotangent.array.Shape;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Primitive functions of whole rows, which are those of the last axis. */
final class Rowwise {
    private Rowwise() {}

    /** A function of the last axis, applied to some axes joined to one; none are the last. */
    static NDArray along(
            ShapeOps o, String name, NDArray x, int[] axes, UnaryOperator<NDArray> function) {
        Shape shape = Ops.typeOf(x).shape();
        int rank = shape.rank();
        int[] chosen = shape.axes(name, axes.length == 0 ? new int[] {-1} : axes);
        int[] order = new int[rank];
        int[] joined = new int[rank - chosen.length + 1];
        joined[rank - chosen.length] = 1;
        for (int axis = 0, kept = 0, last = 0; axis < rank; axis++) {
            if (Arrays.binarySearch(chosen, axis) < 0) {
                joined[kept] = shape.length(axis);
                order[kept++] = axis;
            } else {
                joined[rank - chosen.length] *= shape.length(axis);
                order[rank - chosen.length + last++] = axis;
            }
        }
        NDArray last = o.transpose(x, order);
        NDArray result = function.apply(o.reshape(last, Shape.of(joined)));
        int[] inverse = new int[rank];
        for (int axis = 0; axis < rank; axis++) {
            inverse[order[axis]] = axis;
        }
        return o.transpose(o.reshape(result, Ops.typeOf(last).shape()), inverse);
    }

    private static NDArray sum(Ops o, NDArray x) {
        return o.apply(new Reductions.Sum(last(Ops.typeOf(x).shape())), x);
    }

    private static Axes last(Shape shape) {
        return new Axes(shape.rank() - 1);
    }

    /** One number for each row, repeated along the rows. */
    private static NDArray spread(Ops o, NDArray numbers, Shape shape) {
        return o.spread(numbers, last(shape), shape);
    }

    /** {@code e^x / sum(e^x)}. */
    record Softmax() implements Op.Single {
        @Override
        public Sharing sharing() {
            return Sharing.NOTHING;
        }

        @Override
        public String label() {
            return "softmax";
        }

        @Override
        public NDArray[] batch(Ops o, NDArray[] x, boolean... batched) {
            return o.applyAll(this, x);
        }

        @Override
        public ArrayType type(ArrayType... operands) {
            return operands[0];
        }

        @Override
        public DenseArray value(DenseArray... operands) {
            return RowMaps.softmax(operands[0]);
        }

        @Override
        public NDArray tangent(Ops o, NDArray[] x, NDArray y, @Nullable NDArray[] dx) {
            NDArray product = o.mul(dx[0], y);
            NDArray less = o.neg(sum(o, product));
            return o.add(product, o.mul(spread(o, less, Ops.typeOf(y).shape()), y));
        }
    }

    /** {@code x - log(sum(e^x))}. */
    record LogSoftmax() implements Op.Single {
        @Override
        public Sharing sharing() {
            return Sharing.NOTHING;
        }

        @Override
        public String label() {
            return "log_softmax";
        }

        @Override
        public NDArray[] batch(Ops o, NDArray[] x, boolean... batched) {
            return o.applyAll(this, x);
        }

        @Override
        public ArrayType type(ArrayType... operands) {
            return operands[0];
        }

        @Override
        public DenseArray value(DenseArray... operands) {
            return RowMaps.logSoftmax(operands[0]);
        }

        @Override
        public NDArray tangent(Ops o, NDArray[] x, NDArray y, @Nullable NDArray[] dx) {
            NDArray less = o.neg(sum(o, o.mul(dx[0], o.exp(y))));
            return o.add(dx[0], spread(o, less, Ops.typeOf(y).shape()));
        }
    }

    /**
     * {@code (x - mean) r}, or {@code x r}, where r is one by the square root of {@code epsilon}
     * plus the mean square of what it multiplies; and r.
     */
    record Normalize(boolean centred, double epsilon) implements Op {
        @Override
        public Sharing sharing() {
            return Sharing.NOTHING;
        }

        @Override
        public String label() {
            return centred ? "standardize" : "normalize";
        }

        @Override
        public String settings() {
            return "epsilon=" + epsilon;
        }

        @Override
        public NDArray[] batch(Ops o, NDArray[] x, boolean... batched) {
            return o.applyAll(this, x);
        }

        @Override
        public ArrayType[] types(ArrayType... operands) {
            Shape shape = operands[0].shape();
            return new ArrayType[] {
                operands[0], operands[0].withShape(shape.without(shape.rank() - 1))
            };
        }

        @Override
        public DenseArray[] evaluate(DenseArray... operands) {
            return RowMaps.normalize(operands[0], centred, epsilon);
        }

        @Override
        public @Nullable NDArray[] jvp(Ops o, NDArray[] x, NDArray[] y, @Nullable NDArray[] dx) {
            Shape shape = Ops.typeOf(x[0]).shape();
            double share = 1.0 / shape.length(shape.rank() - 1);
            NDArray change = o.mul(sum(o, o.mul(dx[0], y[0])), share);
            NDArray along = o.mul(spread(o, change, shape), y[0]);
            NDArray tangent = dx[0];
            if (centred) {
                tangent = o.sub(tangent, spread(o, o.mul(sum(o, tangent), share), shape));
            }
            return new NDArray[] {
                o.mul(o.sub(tangent, along), spread(o, y[1], shape)),
                o.mul(change, o.neg(o.square(y[1])))
            };
        }
    }
}
