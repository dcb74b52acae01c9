package io.cotangent.intrinsics.linalg;

/**
 * The reduction {@code A = Q T Q'} of a symmetric matrix to a tridiagonal one by Householder
 * reflections.
 *
 * <p>Reflections are taken in panels. Within a panel the matrix stays as it is, and what the
 * reflections so far would have done to it is known from the vectors {@code v} and {@code w} of
 * {@code A - V W' - W V'}; that correction is then applied to the rest of the matrix at once.
 * Dongarra, Sorensen and Hammarling, Block reduction of matrices to condensed forms for eigenvalue
 * computations, J. Comput. Appl. Math. 27 (1989). Half the arithmetic remains products of a matrix
 * and a vector. Both triangles are kept, so that these run along rows.
 *
 * @param diagonal n elements
 * @param beside n elements, the last of them unused: those beside the diagonal
 * @param vectors reflections whose product is {@code Q}, see {@link Householder}; row i is zero up
 *     to and including element i
 * @param taus of the reflections
 */
record Tridiagonal(double[] diagonal, double[] beside, Matrix vectors, double[] taus) {
    private static final int PANEL = 32;

    /** Reduces a matrix of which only the lower triangle is read. */
    static Tridiagonal of(Matrix symmetric) {
        int n = symmetric.rows();
        Matrix a = Matrix.zeros(n, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double element = symmetric.get(i, j);
                a.set(i, j, element);
                a.set(j, i, element);
            }
        }
        int count = Math.max(0, n - 1);
        Tridiagonal result =
                new Tridiagonal(
                        new double[n], new double[n], Matrix.zeros(count, n), new double[count]);
        Matrix w = Matrix.zeros(PANEL, n);
        for (int from = 0; from < n; from += PANEL) {
            int to = Math.min(n, from + PANEL);
            for (int i = from; i < to; i++) {
                result.reduce(a, w, from, i);
            }
            int rest = Math.min(to, count);
            Matrix v = result.vectors.block(from, rest, to, n);
            Matrix trailing = a.block(to, n, to, n);
            Matrix panel = w.block(0, rest - from, to, n);
            Products.subtract(v.transpose(), panel, trailing);
            Products.subtract(panel.transpose(), v, trailing);
        }
        return result;
    }

    private void reduce(Matrix a, Matrix w, int from, int i) {
        int n = a.rows();
        int before = i - from;
        double[] v = vectors.data();
        double[] column = new double[n];
        System.arraycopy(a.data(), a.at(i, i), column, i, n - i);
        int vAt = from * n + i;
        Vectors.addRows(before, n - i, -1, w.data(), i, n, v, vAt, n, column, i);
        Vectors.addRows(before, n - i, -1, v, vAt, n, w.data(), i, n, column, i);
        diagonal[i] = column[i];
        int next = i + 1;
        int length = n - next;
        if (length == 0) {
            return;
        }
        double tau = Householder.reflect(length, column, next);
        taus[i] = tau;
        beside[i] = column[next];
        column[next] = 1;
        System.arraycopy(column, next, v, i * n + next, length);

        // w = tau (A - V W' - W V') v - (tau / 2) (that . v) v
        double[] y = new double[n];
        Vectors.addRows(length, length, 1, column, next, 1, a.data(), a.at(next, next), n, y, next);
        double[] inner = new double[before];
        vAt = from * n + next;
        Vectors.dots(before, length, w.data(), next, n, column, next, inner);
        Vectors.addRows(before, length, -1, inner, 0, 1, v, vAt, n, y, next);
        Vectors.dots(before, length, v, vAt, n, column, next, inner);
        Vectors.addRows(before, length, -1, inner, 0, 1, w.data(), next, n, y, next);
        Vectors.scale(length, tau, y, next);
        double half = -0.5 * tau * Vectors.dot(length, y, next, column, next);
        Vectors.add(length, half, column, next, y, next);
        System.arraycopy(y, next, w.data(), before * n + next, length);
    }

    /** The matrix {@code Q}, n by n. */
    Matrix q() {
        return Householder.product(vectors, taus, diagonal.length);
    }
}
