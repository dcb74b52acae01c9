package io.cotangent.intrinsics.vector;

import io.cotangent.intrinsics.Kernels;

/** Copies of a few columns of a matrix, as many as a tile has, one row after the other. */
final class Strips {
    private static final int WARM_DEPTH = 64;

    /** As many as tiles have. */
    private static final int MOST_VECTORS = 4;

    private final Elements elements;
    private final Kernels kernels;
    private final int lanes;

    /** For each number of vectors, the last whole or not. */
    private final Member[][] members = new Member[MOST_VECTORS + 1][2];

    /** A packing, when it is warm. */
    private final class Member {
        private final int vectors;
        private final boolean partial;
        private final Patience patience = new Patience(this::rehearsal);
        private volatile Packing packing;

        Member(int vectors, boolean partial) {
            this.vectors = vectors;
            this.partial = partial;
        }

        private Rehearsal rehearsal() {
            Packing made = PackingWriter.packing(elements, vectors, partial);
            int width = vectors * lanes;
            Object x = elements.allocate(WARM_DEPTH * width);
            Object y = elements.allocate(WARM_DEPTH * width);
            int columns = width - (partial ? 1 : 0);
            return new Rehearsal(
                    (long) WARM_DEPTH * vectors,
                    () -> made.copy(columns, WARM_DEPTH, x, 0, width, y, 0, width),
                    () -> packing = made);
        }

        private void make() {
            packing = PackingWriter.packing(elements, vectors, partial);
        }
    }

    /**
     * Copies of one type of elements.
     *
     * @param kernels copies matrices whose columns are not side by side
     */
    Strips(Elements elements, Kernels kernels) {
        this.elements = elements;
        this.kernels = kernels;
        this.lanes = elements.format().lanes();
        for (int vectors = 1; vectors <= MOST_VECTORS; vectors++) {
            members[vectors][0] = new Member(vectors, false);
            members[vectors][1] = new Member(vectors, true);
        }
    }

    /**
     * Copies columns to {@code y}: strip by strip, each row by row, with {@code width} places for
     * each row of a strip.
     */
    void copy(
            int width,
            int columns,
            int rows,
            Object x,
            int xOffset,
            int xRowStride,
            int xColumnStride,
            Object y,
            int yOffset) {
        int whole = columns / width;
        Packing packing = xColumnStride == 1 && whole > 1 ? packing(width, columns * rows) : null;
        int copied = 0;
        if (packing != null) {
            // Along rows of x, which processors foresee.
            for (int i = 0; i < rows; i++) {
                int place = xOffset + i * xRowStride;
                packing.copy(width, whole, x, place, width, y, yOffset + i * width, rows * width);
            }
            copied = whole * width;
        }
        for (int j = copied; j < columns; j += width) {
            int count = Math.min(width, columns - j);
            int place = xOffset + j * xColumnStride;
            strip(width, count, rows, x, place, xRowStride, xColumnStride, y, yOffset + j * rows);
        }
    }

    private void strip(
            int width,
            int columns,
            int rows,
            Object x,
            int xOffset,
            int xRowStride,
            int xColumnStride,
            Object y,
            int yOffset) {
        Packing packing = xColumnStride == 1 ? packing(columns, columns * rows) : null;
        if (packing != null) {
            packing.copy(columns, rows, x, xOffset, xRowStride, y, yOffset, width);
        } else {
            kernels.copyMatrix(
                    rows, columns, x, xOffset, xRowStride, xColumnStride, y, yOffset, width, 1);
        }
    }

    /** Null if it is not warm. */
    private Packing packing(int columns, int n) {
        int vectors = (columns + lanes - 1) / lanes;
        int part = vectors * lanes == columns ? 0 : 1;
        if (vectors > MOST_VECTORS || part == 1 && !Species.HAVE_MASKS) {
            return null;
        }
        Member member = members[vectors][part];
        return member.packing != null || member.patience.isOver(n) ? member.packing : null;
    }

    /** Sees to it that vectors are used, even if that is slow until the code is compiled. */
    void make() {
        for (int vectors = 1; vectors <= MOST_VECTORS; vectors++) {
            members[vectors][0].make();
            if (Species.HAVE_MASKS) {
                members[vectors][1].make();
            }
        }
    }
}
