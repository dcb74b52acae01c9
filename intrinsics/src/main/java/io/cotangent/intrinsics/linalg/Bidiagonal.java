package io.cotangent.intrinsics.linalg;

/**
 * The reduction {@code A = P B Q'} of an m by n matrix, m at least n, to an upper bidiagonal one by
 * Householder reflections.
 *
 * <p>In panels, within which the matrix stays as it is: what the reflections {@code v} from the
 * left and {@code u} from the right so far have done to it is {@code A - V Y' - X U'}. Dongarra,
 * Sorensen and Hammarling (see {@link Tridiagonal}). Half the arithmetic remains products of the
 * matrix and a vector.
 *
 * @param diagonal n elements
 * @param above n elements, the last of them unused: those above the diagonal
 * @param left reflections whose product is {@code P}, see {@link Householder}
 * @param leftTaus of these
 * @param right reflections whose product is {@code Q}; row i is zero up to and including element i
 * @param rightTaus of these
 */
record Bidiagonal(
        double[] diagonal,
        double[] above,
        Matrix left,
        double[] leftTaus,
        Matrix right,
        double[] rightTaus) {
    private static final int PANEL = 32;

    /** Reduces a matrix in its place. */
    static Bidiagonal of(Matrix a) {
        int m = a.rows();
        int n = a.columns();
        int rights = Math.max(0, n - 1);
        Bidiagonal result =
                new Bidiagonal(
                        new double[n],
                        new double[n],
                        Matrix.zeros(n, m),
                        new double[n],
                        Matrix.zeros(rights, n),
                        new double[rights]);
        Matrix x = Matrix.zeros(PANEL, m);
        Matrix y = Matrix.zeros(PANEL, n);
        for (int from = 0; from < n; from += PANEL) {
            int to = Math.min(n, from + PANEL);
            for (int i = from; i < to; i++) {
                result.reduceColumn(a, x, y, from, i);
                if (i < n - 1) {
                    result.reduceRow(a, x, y, from, i);
                }
            }
            if (to < n) {
                int count = to - from;
                Matrix trailing = a.block(to, m, to, n);
                Products.subtract(
                        result.left.block(from, to, to, m).transpose(),
                        y.block(0, count, to, n),
                        trailing);
                Products.subtract(
                        x.block(0, count, to, m).transpose(),
                        result.right.block(from, to, to, n),
                        trailing);
            }
        }
        return result;
    }

    /** Finds reflection {@code v} of column i, and {@code y = tau (A - V Y' - X U')' v}. */
    private void reduceColumn(Matrix a, Matrix x, Matrix y, int from, int i) {
        int m = a.rows();
        int n = a.columns();
        int before = i - from;
        int height = m - i;
        double[] v = left.data();
        double[] u = right.data();
        double[] column = new double[m];
        for (int row = i; row < m; row++) {
            column[row] = a.get(row, i);
        }
        int vAt = from * m + i;
        Vectors.addRows(before, height, -1, y.data(), i, n, v, vAt, m, column, i);
        Vectors.addRows(before, height, -1, u, from * n + i, n, x.data(), i, m, column, i);
        double tau = Householder.reflect(height, column, i);
        leftTaus[i] = tau;
        diagonal[i] = column[i];
        column[i] = 1;
        System.arraycopy(column, i, v, i * m + i, height);
        int next = i + 1;
        int width = n - next;
        if (width == 0) {
            return;
        }
        double[] product = new double[n];
        int stride = a.rowStride();
        Vectors.addRows(
                height, width, 1, column, i, 1, a.data(), a.at(i, next), stride, product, next);
        double[] inner = new double[before];
        Vectors.dots(before, height, v, vAt, m, column, i, inner);
        Vectors.addRows(before, width, -1, inner, 0, 1, y.data(), next, n, product, next);
        Vectors.dots(before, height, x.data(), i, m, column, i, inner);
        Vectors.addRows(before, width, -1, inner, 0, 1, u, from * n + next, n, product, next);
        Vectors.scale(width, tau, product, next);
        System.arraycopy(product, next, y.data(), before * n + next, width);
    }

    /** Finds reflection {@code u} of row i, and {@code x = tau (A - V Y' - X U') u}. */
    private void reduceRow(Matrix a, Matrix x, Matrix y, int from, int i) {
        int m = a.rows();
        int n = a.columns();
        int before = i - from;
        int next = i + 1;
        int width = n - next;
        int height = m - next;
        double[] v = left.data();
        double[] u = right.data();
        double[] row = new double[n];
        System.arraycopy(a.data(), a.at(i, next), row, next, width);
        int uAt = from * n + next;
        Vectors.addRows(before + 1, width, -1, v, from * m + i, m, y.data(), next, n, row, next);
        Vectors.addRows(before, width, -1, x.data(), i, m, u, uAt, n, row, next);
        double tau = Householder.reflect(width, row, next);
        rightTaus[i] = tau;
        above[i] = row[next];
        row[next] = 1;
        System.arraycopy(row, next, u, i * n + next, width);

        double[] product = new double[height];
        Vectors.dots(height, width, a.data(), a.at(next, next), a.rowStride(), row, next, product);
        double[] inner = new double[before + 1];
        Vectors.dots(before + 1, width, y.data(), next, n, row, next, inner);
        Vectors.addRows(before + 1, height, -1, inner, 0, 1, v, from * m + next, m, product, 0);
        Vectors.dots(before, width, u, uAt, n, row, next, inner);
        Vectors.addRows(before, height, -1, inner, 0, 1, x.data(), next, m, product, 0);
        Vectors.scale(height, tau, product, 0);
        System.arraycopy(product, 0, x.data(), before * m + next, height);
    }
}
