package io.cotangent.intrinsics;

import java.util.Arrays;

/** Copies, with conversion where the types differ. */
final class CopyLoops {
    private CopyLoops() {}

    /**
     * Copies a run between arrays of one type. Where compilers know the type, they call the code
     * for it right away, which matters to short runs.
     */
    static void copy(int n, Object x, int xOffset, Object y, int yOffset) {
        if (x instanceof double[] from && y instanceof double[] to) {
            System.arraycopy(from, xOffset, to, yOffset, n);
        } else if (x instanceof float[] from && y instanceof float[] to) {
            System.arraycopy(from, xOffset, to, yOffset, n);
        } else if (x instanceof long[] from && y instanceof long[] to) {
            System.arraycopy(from, xOffset, to, yOffset, n);
        } else if (x instanceof int[] from && y instanceof int[] to) {
            System.arraycopy(from, xOffset, to, yOffset, n);
        } else if (x instanceof boolean[] from && y instanceof boolean[] to) {
            System.arraycopy(from, xOffset, to, yOffset, n);
        } else {
            throw new IllegalArgumentException(
                    "copy is not defined on " + x.getClass().getSimpleName());
        }
    }

    /**
     * Copies rows that are dense in both arrays, which are of one type: the type is looked at once,
     * and not for each row, as rows may be short.
     *
     * @param xStride from row to row
     * @param yStride from row to row
     */
    @SuppressWarnings("SuspiciousSystemArraycopy") // arrays, as callers see to it
    static void rows(
            int rows,
            int columns,
            Object x,
            int xOffset,
            int xStride,
            Object y,
            int yOffset,
            int yStride) {
        if (x instanceof double[] from && y instanceof double[] to) {
            for (int i = 0; i < rows; i++) {
                System.arraycopy(from, xOffset + i * xStride, to, yOffset + i * yStride, columns);
            }
        } else if (x instanceof float[] from && y instanceof float[] to) {
            for (int i = 0; i < rows; i++) {
                System.arraycopy(from, xOffset + i * xStride, to, yOffset + i * yStride, columns);
            }
        } else {
            for (int i = 0; i < rows; i++) {
                copy(columns, x, xOffset + i * xStride, y, yOffset + i * yStride);
            }
        }
    }

    static void copy(
            int n, Object x, int xOffset, int xStride, double[] y, int yOffset, int yStride) {
        if (x instanceof double[] from && xStride == 0 && yStride == 1 && n > 0) {
            Arrays.fill(y, yOffset, yOffset + n, from[xOffset]);
            return;
        }
        if (x instanceof double[] from) {
            if (!StridedCopies.copy(n, from, xOffset, xStride, y, yOffset, yStride)) {
                for (int i = 0; i < n; i++) {
                    y[yOffset + i * yStride] = from[xOffset + i * xStride];
                }
            }
        } else if (x instanceof float[] from) {
            for (int i = 0; i < n; i++) {
                y[yOffset + i * yStride] = from[xOffset + i * xStride];
            }
        } else if (x instanceof long[] from) {
            for (int i = 0; i < n; i++) {
                y[yOffset + i * yStride] = (double) from[xOffset + i * xStride];
            }
        } else if (x instanceof int[] from) {
            for (int i = 0; i < n; i++) {
                y[yOffset + i * yStride] = from[xOffset + i * xStride];
            }
        } else if (x instanceof boolean[] from) {
            for (int i = 0; i < n; i++) {
                y[yOffset + i * yStride] = from[xOffset + i * xStride] ? 1 : 0;
            }
        } else {
            throw new IllegalArgumentException(
                    "copy is not defined on " + x.getClass().getSimpleName());
        }
    }

    static void copy(
            int n, Object x, int xOffset, int xStride, float[] y, int yOffset, int yStride) {
        if (x instanceof float[] from && xStride == 0 && yStride == 1 && n > 0) {
            Arrays.fill(y, yOffset, yOffset + n, from[xOffset]);
            return;
        }
        if (x instanceof float[] from) {
            if (!StridedCopies.copy(n, from, xOffset, xStride, y, yOffset, yStride)) {
                for (int i = 0; i < n; i++) {
                    y[yOffset + i * yStride] = from[xOffset + i * xStride];
                }
            }
        } else if (x instanceof double[] from) {
            for (int i = 0; i < n; i++) {
                y[yOffset + i * yStride] = (float) from[xOffset + i * xStride];
            }
        } else if (x instanceof long[] from) {
            for (int i = 0; i < n; i++) {
                y[yOffset + i * yStride] = (float) from[xOffset + i * xStride];
            }
        } else if (x instanceof int[] from) {
            for (int i = 0; i < n; i++) {
                y[yOffset + i * yStride] = (float) from[xOffset + i * xStride];
            }
        } else if (x instanceof boolean[] from) {
            for (int i = 0; i < n; i++) {
                y[yOffset + i * yStride] = from[xOffset + i * xStride] ? 1 : 0;
            }
        } else {
            throw new IllegalArgumentException(
                    "copy is not defined on " + x.getClass().getSimpleName());
        }
    }

    static void copy(
            int n, Object x, int xOffset, int xStride, long[] y, int yOffset, int yStride) {
        if (x instanceof long[] from && xStride == 0 && yStride == 1 && n > 0) {
            Arrays.fill(y, yOffset, yOffset + n, from[xOffset]);
            return;
        }
        if (x instanceof long[] from) {
            for (int i = 0; i < n; i++) {
                y[yOffset + i * yStride] = from[xOffset + i * xStride];
            }
        } else if (x instanceof double[] from) {
            for (int i = 0; i < n; i++) {
                y[yOffset + i * yStride] = (long) from[xOffset + i * xStride];
            }
        } else if (x instanceof float[] from) {
            for (int i = 0; i < n; i++) {
                y[yOffset + i * yStride] = (long) from[xOffset + i * xStride];
            }
        } else if (x instanceof int[] from) {
            for (int i = 0; i < n; i++) {
                y[yOffset + i * yStride] = from[xOffset + i * xStride];
            }
        } else if (x instanceof boolean[] from) {
            for (int i = 0; i < n; i++) {
                y[yOffset + i * yStride] = from[xOffset + i * xStride] ? 1 : 0;
            }
        } else {
            throw new IllegalArgumentException(
                    "copy is not defined on " + x.getClass().getSimpleName());
        }
    }

    static void copy(int n, Object x, int xOffset, int xStride, int[] y, int yOffset, int yStride) {
        if (x instanceof int[] from && xStride == 0 && yStride == 1 && n > 0) {
            Arrays.fill(y, yOffset, yOffset + n, from[xOffset]);
            return;
        }
        if (x instanceof int[] from) {
            for (int i = 0; i < n; i++) {
                y[yOffset + i * yStride] = from[xOffset + i * xStride];
            }
        } else if (x instanceof double[] from) {
            for (int i = 0; i < n; i++) {
                y[yOffset + i * yStride] = (int) from[xOffset + i * xStride];
            }
        } else if (x instanceof float[] from) {
            for (int i = 0; i < n; i++) {
                y[yOffset + i * yStride] = (int) from[xOffset + i * xStride];
            }
        } else if (x instanceof long[] from) {
            for (int i = 0; i < n; i++) {
                y[yOffset + i * yStride] = (int) from[xOffset + i * xStride];
            }
        } else if (x instanceof boolean[] from) {
            for (int i = 0; i < n; i++) {
                y[yOffset + i * yStride] = from[xOffset + i * xStride] ? 1 : 0;
            }
        } else {
            throw new IllegalArgumentException(
                    "copy is not defined on " + x.getClass().getSimpleName());
        }
    }

    static void copy(
            int n, Object x, int xOffset, int xStride, boolean[] y, int yOffset, int yStride) {
        if (x instanceof boolean[] from && xStride == 0 && yStride == 1 && n > 0) {
            Arrays.fill(y, yOffset, yOffset + n, from[xOffset]);
            return;
        }
        if (x instanceof boolean[] from) {
            for (int i = 0; i < n; i++) {
                y[yOffset + i * yStride] = from[xOffset + i * xStride];
            }
        } else if (x instanceof double[] from) {
            for (int i = 0; i < n; i++) {
                y[yOffset + i * yStride] = from[xOffset + i * xStride] != 0;
            }
        } else if (x instanceof float[] from) {
            for (int i = 0; i < n; i++) {
                y[yOffset + i * yStride] = from[xOffset + i * xStride] != 0;
            }
        } else if (x instanceof long[] from) {
            for (int i = 0; i < n; i++) {
                y[yOffset + i * yStride] = from[xOffset + i * xStride] != 0;
            }
        } else if (x instanceof int[] from) {
            for (int i = 0; i < n; i++) {
                y[yOffset + i * yStride] = from[xOffset + i * xStride] != 0;
            }
        } else {
            throw new IllegalArgumentException(
                    "copy is not defined on " + x.getClass().getSimpleName());
        }
    }
}
