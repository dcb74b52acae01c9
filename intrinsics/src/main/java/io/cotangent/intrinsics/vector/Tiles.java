package io.cotangent.intrinsics.vector;

/**
 * The {@linkplain Tile tiles} for one type of elements: on vectors as soon as that is fast, by
 * numbers before, with the same bits.
 */
final class Tiles {
    /** The most products in a sum, if A is copied. */
    static final int DEPTH = 384;

    /** The distance of rows of a copy of A; they are not kept in the same places of the cache. */
    static final int PITCH = DEPTH + 8;

    /** Processors whose vectors are this long have 32 registers, not 16. */
    private static final boolean WIDE = Species.F64.length() >= 8;

    /** Rows of a tile that takes A from such a copy. */
    private static final int TALL = WIDE ? 8 : 4;

    /** Vectors of columns that go with them. */
    private static final int TALL_VECTORS = WIDE ? 3 : 2;

    /** Heights of tiles that take A from where it is. */
    private static final int[] HEIGHTS = {4, 2, 1};

    private static final int MOST_VECTORS = WIDE ? 4 : 2;

    private static final int WARM_DEPTH = 64;
    private static final int WARM_TILES = 3;

    private final Elements elements;
    private final int lanes;

    /** By rows, vectors, whether the last of them is partial, and whether C is added to. */
    private final Member[][][][] tiles = new Member[HEIGHTS[0] + 1][MOST_VECTORS + 1][2][2];

    /** The tiles that take A from a copy; by all of that but the rows. */
    private final Member[][][] tall = new Member[MOST_VECTORS + 1][2][2];

    /** Of these the whole one that copies B, too; by whether C is added to. */
    private final Member[] copying = new Member[2];

    /** A tile, when it is warm. */
    private final class Member {
        private final Tile.Shape shape;
        private final Patience patience = new Patience(this::rehearsal);
        private volatile Tile tile;

        Member(Tile.Shape shape) {
            this.shape = shape;
        }

        private Rehearsal rehearsal() {
            Tile made = TileWriter.tile(elements, shape);
            int width = shape.vectors() * lanes;
            int columns = width - (shape.partial() ? 1 : 0);
            int rows = shape.rows();
            Object a = elements.allocate(WARM_TILES * rows * PITCH);
            Object b = elements.allocate(WARM_DEPTH * width);
            Object c = elements.allocate(WARM_TILES * rows * width);
            Object copy = elements.allocate(WARM_DEPTH * width);
            return new Rehearsal(
                    (long) WARM_TILES * WARM_DEPTH * shape.vectors() * rows,
                    () ->
                            made.multiply(
                                    WARM_TILES,
                                    columns,
                                    WARM_DEPTH,
                                    1,
                                    a,
                                    0,
                                    PITCH,
                                    1,
                                    b,
                                    0,
                                    width,
                                    copy,
                                    0,
                                    1,
                                    c,
                                    0,
                                    width),
                    () -> tile = made);
        }

        /** The tile, null if it is not warm. */
        private Tile tile(long work) {
            return tile != null || patience.isOver(work) ? tile : null;
        }

        private void make() {
            tile = TileWriter.tile(elements, shape);
        }
    }

    Tiles(Elements elements) {
        this.elements = elements;
        this.lanes = elements.format().lanes();
        for (int vectors = 1; vectors <= MOST_VECTORS; vectors++) {
            for (int kind = 0; kind < 4; kind++) {
                int part = kind % 2;
                int add = kind / 2;
                for (int height : HEIGHTS) {
                    Tile.Shape shape = new Tile.Shape(height, vectors, part > 0, 0, add > 0, false);
                    tiles[height][vectors][part][add] = new Member(shape);
                }
                Tile.Shape shape = new Tile.Shape(TALL, vectors, part > 0, PITCH, add > 0, false);
                tall[vectors][part][add] = new Member(shape);
            }
        }
        for (int add = 0; add < 2; add++) {
            copying[add] =
                    new Member(new Tile.Shape(TALL, TALL_VECTORS, false, PITCH, add > 0, true));
        }
    }

    /** How many rows a tile has at most, if A is copied. */
    static int height() {
        return TALL;
    }

    /** How many columns a tile has at most, if A is copied, or if not. */
    int width(boolean copied) {
        return lanes * (copied ? TALL_VECTORS : MOST_VECTORS);
    }

    /** The number of rows of the highest tile with at most so many, at least 1. */
    static int height(int rows, boolean copied) {
        if (copied && rows >= TALL) {
            return TALL;
        }
        for (int height : HEIGHTS) {
            if (height <= rows) {
                return height;
            }
        }
        throw new IllegalArgumentException("a tile of no rows");
    }

    /** See {@link Tile#multiply}; {@code rows} of each tile is {@link #height}'s. */
    void multiply(
            int count,
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
        int vectors = (columns + lanes - 1) / lanes;
        int part = vectors * lanes == columns ? 0 : 1;
        boolean copied = rows == TALL && aRowStride == PITCH && aColumnStride == 1;
        Member member = (copied ? tall : tiles[rows])[vectors][part][beta == 0 ? 0 : 1];
        boolean possible = part == 0 || Species.HAVE_MASKS;
        Tile tile = possible ? member.tile((long) count * rows * columns * k) : null;
        if (tile != null) {
            tile.multiply(
                    count,
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
                    null,
                    0,
                    beta,
                    c,
                    cOffset,
                    cRowStride);
            return;
        }
        for (int i = 0; i < count * rows; i++) {
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

    /**
     * One tile of {@link #height()} rows and {@link #width} columns, for rows of A from a copy; the
     * columns of B are copied row by row on the way. Does nothing if the tile for that is not warm.
     *
     * @return whether it was done
     */
    boolean multiplyAndCopy(
            int k,
            double alpha,
            Object a,
            int aOffset,
            Object b,
            int bOffset,
            int bRowStride,
            Object copy,
            int copyOffset,
            double beta,
            Object c,
            int cOffset,
            int cRowStride) {
        int width = width(true);
        Tile tile = copying[beta == 0 ? 0 : 1].tile((long) TALL * width * k);
        if (tile == null) {
            return false;
        }
        tile.multiply(
                1,
                width,
                k,
                alpha,
                a,
                aOffset,
                PITCH,
                1,
                b,
                bOffset,
                bRowStride,
                copy,
                copyOffset,
                beta,
                c,
                cOffset,
                cRowStride);
        return true;
    }

    /** Sees to it that vectors are used, even if that is slow until the code is compiled. */
    void make() {
        for (int vectors = 1; vectors <= MOST_VECTORS; vectors++) {
            for (int kind = 0; kind < (Species.HAVE_MASKS ? 4 : 2); kind++) {
                int add = kind % 2;
                int part = kind / 2;
                for (int height : HEIGHTS) {
                    tiles[height][vectors][part][add].make();
                }
                tall[vectors][part][add].make();
            }
        }
        for (Member member : copying) {
            member.make();
        }
    }
}
