package io.cotangent.intrinsics;

/**
 * Arithmetic on floating-point operands that lie side by side, or one of which is a single element.
 *
 * <p>Each function has a loop of its own with no calls and no strides in it, and with one index for
 * all arrays: that is what the JIT compiler turns into vector instructions. With offsets that
 * differ it cannot tell that writing to one array leaves the others alone.
 */
final class ArithmeticLoops {
    private ArithmeticLoops() {}

    /** False, and nothing done, if there is no loop for this function and these strides. */
    static boolean apply(
            BinaryFunction f,
            int n,
            double[] a,
            int aOffset,
            int aStride,
            double[] b,
            int bOffset,
            int bStride,
            double[] y,
            int yOffset) {
        if (n == 0) {
            return true;
        }
        int end = yOffset + n;
        if (aStride == 1 && bStride == 1) {
            return (aOffset == yOffset && bOffset == yOffset)
                    ? dense(f, yOffset, end, a, b, y)
                    : shifted(f, yOffset, end, a, aOffset - yOffset, b, bOffset - yOffset, y);
        }
        if (aStride == 1 && bStride == 0 && aOffset == yOffset) {
            return rightScalar(f, yOffset, end, a, b[bOffset], y);
        }
        if (aStride == 0 && bStride == 1 && bOffset == yOffset) {
            return leftScalar(f, yOffset, end, a[aOffset], b, y);
        }
        return false;
    }

    private static boolean dense(
            BinaryFunction f, int start, int end, double[] a, double[] b, double[] y) {
        switch (f) {
            case ADD -> {
                for (int i = start; i < end; i++) {
                    y[i] = a[i] + b[i];
                }
            }
            case SUB -> {
                for (int i = start; i < end; i++) {
                    y[i] = a[i] - b[i];
                }
            }
            case MUL -> {
                for (int i = start; i < end; i++) {
                    y[i] = a[i] * b[i];
                }
            }
            case DIV -> {
                for (int i = start; i < end; i++) {
                    y[i] = a[i] / b[i];
                }
            }
            case MAX -> {
                for (int i = start; i < end; i++) {
                    y[i] = Math.max(a[i], b[i]);
                }
            }
            case MIN -> {
                for (int i = start; i < end; i++) {
                    y[i] = Math.min(a[i], b[i]);
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /** The functions that accumulate rows of arrays. */
    private static boolean shifted(
            BinaryFunction f,
            int start,
            int end,
            double[] a,
            int aShift,
            double[] b,
            int bShift,
            double[] y) {
        switch (f) {
            case ADD -> {
                for (int i = start; i < end; i++) {
                    y[i] = a[i + aShift] + b[i + bShift];
                }
            }
            case MUL -> {
                for (int i = start; i < end; i++) {
                    y[i] = a[i + aShift] * b[i + bShift];
                }
            }
            case MAX -> {
                for (int i = start; i < end; i++) {
                    y[i] = Math.max(a[i + aShift], b[i + bShift]);
                }
            }
            case MIN -> {
                for (int i = start; i < end; i++) {
                    y[i] = Math.min(a[i + aShift], b[i + bShift]);
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static boolean rightScalar(
            BinaryFunction f, int start, int end, double[] a, double b, double[] y) {
        switch (f) {
            case ADD -> {
                for (int i = start; i < end; i++) {
                    y[i] = a[i] + b;
                }
            }
            case SUB -> {
                for (int i = start; i < end; i++) {
                    y[i] = a[i] - b;
                }
            }
            case MUL -> {
                for (int i = start; i < end; i++) {
                    y[i] = a[i] * b;
                }
            }
            case DIV -> {
                for (int i = start; i < end; i++) {
                    y[i] = a[i] / b;
                }
            }
            case MAX -> {
                for (int i = start; i < end; i++) {
                    y[i] = Math.max(a[i], b);
                }
            }
            case MIN -> {
                for (int i = start; i < end; i++) {
                    y[i] = Math.min(a[i], b);
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static boolean leftScalar(
            BinaryFunction f, int start, int end, double a, double[] b, double[] y) {
        switch (f) {
            case ADD, MUL, MAX, MIN -> {
                return rightScalar(f, start, end, b, a, y);
            }
            case SUB -> {
                for (int i = start; i < end; i++) {
                    y[i] = a - b[i];
                }
            }
            case DIV -> {
                for (int i = start; i < end; i++) {
                    y[i] = a / b[i];
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /** False, and nothing done, if there is no loop for this function and these strides. */
    static boolean apply(
            BinaryFunction f,
            int n,
            float[] a,
            int aOffset,
            int aStride,
            float[] b,
            int bOffset,
            int bStride,
            float[] y,
            int yOffset) {
        if (n == 0) {
            return true;
        }
        int end = yOffset + n;
        if (aStride == 1 && bStride == 1) {
            return (aOffset == yOffset && bOffset == yOffset)
                    ? dense(f, yOffset, end, a, b, y)
                    : shifted(f, yOffset, end, a, aOffset - yOffset, b, bOffset - yOffset, y);
        }
        if (aStride == 1 && bStride == 0 && aOffset == yOffset) {
            return rightScalar(f, yOffset, end, a, b[bOffset], y);
        }
        if (aStride == 0 && bStride == 1 && bOffset == yOffset) {
            return leftScalar(f, yOffset, end, a[aOffset], b, y);
        }
        return false;
    }

    private static boolean dense(
            BinaryFunction f, int start, int end, float[] a, float[] b, float[] y) {
        switch (f) {
            case ADD -> {
                for (int i = start; i < end; i++) {
                    y[i] = a[i] + b[i];
                }
            }
            case SUB -> {
                for (int i = start; i < end; i++) {
                    y[i] = a[i] - b[i];
                }
            }
            case MUL -> {
                for (int i = start; i < end; i++) {
                    y[i] = a[i] * b[i];
                }
            }
            case DIV -> {
                for (int i = start; i < end; i++) {
                    y[i] = a[i] / b[i];
                }
            }
            case MAX -> {
                for (int i = start; i < end; i++) {
                    y[i] = Math.max(a[i], b[i]);
                }
            }
            case MIN -> {
                for (int i = start; i < end; i++) {
                    y[i] = Math.min(a[i], b[i]);
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /** The functions that accumulate rows of arrays. */
    private static boolean shifted(
            BinaryFunction f,
            int start,
            int end,
            float[] a,
            int aShift,
            float[] b,
            int bShift,
            float[] y) {
        switch (f) {
            case ADD -> {
                for (int i = start; i < end; i++) {
                    y[i] = a[i + aShift] + b[i + bShift];
                }
            }
            case MUL -> {
                for (int i = start; i < end; i++) {
                    y[i] = a[i + aShift] * b[i + bShift];
                }
            }
            case MAX -> {
                for (int i = start; i < end; i++) {
                    y[i] = Math.max(a[i + aShift], b[i + bShift]);
                }
            }
            case MIN -> {
                for (int i = start; i < end; i++) {
                    y[i] = Math.min(a[i + aShift], b[i + bShift]);
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static boolean rightScalar(
            BinaryFunction f, int start, int end, float[] a, float b, float[] y) {
        switch (f) {
            case ADD -> {
                for (int i = start; i < end; i++) {
                    y[i] = a[i] + b;
                }
            }
            case SUB -> {
                for (int i = start; i < end; i++) {
                    y[i] = a[i] - b;
                }
            }
            case MUL -> {
                for (int i = start; i < end; i++) {
                    y[i] = a[i] * b;
                }
            }
            case DIV -> {
                for (int i = start; i < end; i++) {
                    y[i] = a[i] / b;
                }
            }
            case MAX -> {
                for (int i = start; i < end; i++) {
                    y[i] = Math.max(a[i], b);
                }
            }
            case MIN -> {
                for (int i = start; i < end; i++) {
                    y[i] = Math.min(a[i], b);
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static boolean leftScalar(
            BinaryFunction f, int start, int end, float a, float[] b, float[] y) {
        switch (f) {
            case ADD, MUL, MAX, MIN -> {
                return rightScalar(f, start, end, b, a, y);
            }
            case SUB -> {
                for (int i = start; i < end; i++) {
                    y[i] = a - b[i];
                }
            }
            case DIV -> {
                for (int i = start; i < end; i++) {
                    y[i] = a / b[i];
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }
}
