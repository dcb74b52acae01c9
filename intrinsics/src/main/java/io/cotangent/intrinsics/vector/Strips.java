package io.cotangent.intrinsics.vector;

import io.cotangent.intrinsics.Kernels;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Copies of a few columns of a matrix, as many as a tile has, one row after the other. */
final class Strips {
    private static final int WARM_DEPTH = 64;

    private final Elements elements;
    private final Kernels kernels;
    private final PanelTiles tiles;
    private final int lanes;

    /** By the number of vectors, and whether the last is partial. */
    private final List<Compiled<Packing>> packings = new ArrayList<>();

    /**
     * Copies of one type of elements.
     *
     * @param kernels copies matrices whose columns are not side by side
     */
    Strips(Elements elements, Kernels kernels, PanelTiles tiles) {
        this.elements = elements;
        this.kernels = kernels;
        this.tiles = tiles;
        this.lanes = elements.format().lanes();
        for (int vectors = 1; vectors <= PanelTiles.MOST_VECTORS; vectors++) {
            packings.add(packing(vectors, false));
            packings.add(packing(vectors, true));
        }
    }

    private Compiled<Packing> packing(int vectors, boolean partial) {
        return new Compiled<>(
                () -> PackingWriter.packing(elements, vectors, partial),
                (long) WARM_DEPTH * vectors,
                () -> trial(vectors * lanes - (partial ? 1 : 0)));
    }

    private Consumer<Packing> trial(int columns) {
        int width = tiles.width();
        Object x = elements.allocate(WARM_DEPTH * width);
        MemorySegment y = tiles.memory(WARM_DEPTH * width);
        return packing -> packing.copy(columns, WARM_DEPTH, x, 0, width, y, 0, width);
    }

    /**
     * Copies a strip to a place in {@code y}.
     *
     * @param scratch an array for as many elements as the copy has
     */
    void copy(
            int columns,
            int rows,
            Object x,
            int xOffset,
            int xRowStride,
            int xColumnStride,
            MemorySegment y,
            int yOffset,
            Object scratch) {
        Packing packing = xColumnStride == 1 ? packing(columns, (long) rows * columns) : null;
        if (packing != null) {
            packing.copy(columns, rows, x, xOffset, xRowStride, y, yOffset, tiles.width());
            return;
        }
        int width = tiles.width();
        kernels.copyMatrix(
                rows, columns, x, xOffset, xRowStride, xColumnStride, scratch, 0, width, 1);
        ValueLayout layout =
                elements == Elements.DOUBLE ? ValueLayout.JAVA_DOUBLE : ValueLayout.JAVA_FLOAT;
        MemorySegment.copy(scratch, 0, y, layout, (long) yOffset * elements.bytes(), rows * width);
    }

    /** Null if it is not compiled. */
    private Packing packing(int columns, long work) {
        int vectors = Math.ceilDiv(columns, lanes);
        int part = vectors * lanes == columns ? 0 : 1;
        return packings.get(2 * (vectors - 1) + part).get(work);
    }

    /** Sees to it that vectors are used, even if that is slow until the code is compiled. */
    void make() {
        for (int i = 0; i < packings.size(); i++) {
            if (i % 2 == 0 || Species.HAVE_MASKS) {
                packings.get(i).make();
            }
        }
    }
}
