package io.cotangent.op;

import io.cotangent.DType;
import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.array.DenseArray;
import io.cotangent.array.LinearSystems;
import io.cotangent.array.Shape;
import io.cotangent.sparsity.Dependence;
import io.cotangent.sparsity.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The primitives of linear systems. A matrix {@code A} is factorised once, by {@link Lu}, and what
 * is computed from the factors takes them as operands beside {@code A} itself: its derivative by
 * {@code A} is stated in terms of {@code A}, so that the factors count as constants, and serve the
 * value, the forward and the reverse derivatives of every order.
 */
final class Systems {
    private Systems() {}

    /**
     * The factors and the permutation of {@code P A = L U}, which have no derivative of their own:
     * those who use them say how they depend on the matrix.
     */
    record Lu() implements Op {
        @Override
        public String label() {
            return "lu";
        }

        @Override
        public NDArray[] batch(Ops o, NDArray[] x, boolean... batched) {
            return o.applyAll(this, x);
        }

        @Override
        public ArrayType[] types(ArrayType... operands) {
            ArrayType a = operands[0];
            ArrayType rows = a.withShape(a.shape().without(a.shape().rank() - 1));
            return new ArrayType[] {a, rows.withDType(DType.INT64)};
        }

        @Override
        public DenseArray[] evaluate(DenseArray... operands) {
            return LinearSystems.lu(operands[0]);
        }

        @Override
        public @Nullable NDArray[] jvp(Ops o, NDArray[] x, NDArray[] y, @Nullable NDArray[] dx) {
            return new NDArray[] {null, null};
        }
    }

    /**
     * The solution of {@code A X = B}, or {@code A' X = B}: operands are the factors and the
     * permutation of {@code A}, {@code A}, and {@code B}. {@code dX = A^-1 (dB - dA X)}: Giles,
     * Collected matrix derivative results for forward and reverse mode algorithmic differentiation
     * (2008), section 2.3.1.
     */
    record Solve(boolean transposed) implements Op.Single {
        @Override
        public String label() {
            return "solve";
        }

        @Override
        public String settings() {
            return transposed ? "transposed" : "";
        }

        @Override
        public NDArray[] batch(Ops o, NDArray[] x, boolean... batched) {
            if (batched[0] || batched[1] || batched[2]) {
                return Batching.together(this, o, x, batched);
            }
            return new NDArray[] {
                Stacks.asColumns(o, x[3], columns -> o.apply(this, x[0], x[1], x[2], columns))
            };
        }

        @Override
        public Pattern[] pattern(Dependence x) {
            Shape shape = x.types()[3].shape();
            return x.sum(shape, x.united(3, shape.rank() - 2));
        }

        @Override
        public ArrayType type(ArrayType... operands) {
            return operands[3];
        }

        @Override
        public DenseArray value(DenseArray... operands) {
            return LinearSystems.solve(operands[0], operands[1], operands[3], transposed);
        }

        @Override
        public @Nullable NDArray tangent(Ops o, NDArray[] x, NDArray y, @Nullable NDArray[] dx) {
            if (dx[2] == null && dx[3] == null) {
                return null;
            }
            NDArray moved = dx[2] == null ? null : transposed ? o.swapAxes(dx[2], -1, -2) : dx[2];
            NDArray right = o.sumOf(dx[3], moved == null ? null : o.neg(o.matmul(moved, y)));
            return o.apply(this, x[0], x[1], x[2], right);
        }

        @Override
        public @Nullable NDArray[] transpose(
                Ops o, @Nullable NDArray[] cotangents, Operands operands) {
            NDArray pulled =
                    o.apply(
                            new Solve(!transposed),
                            operands.value(0),
                            operands.value(1),
                            operands.value(2),
                            cotangents[0]);
            return new NDArray[] {null, null, null, pulled};
        }
    }

    /**
     * The solution of {@code A X = B}, or {@code A' X = B}, where only a triangle of {@code A} is
     * read; the derivative by the rest is 0.
     */
    record SolveTriangular(boolean lower, boolean transposed, boolean unit) implements Op.Single {
        @Override
        public String label() {
            return "triangular_solve";
        }

        @Override
        public String settings() {
            return (lower ? "lower" : "upper")
                    + (transposed ? " transposed" : "")
                    + (unit ? " unit" : "");
        }

        @Override
        public NDArray[] batch(Ops o, NDArray[] x, boolean... batched) {
            if (batched[0]) {
                return Batching.together(this, o, x, batched);
            }
            return new NDArray[] {
                Stacks.asColumns(o, x[1], columns -> o.apply(this, x[0], columns))
            };
        }

        @Override
        public Pattern[] pattern(Dependence x) {
            Shape shape = x.types()[1].shape();
            return x.sum(shape, x.united(1, shape.rank() - 2));
        }

        @Override
        public ArrayType type(ArrayType... operands) {
            return operands[1];
        }

        @Override
        public DenseArray value(DenseArray... operands) {
            return LinearSystems.solveTriangular(operands[0], operands[1], lower, transposed, unit);
        }

        @Override
        public @Nullable NDArray tangent(Ops o, NDArray[] x, NDArray y, @Nullable NDArray[] dx) {
            NDArray moved = null;
            if (dx[0] != null) {
                int from = unit ? 1 : 0;
                NDArray triangle = lower ? o.tril(dx[0], -from) : o.triu(dx[0], from);
                NDArray matrix = transposed ? o.swapAxes(triangle, -1, -2) : triangle;
                moved = o.neg(o.matmul(matrix, y));
            }
            return o.apply(this, x[0], o.sumOf(dx[1], moved));
        }

        @Override
        public @Nullable NDArray[] transpose(
                Ops o, @Nullable NDArray[] cotangents, Operands operands) {
            Op back = new SolveTriangular(lower, !transposed, unit);
            return new NDArray[] {null, o.apply(back, operands.value(0), cotangents[0])};
        }
    }

    /**
     * The sign of the determinant and the logarithm of its absolute value, of which the derivative
     * is {@code tr(A^-1 dA)}; operands as those of {@link Solve}, but the last. Giles (2008),
     * section 2.2.4.
     */
    record LogDeterminant() implements Op {
        @Override
        public String label() {
            return "slogdet";
        }

        @Override
        public NDArray[] batch(Ops o, NDArray[] x, boolean... batched) {
            return Batching.together(this, o, x, batched);
        }

        @Override
        public ArrayType[] types(ArrayType... operands) {
            ArrayType number = Stacks.withoutMatrix(operands[2]);
            return new ArrayType[] {number, number};
        }

        @Override
        public DenseArray[] evaluate(DenseArray... operands) {
            return LinearSystems.logDeterminant(operands[0], operands[1]);
        }

        @Override
        public @Nullable NDArray[] jvp(Ops o, NDArray[] x, NDArray[] y, @Nullable NDArray[] dx) {
            NDArray moved =
                    dx[2] == null
                            ? null
                            : o.trace(o.apply(new Solve(false), x[0], x[1], x[2], dx[2]));
            return new NDArray[] {null, moved};
        }
    }

    /**
     * The determinant, whose derivatives are the {@link Cofactors}; operands as those of {@link
     * LogDeterminant}.
     */
    record Determinant() implements Op.Single {
        @Override
        public String label() {
            return "det";
        }

        @Override
        public NDArray[] batch(Ops o, NDArray[] x, boolean... batched) {
            return Batching.together(this, o, x, batched);
        }

        @Override
        public ArrayType type(ArrayType... operands) {
            return Stacks.withoutMatrix(operands[2]);
        }

        @Override
        public DenseArray value(DenseArray... operands) {
            return LinearSystems.determinant(operands[0], operands[1]);
        }

        @Override
        public @Nullable NDArray tangent(Ops o, NDArray[] x, NDArray y, @Nullable NDArray[] dx) {
            return dx[2] == null ? null : o.sum(o.mul(o.apply(new Cofactors(), x), dx[2]), -2, -1);
        }
    }

    /**
     * The derivatives of the determinant by the elements, {@code C = |A| A'^-1} where there is an
     * inverse, and right where there is none. {@code dC = tr(A^-1 dA) C - A'^-1 dA' C}, which needs
     * the inverse.
     */
    record Cofactors() implements Op.Single {
        @Override
        public String label() {
            return "cofactors";
        }

        @Override
        public NDArray[] batch(Ops o, NDArray[] x, boolean... batched) {
            return Batching.together(this, o, x, batched);
        }

        @Override
        public ArrayType type(ArrayType... operands) {
            return operands[2];
        }

        @Override
        public DenseArray value(DenseArray... operands) {
            return LinearSystems.cofactors(operands[0], operands[1], operands[2]);
        }

        @Override
        public @Nullable NDArray tangent(Ops o, NDArray[] x, NDArray y, @Nullable NDArray[] dx) {
            if (dx[2] == null) {
                return null;
            }
            NDArray inner = o.apply(new Solve(true), x[0], x[1], x[2], o.swapAxes(dx[2], -1, -2));
            NDArray trace = o.expandDims(o.expandDims(o.trace(inner), -1), -1);
            return o.sub(o.mul(trace, y), o.matmul(inner, y));
        }
    }
}
