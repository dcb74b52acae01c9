package io.cotangent.intrinsics.vector;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The {@linkplain PanelTile tiles} of copies, for one type of elements. */
final class PanelTiles {
    /**
     * Where the rows of copies of B begin: with whole vectors, each load is from one cache line.
     */
    static final int ALIGNMENT = 64;

    /** Processors whose vectors are this long have 32 registers, not 16. */
    private static final boolean WIDE = Species.F64.length() >= 8;

    /** Rows of a tile. */
    static final int HEIGHT = WIDE ? 8 : 4;

    /** Vectors of columns of the widest tile. */
    static final int MOST_VECTORS = WIDE ? 3 : 2;

    private static final int WARM_DEPTH = 64;

    private final Elements elements;
    private final int lanes;

    /** By vectors, whether the last of them is partial, and whether C is added to. */
    private final List<Compiled<PanelTile>> tiles = new ArrayList<>();

    PanelTiles(Elements elements) {
        this.elements = elements;
        this.lanes = elements.format().lanes();
        for (int vectors = 1; vectors <= MOST_VECTORS; vectors++) {
            for (int kind = 0; kind < 4; kind++) {
                tiles.add(tile(new Tile.Shape(HEIGHT, vectors, kind / 2 > 0, kind % 2 > 0)));
            }
        }
    }

    private Compiled<PanelTile> tile(Tile.Shape shape) {
        return new Compiled<>(
                () -> PanelTileWriter.tile(elements, shape, MOST_VECTORS),
                (long) WARM_DEPTH * shape.vectors() * HEIGHT,
                () -> trial(shape.vectors() * lanes - (shape.partial() ? 1 : 0)));
    }

    /** Runs a tile on matrices of its own. */
    private Consumer<PanelTile> trial(int columns) {
        int width = width();
        Object a = elements.allocate(HEIGHT * PanelTile.PITCH);
        Object c = elements.allocate(HEIGHT * width);
        MemorySegment b = memory(WARM_DEPTH * width);
        return tile -> tile.multiply(columns, WARM_DEPTH, 1, a, 0, b, 0, 1, c, 0, width);
    }

    /** Room for so many elements outside of arrays, which begin anywhere. */
    MemorySegment memory(int length) {
        return Arena.ofAuto().allocate((long) length * elements.bytes(), ALIGNMENT);
    }

    /** How many columns a tile has at most. */
    int width() {
        return lanes * MOST_VECTORS;
    }

    /**
     * The tile for so many columns.
     *
     * @param work the number of products that would be its business
     * @return null if it is not compiled
     */
    PanelTile tile(int columns, boolean adding, long work) {
        int vectors = Math.ceilDiv(columns, lanes);
        int part = vectors * lanes == columns ? 0 : 2;
        return tiles.get(4 * (vectors - 1) + part + (adding ? 1 : 0)).get(work);
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
