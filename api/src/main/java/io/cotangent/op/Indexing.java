package io.cotangent.op;

import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.array.DenseArray;
import io.cotangent.array.Movement;
import io.cotangent.array.Shape;
import org.jspecify.annotations.Nullable;

/**
 * Operations whose places are given by integer arrays. Each is linear in the array that is not the
 * indices.
 */
final class Indexing {
    private Indexing() {}

    /**
     * The slices at the positions {@code indices}, of any shape, along an axis. Operands: array,
     * indices.
     */
    record Take(int axis) implements Op.Single {
        @Override
        public String label() {
            return "take";
        }

        @Override
        public String settings() {
            return "axis=" + axis;
        }

        @Override
        public ArrayType type(ArrayType... operands) {
            Shape x = operands[0].shape();
            Shape indices = operands[1].shape();
            int[] lengths = new int[x.rank() - 1 + indices.rank()];
            for (int i = 0; i < lengths.length; i++) {
                lengths[i] =
                        i < axis
                                ? x.length(i)
                                : i < axis + indices.rank()
                                        ? indices.length(i - axis)
                                        : x.length(i - indices.rank() + 1);
            }
            return operands[0].withShape(Shape.of(lengths));
        }

        @Override
        public DenseArray value(DenseArray... operands) {
            return Movement.take(operands[0], operands[1], axis);
        }

        @Override
        public @Nullable NDArray tangent(Ops o, NDArray[] x, NDArray y, @Nullable NDArray[] dx) {
            return o.apply(this, dx[0], x[1]);
        }

        @Override
        public @Nullable NDArray[] transpose(
                Ops o, @Nullable NDArray[] cotangents, Operands operands) {
            Op scatter = new Scatter(operands.types()[0].shape(), axis);
            return new NDArray[] {o.apply(scatter, cotangents[0], operands.value(1)), null};
        }
    }

    /**
     * Zeros with slices added at positions along an axis; repeated positions add up. Operands:
     * slices, indices.
     */
    record Scatter(Shape shape, int axis) implements Op.Single {
        @Override
        public String label() {
            return "scatter_add";
        }

        @Override
        public String settings() {
            return "axis=" + axis;
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
        public @Nullable NDArray tangent(Ops o, NDArray[] x, NDArray y, @Nullable NDArray[] dx) {
            return o.apply(this, dx[0], x[1]);
        }

        @Override
        public @Nullable NDArray[] transpose(
                Ops o, @Nullable NDArray[] cotangents, Operands operands) {
            return new NDArray[] {o.apply(new Take(axis), cotangents[0], operands.value(1)), null};
        }
    }

    /** One element for each index, along an axis; other axes agree. Operands: array, indices. */
    record TakeAlong(int axis) implements Op.Single {
        @Override
        public String label() {
            return "take_along";
        }

        @Override
        public String settings() {
            return "axis=" + axis;
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
        public @Nullable NDArray tangent(Ops o, NDArray[] x, NDArray y, @Nullable NDArray[] dx) {
            return o.apply(this, dx[0], x[1]);
        }

        @Override
        public @Nullable NDArray[] transpose(
                Ops o, @Nullable NDArray[] cotangents, Operands operands) {
            Op scatter = new ScatterAlong(operands.types()[0].shape(), axis);
            return new NDArray[] {o.apply(scatter, cotangents[0], operands.value(1)), null};
        }
    }

    /**
     * Zeros with elements added at positions along an axis; repeated positions add up. Operands:
     * elements, indices.
     */
    record ScatterAlong(Shape shape, int axis) implements Op.Single {
        @Override
        public String label() {
            return "scatter_add_along";
        }

        @Override
        public String settings() {
            return "axis=" + axis;
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
        public @Nullable NDArray tangent(Ops o, NDArray[] x, NDArray y, @Nullable NDArray[] dx) {
            return o.apply(this, dx[0], x[1]);
        }

        @Override
        public @Nullable NDArray[] transpose(
                Ops o, @Nullable NDArray[] cotangents, Operands operands) {
            return new NDArray[] {
                o.apply(new TakeAlong(axis), cotangents[0], operands.value(1)), null
            };
        }
    }
}
