package io.cotangent.intrinsics.vector;

import io.cotangent.intrinsics.Kernels;
import io.cotangent.intrinsics.Parallel;

/**
 * Matrix products in tiles that stay in registers, of blocks that stay in caches (Goto and van de
 * Geijn, "Anatomy of high-performance matrix multiplication", 2008).
 *
 * <p>The sums are cut into pieces of about {@value #DEPTH} products. For each, a strip of B as wide
 * as a tile meets all rows of A. Large matrices are {@linkplain PackedProduct copied} before; small
 * ones are read where they are.
 *
 * <p>The order of each sum depends on its length only; not on threads or strides.
 */
final class TiledProducts {
    /** The number of rows of B that are worked off at a time, if there are many. */
    private static final int DEPTH = 256;

    /** Matrices of fewer bytes are read where they are. */
    private static final int LARGE = Species.MANY_REGISTERS ? 48 << 10 : 24 << 10;

    /** Fewer multiplications are not worth a thread. */
    private static final long GRAIN = 1 << 19;

    private final Elements elements;
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
        this.tiles = new Tiles(elements);
        this.strips = new Strips(elements, kernels);
        this.buffers = new Buffers(() -> new PackedProduct(elements, kernels, tiles, strips));
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
        int unit = byRows ? Panels.ROWS : tiles.width(true);
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
        boolean large = (long) k * n * elements.bytes() > LARGE && m >= 2 * Panels.ROWS;
        int pieces = k <= Panels.DEPTH ? 1 : Math.ceilDiv(k, DEPTH);
        int depth = Math.max(1, Math.ceilDiv(k, pieces));
        if (large || bColumnStride != 1) {
            boolean copyA = large && n >= 2 * tiles.width(true);
            PackedProduct packed = (PackedProduct) buffers.take();
            packed.left(a, aOffset, aRowStride, aColumnStride, copyA)
                    .right(b, bOffset, bRowStride, bColumnStride)
                    .result(c, cOffset, cRowStride)
                    .run(m, n, k, depth, alpha, beta);
            buffers.give(packed);
            return;
        }
        // At least once: sums of nothing are 0, too.
        for (int begin = 0; begin == 0 || begin < k; begin += depth) {
            inPlace(
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
                    begin == 0 ? beta : 1,
                    c,
                    cOffset,
                    cRowStride);
        }
    }

    /** A product of small matrices, for B whose columns are side by side. */
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
            double beta,
            Object c,
            int cOffset,
            int cRowStride) {
        int width = tiles.width(false);
        for (int j = 0; j < n; j += width) {
            int count;
            for (int i = 0; i < m; i += count) {
                int height = Tiles.height(m - i);
                count = (m - i) / height * height;
                tiles.multiply(
                        count / height,
                        height,
                        Math.min(width, n - j),
                        k,
                        alpha,
                        a,
                        aOffset + i * aRowStride,
                        aRowStride,
                        aColumnStride,
                        b,
                        bOffset + j,
                        bRowStride,
                        beta,
                        c,
                        cOffset + i * cRowStride + j,
                        cRowStride);
            }
        }
    }
}
