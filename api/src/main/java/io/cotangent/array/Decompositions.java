package io.cotangent.array;

import io.cotangent.DType;
import io.cotangent.error.DomainException;
import io.cotangent.intrinsics.linalg.Cholesky;
import io.cotangent.intrinsics.linalg.Matrix;
import io.cotangent.intrinsics.linalg.Qr;
import io.cotangent.intrinsics.linalg.Svd;
import io.cotangent.intrinsics.linalg.SymmetricEigen;
import java.util.Arrays;

/**
 * Decompositions of the matrices of the last two axes. Computed in {@code double}, whatever the
 * type. What a decomposition leaves open is chosen here, so that results do not depend on how they
 * were computed: signs.
 */
public final class Decompositions {
    /** Two entries of a vector that differ by less than this, relatively, count as equal. */
    private static final double NEARLY = 1 - 0x1p-20;

    private Decompositions() {}

    /**
     * The lower Cholesky factors of symmetric matrices.
     *
     * @throws DomainException if a matrix is not positive definite
     */
    public static DenseArray cholesky(DenseArray a) {
        Matrices matrices = Matrices.of(a);
        int n = matrices.rows();
        MatrixResults factors = new MatrixResults(a, n, n);
        for (int i = 0; i < matrices.count(); i++) {
            Cholesky cholesky = Cholesky.of(matrices.get(i));
            if (!cholesky.succeeded()) {
                throw new DomainException(
                        "cholesky: the matrix of ["
                                + n
                                + ","
                                + n
                                + "]"
                                + matrices.place(i)
                                + " is not positive definite (pivot "
                                + cholesky.failure()
                                + " is not positive): add a small multiple of the identity, or use eigh");
            }
            factors.set(i, cholesky.lower());
        }
        return factors.array();
    }

    /**
     * The factorisation {@code A = Q R} of matrices that are not wide: orthonormal columns, and an
     * upper triangle with a diagonal that is not negative.
     */
    public static DenseArray[] qr(DenseArray a) {
        Matrices matrices = Matrices.of(a);
        int n = matrices.columns();
        MatrixResults q = new MatrixResults(a, matrices.rows(), n);
        MatrixResults r = new MatrixResults(a, n, n);
        for (int i = 0; i < matrices.count(); i++) {
            Qr qr = Qr.of(matrices.get(i), false);
            for (int k = 0; k < n; k++) {
                if (qr.r().get(k, k) < 0) {
                    negate(qr.q().columns(k, k + 1));
                    negate(qr.r().block(k, k + 1, k, n));
                }
            }
            q.set(i, qr.q());
            r.set(i, qr.r());
        }
        return new DenseArray[] {q.array(), r.array()};
    }

    private static void negate(Matrix x) {
        for (int i = 0; i < x.rows(); i++) {
            for (int j = 0; j < x.columns(); j++) {
                x.set(i, j, -x.get(i, j));
            }
        }
    }

    /**
     * A sign for each of n orthonormal columns, so that the columns multiplied by the signs are
     * further from the first n unit vectors than either: the matrix of their first n rows, minus
     * the identity, is well conditioned. By elimination without pivoting, where each sign makes the
     * pivot at least 1; Ballard, Demmel, Grigori, Jacquelin, Knight and Nguyen, Reconstructing
     * Householder vectors from tall-skinny QR, J. Parallel Distrib. Comput. 85 (2015).
     */
    public static DenseArray reflectionSigns(DenseArray q) {
        Matrices matrices = Matrices.of(q);
        int n = matrices.columns();
        double[] signs = new double[matrices.count() * n];
        for (int i = 0; i < matrices.count(); i++) {
            Matrix work = matrices.get(i).rows(0, n).copy();
            for (int k = 0; k < n; k++) {
                double sign = work.get(k, k) > 0 ? -1 : 1;
                double pivot = work.get(k, k) - sign;
                signs[i * n + k] = sign;
                for (int row = k + 1; row < n; row++) {
                    double factor = work.get(row, k) / pivot;
                    for (int column = k + 1; column < n; column++) {
                        work.set(row, column, work.get(row, column) - factor * work.get(k, column));
                    }
                }
            }
        }
        return Maps.cast(DenseArray.wrap(Matrices.wide(q, n), signs), q.dtype());
    }

    /** The eigenvalues of symmetric matrices, ascending. */
    public static DenseArray eigenvalues(DenseArray a) {
        Matrices matrices = Matrices.of(a);
        int n = matrices.rows();
        double[] values = new double[matrices.count() * n];
        for (int i = 0; i < matrices.count(); i++) {
            System.arraycopy(SymmetricEigen.values(matrices.get(i)), 0, values, i * n, n);
        }
        return Maps.cast(DenseArray.wrap(Matrices.wide(a, n), values), a.dtype());
    }

    /**
     * The eigenvalues of symmetric matrices, ascending, and their eigenvectors as columns, of which
     * the entry that is largest in size is positive.
     */
    public static DenseArray[] eigh(DenseArray a) {
        Matrices matrices = Matrices.of(a);
        int n = matrices.rows();
        double[] values = new double[matrices.count() * n];
        MatrixResults vectors = new MatrixResults(a, n, n);
        for (int i = 0; i < matrices.count(); i++) {
            SymmetricEigen eigen = SymmetricEigen.of(matrices.get(i));
            for (int k = 0; k < n; k++) {
                Matrix vector = eigen.vectors().columns(k, k + 1);
                if (isNegative(vector)) {
                    negate(vector);
                }
            }
            System.arraycopy(eigen.values(), 0, values, i * n, n);
            vectors.set(i, eigen.vectors());
        }
        DenseArray all = DenseArray.wrap(Matrices.wide(a, n), values);
        return new DenseArray[] {Maps.cast(all, a.dtype()), vectors.array()};
    }

    /** Whether a column's first entry of largest size is negative. */
    private static boolean isNegative(Matrix column) {
        int best = 0;
        for (int i = 1; i < column.rows(); i++) {
            if (NEARLY * Math.abs(column.get(i, 0)) > Math.abs(column.get(best, 0))) {
                best = i;
            }
        }
        return column.get(best, 0) < 0;
    }

    /** The singular values, descending. */
    public static DenseArray singularValues(DenseArray a) {
        Matrices matrices = Matrices.of(a);
        int k = Math.min(matrices.rows(), matrices.columns());
        double[] values = new double[matrices.count() * k];
        for (int i = 0; i < matrices.count(); i++) {
            System.arraycopy(Svd.values(matrices.get(i)), 0, values, i * k, k);
        }
        return Maps.cast(DenseArray.wrap(Matrices.wide(a, k), values), a.dtype());
    }

    /**
     * The reduced singular value decomposition {@code A = U S V'}: {@code U}, the values in
     * descending order, and {@code V'}. The entry of each column of {@code U} that is largest in
     * size is positive.
     */
    public static DenseArray[] svd(DenseArray a) {
        Matrices matrices = Matrices.of(a);
        int k = Math.min(matrices.rows(), matrices.columns());
        double[] values = new double[matrices.count() * k];
        MatrixResults u = new MatrixResults(a, matrices.rows(), k);
        MatrixResults vTransposed = new MatrixResults(a, k, matrices.columns());
        for (int i = 0; i < matrices.count(); i++) {
            Svd svd = Svd.of(matrices.get(i), false);
            for (int j = 0; j < k; j++) {
                Matrix vector = svd.u().columns(j, j + 1);
                if (isNegative(vector)) {
                    negate(vector);
                    negate(svd.vTransposed().rows(j, j + 1));
                }
            }
            u.set(i, svd.u());
            System.arraycopy(svd.values(), 0, values, i * k, k);
            vTransposed.set(i, svd.vTransposed());
        }
        DenseArray all = DenseArray.wrap(Matrices.wide(a, k), values);
        return new DenseArray[] {u.array(), Maps.cast(all, a.dtype()), vTransposed.array()};
    }

    /**
     * The pseudo-inverses {@code V S^+ U'}.
     *
     * @param cutoff singular values up to this part of the largest count as 0
     */
    public static DenseArray pseudoInverse(DenseArray a, double cutoff) {
        Matrices matrices = Matrices.of(a);
        int m = matrices.rows();
        int n = matrices.columns();
        int k = Math.min(m, n);
        Matrices u = Matrices.zeros(a, m, k);
        Matrices v = Matrices.zeros(a, n, k);
        for (int i = 0; i < matrices.count(); i++) {
            Svd svd = Svd.of(matrices.get(i), false);
            u.get(i).assign(svd.u());
            Matrix scaled = v.get(i);
            for (int j = 0; j < k; j++) {
                double value = svd.values()[j];
                boolean counts = !(value <= cutoff * svd.values()[0]);
                for (int row = 0; row < n; row++) {
                    double entry = svd.vTransposed().get(j, row);
                    scaled.set(row, j, counts ? entry / value : 0);
                }
            }
        }
        DenseArray left = v.array(DType.FLOAT64);
        DenseArray right = u.array(DType.FLOAT64);
        int[] order = new int[a.rank()];
        Arrays.setAll(order, i -> i);
        order[a.rank() - 2] = a.rank() - 1;
        order[a.rank() - 1] = a.rank() - 2;
        return Maps.cast(Products.matmul(left, Views.transpose(right, order)), a.dtype());
    }
}
