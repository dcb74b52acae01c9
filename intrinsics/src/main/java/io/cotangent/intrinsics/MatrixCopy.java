package io.cotangent.intrinsics;

/**
 * Copies along two axes.
 *
 * <p>Where both arrays are dense along the same axis, it is copied run by run. Where they are not,
 * one of them is touched in long strides, each of which loads a cache line for a single element; so
 * that the line still is in the cache when its neighbours are wanted, the copy is made in blocks of
 * {@value #BLOCK} times {@value #BLOCK} elements.
 */
final class MatrixCopy {
    private static final int BLOCK = 16;

    /** From so many elements on, a call to copy a run costs less than a loop. */
    private static final int LONG_RUN = 16;

    private MatrixCopy() {}

    static void copy(
            Kernels kernels,
            int rows,
            int columns,
            Object x,
            int xOffset,
            int xRowStride,
            int xColumnStride,
            Object y,
            int yOffset,
            int yRowStride,
            int yColumnStride) {
        boolean outer = Math.abs(yColumnStride) > Math.abs(yRowStride) && rows > 1 || columns == 1;
        if (outer) {
            ordered(
                    kernels,
                    columns,
                    rows,
                    x,
                    xOffset,
                    xColumnStride,
                    xRowStride,
                    y,
                    yOffset,
                    yColumnStride,
                    yRowStride);
        } else {
            ordered(
                    kernels,
                    rows,
                    columns,
                    x,
                    xOffset,
                    xRowStride,
                    xColumnStride,
                    y,
                    yOffset,
                    yRowStride,
                    yColumnStride);
        }
    }

    /** Copies rows, along which {@code y} is denser. */
    private static void ordered(
            Kernels kernels,
            int rows,
            int columns,
            Object x,
            int xOffset,
            int xRowStride,
            int xColumnStride,
            Object y,
            int yOffset,
            int yRowStride,
            int yColumnStride) {
        boolean across = xRowStride != 0 && Math.abs(xRowStride) < Math.abs(xColumnStride);
        boolean sameType = x.getClass() == y.getClass();
        if (across && !sameType) {
            // Pieces of rows as long as the cache has room for the lines that they touch.
            int piece = 4 * BLOCK;
            for (int column = 0; column < columns; column += piece) {
                int count = Math.min(piece, columns - column);
                for (int row = 0; row < rows; row++) {
                    int from = xOffset + row * xRowStride + column * xColumnStride;
                    int to = yOffset + row * yRowStride + column * yColumnStride;
                    kernels.copy(count, x, from, xColumnStride, y, to, yColumnStride);
                }
            }
        } else if (sameType && xColumnStride == 1 && yColumnStride == 1) {
            CopyLoops.rows(rows, columns, x, xOffset, xRowStride, y, yOffset, yRowStride);
        } else if (!across && (columns >= LONG_RUN || !sameType)) {
            for (int row = 0; row < rows; row++) {
                int from = xOffset + row * xRowStride;
                int to = yOffset + row * yRowStride;
                kernels.copy(columns, x, from, xColumnStride, y, to, yColumnStride);
            }
        } else if (x instanceof double[] from) {
            copy(
                    rows,
                    columns,
                    from,
                    xOffset,
                    xRowStride,
                    xColumnStride,
                    (double[]) y,
                    yOffset,
                    yRowStride,
                    yColumnStride);
        } else if (x instanceof float[] from) {
            copy(
                    rows,
                    columns,
                    from,
                    xOffset,
                    xRowStride,
                    xColumnStride,
                    (float[]) y,
                    yOffset,
                    yRowStride,
                    yColumnStride);
        } else if (x instanceof long[] from) {
            copy(
                    rows,
                    columns,
                    from,
                    xOffset,
                    xRowStride,
                    xColumnStride,
                    (long[]) y,
                    yOffset,
                    yRowStride,
                    yColumnStride);
        } else if (x instanceof int[] from) {
            copy(
                    rows,
                    columns,
                    from,
                    xOffset,
                    xRowStride,
                    xColumnStride,
                    (int[]) y,
                    yOffset,
                    yRowStride,
                    yColumnStride);
        } else if (x instanceof boolean[] from) {
            copy(
                    rows,
                    columns,
                    from,
                    xOffset,
                    xRowStride,
                    xColumnStride,
                    (boolean[]) y,
                    yOffset,
                    yRowStride,
                    yColumnStride);
        } else {
            throw new IllegalArgumentException(
                    "copyMatrix is not defined on " + x.getClass().getSimpleName());
        }
    }

    private static void copy(
            int rows,
            int columns,
            double[] x,
            int xOffset,
            int xRowStride,
            int xColumnStride,
            double[] y,
            int yOffset,
            int yRowStride,
            int yColumnStride) {
        for (int top = 0; top < rows; top += BLOCK) {
            int bottom = Math.min(top + BLOCK, rows);
            for (int left = 0; left < columns; left += BLOCK) {
                int width = Math.min(BLOCK, columns - left);
                for (int row = top; row < bottom; row++) {
                    int from = xOffset + row * xRowStride + left * xColumnStride;
                    int to = yOffset + row * yRowStride + left * yColumnStride;
                    for (int i = 0; i < width; i++) {
                        y[to + i * yColumnStride] = x[from + i * xColumnStride];
                    }
                }
            }
        }
    }

    private static void copy(
            int rows,
            int columns,
            float[] x,
            int xOffset,
            int xRowStride,
            int xColumnStride,
            float[] y,
            int yOffset,
            int yRowStride,
            int yColumnStride) {
        for (int top = 0; top < rows; top += BLOCK) {
            int bottom = Math.min(top + BLOCK, rows);
            for (int left = 0; left < columns; left += BLOCK) {
                int width = Math.min(BLOCK, columns - left);
                for (int row = top; row < bottom; row++) {
                    int from = xOffset + row * xRowStride + left * xColumnStride;
                    int to = yOffset + row * yRowStride + left * yColumnStride;
                    for (int i = 0; i < width; i++) {
                        y[to + i * yColumnStride] = x[from + i * xColumnStride];
                    }
                }
            }
        }
    }

    private static void copy(
            int rows,
            int columns,
            long[] x,
            int xOffset,
            int xRowStride,
            int xColumnStride,
            long[] y,
            int yOffset,
            int yRowStride,
            int yColumnStride) {
        for (int top = 0; top < rows; top += BLOCK) {
            int bottom = Math.min(top + BLOCK, rows);
            for (int left = 0; left < columns; left += BLOCK) {
                int width = Math.min(BLOCK, columns - left);
                for (int row = top; row < bottom; row++) {
                    int from = xOffset + row * xRowStride + left * xColumnStride;
                    int to = yOffset + row * yRowStride + left * yColumnStride;
                    for (int i = 0; i < width; i++) {
                        y[to + i * yColumnStride] = x[from + i * xColumnStride];
                    }
                }
            }
        }
    }

    private static void copy(
            int rows,
            int columns,
            int[] x,
            int xOffset,
            int xRowStride,
            int xColumnStride,
            int[] y,
            int yOffset,
            int yRowStride,
            int yColumnStride) {
        for (int top = 0; top < rows; top += BLOCK) {
            int bottom = Math.min(top + BLOCK, rows);
            for (int left = 0; left < columns; left += BLOCK) {
                int width = Math.min(BLOCK, columns - left);
                for (int row = top; row < bottom; row++) {
                    int from = xOffset + row * xRowStride + left * xColumnStride;
                    int to = yOffset + row * yRowStride + left * yColumnStride;
                    for (int i = 0; i < width; i++) {
                        y[to + i * yColumnStride] = x[from + i * xColumnStride];
                    }
                }
            }
        }
    }

    private static void copy(
            int rows,
            int columns,
            boolean[] x,
            int xOffset,
            int xRowStride,
            int xColumnStride,
            boolean[] y,
            int yOffset,
            int yRowStride,
            int yColumnStride) {
        for (int top = 0; top < rows; top += BLOCK) {
            int bottom = Math.min(top + BLOCK, rows);
            for (int left = 0; left < columns; left += BLOCK) {
                int width = Math.min(BLOCK, columns - left);
                for (int row = top; row < bottom; row++) {
                    int from = xOffset + row * xRowStride + left * xColumnStride;
                    int to = yOffset + row * yRowStride + left * yColumnStride;
                    for (int i = 0; i < width; i++) {
                        y[to + i * yColumnStride] = x[from + i * xColumnStride];
                    }
                }
            }
        }
    }
}
