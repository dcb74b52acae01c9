package io.cotangent.intrinsics.linalg;

import java.util.Arrays;

/**
 * The Cholesky factorisation {@code A = L L'} of a symmetric positive definite matrix.
 *
 * <p>Recursive: of {@code [A11 A12; . A22]}, the first half is factorised, {@code L21' = L11^-1
 * A12} is a triangular system, and {@code A22 - L21 L21'} is factorised in turn. It is {@code L'}
 * that is computed, because then rows, which lie together, are added to rows everywhere. See Golub
 * and Van Loan, Matrix Computations, 4th ed., section 4.2; for the error, of {@code n u |A|},
 * Higham, theorem 10.3.
 *
 * @param lower {@code L}, n by n, zero above the diagonal; if there is a {@code failure}, its rows
 *     from there on mean nothing
 * @param failure the index of the first pivot that is zero or negative, where the algorithm ended,
 *     or -1 if there is none; a pivot that is NaN is not a failure, and gives a factor with NaNs
 */
public record Cholesky(Matrix lower, int failure) {
    private static final int SMALL = 16;
    private static final int BLOCK = 64;

    /**
     * Factorises a matrix, which is left as it is.
     *
     * @param a n by n, of which only the upper triangle has an influence
     * @throws IllegalArgumentException if the matrix is not square
     */
    public static Cholesky of(Matrix a) {
        a.requireSquare();
        Matrix upper = a.copy();
        int failure = factorise(upper);
        return new Cholesky(transposed(upper), failure);
    }

    /** The transpose of an upper triangle, with zeros above it; what is below it is ignored. */
    private static Matrix transposed(Matrix upper) {
        int n = upper.rows();
        Matrix lower = Matrix.zeros(n, n);
        for (int from = 0; from < n; from += BLOCK) {
            int to = Math.min(n, from + BLOCK);
            lower.block(from, n, from, to).assign(upper.block(from, to, from, n).transpose());
            for (int i = from; i < to; i++) {
                Arrays.fill(lower.data(), lower.at(i, i) + 1, lower.at(i, 0) + to, 0);
            }
        }
        return lower;
    }

    /** Whether the matrix was positive definite, or had NaNs. */
    public boolean succeeded() {
        return failure < 0;
    }

    /**
     * The solution of {@code A X = B}.
     *
     * @param b n by any number of right-hand sides; left as it is
     * @throws IllegalArgumentException if the sizes do not match
     * @throws IllegalStateException if the factorisation failed
     */
    public Matrix solve(Matrix b) {
        if (!succeeded()) {
            throw new IllegalStateException("no factors: pivot " + failure + " is not positive");
        }
        Matrix x = b.copy();
        Triangular.solve(lower, true, false, x);
        Triangular.solve(lower.transpose(), false, false, x);
        return x;
    }

    /** Leaves {@code L'} on and above the diagonal, and below it what means nothing. */
    private static int factorise(Matrix a) {
        int n = a.rows();
        if (n <= SMALL) {
            return factoriseSmall(a);
        }
        int half = Math.ceilDiv(n / 2, SMALL) * SMALL;
        Matrix first = a.block(0, half, 0, half);
        int failure = factorise(first);
        if (failure >= 0) {
            return failure;
        }
        Matrix right = a.block(0, half, half, n);
        Matrix second = a.block(half, n, half, n);
        Triangular.solve(first.transpose(), true, false, right);
        subtractSquare(right, second);
        failure = factorise(second);
        return failure < 0 ? failure : half + failure;
    }

    private static int factoriseSmall(Matrix a) {
        int n = a.rows();
        double[] row = new double[n];
        for (int i = 0; i < n; i++) {
            int at = a.at(i, i);
            int width = n - i;
            System.arraycopy(a.data(), at, row, 0, width);
            Vectors.addRows(
                    i,
                    width,
                    -1,
                    a.data(),
                    a.at(0, i),
                    a.rowStride(),
                    a.data(),
                    a.at(0, i),
                    a.rowStride(),
                    row,
                    0);
            if (row[0] <= 0) {
                return i;
            }
            double root = Math.sqrt(row[0]);
            row[0] = root;
            for (int j = 1; j < width; j++) {
                row[j] /= root;
            }
            System.arraycopy(row, 0, a.data(), at, width);
        }
        return -1;
    }

    /** {@code C -= X' X}, in the upper triangle at least. */
    private static void subtractSquare(Matrix x, Matrix c) {
        int n = c.rows();
        for (int from = 0; from < n; from += BLOCK) {
            int to = Math.min(n, from + BLOCK);
            Matrix block = x.columns(from, to).transpose();
            Products.subtract(block, x.columns(from, n), c.block(from, to, from, n));
        }
    }
}
