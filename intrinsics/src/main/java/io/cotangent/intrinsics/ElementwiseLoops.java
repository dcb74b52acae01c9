package io.cotangent.intrinsics;

/** Functions of one operand and of two, element by element. */
final class ElementwiseLoops {
    private ElementwiseLoops() {}

    static void apply(
            UnaryFunction f,
            int n,
            double[] x,
            int xOffset,
            int xStride,
            double[] y,
            int yOffset,
            int yStride) {
        if (xStride == 1
                && yStride == 1
                && xOffset == yOffset
                && dense(f, xOffset, xOffset + n, x, y)) {
            return;
        }
        for (int i = 0; i < n; i++) {
            y[yOffset + i * yStride] = f.apply(x[xOffset + i * xStride]);
        }
    }

    static void apply(
            UnaryFunction f,
            int n,
            float[] x,
            int xOffset,
            int xStride,
            float[] y,
            int yOffset,
            int yStride) {
        if (xStride == 1
                && yStride == 1
                && xOffset == yOffset
                && dense(f, xOffset, xOffset + n, x, y)) {
            return;
        }
        for (int i = 0; i < n; i++) {
            y[yOffset + i * yStride] = (float) f.apply((double) x[xOffset + i * xStride]);
        }
    }

    static void apply(
            UnaryFunction f,
            int n,
            long[] x,
            int xOffset,
            int xStride,
            long[] y,
            int yOffset,
            int yStride) {
        for (int i = 0; i < n; i++) {
            y[yOffset + i * yStride] = f.apply(x[xOffset + i * xStride]);
        }
    }

    static void apply(
            UnaryFunction f,
            int n,
            int[] x,
            int xOffset,
            int xStride,
            int[] y,
            int yOffset,
            int yStride) {
        for (int i = 0; i < n; i++) {
            y[yOffset + i * yStride] = (int) f.apply((long) x[xOffset + i * xStride]);
        }
    }

    static void apply(
            BinaryFunction f,
            int n,
            double[] a,
            int aOffset,
            int aStride,
            double[] b,
            int bOffset,
            int bStride,
            double[] y,
            int yOffset,
            int yStride) {
        if (yStride == 1
                && ArithmeticLoops.apply(
                        f, n, a, aOffset, aStride, b, bOffset, bStride, y, yOffset)) {
            return;
        }
        for (int i = 0; i < n; i++) {
            y[yOffset + i * yStride] = f.apply(a[aOffset + i * aStride], b[bOffset + i * bStride]);
        }
    }

    static void apply(
            BinaryFunction f,
            int n,
            float[] a,
            int aOffset,
            int aStride,
            float[] b,
            int bOffset,
            int bStride,
            float[] y,
            int yOffset,
            int yStride) {
        if (yStride == 1
                && ArithmeticLoops.apply(
                        f, n, a, aOffset, aStride, b, bOffset, bStride, y, yOffset)) {
            return;
        }
        for (int i = 0; i < n; i++) {
            y[yOffset + i * yStride] =
                    (float)
                            f.apply(
                                    (double) a[aOffset + i * aStride],
                                    (double) b[bOffset + i * bStride]);
        }
    }

    static void apply(
            BinaryFunction f,
            int n,
            long[] a,
            int aOffset,
            int aStride,
            long[] b,
            int bOffset,
            int bStride,
            long[] y,
            int yOffset,
            int yStride) {
        if (IntegerLoops.apply(
                f, n, a, aOffset, aStride, b, bOffset, bStride, y, yOffset, yStride)) {
            return;
        }
        for (int i = 0; i < n; i++) {
            y[yOffset + i * yStride] = f.apply(a[aOffset + i * aStride], b[bOffset + i * bStride]);
        }
    }

    static void apply(
            BinaryFunction f,
            int n,
            int[] a,
            int aOffset,
            int aStride,
            int[] b,
            int bOffset,
            int bStride,
            int[] y,
            int yOffset,
            int yStride) {
        if (IntegerLoops.apply(
                f, n, a, aOffset, aStride, b, bOffset, bStride, y, yOffset, yStride)) {
            return;
        }
        for (int i = 0; i < n; i++) {
            y[yOffset + i * yStride] =
                    (int) f.apply((long) a[aOffset + i * aStride], (long) b[bOffset + i * bStride]);
        }
    }

    static void apply(
            BinaryFunction f,
            int n,
            boolean[] a,
            int aOffset,
            int aStride,
            boolean[] b,
            int bOffset,
            int bStride,
            boolean[] y,
            int yOffset,
            int yStride) {
        if (IntegerLoops.apply(
                f, n, a, aOffset, aStride, b, bOffset, bStride, y, yOffset, yStride)) {
            return;
        }
        for (int i = 0; i < n; i++) {
            y[yOffset + i * yStride] = f.apply(a[aOffset + i * aStride], b[bOffset + i * bStride]);
        }
    }

    /** The functions that vector instructions compute; false for any other. */
    private static boolean dense(UnaryFunction f, int start, int end, double[] x, double[] y) {
        switch (f) {
            case NEG -> {
                for (int i = start; i < end; i++) {
                    y[i] = -x[i];
                }
            }
            case ABS -> {
                for (int i = start; i < end; i++) {
                    y[i] = Math.abs(x[i]);
                }
            }
            case SQUARE -> {
                for (int i = start; i < end; i++) {
                    y[i] = x[i] * x[i];
                }
            }
            case RECIPROCAL -> {
                for (int i = start; i < end; i++) {
                    y[i] = 1 / x[i];
                }
            }
            case SQRT -> {
                for (int i = start; i < end; i++) {
                    y[i] = Math.sqrt(x[i]);
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /** The functions that vector instructions compute; false for any other. */
    private static boolean dense(UnaryFunction f, int start, int end, float[] x, float[] y) {
        switch (f) {
            case NEG -> {
                for (int i = start; i < end; i++) {
                    y[i] = -x[i];
                }
            }
            case ABS -> {
                for (int i = start; i < end; i++) {
                    y[i] = Math.abs(x[i]);
                }
            }
            case SQUARE -> {
                for (int i = start; i < end; i++) {
                    y[i] = x[i] * x[i];
                }
            }
            case RECIPROCAL -> {
                for (int i = start; i < end; i++) {
                    y[i] = 1 / x[i];
                }
            }
            case SQRT -> {
                for (int i = start; i < end; i++) {
                    y[i] = (float) Math.sqrt(x[i]);
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }
}
