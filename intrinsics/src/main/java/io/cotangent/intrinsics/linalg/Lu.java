package io.cotangent.intrinsics.linalg;

import java.util.stream.IntStream;

/**
 * The factorisation {@code P A = L U} by Gaussian elimination with partial pivoting, of an m by n
 * matrix, with k the smaller of m and n.
 *
 * <p>Recursive in the columns: the left half is factorised, its row exchanges and its triangle are
 * applied to the right half, the product of the two is subtracted, and what remains is factorised
 * in turn. Toledo, Locality of reference in LU decomposition with partial pivoting, SIAM J. Matrix
 * Anal. Appl. 18 (1997). The error is of {@code n u |L| |U|}: Higham, theorem 9.3.
 *
 * @param factors m by n: {@code U} (k by n) on and above the diagonal, {@code L} (m by k) below it,
 *     without its diagonal of ones
 * @param permutation row {@code i} of {@code P A} is row {@code permutation[i]} of {@code A}
 * @param permutationSign the determinant of {@code P}: 1 or -1
 */
public record Lu(Matrix factors, int[] permutation, int permutationSign) {
    private static final int SMALL = 16;

    /**
     * Factorises a matrix, which is left as it is. A singular matrix has factors, too, with a zero
     * on the diagonal of {@code U}.
     */
    public static Lu of(Matrix a) {
        Matrix factors = a.copy();
        int[] exchanges = new int[Math.min(a.rows(), a.columns())];
        factorise(factors, exchanges, 0);
        int[] permutation = IntStream.range(0, a.rows()).toArray();
        int sign = 1;
        for (int i = 0; i < exchanges.length; i++) {
            int row = permutation[i];
            permutation[i] = permutation[exchanges[i]];
            permutation[exchanges[i]] = row;
            sign = exchanges[i] == i ? sign : -sign;
        }
        return new Lu(factors, permutation, sign);
    }

    /** The factor {@code L}, m by k, with its diagonal of ones. */
    public Matrix lower() {
        Matrix lower = Matrix.zeros(factors.rows(), pivots());
        for (int i = 0; i < lower.rows(); i++) {
            for (int j = 0; j < Math.min(i, lower.columns()); j++) {
                lower.set(i, j, factors.get(i, j));
            }
            if (i < lower.columns()) {
                lower.set(i, i, 1);
            }
        }
        return lower;
    }

    /** The factor {@code U}, k by n. */
    public Matrix upper() {
        Matrix upper = Matrix.zeros(pivots(), factors.columns());
        for (int i = 0; i < upper.rows(); i++) {
            for (int j = i; j < upper.columns(); j++) {
                upper.set(i, j, factors.get(i, j));
            }
        }
        return upper;
    }

    /** The index of the first pivot that is exactly 0, or -1 if there is none. */
    public int zeroPivot() {
        for (int i = 0; i < pivots(); i++) {
            if (factors.get(i, i) == 0) {
                return i;
            }
        }
        return -1;
    }

    /**
     * The solution of {@code A X = B} for a square {@code A}; infinities and NaNs if a pivot is 0.
     *
     * @param b n by any number of right-hand sides; left as it is
     * @throws IllegalArgumentException if the sizes do not match
     */
    public Matrix solve(Matrix b) {
        Matrix x = Matrix.zeros(b.rows(), b.columns());
        requireRows(b);
        for (int i = 0; i < b.rows(); i++) {
            x.rows(i, i + 1).assign(b.rows(permutation[i], permutation[i] + 1));
        }
        Triangular.solve(factors, true, true, x);
        Triangular.solve(factors, false, false, x);
        return x;
    }

    /**
     * The solution of {@code A' X = B} for a square {@code A}; infinities and NaNs if a pivot is 0.
     *
     * @param b n by any number of right-hand sides; left as it is
     * @throws IllegalArgumentException if the sizes do not match
     */
    public Matrix solveTransposed(Matrix b) {
        requireRows(b);
        Matrix y = b.copy();
        Triangular.solve(factors.transpose(), true, false, y);
        Triangular.solve(factors.transpose(), false, true, y);
        Matrix x = Matrix.zeros(b.rows(), b.columns());
        for (int i = 0; i < b.rows(); i++) {
            x.rows(permutation[i], permutation[i] + 1).assign(y.rows(i, i + 1));
        }
        return x;
    }

    /**
     * The sign of the determinant: 1, -1, 0 or NaN.
     *
     * @throws IllegalArgumentException if the matrix is not square
     */
    public double determinantSign() {
        factors.requireSquare();
        double sign = permutationSign;
        for (int i = 0; i < pivots(); i++) {
            sign *= Math.signum(factors.get(i, i));
        }
        return sign;
    }

    /**
     * The logarithm of the determinant's absolute value, which is minus infinity for 0.
     *
     * @throws IllegalArgumentException if the matrix is not square
     */
    public double logAbsoluteDeterminant() {
        factors.requireSquare();
        double sum = 0;
        for (int i = 0; i < pivots(); i++) {
            sum += Math.log(Math.abs(factors.get(i, i)));
        }
        return sum;
    }

    /**
     * The determinant: the product of the pivots, which overflows or underflows only if the
     * determinant does.
     *
     * @throws IllegalArgumentException if the matrix is not square
     */
    public double determinant() {
        factors.requireSquare();
        double product = permutationSign;
        long exponent = 0;
        for (int i = 0; i < pivots(); i++) {
            double pivot = factors.get(i, i);
            int size = Math.getExponent(pivot);
            product *= Math.scalb(pivot, -size);
            int growth = Math.getExponent(product);
            product = Math.scalb(product, -growth);
            exponent += size + growth;
        }
        return Math.scalb(product, Math.clamp(exponent, -4000, 4000));
    }

    private int pivots() {
        return Math.min(factors.rows(), factors.columns());
    }

    private void requireRows(Matrix b) {
        factors.requireSquare();
        if (b.rows() != factors.rows()) {
            throw new IllegalArgumentException(
                    factors.rows() + " equations with right-hand sides of " + b.rows());
        }
    }

    /** Factorises rows from {@code top} on; {@code exchanges} counts rows of the whole matrix. */
    private static void factorise(Matrix a, int[] exchanges, int top) {
        int m = a.rows();
        int n = a.columns();
        int pivots = Math.min(m, n);
        if (n <= SMALL) {
            factoriseSmall(a, exchanges, top);
            return;
        }
        int half = pivots <= SMALL ? pivots : (pivots / 2 + SMALL - 1) / SMALL * SMALL;
        Matrix left = a.columns(0, half);
        factorise(left, exchanges, top);
        Matrix right = a.columns(half, n);
        exchange(right, exchanges, top, half);
        Triangular.solve(left.rows(0, half), true, true, right.rows(0, half));
        if (half == m) {
            return;
        }
        Matrix below = left.rows(half, m);
        Matrix rest = right.rows(half, m);
        Products.subtract(below, right.rows(0, half), rest);
        factorise(rest, exchanges, top + half);
        exchange(below, exchanges, top + half, pivots - half);
    }

    private static void exchange(Matrix a, int[] exchanges, int top, int count) {
        double[] data = a.data();
        int n = a.columns();
        double[] row = new double[n];
        for (int i = 0; i < count; i++) {
            int j = exchanges[top + i] - top;
            if (j != i) {
                int one = a.at(i, 0);
                int other = a.at(j, 0);
                System.arraycopy(data, one, row, 0, n);
                System.arraycopy(data, other, data, one, n);
                System.arraycopy(row, 0, data, other, n);
            }
        }
    }

    /** In a copy in which columns are rows, as most of the work is along columns. */
    private static void factoriseSmall(Matrix a, int[] exchanges, int top) {
        int m = a.rows();
        int n = a.columns();
        Matrix columns = a.transpose().copy();
        double[] data = columns.data();
        double[] column = new double[m];
        for (int j = 0; j < Math.min(m, n); j++) {
            int at = columns.at(j, 0);
            System.arraycopy(data, at, column, 0, m);
            int pivot = largest(column, j);
            exchanges[top + j] = top + pivot;
            if (column[pivot] == 0) {
                continue;
            }
            if (pivot != j) {
                for (int i = 0; i < n; i++) {
                    double element = columns.get(i, j);
                    columns.set(i, j, columns.get(i, pivot));
                    columns.set(i, pivot, element);
                }
                System.arraycopy(data, at, column, 0, m);
            }
            int below = j + 1;
            divide(below, column, column[j]);
            System.arraycopy(column, below, data, at + below, m - below);
            for (int i = below; i < n; i++) {
                double factor = -columns.get(i, j);
                Vectors.add(m - below, factor, column, below, data, columns.at(i, below));
            }
        }
        a.assign(columns.transpose());
    }

    /** Where the largest absolute value from a place on is. */
    private static int largest(double[] x, int from) {
        int place = from;
        double largest = Math.abs(x[from]);
        for (int i = from + 1; i < x.length; i++) {
            double size = Math.abs(x[i]);
            if (size > largest) {
                largest = size;
                place = i;
            }
        }
        return place;
    }

    private static void divide(int from, double[] x, double divisor) {
        for (int i = from; i < x.length; i++) {
            x[i] /= divisor;
        }
    }
}
