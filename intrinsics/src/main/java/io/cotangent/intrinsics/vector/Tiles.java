package io.cotangent.intrinsics.vector;

/**
 * The {@linkplain Tile tiles} for one type of elements: on vectors as soon as that is fast, by
 * numbers before, with the same bits.
 */
final class Tiles {
    /** Vectors of columns that go with a panel. */
    private static final int PANEL_VECTORS = Species.MANY_REGISTERS ? 3 : 2;

    /** Heights of tiles that take A from where it is. */
    private static final int[] HEIGHTS = {4, 2, 1};

    private static final int MOST_VECTORS = Species.MANY_REGISTERS ? 4 : 2;

    private static final int WARM_DEPTH = 64;
    private static final int WARM_TILES = 3;

    private final Elements elements;
    private final int lanes;

    /** By rows, vectors, whether the last of them is partial, and whether C is added to. */
    private final Member[][][][] tiles = new Member[HEIGHTS[0] + 1][MOST_VECTORS + 1][2][2];

    /** The tiles that take A from a panel; by all of that but the rows. */
    private final Member[][][] panels = new Member[MOST_VECTORS + 1][2][2];

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
            int columns = shape.vectors() * lanes - (shape.partial() ? 1 : 0);
            int width = lanes * Math.max(shape.vectors(), PANEL_VECTORS);
            int pitch = WARM_DEPTH + lanes;
            Object a = elements.allocate(WARM_TILES * Math.max(Panels.SIZE, HEIGHTS[0] * pitch));
            Object b = elements.allocate(WARM_DEPTH * width);
            Object c = elements.allocate(WARM_TILES * shape.rows() * width);
            Object copy = elements.allocate(WARM_DEPTH * width);
            return new Rehearsal(
                    (long) WARM_TILES * WARM_DEPTH * shape.vectors() * shape.rows(),
                    () ->
                            made.multiply(
                                    WARM_TILES,
                                    columns,
                                    WARM_DEPTH,
                                    1,
                                    a,
                                    0,
                                    pitch,
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
                    Tile.Shape shape =
                            new Tile.Shape(height, vectors, part > 0, false, add > 0, false);
                    tiles[height][vectors][part][add] = new Member(shape);
                }
                Tile.Shape shape =
                        new Tile.Shape(Panels.ROWS, vectors, part > 0, true, add > 0, false);
                panels[vectors][part][add] = new Member(shape);
            }
        }
        for (int add = 0; add < 2; add++) {
            copying[add] =
                    new Member(
                            new Tile.Shape(Panels.ROWS, PANEL_VECTORS, false, true, add > 0, true));
        }
    }

    /** How many columns a tile has at most, if A is copied to panels. */
    static int width(Format format) {
        return format.lanes() * PANEL_VECTORS;
    }

    /** How many columns a tile has at most, if A is copied to panels, or if not. */
    int width(boolean copied) {
        return copied ? width(elements.format()) : lanes * MOST_VECTORS;
    }

    /** The number of rows of the highest tile without a panel that has at most so many. */
    static int height(int rows) {
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
        Tile tile = tile(tiles[rows], count * rows, columns, k, beta);
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
            row(
                    columns,
                    k,
                    alpha,
                    a,
                    aOffset + i * aRowStride,
                    aColumnStride,
                    b,
                    bOffset,
                    bRowStride,
                    beta,
                    c,
                    cOffset + i * cRowStride);
        }
    }

    /** The same for some full panels of A, and rows of B as long as a tile is {@link #width}. */
    void multiplyPanels(
            int count,
            int columns,
            int k,
            double alpha,
            Object a,
            int aOffset,
            Object b,
            int bOffset,
            double beta,
            Object c,
            int cOffset,
            int cRowStride) {
        int width = width(true);
        Tile tile = tile(panels, count * Panels.ROWS, columns, k, beta);
        if (tile != null) {
            tile.multiply(
                    count,
                    columns,
                    k,
                    alpha,
                    a,
                    aOffset,
                    Panels.ROW,
                    Panels.COLUMN,
                    b,
                    bOffset,
                    width,
                    null,
                    0,
                    beta,
                    c,
                    cOffset,
                    cRowStride);
            return;
        }
        for (int i = 0; i < count * Panels.ROWS; i++) {
            row(
                    columns,
                    k,
                    alpha,
                    a,
                    aOffset + Panels.place(i),
                    Panels.COLUMN,
                    b,
                    bOffset,
                    width,
                    beta,
                    c,
                    cOffset + i * cRowStride);
        }
    }

    /** The tile for some columns; null if there is none, or it is not warm. */
    private Tile tile(Member[][][] shapes, int rows, int columns, int k, double beta) {
        int vectors = (columns + lanes - 1) / lanes;
        int part = vectors * lanes == columns ? 0 : 1;
        return part == 0 || Species.HAVE_MASKS
                ? shapes[vectors][part][beta == 0 ? 0 : 1].tile((long) rows * columns * k)
                : null;
    }

    private static void row(
            int columns,
            int k,
            double alpha,
            Object a,
            int aOffset,
            int aColumnStride,
            Object b,
            int bOffset,
            int bRowStride,
            double beta,
            Object c,
            int cOffset) {
        if (a instanceof double[] left) {
            TileNumbers.row(
                    columns,
                    k,
                    alpha,
                    left,
                    aOffset,
                    aColumnStride,
                    (double[]) b,
                    bOffset,
                    bRowStride,
                    beta,
                    (double[]) c,
                    cOffset);
        } else {
            TileNumbers.row(
                    columns,
                    k,
                    (float) alpha,
                    (float[]) a,
                    aOffset,
                    aColumnStride,
                    (float[]) b,
                    bOffset,
                    bRowStride,
                    (float) beta,
                    (float[]) c,
                    cOffset);
        }
    }

    /**
     * One full panel of A times {@link #width} columns, which are copied row by row on the way.
     * Does nothing if the tile for that is not warm.
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
        Tile tile = copying[beta == 0 ? 0 : 1].tile((long) Panels.ROWS * width * k);
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
                Panels.ROW,
                Panels.COLUMN,
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
                panels[vectors][part][add].make();
            }
        }
        for (Member member : copying) {
            member.make();
        }
    }
}
