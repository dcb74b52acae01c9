package io.cotangent.intrinsics.vector;

/**
 * The {@linkplain Tile tiles} of several heights for one type of elements: on vectors as soon as
 * that is fast, by numbers before, with the same bits.
 */
final class Tiles {
    /** Heights of tiles; processors whose vectors are this long have 32 registers, not 16. */
    private static final int[] HEIGHTS =
            Species.F64.length() >= 8 ? new int[] {12, 8, 4, 2, 1} : new int[] {6, 4, 2, 1};

    private static final int VECTORS = 2;

    private static final int WARM_DEPTH = 64;

    private final Elements elements;
    private final int width;

    /** For each height, and then for tiles that are as wide as they can be, or not. */
    private final Patience[][] patience = new Patience[HEIGHTS[0] + 1][2];

    private final Patience packing = new Patience(this::warmUpPacking);
    private volatile Tile vectors;

    Tiles(Elements elements) {
        this.elements = elements;
        this.width = VECTORS * elements.format().lanes();
        for (int height : HEIGHTS) {
            patience[height][0] = new Patience(() -> warmUp(height, width));
            patience[height][1] = new Patience(() -> warmUp(height, width - 1));
        }
    }

    /** How many columns a tile has at most. */
    int width() {
        return width;
    }

    /** How many rows a tile has at most. */
    static int height() {
        return HEIGHTS[0];
    }

    /** The number of rows of the highest tile with at most so many, at least 1. */
    static int height(int rows) {
        for (int height : HEIGHTS) {
            if (height <= rows) {
                return height;
            }
        }
        throw new IllegalArgumentException("a tile of no rows");
    }

    private synchronized Tile vectors() {
        if (vectors == null) {
            vectors = TileWriter.tile(elements, HEIGHTS, VECTORS);
        }
        return vectors;
    }

    /** See {@link Tile#multiply}; {@code rows} is one of {@link #height(int)}'s. */
    void multiply(
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
            double beta,
            Object c,
            int cOffset,
            int cRowStride) {
        boolean whole = columns == width;
        if ((whole || Species.HAVE_MASKS)
                && patience[rows][whole ? 0 : 1].isOver(rows * columns * k)) {
            vectors.multiply(
                    rows,
                    columns,
                    k,
                    alpha,
                    a,
                    aOffset,
                    aRowStride,
                    aColumnStride,
                    b,
                    bOffset,
                    bRowStride,
                    beta,
                    c,
                    cOffset,
                    cRowStride);
            return;
        }
        for (int i = 0; i < rows; i++) {
            int aPlace = aOffset + i * aRowStride;
            int cPlace = cOffset + i * cRowStride;
            if (a instanceof double[] left) {
                TileNumbers.row(
                        columns,
                        k,
                        alpha,
                        left,
                        aPlace,
                        aColumnStride,
                        (double[]) b,
                        bOffset,
                        bRowStride,
                        beta,
                        (double[]) c,
                        cPlace);
            } else {
                TileNumbers.row(
                        columns,
                        k,
                        (float) alpha,
                        (float[]) a,
                        aPlace,
                        aColumnStride,
                        (float[]) b,
                        bOffset,
                        bRowStride,
                        (float) beta,
                        (float[]) c,
                        cPlace);
            }
        }
    }

    /** See {@link Tile#pack}. */
    void pack(int columns, int k, Object b, int bOffset, int bRowStride, Object y, int yOffset) {
        if ((columns == width || Species.HAVE_MASKS) && packing.isOver(columns * k)) {
            vectors.pack(columns, k, b, bOffset, bRowStride, y, yOffset);
            return;
        }
        for (int p = 0; p < k; p++) {
            int to = yOffset + p * width;
            System.arraycopy(b, bOffset + p * bRowStride, y, to, columns);
        }
    }

    private void warmUp(int rows, int columns) {
        Tile tile = vectors();
        Object a = elements.allocate(rows * WARM_DEPTH);
        Object b = elements.allocate(WARM_DEPTH * width);
        Object c = elements.allocate(rows * width);
        Warmup.run(
                2L * WARM_DEPTH * VECTORS * rows,
                () -> {
                    for (int beta = 0; beta < 2; beta++) {
                        tile.multiply(
                                rows,
                                columns,
                                WARM_DEPTH,
                                1,
                                a,
                                0,
                                1,
                                rows,
                                b,
                                0,
                                width,
                                beta,
                                c,
                                0,
                                width);
                    }
                });
    }

    private void warmUpPacking() {
        Tile tile = vectors();
        Object b = elements.allocate(WARM_DEPTH * width);
        Object y = elements.allocate(WARM_DEPTH * width);
        Warmup.run(
                2L * WARM_DEPTH * VECTORS,
                () -> {
                    tile.pack(width, WARM_DEPTH, b, 0, width, y, 0);
                    tile.pack(width - 1, WARM_DEPTH, b, 0, width, y, 0);
                });
    }

    /** Sees to it that vectors are used; takes a while. */
    void warmUp() {
        packing.warmUp();
        for (int height : HEIGHTS) {
            patience[height][0].warmUp();
            patience[height][1].warmUp();
        }
    }
}
