package io.cotangent.intrinsics;

/** Comparisons, element by element. */
final class ComparisonLoops {
    private ComparisonLoops() {}

    /** See {@link Kernels#compare}. */
    static void compare(
            Comparison comparison,
            int n,
            Object a,
            int aOffset,
            int aStride,
            Object b,
            int bOffset,
            int bStride,
            boolean[] y,
            int yOffset,
            int yStride) {
        if (a instanceof double[] left) {
            apply(
                    comparison,
                    n,
                    left,
                    aOffset,
                    aStride,
                    (double[]) b,
                    bOffset,
                    bStride,
                    y,
                    yOffset,
                    yStride);
        } else if (a instanceof float[] left) {
            apply(
                    comparison,
                    n,
                    left,
                    aOffset,
                    aStride,
                    (float[]) b,
                    bOffset,
                    bStride,
                    y,
                    yOffset,
                    yStride);
        } else if (a instanceof long[] left) {
            apply(
                    comparison,
                    n,
                    left,
                    aOffset,
                    aStride,
                    (long[]) b,
                    bOffset,
                    bStride,
                    y,
                    yOffset,
                    yStride);
        } else if (a instanceof int[] left) {
            apply(
                    comparison,
                    n,
                    left,
                    aOffset,
                    aStride,
                    (int[]) b,
                    bOffset,
                    bStride,
                    y,
                    yOffset,
                    yStride);
        } else if (a instanceof boolean[] left) {
            apply(
                    comparison,
                    n,
                    left,
                    aOffset,
                    aStride,
                    (boolean[]) b,
                    bOffset,
                    bStride,
                    y,
                    yOffset,
                    yStride);
        } else {
            throw ScalarKernels.undefined(comparison, a);
        }
    }

    static void apply(
            Comparison comparison,
            int n,
            double[] a,
            int aOffset,
            int aStride,
            double[] b,
            int bOffset,
            int bStride,
            boolean[] y,
            int yOffset,
            int yStride) {
        if (yStride == 1 && bStride == 1 && aStride == 1) {
            dense(comparison, n, a, aOffset, b, bOffset, y, yOffset);
            return;
        }
        if (yStride == 1 && aStride == 1 && bStride == 0 && n > 0) {
            scalar(comparison, n, a, aOffset, b[bOffset], y, yOffset);
            return;
        }
        if (yStride == 1 && aStride == 0 && bStride == 1 && n > 0) {
            scalar(comparison.mirrored(), n, b, bOffset, a[aOffset], y, yOffset);
            return;
        }
        for (int i = 0; i < n; i++) {
            y[yOffset + i * yStride] =
                    comparison.apply(a[aOffset + i * aStride], b[bOffset + i * bStride]);
        }
    }

    static void apply(
            Comparison comparison,
            int n,
            float[] a,
            int aOffset,
            int aStride,
            float[] b,
            int bOffset,
            int bStride,
            boolean[] y,
            int yOffset,
            int yStride) {
        if (yStride == 1 && bStride == 1 && aStride == 1) {
            dense(comparison, n, a, aOffset, b, bOffset, y, yOffset);
            return;
        }
        if (yStride == 1 && aStride == 1 && bStride == 0 && n > 0) {
            scalar(comparison, n, a, aOffset, b[bOffset], y, yOffset);
            return;
        }
        if (yStride == 1 && aStride == 0 && bStride == 1 && n > 0) {
            scalar(comparison.mirrored(), n, b, bOffset, a[aOffset], y, yOffset);
            return;
        }
        for (int i = 0; i < n; i++) {
            y[yOffset + i * yStride] =
                    comparison.apply(
                            (double) a[aOffset + i * aStride], (double) b[bOffset + i * bStride]);
        }
    }

    static void apply(
            Comparison comparison,
            int n,
            long[] a,
            int aOffset,
            int aStride,
            long[] b,
            int bOffset,
            int bStride,
            boolean[] y,
            int yOffset,
            int yStride) {
        for (int i = 0; i < n; i++) {
            y[yOffset + i * yStride] =
                    comparison.apply(a[aOffset + i * aStride], b[bOffset + i * bStride]);
        }
    }

    static void apply(
            Comparison comparison,
            int n,
            int[] a,
            int aOffset,
            int aStride,
            int[] b,
            int bOffset,
            int bStride,
            boolean[] y,
            int yOffset,
            int yStride) {
        for (int i = 0; i < n; i++) {
            y[yOffset + i * yStride] =
                    comparison.apply(
                            (long) a[aOffset + i * aStride], (long) b[bOffset + i * bStride]);
        }
    }

    static void apply(
            Comparison comparison,
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
        for (int i = 0; i < n; i++) {
            y[yOffset + i * yStride] =
                    comparison.apply(a[aOffset + i * aStride], b[bOffset + i * bStride]);
        }
    }

    private static void dense(
            Comparison comparison,
            int n,
            double[] a,
            int aOffset,
            double[] b,
            int bOffset,
            boolean[] y,
            int yOffset) {
        switch (comparison) {
            case EQ -> {
                for (int i = 0; i < n; i++) {
                    y[yOffset + i] = a[aOffset + i] == b[bOffset + i];
                }
            }
            case NE -> {
                for (int i = 0; i < n; i++) {
                    y[yOffset + i] = a[aOffset + i] != b[bOffset + i];
                }
            }
            case LT -> {
                for (int i = 0; i < n; i++) {
                    y[yOffset + i] = a[aOffset + i] < b[bOffset + i];
                }
            }
            case LE -> {
                for (int i = 0; i < n; i++) {
                    y[yOffset + i] = a[aOffset + i] <= b[bOffset + i];
                }
            }
            case GT, GE -> dense(comparison.mirrored(), n, b, bOffset, a, aOffset, y, yOffset);
        }
    }

    private static void scalar(
            Comparison comparison,
            int n,
            double[] a,
            int aOffset,
            double b,
            boolean[] y,
            int yOffset) {
        switch (comparison) {
            case EQ -> {
                for (int i = 0; i < n; i++) {
                    y[yOffset + i] = a[aOffset + i] == b;
                }
            }
            case NE -> {
                for (int i = 0; i < n; i++) {
                    y[yOffset + i] = a[aOffset + i] != b;
                }
            }
            case LT -> {
                for (int i = 0; i < n; i++) {
                    y[yOffset + i] = a[aOffset + i] < b;
                }
            }
            case LE -> {
                for (int i = 0; i < n; i++) {
                    y[yOffset + i] = a[aOffset + i] <= b;
                }
            }
            case GT -> {
                for (int i = 0; i < n; i++) {
                    y[yOffset + i] = a[aOffset + i] > b;
                }
            }
            case GE -> {
                for (int i = 0; i < n; i++) {
                    y[yOffset + i] = a[aOffset + i] >= b;
                }
            }
        }
    }

    private static void dense(
            Comparison comparison,
            int n,
            float[] a,
            int aOffset,
            float[] b,
            int bOffset,
            boolean[] y,
            int yOffset) {
        switch (comparison) {
            case EQ -> {
                for (int i = 0; i < n; i++) {
                    y[yOffset + i] = a[aOffset + i] == b[bOffset + i];
                }
            }
            case NE -> {
                for (int i = 0; i < n; i++) {
                    y[yOffset + i] = a[aOffset + i] != b[bOffset + i];
                }
            }
            case LT -> {
                for (int i = 0; i < n; i++) {
                    y[yOffset + i] = a[aOffset + i] < b[bOffset + i];
                }
            }
            case LE -> {
                for (int i = 0; i < n; i++) {
                    y[yOffset + i] = a[aOffset + i] <= b[bOffset + i];
                }
            }
            case GT, GE -> dense(comparison.mirrored(), n, b, bOffset, a, aOffset, y, yOffset);
        }
    }

    private static void scalar(
            Comparison comparison,
            int n,
            float[] a,
            int aOffset,
            float b,
            boolean[] y,
            int yOffset) {
        switch (comparison) {
            case EQ -> {
                for (int i = 0; i < n; i++) {
                    y[yOffset + i] = a[aOffset + i] == b;
                }
            }
            case NE -> {
                for (int i = 0; i < n; i++) {
                    y[yOffset + i] = a[aOffset + i] != b;
                }
            }
            case LT -> {
                for (int i = 0; i < n; i++) {
                    y[yOffset + i] = a[aOffset + i] < b;
                }
            }
            case LE -> {
                for (int i = 0; i < n; i++) {
                    y[yOffset + i] = a[aOffset + i] <= b;
                }
            }
            case GT -> {
                for (int i = 0; i < n; i++) {
                    y[yOffset + i] = a[aOffset + i] > b;
                }
            }
            case GE -> {
                for (int i = 0; i < n; i++) {
                    y[yOffset + i] = a[aOffset + i] >= b;
                }
            }
        }
    }
}
