package io.cotangent.intrinsics.vector;

import io.cotangent.intrinsics.Kernels;
import io.cotangent.intrinsics.Parallel;

/**
 * Matrix products in tiles that stay in registers, of blocks that stay in caches (Goto and van de
 * Geijn, "Anatomy of high-performance matrix multiplication", 2008).
 *
 * <p>The sums are cut into pieces of about {@value #DEPTH} products. For each, a strip of B as wide
 * as a tile meets all rows of A. B is copied strip by strip if it is too large for the cache
 * otherwise, or if its columns are not side by side; A if its rows lie at distances at which they
 * drive each other out of the cache. Small matrices are read where they are.
 *
 * <p>The order of each sum depends on its length only; not on threads or strides.
 */
final class TiledProducts {
    /** The number of rows of B that are worked off at a time, if there are many. */
    private static final int DEPTH = 256;

    /** Rows of A that are worked off at a time: a block of them fits into the second cache. */
    private static final int ROWS = 96;

    /** Columns of B that are worked off at a time, so that the copy has a bound. */
    private static final int COLUMNS = 1024;

    /** Larger matrices are not read where they are; bytes. */
    private static final int LARGE = 512 << 10;

    /** Rows at such distances are kept in the same places of the first cache; bytes. */
    private static final int ALIASES = 4096;

    /** Between rows of the copy, so that they are not at such a distance. */
    private static final int PAD = 8;

    /** Fewer multiplications are not worth a thread. */
    private static final long GRAIN = 1 << 19;

    private final Elements elements;
    private final Kernels kernels;
    private final Tiles tiles;
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
        int size = (COLUMNS + tiles.width()) * longest() + ROWS * (longest() + PAD);
        this.buffers = new Buffers(() -> elements.allocate(size));
    }

    private static int longest() {
        return DEPTH * 3 / 2;
    }

    Tiles tiles() {
        return tiles;
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
        int unit = byRows ? Tiles.height() : tiles.width();
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
        boolean copyA = n >= 4 * tiles.width() && aliases(m, k, aRowStride, aColumnStride);
        boolean large = (long) k * n * elements.bytes() > LARGE && m >= 2 * Tiles.height();
        boolean copyB = bColumnStride != 1 || large;
        int pieces = k <= longest() ? 1 : Math.ceilDiv(k, DEPTH);
        int depth = Math.max(1, Math.ceilDiv(k, pieces));
        Object buffer = copyA || copyB ? buffers.take() : null;
        for (int left = 0; left < n; left += COLUMNS) {
            int columns = Math.min(COLUMNS, n - left);
            // At least once: sums of nothing are 0, too.
            for (int begin = 0; begin == 0 || begin < k; begin += depth) {
                int products = Math.min(depth, k - begin);
                double keep = begin == 0 ? beta : 1;
                int bPlace = bOffset + begin * bRowStride + left * bColumnStride;
                if (copyB) {
                    copyStrips(columns, products, b, bPlace, bRowStride, bColumnStride, buffer);
                }
                for (int top = 0; top < m; top += ROWS) {
                    int rows = Math.min(ROWS, m - top);
                    int aPlace = aOffset + top * aRowStride + begin * aColumnStride;
                    if (copyA) {
                        copyRows(rows, products, a, aPlace, aRowStride, aColumnStride, buffer);
                    }
                    block(
                            rows,
                            columns,
                            products,
                            alpha,
                            copyA ? buffer : a,
                            copyA ? placeOfA() : aPlace,
                            copyA ? products + PAD : aRowStride,
                            copyA ? 1 : aColumnStride,
                            copyB ? buffer : b,
                            copyB ? 0 : bPlace,
                            copyB ? tiles.width() : bRowStride,
                            copyB ? products * tiles.width() : tiles.width(),
                            keep,
                            c,
                            cOffset + top * cRowStride + left,
                            cRowStride);
                }
            }
        }
        if (buffer != null) {
            buffers.give(buffer);
        }
    }

    /** Whether the elements of A that a tile reads may drive each other out of the cache. */
    private boolean aliases(int m, int k, int rowStride, int columnStride) {
        return m > 1 && Math.abs((long) rowStride) * elements.bytes() % ALIASES == 0
                || k > 1 && Math.abs((long) columnStride) * elements.bytes() % ALIASES == 0;
    }

    /** Where the copy of A begins in a buffer. */
    private int placeOfA() {
        return (COLUMNS + tiles.width()) * longest();
    }

    /** Some rows of A times all columns of B, which are given by strips. */
    private void block(
            int rows,
            int columns,
            int k,
            double alpha,
            Object a,
            int aOffset,
            int aRowStride,
            int aColumnStride,
            Object b,
            int bOffset,
            int bRowStride,
            int bStripStride,
            double beta,
            Object c,
            int cOffset,
            int cRowStride) {
        int width = tiles.width();
        for (int j = 0; j < columns; j += width) {
            int bPlace = bOffset + j / width * bStripStride;
            int height;
            for (int i = 0; i < rows; i += height) {
                height = Tiles.height(rows - i);
                tiles.multiply(
                        height,
                        Math.min(width, columns - j),
                        k,
                        alpha,
                        a,
                        aOffset + i * aRowStride,
                        aRowStride,
                        aColumnStride,
                        b,
                        bPlace,
                        bRowStride,
                        beta,
                        c,
                        cOffset + i * cRowStride + j,
                        cRowStride);
            }
        }
    }

    private void copyStrips(
            int columns,
            int k,
            Object b,
            int bOffset,
            int bRowStride,
            int bColumnStride,
            Object y) {
        int width = tiles.width();
        for (int j = 0; j < columns; j += width) {
            int from = bOffset + j * bColumnStride;
            int count = Math.min(width, columns - j);
            if (bColumnStride == 1) {
                tiles.pack(count, k, b, from, bRowStride, y, j * k);
            } else {
                kernels.copyMatrix(
                        k, count, b, from, bRowStride, bColumnStride, y, j * k, width, 1);
            }
        }
    }

    private void copyRows(
            int rows, int k, Object a, int aOffset, int aRowStride, int aColumnStride, Object y) {
        if (aColumnStride != 1) {
            kernels.copyMatrix(
                    rows, k, a, aOffset, aRowStride, aColumnStride, y, placeOfA(), k + PAD, 1);
            return;
        }
        for (int i = 0; i < rows; i++) {
            System.arraycopy(a, aOffset + i * aRowStride, y, placeOfA() + i * (k + PAD), k);
        }
    }
}
