package io.cotangent.intrinsics.vector;

import java.util.concurrent.ForkJoinPool;
import java.util.function.BooleanSupplier;

/**
 * Waits until code on vectors is worth using: when {@value #ELEMENTS} elements have been seen, it
 * is {@linkplain Warmup warmed up} in the background. See {@link Loop}, which does the same.
 */
final class Patience {
    private static final int ELEMENTS = 20_000;

    private final BooleanSupplier warmup;

    /** Elements so far; a hint only, and not exact if threads race. */
    private int seen;

    private boolean submitted;
    private volatile boolean over;

    /**
     * Patience with some code.
     *
     * @param warmup runs it until it is compiled, and says whether it is
     */
    Patience(BooleanSupplier warmup) {
        this.warmup = warmup;
    }

    /** Whether the code is warm; if not, that {@code n} elements would have been its business. */
    boolean isOver(long n) {
        if (over) {
            return true;
        }
        seen = (int) Math.min(seen + n, ELEMENTS);
        if (seen == ELEMENTS) {
            submit();
        }
        return false;
    }

    private synchronized void submit() {
        if (!submitted) {
            submitted = true;
            ForkJoinPool.commonPool().execute(this::warmUp);
        }
    }

    /** Warms the code up; takes a while. */
    void warmUp() {
        over = warmup.getAsBoolean();
    }
}
