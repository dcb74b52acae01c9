package io.cotangent.intrinsics.linalg;

import java.util.Arrays;

/**
 * The singular value decomposition {@code A = U S V'} of an m by n matrix, with k the smaller of m
 * and n.
 *
 * <p>The matrix is reduced to bidiagonal form by reflections (after a QR factorisation, if it is
 * much taller than wide: Chan, An improved algorithm for computing the singular value
 * decomposition, ACM Trans. Math. Softw. 8 (1982)), and that to diagonal form by an implicit QR
 * algorithm. A wide matrix is transposed first. Singular values are within a small multiple of
 * {@code m u} times the largest, and the vectors are orthogonal to as much.
 *
 * @param u orthonormal columns: m by k, or m by m for the full decomposition; no columns if only
 *     the values were asked for
 * @param values k singular values in descending order, none negative
 * @param vTransposed orthonormal rows: k by n, or n by n for the full decomposition; no rows if
 *     only the values were asked for
 */
public record Svd(Matrix u, double[] values, Matrix vTransposed) {
    /** From this ratio of rows to columns on, a QR factorisation first is less work. */
    private static final double TALL = 1.5;

    private enum Vectors {
        NONE,
        THIN,
        FULL
    }

    /**
     * Decomposes a matrix, which is left as it is. If an element is infinite or NaN, all results
     * are NaN.
     *
     * @param full whether {@code U} and {@code V} are to be square
     * @throws ArithmeticException if the iteration does not converge, which has not been seen
     */
    public static Svd of(Matrix a, boolean full) {
        return of(a, full ? Vectors.FULL : Vectors.THIN);
    }

    /** The singular values alone, in descending order. */
    public static double[] values(Matrix a) {
        return of(a, Vectors.NONE).values;
    }

    private static Svd of(Matrix a, Vectors vectors) {
        if (a.rows() < a.columns()) {
            Svd svd = of(a.transpose(), vectors);
            return new Svd(
                    svd.vTransposed.transpose().copy(), svd.values, svd.u.transpose().copy());
        }
        int m = a.rows();
        int n = a.columns();
        double largest = a.largest();
        if (!(largest < Double.POSITIVE_INFINITY)) {
            return notANumber(m, n, vectors);
        }
        int exponent = Scaling.exponent(largest);
        Matrix work = a.copy();
        work.scale(-exponent);
        Svd svd = m > TALL * n ? ofTall(work, vectors) : ofSquarish(work, vectors);
        for (int i = 0; i < n; i++) {
            svd.values[i] = Math.scalb(svd.values[i], exponent);
        }
        return svd;
    }

    private static Svd ofTall(Matrix a, Vectors vectors) {
        if (vectors == Vectors.NONE) {
            return ofSquarish(Qr.triangle(a), vectors);
        }
        int n = a.columns();
        Qr qr = Qr.of(a, vectors == Vectors.FULL);
        Svd svd = ofSquarish(qr.r().rows(0, n).copy(), vectors);
        Matrix first = qr.q().columns(0, n);
        first.assign(Products.multiply(first, svd.u));
        return new Svd(qr.q(), svd.values, svd.vTransposed);
    }

    private static Svd ofSquarish(Matrix a, Vectors vectors) {
        int m = a.rows();
        int n = a.columns();
        Bidiagonal bidiagonal = Bidiagonal.of(a);
        double[] values = bidiagonal.diagonal();
        if (vectors == Vectors.NONE) {
            BidiagonalQr.iterate(values, bidiagonal.above(), Rotations.none(), Rotations.none());
            for (int i = 0; i < n; i++) {
                values[i] = Math.abs(values[i]);
            }
            Arrays.sort(values);
            return new Svd(Matrix.zeros(m, 0), reversed(values), Matrix.zeros(0, n));
        }
        int columns = vectors == Vectors.FULL ? m : n;
        Matrix u = Householder.product(bidiagonal.left(), bidiagonal.leftTaus(), columns);
        Matrix v = Householder.product(bidiagonal.right(), bidiagonal.rightTaus(), n);
        BidiagonalQr.iterate(
                values, bidiagonal.above(), new Rotations(u.columns(0, n)), new Rotations(v));
        return sorted(u, values, v);
    }

    private static Svd sorted(Matrix u, double[] values, Matrix v) {
        int n = values.length;
        double[] sizes = new double[n];
        for (int i = 0; i < n; i++) {
            sizes[i] = -Math.abs(values[i]);
        }
        int[] order = Reversal.ascending(sizes);
        double[] sorted = new double[n];
        Matrix vTransposed = Matrix.zeros(n, n);
        for (int j = 0; j < n; j++) {
            int from = order[j];
            sorted[j] = Math.abs(values[from]);
            double sign = values[from] < 0 ? -1 : 1;
            for (int i = 0; i < n; i++) {
                vTransposed.set(j, i, sign * v.get(i, from));
            }
        }
        Matrix sortedU = u.copy();
        for (int i = 0; i < u.rows(); i++) {
            for (int j = 0; j < n; j++) {
                sortedU.set(i, j, u.get(i, order[j]));
            }
        }
        return new Svd(sortedU, sorted, vTransposed);
    }

    private static double[] reversed(double[] values) {
        double[] reversed = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            reversed[i] = values[values.length - 1 - i];
        }
        return reversed;
    }

    private static Svd notANumber(int m, int n, Vectors vectors) {
        int columns = vectors == Vectors.FULL ? m : n;
        boolean none = vectors == Vectors.NONE;
        Matrix u = Matrix.zeros(m, none ? 0 : columns);
        Matrix v = Matrix.zeros(none ? 0 : n, n);
        double[] values = new double[n];
        u.fill(Double.NaN);
        v.fill(Double.NaN);
        Arrays.fill(values, Double.NaN);
        return new Svd(u, values, v);
    }
}
