package io.cotangent.intrinsics.linalg;

import java.util.Arrays;

/**
 * Applies plane rotations to columns of a matrix, many at a time.
 *
 * <p>The iterations for eigenvalues and singular values are made of sweeps: a sweep rotates columns
 * i and i+1 for i from some first to some last, one after the other. Rotations are little work for
 * each element that they load, so they are collected. Of {@value #SWEEPS} sweeps, those rotations
 * {@code (sweep, i)} with {@code i + sweep} in one interval of {@value #SWEEPS} touch only {@code 2
 * * }{@value #SWEEPS} columns; such a group may be applied after all groups of smaller {@code i +
 * sweep}, because it shares no columns with those rotations of later sweeps that they contain. Each
 * group is multiplied out, and its product applied as a matrix. The idea is of Lang, Using level 3
 * BLAS in rotation-based algorithms, SIAM J. Sci. Comput. 19 (1998); it takes a third more
 * arithmetic, but as matrix products.
 *
 * <p>A mirrored sweep is one in which column i means column n-1-i.
 */
final class Rotations {
    private static final int SWEEPS = 32;

    private final Matrix target;
    private final int pairs;
    private final double[] cosines;
    private final double[] sines;

    /** The pairs rotated by each sweep are from {@code first} to before {@code last}. */
    private final int[] first = new int[SWEEPS];

    private final int[] last = new int[SWEEPS];
    private int sweeps;
    private boolean mirrored;

    /** For the columns of a matrix, which change at any time until {@link #flush}. */
    Rotations(Matrix target) {
        this.target = target;
        pairs = Math.max(0, target.columns() - 1);
        cosines = new double[SWEEPS * pairs];
        sines = new double[SWEEPS * pairs];
    }

    /** Of no matrix, for those who want no vectors. */
    static Rotations none() {
        return new Rotations(Matrix.zeros(0, 0));
    }

    /** Begins a sweep that rotates pairs {@code from} to {@code to} - 1, counted as mirrored. */
    void begin(boolean mirrored, int from, int to) {
        if (pairs == 0) {
            return;
        }
        if (mirrored != this.mirrored) {
            flush();
            this.mirrored = mirrored;
        }
        if (sweeps > 0) {
            // A sweep that shares no columns with the last one can be part of it.
            int end = last[sweeps - 1];
            int start = first[sweeps - 1];
            if (from > end || to < start) {
                first[sweeps - 1] = Math.min(start, from);
                last[sweeps - 1] = Math.max(end, to);
                return;
            }
        }
        if (sweeps == SWEEPS) {
            flush();
        }
        Arrays.fill(cosines, sweeps * pairs, (sweeps + 1) * pairs, 1);
        Arrays.fill(sines, sweeps * pairs, (sweeps + 1) * pairs, 0);
        first[sweeps] = from;
        last[sweeps] = to;
        sweeps++;
    }

    /**
     * Rotates columns i and i+1 in the sweep begun last: the new ones are {@code c x + s y} and
     * {@code c y - s x}.
     */
    void rotate(int i, double c, double s) {
        if (pairs == 0) {
            return;
        }
        int at = (sweeps - 1) * pairs + i;
        cosines[at] = c;
        sines[at] = s;
    }

    /** Rotates columns i and i+1, counted from the left, in a sweep by itself. */
    void rotateOne(int i, double c, double s) {
        int pair = mirrored ? pairs - 1 - i : i;
        begin(mirrored, pair, pair + 1);
        rotate(pair, c, mirrored ? -s : s);
    }

    /** Applies all rotations. */
    void flush() {
        if (sweeps == 0) {
            return;
        }
        int groups = (pairs + sweeps - 2) / SWEEPS + 1;
        for (int group = 0; group < groups; group++) {
            applyGroup(group * SWEEPS);
        }
        sweeps = 0;
    }

    private void applyGroup(int begin) {
        int low = pairs;
        int high = 0;
        for (int sweep = 0; sweep < sweeps; sweep++) {
            int from = Math.max(first[sweep], begin - sweep);
            int to = Math.min(last[sweep], begin + SWEEPS - sweep);
            if (from < to) {
                low = Math.min(low, from);
                high = Math.max(high, to);
            }
        }
        if (low >= high) {
            return;
        }
        int width = high - low + 1;
        // Row i is what becomes of column i of the identity, so that rotations combine rows.
        Matrix product = Matrix.zeros(width, width);
        for (int i = 0; i < width; i++) {
            product.set(i, mirrored ? width - 1 - i : i, 1);
        }
        for (int sweep = 0; sweep < sweeps; sweep++) {
            int from = Math.max(first[sweep], begin - sweep);
            int to = Math.min(last[sweep], begin + SWEEPS - sweep);
            for (int i = from; i < to; i++) {
                double c = cosines[sweep * pairs + i];
                double s = sines[sweep * pairs + i];
                if (s != 0 || c != 1) {
                    rotateRows(product.data(), (i - low) * width, width, c, s);
                }
            }
        }
        int left = mirrored ? pairs - high : low;
        Matrix columns = target.columns(left, left + width);
        Matrix factor =
                mirrored
                        ? new Matrix(product.data(), (width - 1) * width, width, width, -width, 1)
                        : product;
        columns.assign(Products.multiply(columns, factor.transpose()));
    }

    private static void rotateRows(double[] data, int row, int width, double c, double s) {
        int next = row + width;
        for (int j = 0; j < width; j++) {
            double x = data[row + j];
            double y = data[next + j];
            data[row + j] = c * x + s * y;
            data[next + j] = c * y - s * x;
        }
    }
}
