package io.cotangent.intrinsics.linalg;

/**
 * The Cholesky factorisation {@code A = L L'} of a symmetric positive definite matrix.
 *
 * <p>Recursive: of {@code [A11 .; A21 A22]}, the first half is factorised, {@code L21 = A21
 * L11'^-1} is a triangular system, and {@code A22 - L21 L21'} is factorised in turn. See Golub and
 * Van Loan, Matrix Computations, 4th ed., section 4.2; for the error, of {@code n u |A|}, Higham,
 * theorem 10.3.
 *
 * @param lower {@code L}, n by n, zero above the diagonal; if there is a {@code failure}, its rows
 *     from there on mean nothing
 * @param failure the index of the first pivot that is zero or negative, where the algorithm ended,
 *     or -1 if there is none; a pivot that is NaN is not a failure, and gives a factor with NaNs
 */
public record Cholesky(Matrix lower, int failure) {
    private static final int SMALL = 24;
    private static final int SMALL_SQUARE = 96;

    /**
     * Factorises a matrix, which is left as it is.
     *
     * @param a n by n, of which only the lower triangle is read
     * @throws IllegalArgumentException if the matrix is not square
     */
    public static Cholesky of(Matrix a) {
        a.requireSquare();
        int n = a.rows();
        Matrix lower = Matrix.zeros(n, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                lower.set(i, j, a.get(i, j));
            }
        }
        return new Cholesky(lower, factorise(lower));
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

    private static int factorise(Matrix a) {
        int n = a.rows();
        if (n <= SMALL) {
            return factoriseSmall(a);
        }
        int half = (n / 2 + SMALL - 1) / SMALL * SMALL;
        Matrix first = a.block(0, half, 0, half);
        int failure = factorise(first);
        if (failure >= 0) {
            return failure;
        }
        Matrix below = a.block(half, n, 0, half);
        Matrix second = a.block(half, n, half, n);
        Triangular.solveRight(first.transpose(), false, false, below);
        subtractSquare(below, second);
        failure = factorise(second);
        return failure < 0 ? failure : half + failure;
    }

    private static int factoriseSmall(Matrix a) {
        for (int i = 0; i < a.rows(); i++) {
            for (int j = 0; j <= i; j++) {
                double rest =
                        a.get(i, j) - Vectors.dot(j, a.data(), a.at(i, 0), a.data(), a.at(j, 0));
                if (j < i) {
                    a.set(i, j, rest / a.get(j, j));
                } else if (rest <= 0) {
                    return i;
                } else {
                    a.set(i, i, Math.sqrt(rest));
                }
            }
        }
        return -1;
    }

    /** {@code C -= X X'}, in the lower triangle only. */
    private static void subtractSquare(Matrix x, Matrix c) {
        int n = c.rows();
        if (n > SMALL_SQUARE) {
            int half = n / 2;
            Matrix top = x.rows(0, half);
            Matrix bottom = x.rows(half, n);
            subtractSquare(top, c.block(0, half, 0, half));
            Products.subtract(bottom, top.transpose(), c.block(half, n, 0, half));
            subtractSquare(bottom, c.block(half, n, half, n));
            return;
        }
        Matrix square = Products.multiply(x, x.transpose());
        for (int i = 0; i < n; i++) {
            int at = c.at(i, 0);
            for (int j = 0; j <= i; j++) {
                c.data()[at + j] -= square.data()[i * n + j];
            }
        }
    }
}
