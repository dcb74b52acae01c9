package io.cotangent.intrinsics.vector;

/**
 * Rows of a matrix, times a number each, added to one row, as many at a time as there are registers
 * for. In each column one is added after the other, with one rounding, as a {@link Loop} over the
 * definition's {@code a b + c} would do.
 */
final class Addends {
    /** So many rows at a time. */
    static final int ROWS = 8;

    private final Elements elements;
    private final Definition added;
    private final int lanes;
    private final Patience patience = new Patience(this::rehearsal);
    private volatile VectorAddends vectors;

    /** The sums that a definition says. */
    Addends(Definition added) {
        this.elements = added.result();
        this.added = added;
        this.lanes = elements.format().lanes();
    }

    /** Whether {@link #add} may be called for some products of so many rows and columns. */
    boolean areReady(int rows, int columns) {
        return rows >= ROWS && columns >= lanes && patience.isOver((long) rows * columns);
    }

    /** {@code c += a[0] b[0] + a[1] b[1] + …}, for rows b of {@code n} columns side by side. */
    void add(
            int n,
            Object a,
            int aOffset,
            int aStride,
            Object b,
            int bOffset,
            int bRowStride,
            Object c,
            int cOffset) {
        vectors.add(n, a, aOffset, aStride, b, bOffset, bRowStride, c, cOffset);
    }

    /** Sees to it that vectors are used; takes a while. */
    void warmUp() {
        patience.warmUp();
    }

    private Rehearsal rehearsal() {
        VectorAddends addends = AddendsWriter.addends(added);
        Object a = Rehearsal.array(elements);
        Object b = Rehearsal.array(elements);
        Object c = Rehearsal.array(elements);
        int n = Rehearsal.LENGTH / ROWS;
        return new Rehearsal(
                4L * ROWS * n / lanes,
                () -> {
                    addends.add(n, a, 0, 1, b, 0, n, c, 0);
                    addends.add(n - 1, a, 0, 1, b, 0, n, c, 0);
                },
                () -> vectors = addends);
    }
}
