package io.cotangent.op;

import io.cotangent.DType;
import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.array.Creation;
import io.cotangent.array.DenseArray;
import io.cotangent.array.Movement;
import io.cotangent.array.Shape;
import io.cotangent.sparsity.Dependence;
import io.cotangent.sparsity.Pattern;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Operations whose places are given by integer arrays. Each is linear in the array that is not the
 * indices.
 */
public final class Indexing {
    private Indexing() {}

    /**
     * What these operations share: operands array and indices, linear in the array, along one axis.
     */
    sealed interface ByIndices extends Op.Single {
        int axis();

        /**
         * The operation that takes a cotangent of the result, and the indices, to that of an array
         * of some shape.
         */
        Op transposed(Shape shape);

        @Override
        default String settings() {
            return "axis=" + axis();
        }

        @Override
        default @Nullable NDArray tangent(Ops o, NDArray[] x, NDArray y, @Nullable NDArray[] dx) {
            return o.apply(this, dx[0], x[1]);
        }

        @Override
        default @Nullable NDArray[] transpose(
                Ops o, @Nullable NDArray[] cotangents, Operands operands) {
            Op transposed = transposed(operands.types()[0].shape());
            return new NDArray[] {o.apply(transposed, cotangents[0], operands.value(1)), null};
        }
    }

    /** The slices at the positions {@code indices}, of any shape, along an axis. */
    public record Take(int axis) implements ByIndices {
        @Override
        public String label() {
            return "take";
        }

        @Override
        public NDArray[] batch(Ops o, NDArray[] x, boolean... batched) {
            int size = Batching.size(x, batched);
            if (!batched[1]) {
                return o.applyAll(new Take(axis + 1), x);
            }
            if (!batched[0]) {
                return new NDArray[] {o.moveAxis(o.apply(this, x), axis, 0)};
            }
            NDArray rows = o.moveAxis(x[0], axis + 1, 1);
            Shape shape = Ops.typeOf(rows).shape();
            NDArray taken =
                    o.apply(new Take(0), joined(o, rows), places(o, x[1], size, shape.length(1)));
            NDArray result = taken;
            int indices = x[1].rank() - 1;
            for (int i = 0; i < indices; i++) {
                result = o.moveAxis(result, 1, axis + indices);
            }
            return new NDArray[] {result};
        }

        @Override
        public Pattern[] pattern(Dependence x) {
            return x.moved(this::value, 1);
        }

        @Override
        public ArrayType type(ArrayType... operands) {
            Shape x = operands[0].shape();
            Shape indices = operands[1].shape();
            int[] lengths = new int[x.rank() - 1 + indices.rank()];
            for (int i = 0; i < lengths.length; i++) {
                if (i < axis) {
                    lengths[i] = x.length(i);
                } else if (i < axis + indices.rank()) {
                    lengths[i] = indices.length(i - axis);
                } else {
                    lengths[i] = x.length(i - indices.rank() + 1);
                }
            }
            return operands[0].withShape(Shape.of(lengths));
        }

        @Override
        public DenseArray value(DenseArray... operands) {
            return Movement.take(operands[0], operands[1], axis);
        }

        @Override
        public Op transposed(Shape shape) {
            return new Scatter(shape, axis);
        }
    }

    /** Zeros with slices added at positions along an axis; repeated positions add up. */
    public record Scatter(Shape shape, int axis) implements ByIndices {
        @Override
        public String label() {
            return "scatter_add";
        }

        @Override
        public NDArray[] batch(Ops o, NDArray[] x, boolean... batched) {
            int size = Batching.size(x, batched);
            Shape all = shape.prepend(size);
            if (!batched[1]) {
                return o.applyAll(new Scatter(all, axis + 1), x);
            }
            NDArray[] both = Batching.spread(o, x, batched);
            NDArray values = both[0];
            int indices = both[1].rank() - 1;
            for (int i = 0; i < indices; i++) {
                values = o.moveAxis(values, axis + indices, 1);
            }
            Shape from = Ops.typeOf(values).shape();
            int[] rest = Arrays.copyOfRange(from.lengths(), 1 + indices, from.rank());
            int length = shape.length(axis);
            NDArray sums =
                    o.apply(
                            new Scatter(Shape.of(rest).prepend(size * length), 0),
                            values,
                            places(o, both[1], size, length));
            Shape split = Shape.of(rest).prepend(length).prepend(size);
            return new NDArray[] {o.moveAxis(o.reshape(sums, split), 1, axis + 1)};
        }

        @Override
        public Pattern[] pattern(Dependence x) {
            return x.added(shape, (operand, result) -> new Take(axis).value(result, x.numbers(1)));
        }

        @Override
        public ArrayType type(ArrayType... operands) {
            return operands[0].withShape(shape);
        }

        @Override
        public DenseArray value(DenseArray... operands) {
            return Movement.scatterAdd(shape, axis, operands[1], operands[0]);
        }

        @Override
        public Op transposed(Shape of) {
            return new Take(axis);
        }
    }

    /** One element for each index, along an axis; other axes agree. */
    public record TakeAlong(int axis) implements ByIndices {
        @Override
        public String label() {
            return "take_along";
        }

        @Override
        public NDArray[] batch(Ops o, NDArray[] x, boolean... batched) {
            return o.applyAll(new TakeAlong(axis + 1), Batching.spread(o, x, batched));
        }

        @Override
        public Pattern[] pattern(Dependence x) {
            return x.moved(this::value, 1);
        }

        @Override
        public ArrayType type(ArrayType... operands) {
            return operands[0].withShape(operands[1].shape());
        }

        @Override
        public DenseArray value(DenseArray... operands) {
            return Movement.takeAlong(operands[0], operands[1], axis);
        }

        @Override
        public Op transposed(Shape shape) {
            return new ScatterAlong(shape, axis);
        }
    }

    /** Zeros with elements added at positions along an axis; repeated positions add up. */
    public record ScatterAlong(Shape shape, int axis) implements ByIndices {
        @Override
        public String label() {
            return "scatter_add_along";
        }

        @Override
        public NDArray[] batch(Ops o, NDArray[] x, boolean... batched) {
            return o.applyAll(
                    new ScatterAlong(shape.prepend(Batching.size(x, batched)), axis + 1),
                    Batching.spread(o, x, batched));
        }

        @Override
        public Pattern[] pattern(Dependence x) {
            return x.added(
                    shape, (operand, result) -> new TakeAlong(axis).value(result, x.numbers(1)));
        }

        @Override
        public ArrayType type(ArrayType... operands) {
            return operands[0].withShape(shape);
        }

        @Override
        public DenseArray value(DenseArray... operands) {
            return Movement.scatterAddAlong(shape, axis, operands[1], operands[0]);
        }

        @Override
        public Op transposed(Shape of) {
            return new TakeAlong(axis);
        }
    }

    /** The first two axes as one. */
    private static NDArray joined(Ops o, NDArray x) {
        Shape shape = Ops.typeOf(x).shape();
        Shape rest = shape.without(0, 1);
        return o.reshape(x, rest.prepend(shape.length(0) * shape.length(1)));
    }

    /** Positions for each element of a batch, as positions in the axis that joins the batch's. */
    private static NDArray places(Ops o, NDArray indices, int size, int length) {
        NDArray inside = o.apply(new Position(0, length), o.cast(indices, DType.INT64));
        int[] along = new int[indices.rank()];
        Arrays.fill(along, 1);
        along[0] = size;
        NDArray starts = NDArray.arange(DType.INT64, 0, size, 1).mul((long) length);
        return o.add(inside, o.reshape(starts, Shape.of(along)));
    }

    /** Positions in an axis, with those that count from the end counted from 0. */
    public record Position(int axis, int length) implements Op.Constant {
        @Override
        public String label() {
            return "position";
        }

        @Override
        public String settings() {
            return "axis=" + axis + " length=" + length;
        }

        @Override
        public ArrayType type(ArrayType... operands) {
            return operands[0];
        }

        @Override
        public DenseArray value(DenseArray... operands) {
            return Movement.positions(operands[0], axis, length);
        }

        @Override
        public NDArray[] batch(Ops o, NDArray[] x, boolean... batched) {
            return o.applyAll(this, x);
        }
    }

    /**
     * The first operand, a vector, with the elements of the third one at the positions of the
     * second; the last of several for one position stays.
     */
    public record Place() implements Op.Single {
        @Override
        public String label() {
            return "place";
        }

        @Override
        public NDArray[] batch(Ops o, NDArray[] x, boolean... batched) {
            NDArray[] all = Batching.spread(o, x, batched);
            Shape shape = Ops.typeOf(all[0]).shape();
            NDArray placed =
                    o.apply(
                            this,
                            o.flatten(all[0]),
                            o.flatten(places(o, all[1], shape.length(0), shape.length(1))),
                            o.flatten(all[2]));
            return new NDArray[] {o.reshape(placed, shape)};
        }

        @Override
        public Pattern[] pattern(Dependence x) {
            return x.moved(this::value, 1);
        }

        @Override
        public ArrayType type(ArrayType... operands) {
            return operands[0];
        }

        @Override
        public DenseArray value(DenseArray... operands) {
            return Movement.place(operands[0], operands[1], operands[2]);
        }

        @Override
        public @Nullable NDArray tangent(Ops o, NDArray[] x, NDArray y, @Nullable NDArray[] dx) {
            return o.apply(
                    this,
                    dx[0] == null ? o.zerosLike(x[0]) : dx[0],
                    x[1],
                    dx[2] == null ? o.zerosLike(x[2]) : dx[2]);
        }

        @Override
        public @Nullable NDArray[] transpose(
                Ops o, @Nullable NDArray[] cotangents, Operands operands) {
            NDArray cotangent = cotangents[0];
            NDArray places = operands.value(1);
            NDArray last = last(o, places, Ops.typeOf(cotangent).shape());
            NDArray there = o.apply(new Take(0), cotangent, places);
            return new NDArray[] {
                operands.isLinear(0) ? o.apply(this, cotangent, places, o.zerosLike(there)) : null,
                null,
                operands.isLinear(2) ? o.where(last, there, o.zerosLike(there)) : null
            };
        }

        @Override
        public boolean isJointlyLinear() {
            return true;
        }

        /** Whether each place does not come again: the last to come to a place is found there. */
        private NDArray last(Ops o, NDArray places, Shape shape) {
            NDArray order = NDArray.arange(DType.INT64, 0, places.size(), 1);
            NDArray nobody = Creation.full(new ArrayType(DType.INT64, shape), -1);
            return o.eq(o.take(o.apply(this, nobody, places, order), places, 0), order);
        }
    }
}
