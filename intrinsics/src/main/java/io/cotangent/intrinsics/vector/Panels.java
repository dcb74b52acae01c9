package io.cotangent.intrinsics.vector;

import io.cotangent.intrinsics.Kernels;
import java.lang.foreign.MemorySegment;

/**
 * Matrix products in {@linkplain PanelTile tiles} of copies: of blocks of rows of A, which stay in
 * the second cache; and of strips of B as wide as a tile, each of which stays in the first cache
 * while all rows of a block meet it.
 *
 * <p>The copies of B are outside of arrays, because arrays begin anywhere: loads of long vectors
 * that cross from one cache line into the next take twice as long.
 */
final class Panels {
    /** Rows of A that are copied at a time. */
    private static final int ROWS = 256;

    /** Columns of B that are copied at a time; a multiple of the widths of all tiles. */
    private static final int COLUMNS = 1152;

    private final Kernels kernels;
    private final PanelTiles tiles;
    private final Strips strips;
    private final Buffers rooms;

    /**
     * Room for copies.
     *
     * @param a for a block of A
     * @param b for strips of B
     * @param strip for one strip
     */
    private record Room(Object a, MemorySegment b, Object strip) {}

    /**
     * The products of one type of elements.
     *
     * @param kernels copies matrices
     */
    Panels(Elements elements, Kernels kernels) {
        this.kernels = kernels;
        this.tiles = new PanelTiles(elements);
        this.strips = new Strips(elements, kernels, tiles);
        this.rooms =
                new Buffers(() ->
                        new Room(
                                elements.allocate(ROWS * PanelTile.PITCH),
                                tiles.memory(COLUMNS * PanelTile.DEPTH),
                                elements.allocate(tiles.width() * PanelTile.DEPTH)));
    }

    /** Sees to it that vectors are used, even if that is slow until the code is compiled. */
    void make() {
        tiles.make();
        strips.make();
    }

    /** How many columns a tile has at most. */
    int width() {
        return tiles.width();
    }

    /**
     * {@code C = alpha A B + beta C}, for C whose columns are side by side.
     *
     * @param m a multiple of a tile's height
     * @param n a multiple of a vector's length, unless processors have {@linkplain
     *     Species#HAVE_MASKS masks}; at least a tile's width
     * @param depth how many products are summed up at a time
     */
    void multiply(
            int m,
            int n,
            int k,
            int depth,
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
        Room room = (Room) rooms.take();
        int columns = share(n, COLUMNS, tiles.width());
        int rows = share(m, ROWS, PanelTiles.HEIGHT);
        for (int left = 0; left < n; left += columns) {
            for (int begin = 0; begin < k; begin += depth) {
                int products = Math.min(depth, k - begin);
                for (int top = 0; top < m; top += rows) {
                    int height = Math.min(rows, m - top);
                    int aPlace = aOffset + top * aRowStride + begin * aColumnStride;
                    copyRows(height, products, a, aPlace, aRowStride, aColumnStride, room.a);
                    block(
                            height,
                            Math.min(columns, n - left),
                            products,
                            alpha,
                            top == 0,
                            a,
                            aPlace,
                            aRowStride,
                            aColumnStride,
                            b,
                            bOffset + begin * bRowStride + left * bColumnStride,
                            bRowStride,
                            bColumnStride,
                            room,
                            begin == 0 ? beta : 1,
                            c,
                            cOffset + top * cRowStride + left,
                            cRowStride);
                }
            }
        }
        rooms.give(room);
    }

    /** The length of parts of about the same length, at most {@code most}. */
    private static int share(int length, int most, int unit) {
        int parts = Math.ceilDiv(length, most);
        return Math.ceilDiv(Math.ceilDiv(length, parts), unit) * unit;
    }

    /**
     * The rows of A that have been copied times some columns of B, strip by strip.
     *
     * @param first whether the strips are to be copied yet
     */
    private void block(
            int rows,
            int columns,
            int k,
            double alpha,
            boolean first,
            Object a,
            int aOffset,
            int aRowStride,
            int aColumnStride,
            Object b,
            int bOffset,
            int bRowStride,
            int bColumnStride,
            Room room,
            double beta,
            Object c,
            int cOffset,
            int cRowStride) {
        int width = tiles.width();
        int step = PanelTiles.HEIGHT * cRowStride;
        for (int j = 0; j < columns; j += width) {
            int count = Math.min(width, columns - j);
            int right = bOffset + j * bColumnStride;
            int place = cOffset + j;
            int strip = j * k;
            if (first) {
                strips.copy(
                        count, k, b, right, bRowStride, bColumnStride, room.b, strip, room.strip);
            }
            PanelTile tile = tiles.tile(count, beta != 0, (long) rows * count * k);
            if (tile == null) {
                kernels.copyMatrix(
                        k, count, b, right, bRowStride, bColumnStride, room.strip, 0, width, 1);
                TileNumbers.rows(
                        rows,
                        count,
                        k,
                        alpha,
                        a,
                        aOffset,
                        aRowStride,
                        aColumnStride,
                        room.strip,
                        0,
                        width,
                        beta,
                        c,
                        place,
                        cRowStride);
                continue;
            }
            for (int i = 0; i < rows; i += PanelTiles.HEIGHT, place += step) {
                int left = i * PanelTile.PITCH;
                tile.multiply(
                        count, k, alpha, room.a, left, room.b, strip, beta, c, place, cRowStride);
            }
        }
    }

    private void copyRows(
            int rows, int k, Object a, int aOffset, int aRowStride, int aColumnStride, Object y) {
        int pitch = PanelTile.PITCH;
        if (aColumnStride != 1) {
            kernels.copyMatrix(rows, k, a, aOffset, aRowStride, aColumnStride, y, 0, pitch, 1);
            return;
        }
        for (int i = 0; i < rows; i++) {
            System.arraycopy(a, aOffset + i * aRowStride, y, i * pitch, k);
        }
    }
}
