package io.cotangent.intrinsics.vector;

import java.util.function.BooleanSupplier;

/**
 * Waits until code on vectors is worth using: when {@value #ELEMENTS} elements have been seen, it
 * is {@linkplain Warmup warmed up} in the background. See {@link Loop}, which does the same.
 */
final class Patience {
    private static final int ELEMENTS = 20_000;

    /**
     * So many elements count as one where something else is nearly as fast: to warm a piece up
     * takes a processor about as long as it saves in some ten million elements.
     */
    private static final int UNHURRIED = 256;

    private final BooleanSupplier warmup;

    /** Elements so far, {@value #UNHURRIED} times; a hint only, and not exact if threads race. */
    private int seen;

    private volatile boolean submitted;
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
        if (!over) {
            note(UNHURRIED * n);
        }
        return over;
    }

    /** Notes {@code n} elements for which something else is nearly as fast. */
    void noteUnhurried(long n) {
        note(n);
    }

    private void note(long n) {
        seen = (int) Math.min(seen + n, UNHURRIED * ELEMENTS);
        if (seen == UNHURRIED * ELEMENTS && !submitted) {
            submit();
        }
    }

    private synchronized void submit() {
        if (!submitted) {
            submitted = true;
            Background.run(this::warmUp);
        }
    }

    /** Warms the code up; takes a while. */
    void warmUp() {
        over = warmup.getAsBoolean();
    }
}
