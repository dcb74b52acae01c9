package io.cotangent.array;

import io.cotangent.DType;
import io.cotangent.error.DomainException;
import io.cotangent.intrinsics.linalg.Lu;
import io.cotangent.intrinsics.linalg.Matrix;
import io.cotangent.intrinsics.linalg.Svd;
import io.cotangent.intrinsics.linalg.Triangular;
import java.util.Arrays;

/**
 * Systems of linear equations and determinants, for the matrices of the last two axes. Leading axes
 * are the same in all operands. Computed in {@code double}, whatever the type.
 */
public final class LinearSystems {
    private LinearSystems() {}

    /**
     * The factorisation {@code P A = L U} of square matrices: {@code L} and {@code U} in one array
     * of their shape, and the permutation of the rows as {@code int64}.
     */
    public static DenseArray[] lu(DenseArray a) {
        Matrices matrices = Matrices.of(a);
        int n = matrices.rows();
        MatrixResults factors = new MatrixResults(a, n, n);
        ArrayType type = Matrices.wide(a, n).withDType(DType.INT64);
        long[] permutations = new long[type.shape().size()];
        for (int i = 0; i < matrices.count(); i++) {
            Lu lu = Lu.of(matrices.get(i));
            factors.set(i, lu.factors());
            for (int k = 0; k < n; k++) {
                permutations[i * n + k] = lu.permutation()[k];
            }
        }
        return new DenseArray[] {factors.array(), DenseArray.wrap(type, permutations)};
    }

    /**
     * The solutions of {@code A X = B}, or {@code A' X = B}, from the factors.
     *
     * @throws DomainException if a matrix is singular
     */
    public static DenseArray solve(
            DenseArray factors, DenseArray permutations, DenseArray b, boolean transposed) {
        Matrices triangles = Matrices.of(factors);
        Matrices right = Matrices.of(b);
        MatrixResults x = new MatrixResults(b, right.rows(), right.columns());
        for (int i = 0; i < right.count(); i++) {
            Lu lu = factorisation(triangles, permutations, i);
            int zero = lu.zeroPivot();
            if (zero >= 0) {
                throw singular("solve", triangles, i, "pivot " + zero + " of the elimination");
            }
            Matrix known = right.get(i);
            x.set(i, transposed ? lu.solveTransposed(known) : lu.solve(known));
        }
        return x.array();
    }

    /**
     * The solutions of {@code A X = B}, or {@code A' X = B}, where only a triangle of each matrix
     * is read.
     *
     * @param unit whether the diagonal is taken to be ones
     * @throws DomainException if a matrix is singular
     */
    public static DenseArray solveTriangular(
            DenseArray a, DenseArray b, boolean lower, boolean transposed, boolean unit) {
        Matrices triangles = Matrices.of(a);
        Matrices right = Matrices.of(b);
        Matrices x = Matrices.zeros(b, right.rows(), right.columns());
        for (int i = 0; i < right.count(); i++) {
            Matrix triangle = triangles.get(i);
            for (int k = 0; k < triangle.rows() && !unit; k++) {
                if (triangle.get(k, k) == 0) {
                    throw singular("triangularSolve", triangles, i, "diagonal element " + k);
                }
            }
            x.get(i).assign(right.get(i));
            Triangular.solve(
                    transposed ? triangle.transpose() : triangle,
                    lower != transposed,
                    unit,
                    x.get(i));
        }
        return x.array(b.dtype());
    }

    private static DomainException singular(String name, Matrices matrices, int i, String what) {
        int n = matrices.rows();
        return new DomainException(
                name
                        + ": the matrix of ["
                        + n
                        + ","
                        + n
                        + "]"
                        + matrices.place(i)
                        + " is singular ("
                        + what
                        + " is 0), so there is no inverse and no single solution: use pinv or lstsq, or change the matrix");
    }

    /** The determinants, from the factors. */
    public static DenseArray determinant(DenseArray factors, DenseArray permutations) {
        Matrices triangles = Matrices.of(factors);
        double[] result = new double[triangles.count()];
        Arrays.setAll(result, i -> factorisation(triangles, permutations, i).determinant());
        return vectors(factors, result);
    }

    /** The signs of the determinants and the logarithms of their absolute values. */
    public static DenseArray[] logDeterminant(DenseArray factors, DenseArray permutations) {
        Matrices triangles = Matrices.of(factors);
        double[] signs = new double[triangles.count()];
        double[] logarithms = new double[triangles.count()];
        for (int i = 0; i < signs.length; i++) {
            Lu lu = factorisation(triangles, permutations, i);
            signs[i] = lu.determinantSign();
            logarithms[i] = lu.logAbsoluteDeterminant();
        }
        return new DenseArray[] {vectors(factors, signs), vectors(factors, logarithms)};
    }

    private static DenseArray vectors(DenseArray like, double[] numbers) {
        return Maps.cast(DenseArray.wrap(Matrices.wide(like), numbers), like.dtype());
    }

    /**
     * The derivatives of the determinants by the elements, from the factors. The product {@code |A|
     * A'^-1} is accurate although each factor is not where a matrix is close to singular (Stewart,
     * On the adjugate matrix, Linear Algebra Appl. 283 (1998)). Where there is no inverse it is
     * taken from the singular values, one of which each element lacks.
     */
    public static DenseArray cofactors(DenseArray factors, DenseArray permutations, DenseArray a) {
        Matrices triangles = Matrices.of(factors);
        Matrices matrices = Matrices.of(a);
        int n = matrices.rows();
        Matrices result = Matrices.zeros(a, n, n);
        Matrix identity = Matrix.zeros(n, n);
        for (int i = 0; i < n; i++) {
            identity.set(i, i, 1);
        }
        for (int i = 0; i < matrices.count(); i++) {
            Lu lu = factorisation(triangles, permutations, i);
            double determinant = lu.determinant();
            if (lu.zeroPivot() >= 0 || determinant == 0) {
                singularCofactors(matrices.get(i), result.get(i));
            } else {
                result.get(i).assign(lu.solveTransposed(identity));
                scale(result.get(i), determinant);
            }
        }
        return result.array(a.dtype());
    }

    private static void scale(Matrix x, double factor) {
        for (int i = 0; i < x.rows(); i++) {
            for (int j = 0; j < x.columns(); j++) {
                x.set(i, j, x.get(i, j) * factor);
            }
        }
    }

    private static void singularCofactors(Matrix a, Matrix result) {
        int n = a.rows();
        Svd svd = Svd.of(a, false);
        double sign = Lu.of(svd.u()).determinantSign() * Lu.of(svd.vTransposed()).determinantSign();
        for (int k = 0; k < n; k++) {
            double others = sign;
            for (int j = 0; j < n; j++) {
                others *= j == k ? 1 : svd.values()[j];
            }
            for (int i = 0; i < n && others != 0; i++) {
                for (int j = 0; j < n; j++) {
                    double product = svd.u().get(i, k) * others * svd.vTransposed().get(k, j);
                    result.set(i, j, result.get(i, j) + product);
                }
            }
        }
    }

    private static Lu factorisation(Matrices triangles, DenseArray permutations, int i) {
        int n = triangles.rows();
        int[] permutation = new int[n];
        Arrays.setAll(permutation, k -> (int) permutations.longAt(i * n + k));
        return new Lu(triangles.get(i), permutation, sign(permutation));
    }

    /** 1 for an even permutation, -1 for an odd one: each cycle of even length changes the sign. */
    private static int sign(int... permutation) {
        boolean[] seen = new boolean[permutation.length];
        int sign = 1;
        for (int start = 0; start < permutation.length; start++) {
            for (int k = permutation[start]; !seen[k]; k = permutation[k]) {
                seen[k] = true;
                sign = k == start ? sign : -sign;
            }
        }
        return sign;
    }
}
