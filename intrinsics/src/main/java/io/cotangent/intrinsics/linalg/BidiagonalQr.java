package io.cotangent.intrinsics.linalg;

/**
 * The singular values of an upper bidiagonal matrix by the implicit QR algorithm of Golub and Kahan
 * in the form of Demmel and Kahan, Accurate singular values of bidiagonal matrices, SIAM J. Sci.
 * Stat. Comput. 11 (1990), which finds even the smallest singular value of a bidiagonal matrix to
 * nearly all digits.
 *
 * <p>Two things make the difference. An element above the diagonal is dropped only if that changes
 * no singular value by more than a few roundings, which bounds on the smallest singular value of
 * the leading parts tell. And where a shift would drown small singular values, the shift is zero,
 * and the sweep is arranged so that nothing is subtracted. Sweeps go from the large end of the
 * matrix to the small one; where that is from the last row to the first, the matrix is transposed
 * and written backwards, which makes left rotations of right ones.
 */
final class BidiagonalQr {
    private static final double EPSILON = 0x1p-53;

    /** What may be neglected, relative to a singular value. */
    private static final double TOLERANCE = 90 * EPSILON;

    private static final int SWEEPS_EACH = 100;

    private final double[] diagonal;
    private final double[] above;
    private final Rotations left;
    private final Rotations right;
    private final double threshold;
    private final Givens one = new Givens();
    private final Givens other = new Givens();

    private BidiagonalQr(double[] diagonal, double[] above, Rotations left, Rotations right) {
        this.diagonal = diagonal;
        this.above = above;
        this.left = left;
        this.right = right;
        double n = diagonal.length;
        double least = Math.abs(diagonal[0]);
        double reach = least;
        for (int i = 1; i < diagonal.length && least > 0; i++) {
            reach = Math.abs(diagonal[i]) * (reach / (reach + Math.abs(above[i - 1])));
            least = Math.min(least, reach);
        }
        threshold = Math.max(TOLERANCE * least / Math.sqrt(n), 6 * n * n * Double.MIN_NORMAL);
    }

    /**
     * Replaces the diagonal by the singular values, in no order and with any signs.
     *
     * @param left of the columns of a matrix, to which the left singular vectors are applied
     * @param right likewise, to which the right singular vectors are applied
     */
    static void iterate(double[] diagonal, double[] above, Rotations left, Rotations right) {
        if (diagonal.length > 0) {
            new BidiagonalQr(diagonal, above, left, right).iterate();
        }
        left.flush();
        right.flush();
    }

    private void iterate() {
        long sweeps = 0;
        int end = diagonal.length - 1;
        int lastStart = -1;
        int lastEnd = -1;
        boolean mirrored = false;
        while (true) {
            while (end > 0 && Math.abs(above[end - 1]) <= threshold) {
                above[end - 1] = 0;
                end--;
            }
            if (end <= 0) {
                return;
            }
            int start = end - 1;
            while (start > 0 && Math.abs(above[start - 1]) > threshold) {
                start--;
            }
            if (start > 0) {
                above[start - 1] = 0;
            }
            if (end - start == 1) {
                solvePair(start);
                continue;
            }
            if (start > lastEnd || end < lastStart || lastEnd < 0) {
                mirrored = Math.abs(diagonal[start]) < Math.abs(diagonal[end]);
            }
            lastStart = start;
            lastEnd = end;
            sweep(start, end, mirrored);
            sweeps++;
            if (sweeps > (long) SWEEPS_EACH * diagonal.length) {
                throw new ArithmeticException("no convergence of the QR algorithm");
            }
        }
    }

    /** Looks for elements to drop, and if there is none, makes a sweep. */
    private void sweep(int start, int end, boolean mirrored) {
        int n = end - start + 1;
        double[] d = Reversal.copy(diagonal, start, n, mirrored);
        double[] e = Reversal.copy(above, start, n - 1, mirrored);
        double least = drop(d, e);
        if (least >= 0) {
            double largest = 0;
            for (int i = 0; i < n; i++) {
                largest = Math.max(largest, Math.abs(d[i]));
                largest = i < n - 1 ? Math.max(largest, Math.abs(e[i])) : largest;
            }
            double shift = 0;
            if (n * TOLERANCE * (least / largest) > Math.max(EPSILON, 0.01 * TOLERANCE)) {
                shift = Pair.smaller(d[n - 2], e[n - 2], d[n - 1]);
                double ratio = shift / Math.abs(d[0]);
                shift = ratio * ratio < EPSILON ? 0 : shift;
            }
            int first = mirrored ? diagonal.length - 1 - end : start;
            Rotations rights = mirrored ? left : right;
            Rotations lefts = mirrored ? right : left;
            rights.begin(mirrored, first, first + n - 1);
            lefts.begin(mirrored, first, first + n - 1);
            if (shift == 0) {
                sweepWithoutShift(d, e, first, lefts, rights);
            } else {
                sweepWithShift(d, e, shift, first, lefts, rights);
            }
        }
        Reversal.copyBack(d, diagonal, start, mirrored);
        Reversal.copyBack(e, above, start, mirrored);
    }

    /**
     * Drops the last element above the diagonal, or else the first, that is negligible.
     *
     * @return -1 if one was dropped, otherwise a lower bound on the smallest singular value up to a
     *     factor of the root of n
     */
    private static double drop(double[] d, double[] e) {
        int last = e.length - 1;
        if (Math.abs(e[last]) <= TOLERANCE * Math.abs(d[last + 1])) {
            e[last] = 0;
            return -1;
        }
        double reach = Math.abs(d[0]);
        double least = reach;
        for (int i = 0; i <= last; i++) {
            double size = Math.abs(e[i]);
            if (size <= TOLERANCE * reach) {
                e[i] = 0;
                return -1;
            }
            reach = Math.abs(d[i + 1]) * (reach / (reach + size));
            least = Math.min(least, reach);
        }
        return least;
    }

    private void sweepWithoutShift(
            double[] d, double[] e, int first, Rotations lefts, Rotations rights) {
        int last = d.length - 1;
        one.annihilate(1, 0);
        other.annihilate(1, 0);
        for (int i = 0; i < last; i++) {
            one.annihilate(d[i] * one.c, e[i]);
            if (i > 0) {
                e[i - 1] = other.s * one.r;
            }
            other.annihilate(other.c * one.r, d[i + 1] * one.s);
            d[i] = other.r;
            rights.rotate(first + i, one.c, one.s);
            lefts.rotate(first + i, other.c, other.s);
        }
        double rest = d[last] * one.c;
        d[last] = rest * other.c;
        e[last - 1] = rest * other.s;
    }

    private void sweepWithShift(
            double[] d, double[] e, double shift, int first, Rotations lefts, Rotations rights) {
        int last = d.length - 1;
        // (d^2 - shift^2) / d and the element beside it: the first column of B'B - shift^2, over d.
        double f = (Math.abs(d[0]) - shift) * (Math.copySign(1, d[0]) + shift / d[0]);
        double g = e[0];
        for (int i = 0; i < last; i++) {
            one.annihilate(f, g);
            if (i > 0) {
                e[i - 1] = one.r;
            }
            f = one.c * d[i] + one.s * e[i];
            e[i] = one.c * e[i] - one.s * d[i];
            g = one.s * d[i + 1];
            d[i + 1] *= one.c;
            other.annihilate(f, g);
            d[i] = other.r;
            f = other.c * e[i] + other.s * d[i + 1];
            d[i + 1] = other.c * d[i + 1] - other.s * e[i];
            if (i < last - 1) {
                g = other.s * e[i + 1];
                e[i + 1] *= other.c;
            }
            rights.rotate(first + i, one.c, one.s);
            lefts.rotate(first + i, other.c, other.s);
        }
        e[last - 1] = f;
    }

    private void solvePair(int i) {
        Pair pair = Pair.of(diagonal[i], above[i], diagonal[i + 1]);
        diagonal[i] = pair.larger();
        diagonal[i + 1] = pair.smaller();
        above[i] = 0;
        left.rotateOne(i, pair.leftCosine(), pair.leftSine());
        right.rotateOne(i, pair.rightCosine(), pair.rightSine());
    }
}
