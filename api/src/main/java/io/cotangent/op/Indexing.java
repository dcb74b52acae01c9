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
    record Take(int axis) implements ByIndices {
        @Override
        public String label() {
            return "take";
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
    record Scatter(Shape shape, int axis) implements ByIndices {
        @Override
        public String label() {
            return "scatter_add";
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
    record TakeAlong(int axis) implements ByIndices {
        @Override
        public String label() {
            return "take_along";
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
    record ScatterAlong(Shape shape, int axis) implements ByIndices {
        @Override
        public String label() {
            return "scatter_add_along";
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
}
