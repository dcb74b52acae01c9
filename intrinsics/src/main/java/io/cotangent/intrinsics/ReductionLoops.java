package io.cotangent.intrinsics;

/**
 * Reductions of one run of elements, and the places of extremes.
 *
 * <p>Floating-point sums are pairwise: blocks of 128 elements are added one after the other, in
 * four interleaved sums that the processor can compute at the same time, and the blocks' sums are
 * combined as the leaves of a balanced binary tree. The rounding errors of n numbers then add up to
 * at most about {@code 32 + log2(n)} units instead of n (Higham, "Accuracy and Stability of
 * Numerical Algorithms", 4.2). The order depends on n only, never on strides. Sums and products of
 * {@code float} are kept in {@code double} until the end.
 */
final class ReductionLoops {
    private static final int BLOCK = 128;

    private ReductionLoops() {}

    static double reduce(Reduction reduction, int n, double[] x, int offset, int stride) {
        return switch (reduction) {
            case SUM -> sum(n, x, offset, stride);
            case PROD -> {
                double product = 1;
                for (int i = 0; i < n; i++) {
                    product *= x[offset + i * stride];
                }
                yield product;
            }
            case MAX -> largest(n, x, offset, stride);
            case MIN -> smallest(n, x, offset, stride);
        };
    }

    private static double largest(int n, double[] x, int offset, int stride) {
        double a = x[offset];
        double b = a;
        double c = a;
        double d = a;
        int i = 0;
        for (; i < n - 3; i += 4) {
            int at = offset + i * stride;
            a = Math.max(a, x[at]);
            b = Math.max(b, x[at + stride]);
            c = Math.max(c, x[at + 2 * stride]);
            d = Math.max(d, x[at + 3 * stride]);
        }
        for (; i < n; i++) {
            a = Math.max(a, x[offset + i * stride]);
        }
        return Math.max(Math.max(a, b), Math.max(c, d));
    }

    private static double smallest(int n, double[] x, int offset, int stride) {
        double a = x[offset];
        double b = a;
        double c = a;
        double d = a;
        int i = 0;
        for (; i < n - 3; i += 4) {
            int at = offset + i * stride;
            a = Math.min(a, x[at]);
            b = Math.min(b, x[at + stride]);
            c = Math.min(c, x[at + 2 * stride]);
            d = Math.min(d, x[at + 3 * stride]);
        }
        for (; i < n; i++) {
            a = Math.min(a, x[offset + i * stride]);
        }
        return Math.min(Math.min(a, b), Math.min(c, d));
    }

    private static double sum(int n, double[] x, int offset, int stride) {
        if (n <= BLOCK) {
            return block(n, x, offset, stride);
        }
        int half = (n / BLOCK + 1) / 2 * BLOCK;
        return sum(half, x, offset, stride) + sum(n - half, x, offset + half * stride, stride);
    }

    private static double block(int n, double[] x, int offset, int stride) {
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        int i = 0;
        for (; i < n - 3; i += 4) {
            int at = offset + i * stride;
            sum0 += x[at];
            sum1 += x[at + stride];
            sum2 += x[at + 2 * stride];
            sum3 += x[at + 3 * stride];
        }
        double sum = (sum0 + sum1) + (sum2 + sum3);
        for (; i < n; i++) {
            sum += x[offset + i * stride];
        }
        return sum;
    }

    static double reduce(Reduction reduction, int n, float[] x, int offset, int stride) {
        return switch (reduction) {
            case SUM -> sum(n, x, offset, stride);
            case PROD -> {
                double product = 1;
                for (int i = 0; i < n; i++) {
                    product *= x[offset + i * stride];
                }
                yield product;
            }
            case MAX -> largest(n, x, offset, stride);
            case MIN -> smallest(n, x, offset, stride);
        };
    }

    private static float largest(int n, float[] x, int offset, int stride) {
        float a = x[offset];
        float b = a;
        float c = a;
        float d = a;
        int i = 0;
        for (; i < n - 3; i += 4) {
            int at = offset + i * stride;
            a = Math.max(a, x[at]);
            b = Math.max(b, x[at + stride]);
            c = Math.max(c, x[at + 2 * stride]);
            d = Math.max(d, x[at + 3 * stride]);
        }
        for (; i < n; i++) {
            a = Math.max(a, x[offset + i * stride]);
        }
        return Math.max(Math.max(a, b), Math.max(c, d));
    }

    private static float smallest(int n, float[] x, int offset, int stride) {
        float a = x[offset];
        float b = a;
        float c = a;
        float d = a;
        int i = 0;
        for (; i < n - 3; i += 4) {
            int at = offset + i * stride;
            a = Math.min(a, x[at]);
            b = Math.min(b, x[at + stride]);
            c = Math.min(c, x[at + 2 * stride]);
            d = Math.min(d, x[at + 3 * stride]);
        }
        for (; i < n; i++) {
            a = Math.min(a, x[offset + i * stride]);
        }
        return Math.min(Math.min(a, b), Math.min(c, d));
    }

    private static double sum(int n, float[] x, int offset, int stride) {
        if (n <= BLOCK) {
            return block(n, x, offset, stride);
        }
        int half = (n / BLOCK + 1) / 2 * BLOCK;
        return sum(half, x, offset, stride) + sum(n - half, x, offset + half * stride, stride);
    }

    private static double block(int n, float[] x, int offset, int stride) {
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        int i = 0;
        for (; i < n - 3; i += 4) {
            int at = offset + i * stride;
            sum0 += x[at];
            sum1 += x[at + stride];
            sum2 += x[at + 2 * stride];
            sum3 += x[at + 3 * stride];
        }
        double sum = (sum0 + sum1) + (sum2 + sum3);
        for (; i < n; i++) {
            sum += x[offset + i * stride];
        }
        return sum;
    }

    static long reduce(Reduction reduction, int n, long[] x, int offset, int stride) {
        long result = reduction == Reduction.SUM ? 0 : reduction == Reduction.PROD ? 1 : x[offset];
        for (int i = 0; i < n; i++) {
            long next = x[offset + i * stride];
            result =
                    switch (reduction) {
                        case SUM -> result + next;
                        case PROD -> result * next;
                        case MAX -> Math.max(result, next);
                        case MIN -> Math.min(result, next);
                    };
        }
        return result;
    }

    static int reduce(Reduction reduction, int n, int[] x, int offset, int stride) {
        int result = reduction == Reduction.SUM ? 0 : reduction == Reduction.PROD ? 1 : x[offset];
        for (int i = 0; i < n; i++) {
            int next = x[offset + i * stride];
            result =
                    switch (reduction) {
                        case SUM -> result + next;
                        case PROD -> result * next;
                        case MAX -> Math.max(result, next);
                        case MIN -> Math.min(result, next);
                    };
        }
        return result;
    }

    static boolean reduce(Reduction reduction, int n, boolean[] x, int offset, int stride) {
        if (reduction.hasIdentity()) {
            throw new IllegalArgumentException(reduction + " is not defined on boolean[]");
        }
        boolean decisive = reduction == Reduction.MAX;
        for (int i = 0; i < n; i++) {
            if (x[offset + i * stride] == decisive) {
                return decisive;
            }
        }
        return !decisive;
    }

    /**
     * The place of the first largest element, or of the first smallest; of the first NaN if any.
     */
    static int extreme(boolean largest, int n, Object x, int offset, int stride) {
        if (x instanceof double[] elements) {
            return extreme(largest, n, elements, offset, stride);
        } else if (x instanceof float[] elements) {
            return extreme(largest, n, elements, offset, stride);
        } else if (x instanceof long[] elements) {
            return extreme(largest, n, elements, offset, stride);
        } else if (x instanceof int[] elements) {
            return extreme(largest, n, elements, offset, stride);
        } else if (x instanceof boolean[] elements) {
            for (int i = 0; i < n; i++) {
                if (elements[offset + i * stride] == largest) {
                    return i;
                }
            }
            return 0;
        }
        throw new IllegalArgumentException("no order of " + x.getClass().getSimpleName());
    }

    private static int extreme(boolean largest, int n, double[] x, int offset, int stride) {
        int place = 0;
        double best = x[offset];
        for (int i = 0; i < n; i++) {
            double next = x[offset + i * stride];
            if (Double.isNaN(next)) {
                return i;
            }
            if (largest ? next > best : next < best) {
                place = i;
                best = next;
            }
        }
        return place;
    }

    private static int extreme(boolean largest, int n, float[] x, int offset, int stride) {
        int place = 0;
        float best = x[offset];
        for (int i = 0; i < n; i++) {
            float next = x[offset + i * stride];
            if (Float.isNaN(next)) {
                return i;
            }
            if (largest ? next > best : next < best) {
                place = i;
                best = next;
            }
        }
        return place;
    }

    private static int extreme(boolean largest, int n, long[] x, int offset, int stride) {
        int place = 0;
        long best = x[offset];
        for (int i = 1; i < n; i++) {
            long next = x[offset + i * stride];
            if (largest ? next > best : next < best) {
                place = i;
                best = next;
            }
        }
        return place;
    }

    private static int extreme(boolean largest, int n, int[] x, int offset, int stride) {
        int place = 0;
        int best = x[offset];
        for (int i = 1; i < n; i++) {
            int next = x[offset + i * stride];
            if (largest ? next > best : next < best) {
                place = i;
                best = next;
            }
        }
        return place;
    }
}
