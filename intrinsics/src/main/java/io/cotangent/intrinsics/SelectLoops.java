package io.cotangent.intrinsics;

/** Selections, element by element. */
final class SelectLoops {
    private SelectLoops() {}

    /** See {@link Kernels#select}. */
    static void select(
            int n,
            boolean[] condition,
            int conditionOffset,
            int conditionStride,
            Object a,
            int aOffset,
            int aStride,
            Object b,
            int bOffset,
            int bStride,
            Object y,
            int yOffset,
            int yStride) {
        if (a instanceof double[] left) {
            select(
                    n,
                    condition,
                    conditionOffset,
                    conditionStride,
                    left,
                    aOffset,
                    aStride,
                    (double[]) b,
                    bOffset,
                    bStride,
                    (double[]) y,
                    yOffset,
                    yStride);
        } else if (a instanceof float[] left) {
            select(
                    n,
                    condition,
                    conditionOffset,
                    conditionStride,
                    left,
                    aOffset,
                    aStride,
                    (float[]) b,
                    bOffset,
                    bStride,
                    (float[]) y,
                    yOffset,
                    yStride);
        } else if (a instanceof long[] left) {
            select(
                    n,
                    condition,
                    conditionOffset,
                    conditionStride,
                    left,
                    aOffset,
                    aStride,
                    (long[]) b,
                    bOffset,
                    bStride,
                    (long[]) y,
                    yOffset,
                    yStride);
        } else if (a instanceof int[] left) {
            select(
                    n,
                    condition,
                    conditionOffset,
                    conditionStride,
                    left,
                    aOffset,
                    aStride,
                    (int[]) b,
                    bOffset,
                    bStride,
                    (int[]) y,
                    yOffset,
                    yStride);
        } else if (a instanceof boolean[] left) {
            select(
                    n,
                    condition,
                    conditionOffset,
                    conditionStride,
                    left,
                    aOffset,
                    aStride,
                    (boolean[]) b,
                    bOffset,
                    bStride,
                    (boolean[]) y,
                    yOffset,
                    yStride);
        } else {
            throw ScalarKernels.undefined("select", a);
        }
    }

    static void select(
            int n,
            boolean[] condition,
            int conditionOffset,
            int conditionStride,
            double[] a,
            int aOffset,
            int aStride,
            double[] b,
            int bOffset,
            int bStride,
            double[] y,
            int yOffset,
            int yStride) {
        for (int i = 0; i < n; i++) {
            y[yOffset + i * yStride] =
                    condition[conditionOffset + i * conditionStride]
                            ? a[aOffset + i * aStride]
                            : b[bOffset + i * bStride];
        }
    }

    static void select(
            int n,
            boolean[] condition,
            int conditionOffset,
            int conditionStride,
            float[] a,
            int aOffset,
            int aStride,
            float[] b,
            int bOffset,
            int bStride,
            float[] y,
            int yOffset,
            int yStride) {
        for (int i = 0; i < n; i++) {
            y[yOffset + i * yStride] =
                    condition[conditionOffset + i * conditionStride]
                            ? a[aOffset + i * aStride]
                            : b[bOffset + i * bStride];
        }
    }

    static void select(
            int n,
            boolean[] condition,
            int conditionOffset,
            int conditionStride,
            long[] a,
            int aOffset,
            int aStride,
            long[] b,
            int bOffset,
            int bStride,
            long[] y,
            int yOffset,
            int yStride) {
        for (int i = 0; i < n; i++) {
            y[yOffset + i * yStride] =
                    condition[conditionOffset + i * conditionStride]
                            ? a[aOffset + i * aStride]
                            : b[bOffset + i * bStride];
        }
    }

    static void select(
            int n,
            boolean[] condition,
            int conditionOffset,
            int conditionStride,
            int[] a,
            int aOffset,
            int aStride,
            int[] b,
            int bOffset,
            int bStride,
            int[] y,
            int yOffset,
            int yStride) {
        for (int i = 0; i < n; i++) {
            y[yOffset + i * yStride] =
                    condition[conditionOffset + i * conditionStride]
                            ? a[aOffset + i * aStride]
                            : b[bOffset + i * bStride];
        }
    }

    static void select(
            int n,
            boolean[] condition,
            int conditionOffset,
            int conditionStride,
            boolean[] a,
            int aOffset,
            int aStride,
            boolean[] b,
            int bOffset,
            int bStride,
            boolean[] y,
            int yOffset,
            int yStride) {
        for (int i = 0; i < n; i++) {
            y[yOffset + i * yStride] =
                    condition[conditionOffset + i * conditionStride]
                            ? a[aOffset + i * aStride]
                            : b[bOffset + i * bStride];
        }
    }
}
