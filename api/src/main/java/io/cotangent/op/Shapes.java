package io.cotangent.op;

import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.array.DenseArray;
import io.cotangent.array.Movement;
import io.cotangent.array.Region;
import io.cotangent.array.Shape;
import io.cotangent.array.Views;
import io.cotangent.error.SizeException;
import io.cotangent.sparsity.Dependence;
import io.cotangent.sparsity.Pattern;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The operations that move elements without changing them, all linear. */
public final class Shapes {
    private Shapes() {}

    /** The operand repeated along new leading axes and along axes of length 1. */
    public record Broadcast(Shape shape) implements Op.Linear {
        @Override
        public String label() {
            return "broadcast";
        }

        @Override
        public NDArray[] batch(Ops o, NDArray[] x, boolean... batched) {
            Shape from = Ops.typeOf(x[0]).shape();
            int added = shape.rank() - (from.rank() - 1);
            int[] lengths = new int[shape.rank() + 1];
            Arrays.fill(lengths, 1);
            lengths[0] = from.length(0);
            System.arraycopy(from.lengths(), 1, lengths, added + 1, from.rank() - 1);
            NDArray aligned = o.reshape(x[0], Shape.of(lengths));
            return new NDArray[] {o.broadcast(aligned, shape.prepend(from.length(0)))};
        }

        @Override
        public Pattern[] pattern(Dependence x) {
            return x.moved(this::value);
        }

        @Override
        public ArrayType type(ArrayType... operands) {
            return operands[0].withShape(shape);
        }

        @Override
        public DenseArray value(DenseArray... operands) {
            return Views.broadcast(operands[0], shape);
        }

        @Override
        public NDArray transpose(Ops o, NDArray cotangent, ArrayType type) {
            Shape from = type.shape();
            int added = shape.rank() - from.rank();
            List<Integer> repeated = new ArrayList<>();
            for (int axis = 0; axis < shape.rank(); axis++) {
                if (axis < added || from.length(axis - added) != shape.length(axis)) {
                    repeated.add(axis);
                }
            }
            int[] axes = repeated.stream().mapToInt(Integer::intValue).toArray();
            NDArray sum =
                    axes.length == 0
                            ? cotangent
                            : o.apply(new Reductions.Sum(new Axes(axes)), cotangent);
            return o.reshape(sum, from);
        }
    }

    /** The same elements, in row-major order, in another shape. */
    public record Reshape(Shape shape) implements Op.Linear {
        @Override
        public String label() {
            return "reshape";
        }

        @Override
        public NDArray[] batch(Ops o, NDArray[] x, boolean... batched) {
            return new NDArray[] {o.reshape(x[0], shape.prepend(Batching.size(x, batched)))};
        }

        @Override
        public Pattern[] pattern(Dependence x) {
            return x.moved(this::value);
        }

        @Override
        public ArrayType type(ArrayType... operands) {
            return operands[0].withShape(shape);
        }

        @Override
        public DenseArray value(DenseArray... operands) {
            return Views.reshape(operands[0], shape);
        }

        @Override
        public NDArray transpose(Ops o, NDArray cotangent, ArrayType type) {
            return o.reshape(cotangent, type.shape());
        }
    }

    /**
     * The axes in another order: axis {@code i} of the result is axis {@code order[i]} of the
     * operand.
     */
    public record Permute(Axes order) implements Op.Linear {
        @Override
        public String label() {
            return "transpose";
        }

        @Override
        public NDArray[] batch(Ops o, NDArray[] x, boolean... batched) {
            int[] after = new int[order.numbers().length + 1];
            System.arraycopy(order.afterBatch().numbers(), 0, after, 1, after.length - 1);
            return o.applyAll(new Permute(new Axes(after)), x);
        }

        @Override
        public String settings() {
            return order.toString();
        }

        @Override
        public Pattern[] pattern(Dependence x) {
            return x.moved(this::value);
        }

        @Override
        public ArrayType type(ArrayType... operands) {
            int[] lengths = new int[order.numbers().length];
            for (int axis = 0; axis < lengths.length; axis++) {
                lengths[axis] = operands[0].shape().length(order.numbers()[axis]);
            }
            return operands[0].withShape(Shape.of(lengths));
        }

        @Override
        public DenseArray value(DenseArray... operands) {
            return Views.transpose(operands[0], order.numbers());
        }

        @Override
        public NDArray transpose(Ops o, NDArray cotangent, ArrayType type) {
            int[] inverse = new int[order.numbers().length];
            for (int axis = 0; axis < inverse.length; axis++) {
                inverse[order.numbers()[axis]] = axis;
            }
            return o.apply(new Permute(new Axes(inverse)), cotangent);
        }
    }

    /** A regular part of the operand. */
    public record Slice(Region region) implements Op.Linear {
        @Override
        public String label() {
            return "slice";
        }

        @Override
        public NDArray[] batch(Ops o, NDArray[] x, boolean... batched) {
            return o.applyAll(new Slice(region.afterBatch(Batching.size(x, batched))), x);
        }

        @Override
        public String settings() {
            return region.toString();
        }

        @Override
        public Pattern[] pattern(Dependence x) {
            return x.moved(this::value);
        }

        @Override
        public ArrayType type(ArrayType... operands) {
            return operands[0].withShape(region.shape());
        }

        @Override
        public DenseArray value(DenseArray... operands) {
            return Views.slice(operands[0], region);
        }

        @Override
        public NDArray transpose(Ops o, NDArray cotangent, ArrayType type) {
            return o.apply(new Embed(type.shape(), List.of(region)), cotangent);
        }
    }

    /**
     * Zeros with each operand added at its region. It is what slices transpose to; sums of several
     * are {@linkplain #sum merged}, so that the cotangent of an array of which a loop read every
     * element costs one pass over it.
     */
    public record Embed(Shape shape, List<Region> regions)
            implements Op.JointlyLinear, Op.Additive {
        @Override
        public Op sum(List<Op> operations) {
            return new Embed(
                    shape,
                    operations.stream().flatMap(op -> ((Embed) op).regions.stream()).toList());
        }

        @Override
        public Sharing sharing() {
            return Sharing.NOTHING;
        }

        @Override
        public String label() {
            return "embed";
        }

        @Override
        public NDArray[] batch(Ops o, NDArray[] x, boolean... batched) {
            int size = Batching.size(x, batched);
            List<Region> after = regions.stream().map(part -> part.afterBatch(size)).toList();
            return o.applyAll(
                    new Embed(shape.prepend(size), after), Batching.spread(o, x, batched));
        }

        @Override
        public String settings() {
            return regions.size() > 4 ? regions.size() + " regions" : regions.toString();
        }

        @Override
        public Pattern[] pattern(Dependence x) {
            return x.added(shape, (operand, result) -> Views.slice(result, regions.get(operand)));
        }

        @Override
        public ArrayType type(ArrayType... operands) {
            return operands[0].withShape(shape);
        }

        @Override
        public DenseArray value(DenseArray... operands) {
            return Movement.embed(shape, regions.toArray(Region[]::new), operands);
        }

        @Override
        public @Nullable NDArray[] transpose(
                Ops o, @Nullable NDArray[] cotangents, Operands operands) {
            NDArray[] result = new NDArray[regions.size()];
            for (int i = 0; i < result.length; i++) {
                result[i] = o.apply(new Slice(regions.get(i)), cotangents[0]);
            }
            return result;
        }
    }

    /** The operands one after the other along an axis. */
    public record Concat(int axis) implements Op.JointlyLinear {
        @Override
        public Sharing sharing() {
            return Sharing.NOTHING;
        }

        @Override
        public String label() {
            return "concat";
        }

        @Override
        public NDArray[] batch(Ops o, NDArray[] x, boolean... batched) {
            return o.applyAll(new Concat(axis + 1), Batching.spread(o, x, batched));
        }

        @Override
        public String settings() {
            return "axis=" + axis;
        }

        @Override
        public Pattern[] pattern(Dependence x) {
            return x.moved(this::value);
        }

        @Override
        public ArrayType type(ArrayType... operands) {
            long length = 0;
            for (ArrayType operand : operands) {
                length += operand.shape().length(axis);
            }
            if (length > Integer.MAX_VALUE) {
                throw new SizeException(
                        "concat: an axis of length "
                                + length
                                + " is longer than 2^31-1: split it into several arrays");
            }
            return operands[0].withShape(operands[0].shape().with(axis, (int) length));
        }

        @Override
        public DenseArray value(DenseArray... operands) {
            return Movement.concat(axis, operands);
        }

        @Override
        public @Nullable NDArray[] transpose(
                Ops o, @Nullable NDArray[] cotangents, Operands operands) {
            NDArray[] result = new NDArray[operands.types().length];
            int start = 0;
            for (int i = 0; i < result.length; i++) {
                Shape part = operands.types()[i].shape();
                result[i] =
                        o.apply(
                                new Slice(
                                        Region.whole(part)
                                                .along(axis, start, part.length(axis), 1)),
                                cotangents[0]);
                start += part.length(axis);
            }
            return result;
        }
    }

    /** The first operand with the second one put at a region. */
    public record Update(Region region) implements Op.JointlyLinear {
        @Override
        public Sharing sharing() {
            return Sharing.NOTHING;
        }

        @Override
        public String label() {
            return "update";
        }

        @Override
        public NDArray[] batch(Ops o, NDArray[] x, boolean... batched) {
            return o.applyAll(
                    new Update(region.afterBatch(Batching.size(x, batched))),
                    Batching.spread(o, x, batched));
        }

        @Override
        public String settings() {
            return region.toString();
        }

        @Override
        public Pattern[] pattern(Dependence x) {
            return x.moved(this::value);
        }

        @Override
        public ArrayType type(ArrayType... operands) {
            return operands[0];
        }

        @Override
        public DenseArray value(DenseArray... operands) {
            return Movement.update(operands[0], region, operands[1]);
        }

        @Override
        public @Nullable NDArray[] transpose(
                Ops o, @Nullable NDArray[] cotangents, Operands operands) {
            NDArray part = o.apply(new Slice(region), cotangents[0]);
            return new NDArray[] {o.apply(this, cotangents[0], o.zerosLike(part)), part};
        }
    }
}
