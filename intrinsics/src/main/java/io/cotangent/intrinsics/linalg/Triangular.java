package io.cotangent.intrinsics.linalg;

/**
 * Systems of equations with a triangular matrix.
 *
 * <p>The matrix is halved until it is small: of {@code [A11 0; A21 A22] [X1; X2] = [B1; B2]} the
 * first half is solved, {@code A21 X1} is subtracted from {@code B2}, and then the second half is
 * solved. So all but a share of about {@value #SMALL}/n of the arithmetic is in matrix products.
 * Each column of the solution solves a system that differs from the one given by {@code n u |A|},
 * element by element: Higham, Accuracy and Stability of Numerical Algorithms, 2nd ed., theorem 8.5
 * and section 13.2.
 */
public final class Triangular {
    private static final int SMALL = 16;

    /** The right-hand sides that are solved at once, so that they stay in the first-level cache. */
    private static final int STRIP = 96;

    /** Fewer right-hand sides than this are not worth a copy. */
    private static final int FEW = 4;

    private Triangular() {}

    /**
     * Solves {@code A X = B} and puts {@code X} in the place of {@code B}. For a system with the
     * transposed matrix, pass {@code a.transpose()} and the opposite of {@code lower}.
     *
     * @param a n by n; only its triangle is read, and not its diagonal if {@code unit}
     * @param lower whether the triangle is the lower one
     * @param unit whether the diagonal is taken to be ones
     * @param b n by any number of right-hand sides; shares no elements with {@code a}
     * @throws IllegalArgumentException if the sizes do not match; a zero on the diagonal is no
     *     error, but divides
     */
    public static void solve(Matrix a, boolean lower, boolean unit, Matrix b) {
        a.requireSquare();
        if (a.rows() != b.rows()) {
            throw new IllegalArgumentException(
                    "a system of "
                            + a.rows()
                            + " equations with "
                            + b.rows()
                            + " right-hand sides");
        }
        if (b.columns() >= FEW && b.columnStride() != 1) {
            Matrix copy = b.copy();
            halve(a, lower, unit, copy);
            b.assign(copy);
        } else if (b.columns() > 0) {
            halve(a, lower, unit, b);
        }
    }

    /**
     * Solves {@code X A = B} and puts {@code X} in the place of {@code B}.
     *
     * @param a n by n; only its triangle is read, and not its diagonal if {@code unit}
     * @param lower whether the triangle is the lower one
     * @param unit whether the diagonal is taken to be ones
     * @param b any number of rows by n; shares no elements with {@code a}
     * @throws IllegalArgumentException if the sizes do not match
     */
    public static void solveRight(Matrix a, boolean lower, boolean unit, Matrix b) {
        solve(a.transpose(), !lower, unit, b.transpose());
    }

    private static void halve(Matrix a, boolean lower, boolean unit, Matrix b) {
        int n = a.rows();
        if (n <= SMALL) {
            if (b.columns() < FEW) {
                solveFew(a, lower, unit, b);
            } else {
                solveMany(a, lower, unit, b);
            }
            return;
        }
        int half = (n / 2 + SMALL - 1) / SMALL * SMALL;
        Matrix first = a.block(0, half, 0, half);
        Matrix second = a.block(half, n, half, n);
        Matrix top = b.rows(0, half);
        Matrix bottom = b.rows(half, n);
        if (lower) {
            halve(first, true, unit, top);
            Products.subtract(a.block(half, n, 0, half), top, bottom);
            halve(second, true, unit, bottom);
        } else {
            halve(second, false, unit, bottom);
            Products.subtract(a.block(0, half, half, n), bottom, top);
            halve(first, false, unit, top);
        }
    }

    private static void solveFew(Matrix a, boolean lower, boolean unit, Matrix b) {
        int n = a.rows();
        double[] x = new double[n];
        for (int j = 0; j < b.columns(); j++) {
            for (int step = 0; step < n; step++) {
                int i = lower ? step : n - 1 - step;
                int from = lower ? 0 : i + 1;
                int to = lower ? i : n;
                double sum = b.get(i, j);
                for (int p = from; p < to; p++) {
                    sum -= a.get(i, p) * x[p];
                }
                x[i] = unit ? sum : sum / a.get(i, i);
                b.set(i, j, x[i]);
            }
        }
    }

    /** Rows of {@code b} lie together. */
    private static void solveMany(Matrix a, boolean lower, boolean unit, Matrix b) {
        int n = a.rows();
        double[] row = new double[Math.min(STRIP, b.columns())];
        for (int left = 0; left < b.columns(); left += STRIP) {
            int width = Math.min(STRIP, b.columns() - left);
            for (int step = 0; step < n; step++) {
                int i = lower ? step : n - 1 - step;
                int from = lower ? 0 : i + 1;
                int count = lower ? i : n - 1 - i;
                System.arraycopy(b.data(), b.at(i, left), row, 0, width);
                Vectors.addRows(
                        count,
                        width,
                        -1,
                        a.data(),
                        a.at(i, from),
                        a.columnStride(),
                        b.data(),
                        b.at(from, left),
                        b.rowStride(),
                        row,
                        0);
                if (!unit) {
                    divide(width, a.get(i, i), row);
                }
                System.arraycopy(row, 0, b.data(), b.at(i, left), width);
            }
        }
    }

    private static void divide(int n, double divisor, double[] row) {
        for (int j = 0; j < n; j++) {
            row[j] /= divisor;
        }
    }
}
