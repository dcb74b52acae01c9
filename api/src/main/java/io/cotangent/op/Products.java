package io.cotangent.op;

import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.array.DenseArray;
import io.cotangent.array.Shape;
import io.cotangent.sparsity.Dependence;
import io.cotangent.sparsity.Pattern;
import org.jspecify.annotations.Nullable;

/** The primitive product. */
public final class Products {
    private Products() {}

    /**
     * The matrix products {@code [..., m, k] x [..., k, n]}, one for each place of the leading
     * axes, which are the same.
     */
    public record MatMul() implements Op.Single {
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
            return Batching.together(this, o, x, batched);
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
    }
}
