package io.cotangent.intrinsics;

/**
 * The most frequent functions of two integers or truth values, each with loops of its own: to
 * choose the function for each element would take several times longer than to compute it. Where
 * all arrays have the same index, the JIT compiler makes vector instructions of a loop; see {@link
 * ArithmeticLoops}.
 */
// Of truth values both operands are looked at, because a branch costs more than an operation.
@SuppressWarnings("ShortCircuitBoolean")
final class IntegerLoops {
    private IntegerLoops() {}

    /** False, and nothing done, if there is no loop for this function. */
    static boolean apply(
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
        if (aStride == 1
                && bStride == 1
                && yStride == 1
                && aOffset == yOffset
                && bOffset == yOffset) {
            return dense(f, yOffset, yOffset + n, a, b, y);
        }
        switch (f) {
            case ADD -> {
                for (int i = 0; i < n; i++) {
                    y[yOffset + i * yStride] = a[aOffset + i * aStride] + b[bOffset + i * bStride];
                }
            }
            case SUB -> {
                for (int i = 0; i < n; i++) {
                    y[yOffset + i * yStride] = a[aOffset + i * aStride] - b[bOffset + i * bStride];
                }
            }
            case MUL -> {
                for (int i = 0; i < n; i++) {
                    y[yOffset + i * yStride] = a[aOffset + i * aStride] * b[bOffset + i * bStride];
                }
            }
            case MAX -> {
                for (int i = 0; i < n; i++) {
                    y[yOffset + i * yStride] =
                            Math.max(a[aOffset + i * aStride], b[bOffset + i * bStride]);
                }
            }
            case MIN -> {
                for (int i = 0; i < n; i++) {
                    y[yOffset + i * yStride] =
                            Math.min(a[aOffset + i * aStride], b[bOffset + i * bStride]);
                }
            }
            case AND -> {
                for (int i = 0; i < n; i++) {
                    y[yOffset + i * yStride] = a[aOffset + i * aStride] & b[bOffset + i * bStride];
                }
            }
            case OR -> {
                for (int i = 0; i < n; i++) {
                    y[yOffset + i * yStride] = a[aOffset + i * aStride] | b[bOffset + i * bStride];
                }
            }
            case XOR -> {
                for (int i = 0; i < n; i++) {
                    y[yOffset + i * yStride] = a[aOffset + i * aStride] ^ b[bOffset + i * bStride];
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /** False, and nothing done, if there is no loop for this function. */
    static boolean apply(
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
        if (aStride == 1
                && bStride == 1
                && yStride == 1
                && aOffset == yOffset
                && bOffset == yOffset) {
            return dense(f, yOffset, yOffset + n, a, b, y);
        }
        switch (f) {
            case ADD -> {
                for (int i = 0; i < n; i++) {
                    y[yOffset + i * yStride] = a[aOffset + i * aStride] + b[bOffset + i * bStride];
                }
            }
            case SUB -> {
                for (int i = 0; i < n; i++) {
                    y[yOffset + i * yStride] = a[aOffset + i * aStride] - b[bOffset + i * bStride];
                }
            }
            case MUL -> {
                for (int i = 0; i < n; i++) {
                    y[yOffset + i * yStride] = a[aOffset + i * aStride] * b[bOffset + i * bStride];
                }
            }
            case MAX -> {
                for (int i = 0; i < n; i++) {
                    y[yOffset + i * yStride] =
                            Math.max(a[aOffset + i * aStride], b[bOffset + i * bStride]);
                }
            }
            case MIN -> {
                for (int i = 0; i < n; i++) {
                    y[yOffset + i * yStride] =
                            Math.min(a[aOffset + i * aStride], b[bOffset + i * bStride]);
                }
            }
            case AND -> {
                for (int i = 0; i < n; i++) {
                    y[yOffset + i * yStride] = a[aOffset + i * aStride] & b[bOffset + i * bStride];
                }
            }
            case OR -> {
                for (int i = 0; i < n; i++) {
                    y[yOffset + i * yStride] = a[aOffset + i * aStride] | b[bOffset + i * bStride];
                }
            }
            case XOR -> {
                for (int i = 0; i < n; i++) {
                    y[yOffset + i * yStride] = a[aOffset + i * aStride] ^ b[bOffset + i * bStride];
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /** False, and nothing done, if there is no loop for this function. */
    static boolean apply(
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
        if (aStride == 1
                && bStride == 1
                && yStride == 1
                && aOffset == yOffset
                && bOffset == yOffset) {
            return dense(f, yOffset, yOffset + n, a, b, y);
        }
        switch (f) {
            case AND, MIN -> {
                for (int i = 0; i < n; i++) {
                    y[yOffset + i * yStride] = a[aOffset + i * aStride] & b[bOffset + i * bStride];
                }
            }
            case OR, MAX -> {
                for (int i = 0; i < n; i++) {
                    y[yOffset + i * yStride] = a[aOffset + i * aStride] | b[bOffset + i * bStride];
                }
            }
            case XOR -> {
                for (int i = 0; i < n; i++) {
                    y[yOffset + i * yStride] = a[aOffset + i * aStride] ^ b[bOffset + i * bStride];
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static boolean dense(
            BinaryFunction f, int start, int end, long[] a, long[] b, long[] y) {
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
            case AND -> {
                for (int i = start; i < end; i++) {
                    y[i] = a[i] & b[i];
                }
            }
            case OR -> {
                for (int i = start; i < end; i++) {
                    y[i] = a[i] | b[i];
                }
            }
            case XOR -> {
                for (int i = start; i < end; i++) {
                    y[i] = a[i] ^ b[i];
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static boolean dense(BinaryFunction f, int start, int end, int[] a, int[] b, int[] y) {
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
            case AND -> {
                for (int i = start; i < end; i++) {
                    y[i] = a[i] & b[i];
                }
            }
            case OR -> {
                for (int i = start; i < end; i++) {
                    y[i] = a[i] | b[i];
                }
            }
            case XOR -> {
                for (int i = start; i < end; i++) {
                    y[i] = a[i] ^ b[i];
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static boolean dense(
            BinaryFunction f, int start, int end, boolean[] a, boolean[] b, boolean[] y) {
        switch (f) {
            case AND, MIN -> {
                for (int i = start; i < end; i++) {
                    y[i] = a[i] & b[i];
                }
            }
            case OR, MAX -> {
                for (int i = start; i < end; i++) {
                    y[i] = a[i] | b[i];
                }
            }
            case XOR -> {
                for (int i = start; i < end; i++) {
                    y[i] = a[i] ^ b[i];
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }
}
