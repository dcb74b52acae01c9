package io.cotangent.intrinsics.vector;

import io.cotangent.intrinsics.Kernels;
import io.cotangent.intrinsics.Parallel;

/**
 * Matrix products in tiles that stay in registers, of blocks that stay in caches (Goto and van de
 * Geijn, "Anatomy of high-performance matrix multiplication", 2008).
 *
 * <p>The sums are cut into pieces of about {@value #DEPTH} products. For each, a strip of B as wide
 * as a tile meets all rows of A. Of large matrices, blocks of A and strips of B are copied before;
 * small ones are read where they are.
 *
 * <p>The order of each sum depends on its length only; not on threads or strides.
 */
final class TiledProducts {
    /** The number of rows of B that are worked off at a time, if there are many. */
    private static final int DEPTH = 256;

    /** Rows of A that are worked off at a time: a block of them fits into the second cache. */
    private static final int ROWS = 512;

    /** Smaller matrices are read where they are; bytes. */
    private static final int LARGE = 48 << 10;

    /** Fewer multiplications are not worth a thread. */
    private static final long GRAIN = 1 << 19;

    private final Elements elements;
    private final Kernels kernels;
    private final Tiles tiles;
    private final Strips strips;
    private final Buffers buffers;

    /**
     * The products of one type of elements.
     *
     * @param kernels copies matrices
     */
    TiledProducts(Elements elements, Kernels kernels) {
        this.elements = elements;
        this.kernels = kernels;
        this.tiles = new Tiles(elements);
        this.strips = new Strips(elements, kernels);
        int size = placeOfA() + (ROWS + Tiles.height()) * Tiles.PITCH;
        this.buffers = new Buffers(() -> elements.allocate(size));
    }

    /** Sees to it that vectors are used, even if that is slow until the code is compiled. */
    void make() {
        tiles.make();
        strips.make();
    }

    /** {@code C = alpha A B + beta C}, for C whose columns are side by side. */
    void multiply(
            int m,
            int n,
            int k,
            double alpha,
            Object a,
            int aOffset,
            int aRowStride,
            int aColumnStride,
            Object b,
            int bOffset,
            int bRowStride,
            int bColumnStride,
            double beta,
            Object c,
            int cOffset,
            int cRowStride) {
        if ((long) m * n * k < 2 * GRAIN || !Parallel.pays(2, 1)) {
            part(
                    m,
                    n,
                    k,
                    alpha,
                    a,
                    aOffset,
                    aRowStride,
                    aColumnStride,
                    b,
                    bOffset,
                    bRowStride,
                    bColumnStride,
                    beta,
                    c,
                    cOffset,
                    cRowStride);
            return;
        }
        boolean byRows = m > n;
        int unit = byRows ? Tiles.height() : tiles.width(true);
        int length = byRows ? m : n;
        int units = Math.ceilDiv(length, unit);
        Parallel.forRange(
                units,
                Math.ceilDiv(units, 2 * Parallel.threads()),
                (first, last) -> {
                    int from = first * unit;
                    int count = Math.min(length, last * unit) - from;
                    part(
                            byRows ? count : m,
                            byRows ? n : count,
                            k,
                            alpha,
                            a,
                            aOffset + (byRows ? from * aRowStride : 0),
                            aRowStride,
                            aColumnStride,
                            b,
                            bOffset + (byRows ? 0 : from * bColumnStride),
                            bRowStride,
                            bColumnStride,
                            beta,
                            c,
                            cOffset + from * (byRows ? cRowStride : 1),
                            cRowStride);
                });
    }

    private void part(
            int m,
            int n,
            int k,
            double alpha,
            Object a,
            int aOffset,
            int aRowStride,
            int aColumnStride,
            Object b,
            int bOffset,
            int bRowStride,
            int bColumnStride,
            double beta,
            Object c,
            int cOffset,
            int cRowStride) {
        boolean large = (long) k * n * elements.bytes() > LARGE && m >= 2 * Tiles.height();
        boolean copyA = large && n >= 2 * tiles.width(true);
        boolean copyB = bColumnStride != 1 || large;
        int pieces = k <= Tiles.DEPTH ? 1 : Math.ceilDiv(k, DEPTH);
        int depth = Math.max(1, Math.ceilDiv(k, pieces));
        int block = roundUp(Math.ceilDiv(m, Math.max(1, Math.ceilDiv(m, ROWS))), Tiles.height());
        Object buffer = copyA || copyB ? buffers.take() : null;
        // At least once: sums of nothing are 0, too.
        for (int begin = 0; begin == 0 || begin < k; begin += depth) {
            int products = Math.min(depth, k - begin);
            for (int top = 0; top < m; top += block) {
                int rows = Math.min(block, m - top);
                int aPlace = aOffset + top * aRowStride + begin * aColumnStride;
                if (copyA) {
                    copyRows(rows, products, a, aPlace, aRowStride, aColumnStride, buffer);
                }
                block(
                        rows,
                        n,
                        products,
                        alpha,
                        copyA ? buffer : a,
                        copyA ? placeOfA() : aPlace,
                        copyA ? Tiles.PITCH : aRowStride,
                        copyA ? 1 : aColumnStride,
                        copyA,
                        b,
                        bOffset + begin * bRowStride,
                        bRowStride,
                        bColumnStride,
                        copyB ? buffer : null,
                        begin == 0 ? beta : 1,
                        c,
                        cOffset + top * cRowStride,
                        cRowStride);
            }
        }
        if (buffer != null) {
            buffers.give(buffer);
        }
    }

    private static int roundUp(int n, int unit) {
        return Math.ceilDiv(n, unit) * unit;
    }

    /** Where the copy of A begins in a buffer, behind that of a strip of B. */
    private int placeOfA() {
        return tiles.width(false) * Tiles.DEPTH;
    }

    /**
     * Some rows of A times the columns of B, strip by strip.
     *
     * @param room an array to which to copy each strip, so that it is near; null if it is not to be
     */
    private void block(
            int rows,
            int columns,
            int k,
            double alpha,
            Object a,
            int aOffset,
            int aRowStride,
            int aColumnStride,
            boolean copiedA,
            Object b,
            int bOffset,
            int bRowStride,
            int bColumnStride,
            Object room,
            double beta,
            Object c,
            int cOffset,
            int cRowStride) {
        int width = tiles.width(copiedA);
        for (int j = 0; j < columns; j += width) {
            int count = Math.min(width, columns - j);
            int place = bOffset + j * bColumnStride;
            if (room != null) {
                strips.copy(width, count, k, b, place, bRowStride, bColumnStride, room);
            }
            int height;
            for (int i = 0; i < rows; i += height) {
                height = Tiles.height(rows - i, copiedA);
                tiles.multiply(
                        height,
                        count,
                        k,
                        alpha,
                        a,
                        aOffset + i * aRowStride,
                        aRowStride,
                        aColumnStride,
                        room != null ? room : b,
                        room != null ? 0 : place,
                        room != null ? width : bRowStride,
                        beta,
                        c,
                        cOffset + i * cRowStride + j,
                        cRowStride);
            }
        }
    }

    private void copyRows(
            int rows, int k, Object a, int aOffset, int aRowStride, int aColumnStride, Object y) {
        if (aColumnStride != 1) {
            kernels.copyMatrix(
                    rows, k, a, aOffset, aRowStride, aColumnStride, y, placeOfA(), Tiles.PITCH, 1);
            return;
        }
        for (int i = 0; i < rows; i++) {
            System.arraycopy(a, aOffset + i * aRowStride, y, placeOfA() + i * Tiles.PITCH, k);
        }
    }
}
