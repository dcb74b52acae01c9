package io.cotangent.intrinsics.vector;

import io.cotangent.intrinsics.CacheLines;
import io.cotangent.intrinsics.Kernels;

/**
 * A product of matrices that are copied before, so that what is used together lies together; with
 * the arrays for that, which are kept for the next product.
 *
 * <p>Of A, as many rows and columns are copied as stay in the second cache. With them go rows of B,
 * in strips as wide as a tile, each of which goes through the caches from its beginning to its end;
 * and of C, which comes from memory and goes back once for several pieces of the sums.
 */
final class PackedProduct {
    /** Pieces of sums of {@code float} that are worked off before C goes back to memory. */
    private static final int PIECES = 4;

    /** Those of {@code double}, and of anything if there are few rows. */
    private static final int FEW_PIECES = 2;

    /** Bytes of a copy of A, in the second cache beside strips of B and C. */
    private static final int BYTES = 384 << 10;

    /** The most rows of a copy of A; fewer rows than that are used with each strip of B at once. */
    private static final int ROWS = Species.MANY_REGISTERS ? 128 : 32;

    /** Strips of B that are copied at a time, if all blocks of A meet them. */
    private static final int STRIPS = 48;

    private final Elements elements;
    private final Kernels kernels;
    private final Tiles tiles;
    private final Strips strips;

    /** A copy of an operand. */
    private final class Copy {
        private final Object[] holder = new Object[1];
        private int size;

        /** Where it begins in its array: with a cache line. */
        private int begin;

        void reserve(int length) {
            int line = CacheLines.BYTES / elements.bytes();
            if (size < length + line) {
                holder[0] = elements.allocate(length + line);
                size = length + line;
            }
            begin = CacheLines.before(holder) / elements.bytes();
        }

        Object array() {
            return holder[0];
        }
    }

    /** The copy of A: for each piece all rows, in {@link Panels}. */
    private final Copy left = new Copy();

    private final Copy right = new Copy();

    private int depth;
    private double alpha;
    private double beta;
    private boolean copyA;
    private Object a;
    private int aOffset;
    private int aRowStride;
    private int aColumnStride;
    private Object b;
    private int bOffset;
    private int bRowStride;
    private int bColumnStride;
    private Object c;
    private int cOffset;
    private int cRowStride;

    /**
     * Room for products of one type of elements.
     *
     * @param kernels copies matrices
     */
    PackedProduct(Elements elements, Kernels kernels, Tiles tiles, Strips strips) {
        this.elements = elements;
        this.kernels = kernels;
        this.tiles = tiles;
        this.strips = strips;
    }

    /** The left operand. */
    PackedProduct left(Object array, int offset, int rowStride, int columnStride, boolean copy) {
        a = array;
        aOffset = offset;
        aRowStride = rowStride;
        aColumnStride = columnStride;
        copyA = copy;
        return this;
    }

    /** The right operand. */
    PackedProduct right(Object array, int offset, int rowStride, int columnStride) {
        b = array;
        bOffset = offset;
        bRowStride = rowStride;
        bColumnStride = columnStride;
        return this;
    }

    /** The result. */
    PackedProduct result(Object array, int offset, int rowStride) {
        c = array;
        cOffset = offset;
        cRowStride = rowStride;
        return this;
    }

    /**
     * Computes {@code C = alpha A B + beta C}.
     *
     * @param piece how many products of a sum are added up at a time
     */
    void run(int m, int n, int k, int piece, double scale, double keep) {
        depth = piece;
        alpha = scale;
        // Whether each strip of B is used but once: then it had better be used as soon as copied.
        boolean once = !copyA || m <= ROWS;
        int deep = depth * (once || elements == Elements.DOUBLE ? FEW_PIECES : PIECES);
        int block = once ? m : share(m, mostRows(Math.min(k, deep)), Panels.ROWS);
        int width = tiles.width(copyA);
        int group = once ? width : share(n, STRIPS * width, width);
        reserve(block, group, Math.min(k, deep));
        // At least once: sums of nothing are 0, too.
        for (int begin = 0; begin == 0 || begin < k; begin += deep) {
            int products = Math.min(deep, k - begin);
            beta = begin == 0 ? keep : 1;
            for (int j = 0; j < n; j += group) {
                int columns = Math.min(group, n - j);
                if (!once) {
                    copyColumns(j, columns, begin, products, right.begin);
                }
                for (int i = 0; i < m; i += block) {
                    int rows = Math.min(block, m - i);
                    if (copyA && (j == 0 || !once)) {
                        copyRows(i, rows, begin, products);
                    }
                    block(i, rows, j, columns, begin, products, once);
                }
            }
        }
        a = null;
        b = null;
        c = null;
    }

    private int mostRows(int products) {
        return Math.min(ROWS, BYTES / (products * elements.bytes()));
    }

    /**
     * A share of a length that is taken at most so much at a time: equal to the others, but for
     * being a multiple of a unit.
     */
    private static int share(int length, int most, int unit) {
        int shares = Math.ceilDiv(length, most);
        return Math.ceilDiv(Math.ceilDiv(length, shares), unit) * unit;
    }

    private void reserve(int rows, int columns, int products) {
        int pieces = Math.max(1, Math.ceilDiv(products, depth));
        if (copyA) {
            left.reserve(pieces * Panels.count(rows) * Panels.SIZE);
        }
        int width = tiles.width(copyA);
        right.reserve(Math.ceilDiv(columns, width) * width * products);
    }

    /** Rows of A times columns of B, strip by strip, each of which may have to be copied first. */
    private void block(
            int top, int rows, int first, int columns, int begin, int products, boolean copy) {
        int width = tiles.width(copyA);
        for (int j = 0; j < columns; j += width) {
            int count = Math.min(width, columns - j);
            for (int p = 0; p < products || p == 0; p += depth) {
                int sum = Math.min(depth, products - p);
                int place = copyA ? placeOfCopy(rows, p) : placeOfA(top, begin + p);
                int bPlace = right.begin + j * products + p * width;
                int cPlace = cOffset + top * cRowStride + first + j;
                double keep = p == 0 ? beta : 1;
                int done = 0;
                if (copy && count == width && copyA && rows >= Panels.ROWS) {
                    int from = placeOfB(begin + p, first + j);
                    done = firstRows(sum, place, from, bPlace, keep, cPlace);
                }
                if (copy && done == 0) {
                    copyColumns(first + j, count, begin + p, sum, bPlace);
                }
                strip(done, rows, count, sum, place, bPlace, keep, cPlace);
            }
        }
    }

    /**
     * The first rows of A that are copied times a piece of a strip, which is copied on the way:
     * that takes hardly longer than without the copy.
     *
     * @return how many rows; none if the tile for that is not ready, or B's columns are not side by
     *     side
     */
    private int firstRows(int k, int aPlace, int from, int bPlace, double keep, int cPlace) {
        boolean done =
                bColumnStride == 1
                        && tiles.multiplyAndCopy(
                                k,
                                alpha,
                                left.array(),
                                aPlace,
                                b,
                                from,
                                bRowStride,
                                right.array(),
                                bPlace,
                                keep,
                                c,
                                cPlace,
                                cRowStride);
        return done ? Panels.ROWS : 0;
    }

    private void copyColumns(int first, int columns, int begin, int products, int to) {
        int from = placeOfB(begin, first);
        int width = tiles.width(copyA);
        strips.copy(
                width, columns, products, b, from, bRowStride, bColumnStride, right.array(), to);
    }

    private int placeOfB(int row, int column) {
        return bOffset + row * bRowStride + column * bColumnStride;
    }

    private int placeOfA(int row, int column) {
        return aOffset + row * aRowStride + column * aColumnStride;
    }

    private int placeOfCopy(int rows, int product) {
        return left.begin + product / depth * Panels.count(rows) * Panels.SIZE;
    }

    /** Rows of A, from one on, times a piece of a strip. */
    private void strip(
            int first,
            int rows,
            int columns,
            int k,
            int aPlace,
            int bPlace,
            double keep,
            int cPlace) {
        int i = first;
        if (copyA) {
            int count = (rows - first) / Panels.ROWS;
            tiles.multiplyPanels(
                    count,
                    columns,
                    k,
                    alpha,
                    left.array(),
                    aPlace + Panels.place(first),
                    right.array(),
                    bPlace,
                    keep,
                    c,
                    cPlace + first * cRowStride,
                    cRowStride);
            i += count * Panels.ROWS;
        }
        while (i < rows) {
            int height = Tiles.height(rows - i);
            int count = (rows - i) / height;
            tiles.multiply(
                    count,
                    height,
                    columns,
                    k,
                    alpha,
                    copyA ? left.array() : a,
                    aPlace + (copyA ? Panels.place(i) : i * aRowStride),
                    copyA ? Panels.ROW : aRowStride,
                    copyA ? Panels.COLUMN : aColumnStride,
                    right.array(),
                    bPlace,
                    tiles.width(copyA),
                    keep,
                    c,
                    cPlace + i * cRowStride,
                    cRowStride);
            i += count * height;
        }
    }

    private void copyRows(int top, int rows, int begin, int products) {
        for (int p = 0; p < products; p += depth) {
            int count = Math.min(depth, products - p);
            Panels.copy(
                    kernels,
                    rows,
                    count,
                    a,
                    placeOfA(top, begin + p),
                    aRowStride,
                    aColumnStride,
                    left.array(),
                    placeOfCopy(rows, p));
        }
    }
}
