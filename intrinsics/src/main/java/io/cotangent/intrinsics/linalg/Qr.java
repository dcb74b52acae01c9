package io.cotangent.intrinsics.linalg;

/**
 * The factorisation {@code A = Q R} of an m by n matrix, with k the smaller of m and n, by
 * Householder reflections.
 *
 * <p>Columns are taken in panels, in two sizes: within a narrow panel each reflection is applied by
 * itself, to the rest of a wide one together with those of its narrow panel, and to the rest of the
 * matrix with those of the wide panel, as {@code I - V T V'}. Golub and Van Loan, section 5.2; the
 * error is of {@code m n u |A|} at most, column by column: Higham, theorem 19.4. Signs are those of
 * LAPACK: the diagonal of {@code R} may be negative.
 *
 * @param q orthonormal columns: m by k, or m by m for the complete factorisation
 * @param r upper triangular: k by n, or m by n for the complete factorisation
 */
public record Qr(Matrix q, Matrix r) {
    private static final int WIDE = 48;
    private static final int NARROW = 8;

    /**
     * Factorises a matrix, which is left as it is.
     *
     * @param complete whether {@code Q} is to be square
     */
    public static Qr of(Matrix a, boolean complete) {
        int k = Math.min(a.rows(), a.columns());
        Matrix work = a.copy();
        Matrix vectors = Matrix.zeros(k, a.rows());
        double[] taus = new double[k];
        factorise(work, vectors, taus);
        int rows = complete ? a.rows() : k;
        return new Qr(Householder.product(vectors, taus, rows), upper(work, rows));
    }

    /** The factor {@code R}, k by n, alone. */
    static Matrix triangle(Matrix a) {
        int k = Math.min(a.rows(), a.columns());
        Matrix work = a.copy();
        factorise(work, Matrix.zeros(k, a.rows()), new double[k]);
        return upper(work, k);
    }

    private static Matrix upper(Matrix a, int rows) {
        Matrix upper = Matrix.zeros(rows, a.columns());
        for (int i = 0; i < Math.min(rows, a.columns()); i++) {
            upper.block(i, i + 1, i, a.columns()).assign(a.block(i, i + 1, i, a.columns()));
        }
        return upper;
    }

    /** Leaves {@code R} on and above the diagonal, and below it what means nothing. */
    private static void factorise(Matrix a, Matrix vectors, double[] taus) {
        int m = a.rows();
        int n = a.columns();
        int k = taus.length;
        for (int left = 0; left < k; left += WIDE) {
            int right = Math.min(k, left + WIDE);
            for (int from = left; from < right; from += NARROW) {
                int to = Math.min(right, from + NARROW);
                factorisePanel(a, vectors, taus, from, to);
                Householder.apply(
                        vectors.block(from, to, from, m),
                        taus,
                        from,
                        true,
                        a.block(from, m, to, right));
            }
            Householder.apply(
                    vectors.block(left, right, left, m),
                    taus,
                    left,
                    true,
                    a.block(left, m, right, n));
        }
    }

    /** Reduces columns {@code from} to {@code to} - 1, in a copy in which they are rows. */
    private static void factorisePanel(Matrix a, Matrix vectors, double[] taus, int from, int to) {
        int m = a.rows() - from;
        int n = to - from;
        Matrix columns = Matrix.zeros(n, m);
        columns.transpose().assign(a.block(from, a.rows(), from, to));
        double[] data = columns.data();
        double[] reflector = vectors.data();
        for (int j = 0; j < n; j++) {
            int at = columns.at(j, j);
            int length = m - j;
            double tau = Householder.reflect(length, data, at);
            taus[from + j] = tau;
            int v = vectors.at(from + j, from + j);
            System.arraycopy(data, at, reflector, v, length);
            reflector[v] = 1;
            for (int i = j + 1; i < n; i++) {
                int other = columns.at(i, j);
                double factor = -tau * Vectors.dot(length, reflector, v, data, other);
                Vectors.add(length, factor, reflector, v, data, other);
            }
        }
        // What is below the diagonal is not needed any more.
        for (int i = 0; i < n; i++) {
            for (int j = i; j < n; j++) {
                a.set(from + i, from + j, columns.get(j, i));
            }
        }
    }
}
