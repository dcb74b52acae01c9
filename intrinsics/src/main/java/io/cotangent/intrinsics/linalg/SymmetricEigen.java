package io.cotangent.intrinsics.linalg;

import java.util.Arrays;

/**
 * The eigenvalues and eigenvectors of a symmetric matrix: {@code A V = V D}.
 *
 * <p>The matrix is reduced to tridiagonal form by reflections, and that to diagonal form by the
 * implicit QR algorithm; Golub and Van Loan, section 8.3. Eigenvalues are within a small multiple
 * of {@code n u |A|}, and {@code V} is orthogonal to as much.
 *
 * @param values n eigenvalues in ascending order
 * @param vectors n by n: column j is the eigenvector of {@code values[j]}, of norm 1; no columns if
 *     only the values were asked for. Signs, and the choice among vectors of one eigenvalue, mean
 *     nothing.
 */
public record SymmetricEigen(double[] values, Matrix vectors) {

    /**
     * Decomposes a matrix, which is left as it is. If an element is infinite or NaN, so are all
     * results NaN.
     *
     * @param a n by n, of which only the lower triangle is read
     * @throws IllegalArgumentException if the matrix is not square
     * @throws ArithmeticException if the iteration does not converge, which has not been seen
     */
    public static SymmetricEigen of(Matrix a) {
        return of(a, true);
    }

    /**
     * The eigenvalues alone, in ascending order.
     *
     * @param a as for {@link #of(Matrix)}
     */
    public static double[] values(Matrix a) {
        return of(a, false).values;
    }

    private static SymmetricEigen of(Matrix a, boolean wantsVectors) {
        a.requireSquare();
        int n = a.rows();
        Matrix lower = Matrix.zeros(n, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                lower.set(i, j, a.get(i, j));
            }
        }
        double largest = lower.largest();
        if (!(largest < Double.POSITIVE_INFINITY)) {
            return notANumber(n, wantsVectors ? n : 0);
        }
        int exponent = Scaling.exponent(largest);
        lower.scale(-exponent);

        Tridiagonal tridiagonal = Tridiagonal.of(lower);
        double[] values = tridiagonal.diagonal();
        Matrix q = wantsVectors ? tridiagonal.q() : Matrix.zeros(n, 0);
        TridiagonalQr.iterate(
                values, tridiagonal.beside(), wantsVectors ? new Rotations(q) : Rotations.none());
        int[] order = Reversal.ascending(values);
        double[] sorted = new double[n];
        Matrix vectors = Matrix.zeros(n, q.columns());
        for (int j = 0; j < n; j++) {
            sorted[j] = Math.scalb(values[order[j]], exponent);
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < vectors.columns(); j++) {
                vectors.set(i, j, q.get(i, order[j]));
            }
        }
        return new SymmetricEigen(sorted, vectors);
    }

    private static SymmetricEigen notANumber(int n, int columns) {
        double[] values = new double[n];
        Arrays.fill(values, Double.NaN);
        Matrix vectors = Matrix.zeros(n, columns);
        vectors.fill(Double.NaN);
        return new SymmetricEigen(values, vectors);
    }
}
