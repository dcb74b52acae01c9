package io.cotangent.op;

import io.cotangent.DType;
import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.array.Creation;
import io.cotangent.array.DenseArray;
import io.cotangent.array.Shape;
import org.jspecify.annotations.Nullable;

/** The primitive decompositions of matrices other than the spectral ones. */
final class Decompositions {
    private Decompositions() {}

    /**
     * The lower Cholesky factor of a symmetric matrix. {@code dL = L phi(L^-1 dA L'^-1)}, where
     * {@code phi} takes the lower triangle and half of the diagonal: Murray, Differentiation of the
     * Cholesky decomposition, arXiv 1602.07527 (2016).
     */
    record Cholesky() implements Op.Single {
        @Override
        public String label() {
            return "cholesky";
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
            return io.cotangent.array.Decompositions.cholesky(operands[0]);
        }

        @Override
        public @Nullable NDArray tangent(Ops o, NDArray[] x, NDArray y, @Nullable NDArray[] dx) {
            Op solve = new Systems.SolveTriangular(true, false, false);
            NDArray left = o.apply(solve, y, dx[0]);
            NDArray both = o.apply(solve, y, o.swapAxes(left, -1, -2));
            return o.matmul(y, o.mul(both, halfLower(y.dtype(), Stacks.rows(y))));
        }

        private static NDArray halfLower(DType dtype, int n) {
            NDArray ones = Creation.full(new ArrayType(dtype, Shape.of(n, n)), 1);
            return ones.tril(0).sub(Creation.eye(dtype, n, n).mul(0.5));
        }
    }

    /**
     * The factorisation {@code A = Q R} of a matrix that is not wide, with a positive diagonal of
     * {@code R}. With {@code W = Q' dA R^-1} and its strictly lower triangle {@code L}: {@code dR =
     * (W - L + L') R} and {@code dQ = dA R^-1 - Q (W - L + L')}. Walter and Lehmann, Algorithmic
     * differentiation of linear algebra functions with application in optimum experimental design,
     * arXiv 1001.1654 (2010).
     */
    record Qr() implements Op {
        @Override
        public String label() {
            return "qr";
        }

        @Override
        public NDArray[] batch(Ops o, NDArray[] x, boolean... batched) {
            return o.applyAll(this, x);
        }

        @Override
        public ArrayType[] types(ArrayType... operands) {
            ArrayType a = operands[0];
            int rank = a.shape().rank();
            return new ArrayType[] {
                a, a.withShape(a.shape().with(rank - 2, a.shape().length(rank - 1)))
            };
        }

        @Override
        public DenseArray[] evaluate(DenseArray... operands) {
            return io.cotangent.array.Decompositions.qr(operands[0]);
        }

        @Override
        public @Nullable NDArray[] jvp(Ops o, NDArray[] x, NDArray[] y, @Nullable NDArray[] dx) {
            NDArray q = y[0];
            NDArray r = y[1];
            Op solve = new Systems.SolveTriangular(false, true, false);
            NDArray quotient = o.swapAxes(o.apply(solve, r, o.swapAxes(dx[0], -1, -2)), -1, -2);
            NDArray inner = o.matmul(o.swapAxes(q, -1, -2), quotient);
            NDArray lower = o.tril(inner, -1);
            NDArray upper = o.add(o.sub(inner, lower), o.swapAxes(lower, -1, -2));
            return new NDArray[] {o.sub(quotient, o.matmul(q, upper)), o.matmul(upper, r)};
        }
    }

    /** The signs that {@link io.cotangent.array.Decompositions#reflectionSigns} gives columns. */
    record ReflectionSigns() implements Op.Constant {
        @Override
        public String label() {
            return "reflection_signs";
        }

        @Override
        public NDArray[] batch(Ops o, NDArray[] x, boolean... batched) {
            return o.applyAll(this, x);
        }

        @Override
        public ArrayType type(ArrayType... operands) {
            int rank = operands[0].shape().rank();
            return Stacks.vectors(operands[0], operands[0].shape().length(rank - 1));
        }

        @Override
        public DenseArray value(DenseArray... operands) {
            return io.cotangent.array.Decompositions.reflectionSigns(operands[0]);
        }
    }

    /**
     * The pseudo-inverse {@code P}, where singular values up to {@code cutoff} times the largest
     * count as 0. Among matrices of one rank {@code dP = -P dA P + P P' dA' (I - A P) + (I - P A)
     * dA' P' P}: Golub and Pereyra, The differentiation of pseudo-inverses and nonlinear least
     * squares problems whose variables separate, SIAM J. Numer. Anal. 10 (1973), theorem 4.3.
     */
    record PseudoInverse(double cutoff) implements Op.Single {
        @Override
        public String label() {
            return "pinv";
        }

        @Override
        public String settings() {
            return "cutoff=" + cutoff;
        }

        @Override
        public NDArray[] batch(Ops o, NDArray[] x, boolean... batched) {
            return o.applyAll(this, x);
        }

        @Override
        public ArrayType type(ArrayType... operands) {
            int rank = operands[0].shape().rank();
            int rows = operands[0].shape().length(rank - 2);
            int columns = operands[0].shape().length(rank - 1);
            return operands[0].withShape(
                    Stacks.shape(Stacks.leading(operands[0].shape()), columns, rows));
        }

        @Override
        public DenseArray value(DenseArray... operands) {
            return io.cotangent.array.Decompositions.pseudoInverse(operands[0], cutoff);
        }

        @Override
        public @Nullable NDArray tangent(Ops o, NDArray[] x, NDArray y, @Nullable NDArray[] dx) {
            NDArray a = x[0];
            NDArray turned = o.swapAxes(dx[0], -1, -2);
            NDArray p = o.swapAxes(y, -1, -2);
            NDArray rows = o.matmul(o.matmul(y, p), turned);
            NDArray columns = o.matmul(turned, o.matmul(p, y));
            NDArray inside = o.add(o.sub(rows, o.matmul(o.matmul(rows, a), y)), columns);
            NDArray outside = o.matmul(y, o.matmul(a, columns));
            return o.sub(o.sub(inside, outside), o.matmul(o.matmul(y, dx[0]), y));
        }
    }
}
