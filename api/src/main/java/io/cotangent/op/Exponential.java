package io.cotangent.op;

import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.array.DenseArray;
import io.cotangent.array.Exponentials;
import io.cotangent.array.Shape;
import io.cotangent.sparsity.Dependence;
import io.cotangent.sparsity.Pattern;
import org.jspecify.annotations.Nullable;

/** The exponential of a matrix, whose derivative is {@link Direction}. */
record Exponential() implements Op.Single {
    @Override
    public String label() {
        return "expm";
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
        return Exponentials.expm(operands[0]);
    }

    @Override
    public @Nullable NDArray tangent(Ops o, NDArray[] x, NDArray y, @Nullable NDArray[] dx) {
        return o.apply(new Direction(), x[0], dx[0]);
    }

    /**
     * The derivative {@code L(A, E)} of the exponential at {@code A} in the direction {@code E}: in
     * which it is linear, with the transpose {@code L(A', .)}. It is a block of an exponential
     * itself,
     *
     * <pre>exp [A E; 0 A] = [exp A, L(A, E); 0, exp A]</pre>
     *
     * so its derivative by {@code A} is a block of {@code L}: Higham and Relton, Higher order
     * Fréchet derivatives of matrix functions and the level-2 condition number, SIAM J. Matrix
     * Anal. Appl. 35 (2014).
     */
    record Direction() implements Op.Single {
        @Override
        public String label() {
            return "expm_derivative";
        }

        @Override
        public NDArray[] batch(Ops o, NDArray[] x, boolean... batched) {
            return Batching.together(this, o, x, batched);
        }

        @Override
        public Pattern[] pattern(Dependence x) {
            Shape shape = x.types()[1].shape();
            return x.sum(shape, x.united(1, shape.rank() - 2, shape.rank() - 1));
        }

        @Override
        public ArrayType type(ArrayType... operands) {
            return operands[0];
        }

        @Override
        public DenseArray value(DenseArray... operands) {
            return Exponentials.derivative(operands[0], operands[1]);
        }

        @Override
        public @Nullable NDArray tangent(Ops o, NDArray[] x, NDArray y, @Nullable NDArray[] dx) {
            NDArray straight = dx[1] == null ? null : o.apply(this, x[0], dx[1]);
            if (dx[0] == null) {
                return straight;
            }
            NDArray zeros = o.zerosLike(dx[0]);
            NDArray blocks = o.apply(this, triangle(o, x[0], x[1]), triangle(o, dx[0], zeros));
            int n = Stacks.rows(y);
            NDArray bent = o.slice(o.slice(blocks, -2, 0, n), -1, n, 2 * n);
            return o.sumOf(straight, bent);
        }

        /** {@code [a b; 0 a]}. */
        private static NDArray triangle(Ops o, NDArray a, NDArray b) {
            return o.concat(-2, o.concat(-1, a, b), o.concat(-1, o.zerosLike(a), a));
        }

        @Override
        public @Nullable NDArray[] transpose(
                Ops o, @Nullable NDArray[] cotangents, Operands operands) {
            NDArray turned = o.swapAxes(operands.value(0), -1, -2);
            return new NDArray[] {null, o.apply(this, turned, cotangents[0])};
        }
    }
}
