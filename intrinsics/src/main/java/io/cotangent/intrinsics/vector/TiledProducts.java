package io.cotangent.intrinsics.vector;

import io.cotangent.intrinsics.Kernels;
import io.cotangent.intrinsics.Parallel;

/**
 * Matrix products in tiles that stay in registers, of blocks that stay in caches (Goto and van de
 * Geijn, "Anatomy of high-performance matrix multiplication", 2008).
 *
 * <p>The sums are cut into pieces of about {@value #DEPTH} products. For each, a strip of B as wide
 * as a tile meets all rows of A. Large matrices are {@linkplain Panels copied} before; small ones
 * are read where they are.
 *
 * <p>The order of each sum depends on its length only; not on threads or strides.
 */
final class TiledProducts {
    /** The number of rows of B that are worked off at a time, if there are many. */
    private static final int DEPTH = 256;

    /** Smaller matrices are read where they are; bytes. */
    private static final int LARGE = 48 << 10;

    /** Fewer multiplications are not worth a thread. */
    private static final long GRAIN = 1 << 19;

    private final Elements elements;
    private final Kernels kernels;
    private final Tiles tiles;
    private final Panels panels;
    private final Buffers strips;

    /**
     * The products of one type of elements.
     *
     * @param kernels copies matrices
     */
    TiledProducts(Elements elements, Kernels kernels) {
        this.elements = elements;
        this.kernels = kernels;
        this.tiles = new Tiles(elements);
        this.panels = new Panels(elements, kernels);
        this.strips = new Buffers(() -> elements.allocate(tiles.width() * PanelTile.DEPTH));
    }

    /** Sees to it that vectors are used, even if that is slow until the code is compiled. */
    void make() {
        tiles.make();
        panels.make();
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
        int unit = byRows ? PanelTiles.HEIGHT : panels.width();
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
        boolean large =
                (long) k * n * elements.bytes() > LARGE
                        && m >= 2 * PanelTiles.HEIGHT
                        && n >= 2 * panels.width();
        if (!large) {
            inPlace(
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
                    bColumnStride != 1,
                    beta,
                    c,
                    cOffset,
                    cRowStride);
            return;
        }
        int wholeM = m - m % PanelTiles.HEIGHT;
        int wholeN = Species.HAVE_MASKS ? n : n - n % elements.format().lanes();
        panels.multiply(
                wholeM,
                wholeN,
                k,
                depth(k),
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
        inPlace(
                wholeM,
                n - wholeN,
                k,
                alpha,
                a,
                aOffset,
                aRowStride,
                aColumnStride,
                b,
                bOffset + wholeN * bColumnStride,
                bRowStride,
                bColumnStride,
                true,
                beta,
                c,
                cOffset + wholeN,
                cRowStride);
        inPlace(
                m - wholeM,
                n,
                k,
                alpha,
                a,
                aOffset + wholeM * aRowStride,
                aRowStride,
                aColumnStride,
                b,
                bOffset,
                bRowStride,
                bColumnStride,
                bColumnStride != 1,
                beta,
                c,
                cOffset + wholeM * cRowStride,
                cRowStride);
    }

    /** The number of products that are added up at a time. */
    private static int depth(int k) {
        int pieces = k <= PanelTile.DEPTH ? 1 : Math.ceilDiv(k, DEPTH);
        return Math.max(1, Math.ceilDiv(k, pieces));
    }

    /**
     * A product of which A is read where it is.
     *
     * @param copied whether B is copied, strip by strip
     */
    private void inPlace(
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
            boolean copied,
            double beta,
            Object c,
            int cOffset,
            int cRowStride) {
        if (m == 0 || n == 0) {
            return;
        }
        Object strip = copied ? strips.take() : null;
        int depth = depth(k);
        // At least once: sums of nothing are 0, too.
        for (int begin = 0; begin == 0 || begin < k; begin += depth) {
            block(
                    m,
                    n,
                    Math.min(depth, k - begin),
                    alpha,
                    a,
                    aOffset + begin * aColumnStride,
                    aRowStride,
                    aColumnStride,
                    b,
                    bOffset + begin * bRowStride,
                    bRowStride,
                    bColumnStride,
                    strip,
                    begin == 0 ? beta : 1,
                    c,
                    cOffset,
                    cRowStride);
        }
        if (strip != null) {
            strips.give(strip);
        }
    }

    /**
     * A times the columns of B, strip by strip.
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
            Object b,
            int bOffset,
            int bRowStride,
            int bColumnStride,
            Object room,
            double beta,
            Object c,
            int cOffset,
            int cRowStride) {
        int width = tiles.width();
        for (int j = 0; j < columns; j += width) {
            int count = Math.min(width, columns - j);
            int place = bOffset + j * bColumnStride;
            if (room != null) {
                kernels.copyMatrix(
                        k, count, b, place, bRowStride, bColumnStride, room, 0, width, 1);
            }
            int height;
            for (int i = 0; i < rows; i += height) {
                height = Tiles.height(rows - i);
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
}
