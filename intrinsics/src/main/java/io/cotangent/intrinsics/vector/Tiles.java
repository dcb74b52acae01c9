package io.cotangent.intrinsics.vector;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The {@linkplain Tile tiles} for one type of elements: on vectors as soon as that is fast, by
 * numbers before, with the same bits.
 */
final class Tiles {
    /** Rows of tiles. */
    private static final int[] HEIGHTS = {4, 2, 1};

    /** Processors whose vectors are so long have 32 registers, not 16. */
    private static final int MOST_VECTORS = Species.F64.length() >= 8 ? 4 : 2;

    private static final int WARM_DEPTH = 64;

    private final Elements elements;
    private final int lanes;

    /** By rows, vectors, whether the last of them is partial, and whether C is added to. */
    private final List<Compiled<Tile>> tiles = new ArrayList<>();

    Tiles(Elements elements) {
        this.elements = elements;
        this.lanes = elements.format().lanes();
        for (int height : HEIGHTS) {
            for (int vectors = 1; vectors <= MOST_VECTORS; vectors++) {
                for (int kind = 0; kind < 4; kind++) {
                    tiles.add(tile(new Tile.Shape(height, vectors, kind / 2 > 0, kind % 2 > 0)));
                }
            }
        }
    }

    private Compiled<Tile> tile(Tile.Shape shape) {
        return new Compiled<>(
                () -> PlaceTileWriter.tile(elements, shape),
                (long) WARM_DEPTH * shape.vectors() * shape.rows(),
                () -> trial(shape));
    }

    /** Runs a tile on matrices of its own. */
    private Consumer<Tile> trial(Tile.Shape shape) {
        int k = WARM_DEPTH;
        int width = shape.vectors() * lanes;
        int columns = width - (shape.partial() ? 1 : 0);
        Object a = elements.allocate(shape.rows() * k);
        Object b = elements.allocate(k * width);
        Object c = elements.allocate(shape.rows() * width);
        return tile -> tile.multiply(columns, k, 1, a, 0, k, 1, b, 0, width, 1, c, 0, width);
    }

    /** How many columns a tile has at most. */
    int width() {
        return lanes * MOST_VECTORS;
    }

    /** The number of rows of the highest tile with at most so many, at least 1. */
    static int height(int rows) {
        return HEIGHTS[number(rows)];
    }

    private static int number(int rows) {
        for (int i = 0; i < HEIGHTS.length; i++) {
            if (HEIGHTS[i] <= rows) {
                return i;
            }
        }
        throw new IllegalArgumentException("a tile of no rows");
    }

    /** See {@link Tile#multiply}; {@code rows} is {@link #height}'s. */
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
        int vectors = Math.ceilDiv(columns, lanes);
        int part = vectors * lanes == columns ? 0 : 2;
        int kind = part + (beta == 0 ? 0 : 1);
        Tile tile =
                part == 0 || Species.HAVE_MASKS
                        ? tiles.get(4 * (MOST_VECTORS * number(rows) + vectors - 1) + kind)
                                .get((long) rows * columns * k)
                        : null;
        if (tile != null) {
            tile.multiply(
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
        TileNumbers.rows(
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
    }

    /** Sees to it that vectors are used, even if that is slow until the code is compiled. */
    void make() {
        for (int i = 0; i < tiles.size(); i++) {
            if (i % 4 < 2 || Species.HAVE_MASKS) {
                tiles.get(i).make();
            }
        }
    }
}
