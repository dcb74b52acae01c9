package io.cotangent.intrinsics.vector;

import io.cotangent.intrinsics.Parallel;
import java.util.List;

/**
 * Products of a row and a matrix, and outer products of a column and a row: rows of the right
 * matrix times numbers, which are added up row by row, in the order in which they lie in memory.
 */
final class RowProducts {
    /** Fewer multiplications are not worth a thread. */
    private static final int GRAIN = 1 << 17;

    /** Of long rows, each thread takes a part; shorter ones are read as a whole. */
    private static final int SHORT_ROW = 2048;

    /** So many sums are added up at the end, if many short rows are; whoever does them. */
    private static final int PIECES = 8;

    /** {@code a b}. */
    private final Loop scaled;

    /** {@code a b + c}. */
    private final Loop added;

    /** Several times {@code a b} added to {@code c}. */
    private final Addends addends;

    private final Buffers sums;

    /** The number 1. */
    private final Object one;

    /** The products of one type of elements. */
    RowProducts(Elements elements) {
        Lane product = Lane.input(0).mul(Lane.input(1));
        Lane sum = Lane.input(0).fma(Lane.input(1), Lane.input(2));
        this.scaled = new Loop(loop(elements, "Scaled", 2, product));
        Definition definition = loop(elements, "Added", 3, sum);
        this.added = new Loop(definition);
        this.addends = new Addends(definition);
        this.one = elements.allocate(1);
        Fold.fill(one, 0, 1, 1);
        this.sums = new Buffers(() -> elements.allocate(PIECES * SHORT_ROW));
    }

    private static Definition loop(Elements elements, String name, int operands, Lane expression) {
        List<Elements> types = List.of(elements, elements, elements).subList(0, operands);
        return new Definition(
                name + "_" + elements, elements.format(), types, elements, expression);
    }

    /** Sees to it that vectors are used. */
    void warmUp() {
        scaled.warmUp(1);
        added.warmUp(1 + 4);
        addends.warmUp();
    }

    /**
     * {@code C = A B}, or {@code C += A B}, for m = 1 or k = 1, and for B and C whose columns are
     * side by side.
     */
    void multiply(
            int m,
            int n,
            int k,
            Object a,
            int aOffset,
            int aRowStride,
            int aColumnStride,
            Object b,
            int bOffset,
            int bRowStride,
            boolean overwrite,
            Object c,
            int cOffset,
            int cRowStride) {
        int columns = Math.max(MatrixProducts.LONG_ROW, GRAIN / k);
        if (k == 1) {
            outer(m, n, a, aOffset, aRowStride, b, bOffset, overwrite, c, cOffset, cRowStride);
        } else if (n < SHORT_ROW && k > Panels.DEPTH && (long) n * k >= 2 * GRAIN) {
            inPieces(
                    n, k, a, aOffset, aColumnStride, b, bOffset, bRowStride, overwrite, c, cOffset);
        } else if (!Parallel.pays(n, columns)) {
            add(n, k, a, aOffset, aColumnStride, b, bOffset, bRowStride, overwrite, c, cOffset);
        } else {
            Parallel.forRange(
                    n,
                    columns,
                    (from, to) ->
                            add(
                                    to - from,
                                    k,
                                    a,
                                    aOffset,
                                    aColumnStride,
                                    b,
                                    bOffset + from,
                                    bRowStride,
                                    overwrite,
                                    c,
                                    cOffset + from));
        }
    }

    /** A column times a row. */
    private void outer(
            int m,
            int n,
            Object a,
            int aOffset,
            int aStride,
            Object b,
            int bOffset,
            boolean overwrite,
            Object c,
            int cOffset,
            int cStride) {
        int grain = GRAIN / n + 1;
        if (!Parallel.pays(m, grain)) {
            outer(0, m, n, a, aOffset, aStride, b, bOffset, overwrite, c, cOffset, cStride);
            return;
        }
        Parallel.forRange(
                m,
                grain,
                (from, to) ->
                        outer(
                                from, to, n, a, aOffset, aStride, b, bOffset, overwrite, c, cOffset,
                                cStride));
    }

    private void outer(
            int from,
            int to,
            int n,
            Object a,
            int aOffset,
            int aStride,
            Object b,
            int bOffset,
            boolean overwrite,
            Object c,
            int cOffset,
            int cStride) {
        for (int i = from; i < to; i++) {
            int left = aOffset + i * aStride;
            add(n, 1, a, left, 1, b, bOffset, 0, overwrite, c, cOffset + i * cStride);
        }
    }

    /** The rows of B in {@value #PIECES} pieces, each of which has a sum of its own. */
    private void inPieces(
            int n,
            int k,
            Object a,
            int aOffset,
            int aStride,
            Object b,
            int bOffset,
            int bRowStride,
            boolean overwrite,
            Object c,
            int cOffset) {
        Object sum = sums.take();
        int length = Math.ceilDiv(Math.ceilDiv(k, PIECES), Addends.ROWS) * Addends.ROWS;
        int pieces = Math.ceilDiv(k, length);
        Parallel.forRange(
                pieces,
                1,
                (from, to) -> {
                    for (int piece = from; piece < to; piece++) {
                        int first = piece * length;
                        add(
                                n,
                                Math.min(length, k - first),
                                a,
                                aOffset + first * aStride,
                                aStride,
                                b,
                                bOffset + first * bRowStride,
                                bRowStride,
                                true,
                                sum,
                                piece * SHORT_ROW);
                    }
                });
        for (int piece = 0; piece < pieces; piece++) {
            // Times one: what is there is added as it is.
            add(n, 1, one, 0, 0, sum, piece * SHORT_ROW, 0, overwrite && piece == 0, c, cOffset);
        }
        sums.give(sum);
    }

    /** Adds up rows times numbers, to a row that is overwritten or added to. */
    private void add(
            int n,
            int k,
            Object a,
            int aOffset,
            int aStride,
            Object b,
            int bOffset,
            int bRowStride,
            boolean overwrite,
            Object c,
            int cOffset) {
        boolean several = addends.areReady(k, n);
        int p = 0;
        while (p < k) {
            int left = aOffset + p * aStride;
            int right = bOffset + p * bRowStride;
            if (p == 0 && overwrite) {
                scaled.run(n, b, right, 1, a, left, 0, null, 0, 0, c, cOffset, 1);
                p++;
            } else if (several && p + Addends.ROWS <= k) {
                addends.add(n, a, left, aStride, b, right, bRowStride, c, cOffset);
                p += Addends.ROWS;
            } else {
                added.run(n, b, right, 1, a, left, 0, c, cOffset, 1, c, cOffset, 1);
                p++;
            }
        }
    }
}
