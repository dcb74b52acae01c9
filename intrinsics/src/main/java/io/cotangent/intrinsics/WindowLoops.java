package io.cotangent.intrinsics;

import java.util.Arrays;

/** What {@link Windows} do with one run of elements. */
final class WindowLoops {
    /** From so many elements on, a call to a kernel costs less than a plain loop. */
    private static final int LONG_RUN = 48;

    private WindowLoops() {}

    /** A number in {@code y[from..to-1]}. */
    static void fill(double number, Object y, int from, int to) {
        if (from >= to) {
            return;
        }
        if (y instanceof double[] elements) {
            Arrays.fill(elements, from, to, number);
        } else {
            Arrays.fill((float[]) y, from, to, (float) number);
        }
    }

    /** {@code y[yOffset + i] = x[xOffset + i * xStride]}. */
    static void copy(int n, Object x, int xOffset, int xStride, Object y, int yOffset) {
        if (n <= 0) {
            return;
        }
        if (xStride == 1) {
            CopyLoops.copy(n, x, xOffset, y, yOffset);
        } else if (x instanceof double[] from) {
            double[] to = (double[]) y;
            for (int i = 0; i < n; i++) {
                to[yOffset + i] = from[xOffset + i * xStride];
            }
        } else {
            float[] from = (float[]) x;
            float[] to = (float[]) y;
            for (int i = 0; i < n; i++) {
                to[yOffset + i] = from[xOffset + i * xStride];
            }
        }
    }

    /** {@code y[yOffset + i * yStride] += x[xOffset + i]}. */
    static void add(int n, Object x, int xOffset, Object y, int yOffset, int yStride) {
        if (yStride == 1 && n >= LONG_RUN) {
            Kernels kernels = KernelProvider.kernels();
            kernels.binary(BinaryFunction.ADD, n, y, yOffset, 1, x, xOffset, 1, y, yOffset, 1);
        } else if (x instanceof double[] from) {
            double[] to = (double[]) y;
            for (int i = 0; i < n; i++) {
                to[yOffset + i * yStride] += from[xOffset + i];
            }
        } else {
            float[] from = (float[]) x;
            float[] to = (float[]) y;
            for (int i = 0; i < n; i++) {
                to[yOffset + i * yStride] += from[xOffset + i];
            }
        }
    }
}
