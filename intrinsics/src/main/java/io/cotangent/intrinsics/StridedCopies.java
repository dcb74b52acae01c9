package io.cotangent.intrinsics;

/**
 * Columns of short rows, read and written: strides that are constants let compilers drop the checks
 * of each index and unroll the loop.
 */
final class StridedCopies {
    private StridedCopies() {}

    /** Copies where one side is dense and the other has a short stride; says whether it did. */
    static boolean copy(
            int n, double[] x, int xOffset, int xStride, double[] y, int yOffset, int yStride) {
        if (yStride == 1) {
            switch (xStride) {
                case 2 -> everySecond(n, x, xOffset, y, yOffset);
                case 3 -> everyThird(n, x, xOffset, y, yOffset);
                case 4 -> everyFourth(n, x, xOffset, y, yOffset);
                default -> {
                    return false;
                }
            }
            return true;
        }
        if (xStride == 1) {
            switch (yStride) {
                case 2 -> toEverySecond(n, x, xOffset, y, yOffset);
                case 3 -> toEveryThird(n, x, xOffset, y, yOffset);
                case 4 -> toEveryFourth(n, x, xOffset, y, yOffset);
                default -> {
                    return false;
                }
            }
            return true;
        }
        return false;
    }

    private static void everySecond(int n, double[] x, int xOffset, double[] y, int yOffset) {
        for (int i = 0; i < n; i++) {
            y[yOffset + i] = x[xOffset + 2 * i];
        }
    }

    private static void everyThird(int n, double[] x, int xOffset, double[] y, int yOffset) {
        for (int i = 0; i < n; i++) {
            y[yOffset + i] = x[xOffset + 3 * i];
        }
    }

    private static void everyFourth(int n, double[] x, int xOffset, double[] y, int yOffset) {
        for (int i = 0; i < n; i++) {
            y[yOffset + i] = x[xOffset + 4 * i];
        }
    }

    private static void toEverySecond(int n, double[] x, int xOffset, double[] y, int yOffset) {
        for (int i = 0; i < n; i++) {
            y[yOffset + 2 * i] = x[xOffset + i];
        }
    }

    private static void toEveryThird(int n, double[] x, int xOffset, double[] y, int yOffset) {
        for (int i = 0; i < n; i++) {
            y[yOffset + 3 * i] = x[xOffset + i];
        }
    }

    private static void toEveryFourth(int n, double[] x, int xOffset, double[] y, int yOffset) {
        for (int i = 0; i < n; i++) {
            y[yOffset + 4 * i] = x[xOffset + i];
        }
    }

    /** Copies where one side is dense and the other has a short stride; says whether it did. */
    static boolean copy(
            int n, float[] x, int xOffset, int xStride, float[] y, int yOffset, int yStride) {
        if (yStride == 1) {
            switch (xStride) {
                case 2 -> everySecond(n, x, xOffset, y, yOffset);
                case 3 -> everyThird(n, x, xOffset, y, yOffset);
                case 4 -> everyFourth(n, x, xOffset, y, yOffset);
                default -> {
                    return false;
                }
            }
            return true;
        }
        if (xStride == 1) {
            switch (yStride) {
                case 2 -> toEverySecond(n, x, xOffset, y, yOffset);
                case 3 -> toEveryThird(n, x, xOffset, y, yOffset);
                case 4 -> toEveryFourth(n, x, xOffset, y, yOffset);
                default -> {
                    return false;
                }
            }
            return true;
        }
        return false;
    }

    private static void everySecond(int n, float[] x, int xOffset, float[] y, int yOffset) {
        for (int i = 0; i < n; i++) {
            y[yOffset + i] = x[xOffset + 2 * i];
        }
    }

    private static void everyThird(int n, float[] x, int xOffset, float[] y, int yOffset) {
        for (int i = 0; i < n; i++) {
            y[yOffset + i] = x[xOffset + 3 * i];
        }
    }

    private static void everyFourth(int n, float[] x, int xOffset, float[] y, int yOffset) {
        for (int i = 0; i < n; i++) {
            y[yOffset + i] = x[xOffset + 4 * i];
        }
    }

    private static void toEverySecond(int n, float[] x, int xOffset, float[] y, int yOffset) {
        for (int i = 0; i < n; i++) {
            y[yOffset + 2 * i] = x[xOffset + i];
        }
    }

    private static void toEveryThird(int n, float[] x, int xOffset, float[] y, int yOffset) {
        for (int i = 0; i < n; i++) {
            y[yOffset + 3 * i] = x[xOffset + i];
        }
    }

    private static void toEveryFourth(int n, float[] x, int xOffset, float[] y, int yOffset) {
        for (int i = 0; i < n; i++) {
            y[yOffset + 4 * i] = x[xOffset + i];
        }
    }
}
