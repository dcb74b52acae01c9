package io.cotangent.op;

import io.cotangent.DType;
import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.array.DenseArray;
import io.cotangent.array.Region;
import io.cotangent.array.Shape;
import io.cotangent.intrinsics.Reduction;
import io.cotangent.sparsity.Dependence;
import io.cotangent.sparsity.Pattern;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The primitive reductions and scans. Reduced axes are gone from the result. */
public final class Reductions {
    private Reductions() {}

    private static DenseArray reduce(Reduction reduction, DenseArray x, Axes axes) {
        return io.cotangent.array.Reductions.reduce(reduction, x, axes.numbers());
    }

    /** The sum over some axes. */
    public record Sum(Axes axes) implements Op.Linear, Reducing {
        @Override
        public Reduction reduction() {
            return Reduction.SUM;
        }

        @Override
        public Sharing sharing() {
            return axes.numbers().length == 0 ? Sharing.OPERANDS : Sharing.NOTHING;
        }

        @Override
        public String label() {
            return "sum";
        }

        @Override
        public NDArray[] batch(Ops o, NDArray[] x, boolean... batched) {
            return o.applyAll(new Sum(axes.afterBatch()), x);
        }

        @Override
        public String settings() {
            return "axes=" + axes;
        }

        @Override
        public Pattern[] pattern(Dependence x) {
            Shape result = type(x.types()).shape();
            Pattern sum = x.united(0, axes.numbers());
            return new Pattern[] {x.reshaped(sum, result)};
        }

        @Override
        public ArrayType type(ArrayType... operands) {
            return operands[0].withShape(operands[0].shape().without(axes.numbers()));
        }

        @Override
        public DenseArray value(DenseArray... operands) {
            return reduce(Reduction.SUM, operands[0], axes);
        }

        @Override
        public NDArray transpose(Ops o, NDArray cotangent, ArrayType type) {
            return o.spread(cotangent, axes, type.shape());
        }
    }

    /**
     * The largest or smallest element over some axes; the derivative is shared equally among
     * equals.
     */
    public record Extremum(Reduction reduction, Axes axes) implements Reducing {
        @Override
        public Sharing sharing() {
            return axes.numbers().length == 0 ? Sharing.OPERANDS : Sharing.NOTHING;
        }

        @Override
        public String label() {
            return reduction.name().toLowerCase(Locale.ROOT);
        }

        @Override
        public NDArray[] batch(Ops o, NDArray[] x, boolean... batched) {
            return o.applyAll(new Extremum(reduction, axes.afterBatch()), x);
        }

        @Override
        public String settings() {
            return "axes=" + axes;
        }

        @Override
        public ArrayType type(ArrayType... operands) {
            return operands[0].withShape(operands[0].shape().without(axes.numbers()));
        }

        @Override
        public DenseArray value(DenseArray... operands) {
            return reduce(reduction, operands[0], axes);
        }

        @Override
        public @Nullable NDArray tangent(Ops o, NDArray[] x, NDArray y, @Nullable NDArray[] dx) {
            NDArray chosen =
                    o.cast(o.eq(x[0], o.spread(y, axes, Ops.typeOf(x[0]).shape())), y.dtype());
            Op sum = new Sum(axes);
            return o.div(o.apply(sum, o.mul(dx[0], chosen)), o.apply(sum, chosen));
        }
    }

    /**
     * The product over one axis. Its derivative multiplies, for each factor, all the others; done
     * by halving the axis it needs no division and is exact when factors are 0, at every order.
     */
    public record Product(int axis) implements Op.Single {
        @Override
        public String label() {
            return "prod";
        }

        @Override
        public NDArray[] batch(Ops o, NDArray[] x, boolean... batched) {
            return o.applyAll(new Product(axis + 1), x);
        }

        @Override
        public String settings() {
            return "axis=" + axis;
        }

        @Override
        public ArrayType type(ArrayType... operands) {
            return operands[0].withShape(operands[0].shape().without(axis));
        }

        @Override
        public DenseArray value(DenseArray... operands) {
            return reduce(Reduction.PROD, operands[0], new Axes(axis));
        }

        @Override
        public @Nullable NDArray tangent(Ops o, NDArray[] x, NDArray y, @Nullable NDArray[] dx) {
            NDArray factors = x[0];
            NDArray tangents = dx[0];
            int length = Ops.typeOf(factors).shape().length(axis);
            if (length == 0) {
                return null;
            }
            while (length > 1) {
                int half = length / 2;
                NDArray a = part(o, factors, 0, half);
                NDArray b = part(o, factors, half, half);
                NDArray tangent =
                        o.add(
                                o.mul(part(o, tangents, 0, half), b),
                                o.mul(part(o, tangents, half, half), a));
                NDArray product = o.mul(a, b);
                if (length % 2 == 1) {
                    product = o.concat(axis, product, part(o, factors, length - 1, 1));
                    tangent = o.concat(axis, tangent, part(o, tangents, length - 1, 1));
                }
                factors = product;
                tangents = tangent;
                length = length - half;
            }
            return o.reshape(tangents, Ops.typeOf(y).shape());
        }

        private NDArray part(Ops o, NDArray x, int start, int length) {
            return o.apply(
                    new Shapes.Slice(
                            Region.whole(Ops.typeOf(x).shape()).along(axis, start, length, 1)),
                    x);
        }
    }

    /** The position of the first largest or smallest element along an axis. */
    public record ArgExtremum(Reduction reduction, int axis) implements Op.Constant {
        @Override
        public String label() {
            return "arg" + reduction.name().toLowerCase(Locale.ROOT);
        }

        @Override
        public NDArray[] batch(Ops o, NDArray[] x, boolean... batched) {
            return o.applyAll(new ArgExtremum(reduction, axis + 1), x);
        }

        @Override
        public String settings() {
            return "axis=" + axis;
        }

        @Override
        public ArrayType type(ArrayType... operands) {
            return new ArrayType(DType.INT64, operands[0].shape().without(axis));
        }

        @Override
        public DenseArray value(DenseArray... operands) {
            return reduction == Reduction.MAX
                    ? io.cotangent.array.Reductions.argMax(operands[0], axis)
                    : io.cotangent.array.Reductions.argMin(operands[0], axis);
        }
    }

    /** The running sum along an axis, from its start or from its end. */
    public record CumulativeSum(int axis, boolean reverse) implements Op.Linear {
        @Override
        public String label() {
            return "cumsum";
        }

        @Override
        public NDArray[] batch(Ops o, NDArray[] x, boolean... batched) {
            return o.applyAll(new CumulativeSum(axis + 1, reverse), x);
        }

        @Override
        public String settings() {
            return "axis=" + axis + (reverse ? " from the end" : "");
        }

        @Override
        public Pattern[] pattern(Dependence x) {
            return x.running(axis, reverse);
        }

        @Override
        public ArrayType type(ArrayType... operands) {
            return operands[0];
        }

        @Override
        public DenseArray value(DenseArray... operands) {
            return io.cotangent.array.Reductions.scan(Reduction.SUM, operands[0], axis, reverse);
        }

        @Override
        public NDArray transpose(Ops o, NDArray cotangent, ArrayType type) {
            return o.apply(new CumulativeSum(axis, !reverse), cotangent);
        }
    }

    /** The shape with length 1 where axes were reduced. */
    static Shape kept(Shape shape, Axes axes) {
        int[] lengths = shape.lengths();
        for (int axis : axes.numbers()) {
            lengths[axis] = 1;
        }
        return Shape.of(lengths);
    }
}
