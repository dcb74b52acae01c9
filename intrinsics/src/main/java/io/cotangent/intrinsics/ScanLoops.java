package io.cotangent.intrinsics;

/** Running reductions. Sums and products of {@code float} are kept in {@code double}. */
final class ScanLoops {
    private ScanLoops() {}

    static void scan(
            Reduction reduction,
            int n,
            double[] x,
            int xOffset,
            int xStride,
            double[] y,
            int yOffset,
            int yStride) {
        if (n == 0) {
            return;
        }
        double running = x[xOffset];
        y[yOffset] = x[xOffset];
        switch (reduction) {
            case SUM -> {
                for (int i = 1; i < n; i++) {
                    running += x[xOffset + i * xStride];
                    y[yOffset + i * yStride] = running;
                }
            }
            case PROD -> {
                for (int i = 1; i < n; i++) {
                    running *= x[xOffset + i * xStride];
                    y[yOffset + i * yStride] = running;
                }
            }
            case MAX -> {
                for (int i = 1; i < n; i++) {
                    running = Math.max(running, x[xOffset + i * xStride]);
                    y[yOffset + i * yStride] = running;
                }
            }
            case MIN -> {
                for (int i = 1; i < n; i++) {
                    running = Math.min(running, x[xOffset + i * xStride]);
                    y[yOffset + i * yStride] = running;
                }
            }
        }
    }

    static void scan(
            Reduction reduction,
            int n,
            float[] x,
            int xOffset,
            int xStride,
            float[] y,
            int yOffset,
            int yStride) {
        if (n == 0) {
            return;
        }
        double running = x[xOffset];
        y[yOffset] = x[xOffset];
        switch (reduction) {
            case SUM -> {
                for (int i = 1; i < n; i++) {
                    running += x[xOffset + i * xStride];
                    y[yOffset + i * yStride] = (float) running;
                }
            }
            case PROD -> {
                for (int i = 1; i < n; i++) {
                    running *= x[xOffset + i * xStride];
                    y[yOffset + i * yStride] = (float) running;
                }
            }
            case MAX -> {
                for (int i = 1; i < n; i++) {
                    running = Math.max(running, x[xOffset + i * xStride]);
                    y[yOffset + i * yStride] = (float) running;
                }
            }
            case MIN -> {
                for (int i = 1; i < n; i++) {
                    running = Math.min(running, x[xOffset + i * xStride]);
                    y[yOffset + i * yStride] = (float) running;
                }
            }
        }
    }

    static void scan(
            Reduction reduction,
            int n,
            long[] x,
            int xOffset,
            int xStride,
            long[] y,
            int yOffset,
            int yStride) {
        if (n == 0) {
            return;
        }
        long running = x[xOffset];
        y[yOffset] = x[xOffset];
        switch (reduction) {
            case SUM -> {
                for (int i = 1; i < n; i++) {
                    running += x[xOffset + i * xStride];
                    y[yOffset + i * yStride] = running;
                }
            }
            case PROD -> {
                for (int i = 1; i < n; i++) {
                    running *= x[xOffset + i * xStride];
                    y[yOffset + i * yStride] = running;
                }
            }
            case MAX -> {
                for (int i = 1; i < n; i++) {
                    running = Math.max(running, x[xOffset + i * xStride]);
                    y[yOffset + i * yStride] = running;
                }
            }
            case MIN -> {
                for (int i = 1; i < n; i++) {
                    running = Math.min(running, x[xOffset + i * xStride]);
                    y[yOffset + i * yStride] = running;
                }
            }
        }
    }

    static void scan(
            Reduction reduction,
            int n,
            int[] x,
            int xOffset,
            int xStride,
            int[] y,
            int yOffset,
            int yStride) {
        if (n == 0) {
            return;
        }
        int running = x[xOffset];
        y[yOffset] = x[xOffset];
        switch (reduction) {
            case SUM -> {
                for (int i = 1; i < n; i++) {
                    running += x[xOffset + i * xStride];
                    y[yOffset + i * yStride] = running;
                }
            }
            case PROD -> {
                for (int i = 1; i < n; i++) {
                    running *= x[xOffset + i * xStride];
                    y[yOffset + i * yStride] = running;
                }
            }
            case MAX -> {
                for (int i = 1; i < n; i++) {
                    running = Math.max(running, x[xOffset + i * xStride]);
                    y[yOffset + i * yStride] = running;
                }
            }
            case MIN -> {
                for (int i = 1; i < n; i++) {
                    running = Math.min(running, x[xOffset + i * xStride]);
                    y[yOffset + i * yStride] = running;
                }
            }
        }
    }

    static void scan(
            Reduction reduction,
            int n,
            boolean[] x,
            int xOffset,
            int xStride,
            boolean[] y,
            int yOffset,
            int yStride) {
        if (reduction.hasIdentity()) {
            throw new IllegalArgumentException(reduction + " is not defined on boolean[]");
        }
        boolean decisive = reduction == Reduction.MAX;
        boolean running = !decisive;
        for (int i = 0; i < n; i++) {
            if (x[xOffset + i * xStride] == decisive) {
                running = decisive;
            }
            y[yOffset + i * yStride] = running;
        }
    }
}
