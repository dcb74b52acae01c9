package io.cotangent.intrinsics;

/**
 * Rows copied from places that are given.
 *
 * <p>Of narrow rows, four columns at a time are done for all rows, because a loop over a few
 * columns takes more time to begin and to end than to run.
 */
final class GatherLoops {
    /** From so many elements on, a call to copy a row costs less than a loop. */
    private static final int WIDE = 16;

    private GatherLoops() {}

    static void gather(
            int n,
            int width,
            Object x,
            int xOffset,
            int xStride,
            int[] places,
            int from,
            Object y,
            int yOffset) {
        if (x instanceof double[] source) {
            gather(n, width, source, xOffset, xStride, places, from, (double[]) y, yOffset);
        } else if (x instanceof float[] source) {
            gather(n, width, source, xOffset, xStride, places, from, (float[]) y, yOffset);
        } else if (x instanceof long[] source) {
            gather(n, width, source, xOffset, xStride, places, from, (long[]) y, yOffset);
        } else if (x instanceof int[] source) {
            gather(n, width, source, xOffset, xStride, places, from, (int[]) y, yOffset);
        } else if (x instanceof boolean[] source) {
            gather(n, width, source, xOffset, xStride, places, from, (boolean[]) y, yOffset);
        } else {
            throw new IllegalArgumentException(
                    "gather is not defined on " + x.getClass().getSimpleName());
        }
    }

    private static void gather(
            int n,
            int width,
            double[] x,
            int xOffset,
            int xStride,
            int[] places,
            int from,
            double[] y,
            int yOffset) {
        if (width >= WIDE) {
            for (int i = 0; i < n; i++) {
                int at = xOffset + places[from + i] * xStride;
                System.arraycopy(x, at, y, yOffset + i * width, width);
            }
            return;
        }
        if (width == 1) {
            for (int i = 0; i < n; i++) {
                y[yOffset + i] = x[xOffset + places[from + i] * xStride];
            }
            return;
        }
        int column = 0;
        for (; column <= width - 4; column += 4) {
            for (int i = 0; i < n; i++) {
                int at = xOffset + places[from + i] * xStride + column;
                int to = yOffset + i * width + column;
                y[to] = x[at];
                y[to + 1] = x[at + 1];
                y[to + 2] = x[at + 2];
                y[to + 3] = x[at + 3];
            }
        }
        for (; column < width; column++) {
            for (int i = 0; i < n; i++) {
                y[yOffset + i * width + column] = x[xOffset + places[from + i] * xStride + column];
            }
        }
    }

    private static void gather(
            int n,
            int width,
            float[] x,
            int xOffset,
            int xStride,
            int[] places,
            int from,
            float[] y,
            int yOffset) {
        if (width >= WIDE) {
            for (int i = 0; i < n; i++) {
                int at = xOffset + places[from + i] * xStride;
                System.arraycopy(x, at, y, yOffset + i * width, width);
            }
            return;
        }
        if (width == 1) {
            for (int i = 0; i < n; i++) {
                y[yOffset + i] = x[xOffset + places[from + i] * xStride];
            }
            return;
        }
        int column = 0;
        for (; column <= width - 4; column += 4) {
            for (int i = 0; i < n; i++) {
                int at = xOffset + places[from + i] * xStride + column;
                int to = yOffset + i * width + column;
                y[to] = x[at];
                y[to + 1] = x[at + 1];
                y[to + 2] = x[at + 2];
                y[to + 3] = x[at + 3];
            }
        }
        for (; column < width; column++) {
            for (int i = 0; i < n; i++) {
                y[yOffset + i * width + column] = x[xOffset + places[from + i] * xStride + column];
            }
        }
    }

    private static void gather(
            int n,
            int width,
            long[] x,
            int xOffset,
            int xStride,
            int[] places,
            int from,
            long[] y,
            int yOffset) {
        if (width >= WIDE) {
            for (int i = 0; i < n; i++) {
                int at = xOffset + places[from + i] * xStride;
                System.arraycopy(x, at, y, yOffset + i * width, width);
            }
            return;
        }
        int column = 0;
        for (; column <= width - 4; column += 4) {
            for (int i = 0; i < n; i++) {
                int at = xOffset + places[from + i] * xStride + column;
                int to = yOffset + i * width + column;
                y[to] = x[at];
                y[to + 1] = x[at + 1];
                y[to + 2] = x[at + 2];
                y[to + 3] = x[at + 3];
            }
        }
        for (; column < width; column++) {
            for (int i = 0; i < n; i++) {
                y[yOffset + i * width + column] = x[xOffset + places[from + i] * xStride + column];
            }
        }
    }

    private static void gather(
            int n,
            int width,
            int[] x,
            int xOffset,
            int xStride,
            int[] places,
            int from,
            int[] y,
            int yOffset) {
        if (width >= WIDE) {
            for (int i = 0; i < n; i++) {
                int at = xOffset + places[from + i] * xStride;
                System.arraycopy(x, at, y, yOffset + i * width, width);
            }
            return;
        }
        int column = 0;
        for (; column <= width - 4; column += 4) {
            for (int i = 0; i < n; i++) {
                int at = xOffset + places[from + i] * xStride + column;
                int to = yOffset + i * width + column;
                y[to] = x[at];
                y[to + 1] = x[at + 1];
                y[to + 2] = x[at + 2];
                y[to + 3] = x[at + 3];
            }
        }
        for (; column < width; column++) {
            for (int i = 0; i < n; i++) {
                y[yOffset + i * width + column] = x[xOffset + places[from + i] * xStride + column];
            }
        }
    }

    private static void gather(
            int n,
            int width,
            boolean[] x,
            int xOffset,
            int xStride,
            int[] places,
            int from,
            boolean[] y,
            int yOffset) {
        if (width >= WIDE) {
            for (int i = 0; i < n; i++) {
                int at = xOffset + places[from + i] * xStride;
                System.arraycopy(x, at, y, yOffset + i * width, width);
            }
            return;
        }
        int column = 0;
        for (; column <= width - 4; column += 4) {
            for (int i = 0; i < n; i++) {
                int at = xOffset + places[from + i] * xStride + column;
                int to = yOffset + i * width + column;
                y[to] = x[at];
                y[to + 1] = x[at + 1];
                y[to + 2] = x[at + 2];
                y[to + 3] = x[at + 3];
            }
        }
        for (; column < width; column++) {
            for (int i = 0; i < n; i++) {
                y[yOffset + i * width + column] = x[xOffset + places[from + i] * xStride + column];
            }
        }
    }
}
