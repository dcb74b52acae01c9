package io.cotangent.intrinsics.vector;

import io.cotangent.intrinsics.Reduction;

/**
 * Sums of many runs as inner products with ones, which have the same bits: products with 1 are
 * exact, and a {@link Fold} adds them up in the same order. {@link Dots} do several runs at a time,
 * and without a copy of a run that does not make whole rows of columns.
 */
final class RunSums {
    /** What is done for each run is next to nothing beside a longer one. */
    private static final int LONGEST = 2048;

    private final Dots dots;
    private final Object ones;
    private final int width;

    RunSums(Elements elements, Dots dots) {
        this.dots = dots;
        this.ones = elements.allocate(LONGEST);
        this.width = Fold.columns(elements.format());
        Fold.fill(ones, 0, LONGEST, 1);
    }

    /** Whether this is the way to reduce {@code count} runs of {@code n} elements. */
    boolean suits(Reduction reduction, int count, int n) {
        return reduction == Reduction.SUM
                && Dots.ROWS > 1
                && n >= width
                && n <= LONGEST
                && dots.areReady(count, n);
    }

    /** Adds up runs that lie one after the other. */
    void run(int count, int n, Object x, int xOffset, Object y, int yOffset) {
        dots.run(count, n, 1, x, xOffset, n, ones, 0, 0, y, yOffset, 1);
    }
}
