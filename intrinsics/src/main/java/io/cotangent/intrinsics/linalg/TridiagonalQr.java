package io.cotangent.intrinsics.linalg;

/**
 * The eigenvalues of a symmetric tridiagonal matrix by the implicit QR algorithm with Wilkinson's
 * shift.
 *
 * <p>The matrix falls apart where an element beside the diagonal is negligible; the last part that
 * is larger than 1 by 1 is iterated upon. Wilkinson's shift converges always, and cubically as a
 * rule (Parlett, The Symmetric Eigenvalue Problem, chapter 8). The iteration finds small
 * eigenvalues at the end to which they belong in a graded matrix if it goes from the large end to
 * the small one; where the small end is the first, it works on the matrix written backwards. The
 * arrangement of the sweep is that of Reinsch's and Dubrulle's procedures (Handbook for Automatic
 * Computation II, contribution II/4).
 */
final class TridiagonalQr {
    /** In practice fewer than two are needed for each eigenvalue. */
    private static final int SWEEPS_EACH = 60;

    private static final double EPSILON = 0x1p-53;

    private final double[] diagonal;
    private final double[] beside;
    private final Rotations rotations;

    private TridiagonalQr(double[] diagonal, double[] beside, Rotations rotations) {
        this.diagonal = diagonal;
        this.beside = beside;
        this.rotations = rotations;
    }

    /**
     * Replaces the diagonal by the eigenvalues, in no order.
     *
     * @param rotations of the columns of a matrix, to which the eigenvectors are applied
     */
    static void iterate(double[] diagonal, double[] beside, Rotations rotations) {
        new TridiagonalQr(diagonal, beside, rotations).iterate();
        rotations.flush();
    }

    private void iterate() {
        long sweeps = 0;
        int end = diagonal.length - 1;
        int lastStart = -1;
        int lastEnd = -1;
        boolean mirrored = false;
        while (true) {
            while (end > 0 && negligible(end - 1)) {
                beside[end - 1] = 0;
                end--;
            }
            if (end <= 0) {
                return;
            }
            int start = end - 1;
            while (start > 0 && !negligible(start - 1)) {
                start--;
            }
            if (start > 0) {
                beside[start - 1] = 0;
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

    private boolean negligible(int i) {
        double size = Math.abs(beside[i]);
        return size
                <= EPSILON * Math.sqrt(Math.abs(diagonal[i])) * Math.sqrt(Math.abs(diagonal[i + 1]))
                        + Double.MIN_NORMAL;
    }

    private void sweep(int start, int end, boolean mirrored) {
        int n = end - start + 1;
        double[] d = Reversal.copy(diagonal, start, n, mirrored);
        double[] e = Reversal.copy(beside, start, n - 1, mirrored);
        int first = mirrored ? diagonal.length - 1 - end : start;
        rotations.begin(mirrored, first, first + n - 1);
        double ratio = (d[n - 2] - d[n - 1]) / (2 * e[n - 2]);
        double root = Vectors.hypot(ratio, 1);
        double shift = d[n - 1] - e[n - 2] / (ratio + Math.copySign(root, ratio));
        Givens givens = new Givens();
        double gap = d[0] - shift;
        double c = 1;
        double s = 1;
        double move = 0;
        for (int i = 0; i < n - 1; i++) {
            double bulge = s * e[i];
            double rest = c * e[i];
            givens.annihilate(gap, bulge);
            c = givens.c;
            s = givens.s;
            if (i > 0) {
                e[i - 1] = givens.r;
            }
            double above = d[i] - move;
            double change = (d[i + 1] - above) * s + 2 * c * rest;
            move = s * change;
            d[i] = above + move;
            gap = c * change - rest;
            rotations.rotate(first + i, c, s);
        }
        d[n - 1] -= move;
        e[n - 2] = gap;
        Reversal.copyBack(d, diagonal, start, mirrored);
        Reversal.copyBack(e, beside, start, mirrored);
    }
}
