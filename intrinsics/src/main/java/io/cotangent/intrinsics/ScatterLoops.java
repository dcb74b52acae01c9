package io.cotangent.intrinsics;

/**
 * Rows added up at places that are given.
 *
 * <p>Of narrow rows, four columns at a time are done for all rows, because a loop over a few
 * columns takes more time to begin and to end than to run. To each single element that makes no
 * difference: what is added to it comes in the order of the rows.
 */
final class ScatterLoops {
    private ScatterLoops() {}

    static void scatterAdd(
            int n,
            int width,
            Object x,
            int xOffset,
            int[] places,
            int from,
            Object y,
            int yOffset,
            int yStride) {
        if (x instanceof double[] source) {
            scatterAdd(n, width, source, xOffset, places, from, (double[]) y, yOffset, yStride);
        } else if (x instanceof float[] source) {
            scatterAdd(n, width, source, xOffset, places, from, (float[]) y, yOffset, yStride);
        } else if (x instanceof long[] source) {
            scatterAdd(n, width, source, xOffset, places, from, (long[]) y, yOffset, yStride);
        } else if (x instanceof int[] source) {
            scatterAdd(n, width, source, xOffset, places, from, (int[]) y, yOffset, yStride);
        } else if (x instanceof boolean[] source) {
            scatterAdd(n, width, source, xOffset, places, from, (boolean[]) y, yOffset, yStride);
        } else {
            throw new IllegalArgumentException(
                    "scatterAdd is not defined on " + x.getClass().getSimpleName());
        }
    }

    private static void scatterAdd(
            int n,
            int width,
            double[] x,
            int xOffset,
            int[] places,
            int from,
            double[] y,
            int yOffset,
            int yStride) {
        int column = 0;
        for (; column <= width - 4; column += 4) {
            for (int i = 0; i < n; i++) {
                int to = yOffset + places[from + i] * yStride + column;
                int at = xOffset + i * width + column;
                y[to] += x[at];
                y[to + 1] += x[at + 1];
                y[to + 2] += x[at + 2];
                y[to + 3] += x[at + 3];
            }
        }
        for (; column < width; column++) {
            for (int i = 0; i < n; i++) {
                y[yOffset + places[from + i] * yStride + column] += x[xOffset + i * width + column];
            }
        }
    }

    private static void scatterAdd(
            int n,
            int width,
            float[] x,
            int xOffset,
            int[] places,
            int from,
            float[] y,
            int yOffset,
            int yStride) {
        int column = 0;
        for (; column <= width - 4; column += 4) {
            for (int i = 0; i < n; i++) {
                int to = yOffset + places[from + i] * yStride + column;
                int at = xOffset + i * width + column;
                y[to] += x[at];
                y[to + 1] += x[at + 1];
                y[to + 2] += x[at + 2];
                y[to + 3] += x[at + 3];
            }
        }
        for (; column < width; column++) {
            for (int i = 0; i < n; i++) {
                y[yOffset + places[from + i] * yStride + column] += x[xOffset + i * width + column];
            }
        }
    }

    private static void scatterAdd(
            int n,
            int width,
            long[] x,
            int xOffset,
            int[] places,
            int from,
            long[] y,
            int yOffset,
            int yStride) {
        int column = 0;
        for (; column <= width - 4; column += 4) {
            for (int i = 0; i < n; i++) {
                int to = yOffset + places[from + i] * yStride + column;
                int at = xOffset + i * width + column;
                y[to] += x[at];
                y[to + 1] += x[at + 1];
                y[to + 2] += x[at + 2];
                y[to + 3] += x[at + 3];
            }
        }
        for (; column < width; column++) {
            for (int i = 0; i < n; i++) {
                y[yOffset + places[from + i] * yStride + column] += x[xOffset + i * width + column];
            }
        }
    }

    private static void scatterAdd(
            int n,
            int width,
            int[] x,
            int xOffset,
            int[] places,
            int from,
            int[] y,
            int yOffset,
            int yStride) {
        int column = 0;
        for (; column <= width - 4; column += 4) {
            for (int i = 0; i < n; i++) {
                int to = yOffset + places[from + i] * yStride + column;
                int at = xOffset + i * width + column;
                y[to] += x[at];
                y[to + 1] += x[at + 1];
                y[to + 2] += x[at + 2];
                y[to + 3] += x[at + 3];
            }
        }
        for (; column < width; column++) {
            for (int i = 0; i < n; i++) {
                y[yOffset + places[from + i] * yStride + column] += x[xOffset + i * width + column];
            }
        }
    }

    private static void scatterAdd(
            int n,
            int width,
            boolean[] x,
            int xOffset,
            int[] places,
            int from,
            boolean[] y,
            int yOffset,
            int yStride) {
        int column = 0;
        for (; column <= width - 4; column += 4) {
            for (int i = 0; i < n; i++) {
                int to = yOffset + places[from + i] * yStride + column;
                int at = xOffset + i * width + column;
                y[to] |= x[at];
                y[to + 1] |= x[at + 1];
                y[to + 2] |= x[at + 2];
                y[to + 3] |= x[at + 3];
            }
        }
        for (; column < width; column++) {
            for (int i = 0; i < n; i++) {
                y[yOffset + places[from + i] * yStride + column] |= x[xOffset + i * width + column];
            }
        }
    }
}
