package io.cotangent.op;

import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.array.DenseArray;
import io.cotangent.array.Shape;
import io.cotangent.sparsity.Dependence;
import io.cotangent.sparsity.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The primitive product. */
public final class Products {
    private Products() {}

    /**
     * The matrix products {@code [..., m, k] x [..., k, n]}, one for each place of the leading
     * axes, which are the same.
     */
    public record MatMul() implements Op.Single, Op.Joining {
        /** The size of a result from which it pays to join products that are added up. */
        private static final int LARGE = 64;

        @Override
        public Sharing sharing() {
            return Sharing.NOTHING;
        }

        @Override
        public String label() {
            return "matmul";
        }

        @Override
        public NDArray[] batch(Ops o, NDArray[] x, boolean... batched) {
            NDArray[] stacks = x.clone();
            for (int i = 0; i < 2; i++) {
                stacks[i] = batched[i] ? x[i] : o.expandDims(x[i], 0);
            }
            return new NDArray[] {o.matmul(stacks[0], stacks[1])};
        }

        @Override
        public Pattern[] pattern(Dependence x) {
            Shape shape = type(x.types()).shape();
            int rank = shape.rank();
            return x.sum(shape, x.united(0, rank - 1), x.united(1, rank - 2));
        }

        @Override
        public ArrayType type(ArrayType... operands) {
            Shape a = operands[0].shape();
            Shape b = operands[1].shape();
            return operands[0].withShape(a.with(a.rank() - 1, b.length(b.rank() - 1)));
        }

        @Override
        public DenseArray value(DenseArray... operands) {
            return io.cotangent.array.Products.matmul(operands[0], operands[1]);
        }

        @Override
        public @Nullable NDArray tangent(Ops o, NDArray[] x, NDArray y, @Nullable NDArray[] dx) {
            return o.sumOf(
                    dx[0] == null ? null : o.apply(this, dx[0], x[1]),
                    dx[1] == null ? null : o.apply(this, x[0], dx[1]));
        }

        @Override
        public @Nullable NDArray[] transpose(
                Ops o, @Nullable NDArray[] cotangents, Operands operands) {
            NDArray cotangent = cotangents[0];
            return operands.isLinear(0)
                    ? new NDArray[] {
                        o.apply(this, cotangent, o.swapAxes(operands.value(1), -1, -2)), null
                    }
                    : new NDArray[] {
                        null, o.apply(this, o.swapAxes(operands.value(0), -1, -2), cotangent)
                    };
        }

        /** Where the joined arrays are smaller than the products. */
        @Override
        public boolean isJoined(int operand, ArrayType... operands) {
            Shape shape = operands[operand].shape();
            Shape result = type(operands).shape();
            int rows = Stacks.rows(shape);
            int columns = Stacks.columns(shape);
            int summed = operand == 1 ? Stacks.rows(result) : Stacks.columns(result);
            long size = (long) rows * columns;
            return size >= LARGE && (long) summed * (rows + columns) <= size;
        }

        /** One product of the factors side by side, along the axis that products sum over. */
        @Override
        public NDArray joined(Ops o, int operand, List<NDArray> cotangents, List<NDArray> others) {
            int axis = cotangents.get(0).rank() - (operand == 1 ? 2 : 1);
            NDArray cotangent = joined(o, axis, cotangents);
            NDArray other = o.swapAxes(joined(o, axis, others), -1, -2);
            return operand == 1 ? o.apply(this, other, cotangent) : o.apply(this, cotangent, other);
        }

        private static NDArray joined(Ops o, int axis, List<NDArray> parts) {
            return parts.size() == 1 ? parts.get(0) : o.concat(axis, parts.toArray(NDArray[]::new));
        }
    }
}
