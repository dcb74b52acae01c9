package io.cotangent.op;

import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.array.Creation;
import io.cotangent.array.DenseArray;
import org.jspecify.annotations.Nullable;

/**
 * The primitive spectral decompositions. Where values coincide, their sum is differentiable, but
 * single vectors are not: the derivatives of these come out as infinite or NaN, and those of the
 * values as the basis of vectors has it.
 */
final class Spectra {
    private Spectra() {}

    /** {@code 1 / (b[j] - a[i])} off the diagonal, 0 on it: differences are squared for svd. */
    private static NDArray reciprocals(Ops o, NDArray values, boolean ofSquares) {
        NDArray across = o.expandDims(values, -2);
        NDArray down = o.expandDims(values, -1);
        NDArray differences = o.sub(across, down);
        if (ofSquares) {
            differences = o.mul(differences, o.add(across, down));
        }
        int n = Stacks.columns(differences);
        NDArray identity = Creation.eye(values.dtype(), n, n);
        return o.sub(o.reciprocal(o.add(differences, identity)), identity);
    }

    private static NDArray turn(Ops o, NDArray x) {
        return o.swapAxes(x, -1, -2);
    }

    /**
     * The eigenvalues of a symmetric matrix, ascending, and its eigenvectors {@code V}, if these
     * are wanted. With {@code M = V' dA V} the values move by its diagonal, and {@code dV = V (F *
     * M)} with {@code F[i,j] = 1 / (w[j] - w[i])}, 0 on the diagonal: Giles (2008), section 3.1.
     */
    record Eigh(boolean vectors) implements Op {
        @Override
        public String label() {
            return vectors ? "eigh" : "eigvalsh";
        }

        @Override
        public NDArray[] batch(Ops o, NDArray[] x, boolean... batched) {
            return o.applyAll(this, x);
        }

        @Override
        public ArrayType[] types(ArrayType... operands) {
            ArrayType a = operands[0];
            ArrayType values = Stacks.vectors(a, a.shape().length(a.shape().rank() - 1));
            return vectors ? new ArrayType[] {values, a} : new ArrayType[] {values};
        }

        @Override
        public DenseArray[] evaluate(DenseArray... operands) {
            return vectors
                    ? io.cotangent.array.Decompositions.eigh(operands[0])
                    : new DenseArray[] {io.cotangent.array.Decompositions.eigenvalues(operands[0])};
        }

        @Override
        public @Nullable NDArray[] jvp(Ops o, NDArray[] x, NDArray[] y, @Nullable NDArray[] dx) {
            if (!vectors) {
                NDArray v = o.applyAll(new Eigh(true), x)[1];
                return new NDArray[] {o.sum(o.mul(v, o.matmul(dx[0], v)), -2)};
            }
            NDArray v = y[1];
            NDArray inner = o.matmul(turn(o, v), o.matmul(dx[0], v));
            return new NDArray[] {
                o.diagonal(inner, 0, -2, -1), o.matmul(v, o.mul(reciprocals(o, y[0], false), inner))
            };
        }
    }

    /**
     * The reduced decomposition {@code A = U S V'}, with the values descending, or the values
     * alone. With {@code M = U' dA V} the values move by its diagonal; {@code dU = U (F * (M S + S
     * M')) + (I - U U') dA V S^-1}, {@code dV = V (F * (S M + M' S)) + (I - V V') dA' U S^-1},
     * {@code F[i,j] = 1 / (s[j]^2 - s[i]^2)}, 0 on the diagonal: Townsend, Differentiating the
     * singular value decomposition (2016).
     */
    record Svd(boolean vectors) implements Op {
        @Override
        public String label() {
            return vectors ? "svd" : "svdvals";
        }

        @Override
        public NDArray[] batch(Ops o, NDArray[] x, boolean... batched) {
            return o.applyAll(this, x);
        }

        @Override
        public ArrayType[] types(ArrayType... operands) {
            ArrayType a = operands[0];
            int rank = a.shape().rank();
            int rows = a.shape().length(rank - 2);
            int columns = a.shape().length(rank - 1);
            int k = Math.min(rows, columns);
            ArrayType values = Stacks.vectors(a, k);
            return vectors
                    ? new ArrayType[] {
                        a.withShape(a.shape().with(rank - 1, k)),
                        values,
                        a.withShape(a.shape().with(rank - 2, k))
                    }
                    : new ArrayType[] {values};
        }

        @Override
        public DenseArray[] evaluate(DenseArray... operands) {
            return vectors
                    ? io.cotangent.array.Decompositions.svd(operands[0])
                    : new DenseArray[] {
                        io.cotangent.array.Decompositions.singularValues(operands[0])
                    };
        }

        @Override
        public @Nullable NDArray[] jvp(Ops o, NDArray[] x, NDArray[] y, @Nullable NDArray[] dx) {
            if (!vectors) {
                NDArray[] svd = o.applyAll(new Svd(true), x);
                NDArray image = o.matmul(dx[0], turn(o, svd[2]));
                return new NDArray[] {o.sum(o.mul(svd[0], image), -2)};
            }
            NDArray u = y[0];
            NDArray s = y[1];
            NDArray v = turn(o, y[2]);
            NDArray image = o.matmul(dx[0], v);
            NDArray inner = o.matmul(turn(o, u), image);
            NDArray factors = reciprocals(o, s, true);
            NDArray across = o.expandDims(s, -2);
            NDArray right = o.mul(inner, across);
            NDArray left = o.mul(inner, o.expandDims(s, -1));
            NDArray du = o.matmul(u, o.mul(factors, o.add(right, turn(o, right))));
            NDArray dv = o.matmul(v, o.mul(factors, o.add(left, turn(o, left))));
            if (Stacks.rows(u) > Stacks.columns(u)) {
                NDArray outside = o.sub(image, o.matmul(u, inner));
                du = o.add(du, o.div(outside, across));
            }
            if (Stacks.rows(v) > Stacks.columns(v)) {
                NDArray images = o.matmul(turn(o, dx[0]), u);
                NDArray outside = o.sub(images, o.matmul(v, turn(o, inner)));
                dv = o.add(dv, o.div(outside, across));
            }
            return new NDArray[] {du, o.diagonal(inner, 0, -2, -1), turn(o, dv)};
        }
    }
}
