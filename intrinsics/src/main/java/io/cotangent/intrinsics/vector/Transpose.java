package io.cotangent.intrinsics.vector;

/**
 * Transposed copies: small tiles in registers, within blocks whose cache lines stay in the cache
 * until all of their elements have been moved.
 */
final class Transpose {
    /** Rows of {@code x} in a block. */
    private static final int HEIGHT = 512;

    /**
     * Columns of {@code x} in a block: few, so that what is written goes to few pages, for which
     * processors have fewer places than for those that are read, and fills line after line.
     */
    private static final int WIDTH = 8;

    private static final boolean WIDE_DOUBLES = Species.F64.length() >= Tiles8.TILE;
    private static final int DOUBLE_TILE = WIDE_DOUBLES ? Tiles8.TILE : Tiles4.TILE;
    private static final boolean DOUBLES = Species.F64.length() >= Tiles4.TILE;
    private static final boolean FLOATS = Species.F32.length() >= FloatTiles8.TILE;

    /** The side of the square that is transposed for warming up: some tiles, and a rest. */
    private static final int SIDE = 67;

    private static final Patience FOR_DOUBLES =
            new Patience(() -> {
                double[] x = new double[SIDE * SIDE];
                double[] y = new double[SIDE * SIDE];
                return new Rehearsal(
                        SIDE * SIDE / 8, () -> run(SIDE, SIDE, x, 0, SIDE, y, 0, SIDE), () -> {});
            });

    private static final Patience FOR_FLOATS =
            new Patience(() -> {
                float[] x = new float[SIDE * SIDE];
                float[] y = new float[SIDE * SIDE];
                return new Rehearsal(
                        SIDE * SIDE / 8, () -> run(SIDE, SIDE, x, 0, SIDE, y, 0, SIDE), () -> {});
            });

    private Transpose() {}

    /** Sees to it that vectors are used where they are long enough; takes a while. */
    static void warmUp() {
        if (DOUBLES) {
            FOR_DOUBLES.warmUp();
        }
        if (FLOATS) {
            FOR_FLOATS.warmUp();
        }
    }

    /**
     * {@code y[yOffset + i * yStride + j] = x[xOffset + j * xStride + i]} for i below {@code n} and
     * j below {@code m}, if there are vectors for it and the code on them is warm.
     *
     * @return whether it is done
     */
    static boolean run(
            int n, int m, Object x, int xOffset, int xStride, Object y, int yOffset, int yStride) {
        if (DOUBLES
                && n >= DOUBLE_TILE
                && m >= DOUBLE_TILE
                && x instanceof double[] from
                && y instanceof double[] to
                && FOR_DOUBLES.isOver((long) n * m)) {
            run(n, m, from, xOffset, xStride, to, yOffset, yStride);
            return true;
        }
        if (FLOATS
                && n >= FloatTiles8.TILE
                && m >= FloatTiles8.TILE
                && x instanceof float[] from
                && y instanceof float[] to
                && FOR_FLOATS.isOver((long) n * m)) {
            run(n, m, from, xOffset, xStride, to, yOffset, yStride);
            return true;
        }
        return false;
    }

    private static void run(
            int n,
            int m,
            double[] x,
            int xOffset,
            int xStride,
            double[] y,
            int yOffset,
            int yStride) {
        int wholeN = n / DOUBLE_TILE * DOUBLE_TILE;
        int wholeM = m / DOUBLE_TILE * DOUBLE_TILE;
        for (int left = 0; left < wholeN; left += WIDTH) {
            int tiles = Math.min(WIDTH, wholeN - left) / DOUBLE_TILE;
            for (int top = 0; top < wholeM; top += HEIGHT) {
                int bottom = Math.min(top + HEIGHT, wholeM);
                for (int j = top; j < bottom; j += DOUBLE_TILE) {
                    int from = xOffset + j * xStride + left;
                    int to = yOffset + left * yStride + j;
                    if (WIDE_DOUBLES) {
                        Tiles8.run(tiles, x, from, xStride, y, to, yStride);
                    } else {
                        Tiles4.run(tiles, x, from, xStride, y, to, yStride);
                    }
                }
            }
        }
        rest(0, wholeN, wholeM, m, x, xOffset, xStride, y, yOffset, yStride);
        rest(wholeN, n, 0, m, x, xOffset, xStride, y, yOffset, yStride);
    }

    /** What is no whole tile: a few rows or columns. */
    private static void rest(
            int firstI,
            int endI,
            int firstJ,
            int endJ,
            double[] x,
            int xOffset,
            int xStride,
            double[] y,
            int yOffset,
            int yStride) {
        for (int i = firstI; i < endI; i++) {
            for (int j = firstJ; j < endJ; j++) {
                y[yOffset + i * yStride + j] = x[xOffset + j * xStride + i];
            }
        }
    }

    private static void run(
            int n,
            int m,
            float[] x,
            int xOffset,
            int xStride,
            float[] y,
            int yOffset,
            int yStride) {
        int wholeN = n / FloatTiles8.TILE * FloatTiles8.TILE;
        int wholeM = m / FloatTiles8.TILE * FloatTiles8.TILE;
        for (int left = 0; left < wholeN; left += WIDTH) {
            int tiles = Math.min(WIDTH, wholeN - left) / FloatTiles8.TILE;
            for (int top = 0; top < wholeM; top += HEIGHT) {
                int bottom = Math.min(top + HEIGHT, wholeM);
                for (int j = top; j < bottom; j += FloatTiles8.TILE) {
                    int from = xOffset + j * xStride + left;
                    int to = yOffset + left * yStride + j;
                    FloatTiles8.run(tiles, x, from, xStride, y, to, yStride);
                }
            }
        }
        rest(0, wholeN, wholeM, m, x, xOffset, xStride, y, yOffset, yStride);
        rest(wholeN, n, 0, m, x, xOffset, xStride, y, yOffset, yStride);
    }

    /** What is no whole tile: a few rows or columns. */
    private static void rest(
            int firstI,
            int endI,
            int firstJ,
            int endJ,
            float[] x,
            int xOffset,
            int xStride,
            float[] y,
            int yOffset,
            int yStride) {
        for (int i = firstI; i < endI; i++) {
            for (int j = firstJ; j < endJ; j++) {
                y[yOffset + i * yStride + j] = x[xOffset + j * xStride + i];
            }
        }
    }
}
