package io.cotangent.intrinsics.vector;

import java.util.function.Supplier;

/**
 * Waits until code on vectors is worth using: when {@value #ELEMENTS} elements have been seen, it
 * is {@linkplain Warmup warmed up} in the background.
 *
 * <p>Code on vectors is hundreds of times slower until the JVM has compiled it, because every
 * vector is an object until then. So something else does the work for so long. As both ways give
 * the same bits, nobody sees when the one takes over from the other.
 */
final class Patience {
    private static final int ELEMENTS = 20_000;

    /**
     * So many elements count as one where something else is nearly as fast: to warm a piece up
     * takes a processor about as long as it saves in some ten million elements.
     */
    private static final int UNHURRIED = 256;

    private final Supplier<Rehearsal> rehearsals;

    /**
     * Elements so far, since the last turn of the warm-up, {@value #UNHURRIED} times; a hint only,
     * and not exact if threads race.
     */
    private long seen;

    /** Whether somebody does something much slower in the meantime. */
    private volatile boolean isUrgent;

    private volatile boolean submitted;
    private volatile boolean over;

    /**
     * Patience with some code.
     *
     * @param rehearsals makes it; may be asked several times
     */
    Patience(Supplier<Rehearsal> rehearsals) {
        this.rehearsals = rehearsals;
    }

    /** Whether the code is in use; if not, that {@code n} elements would have been its business. */
    boolean isOver(long n) {
        if (!over) {
            isUrgent = true;
            note(UNHURRIED * n);
        }
        return over;
    }

    /** Notes {@code n} elements for which something else is nearly as fast. */
    void noteUnhurried(long n) {
        note(n);
    }

    private void note(long n) {
        seen += n;
        if (seen >= UNHURRIED * ELEMENTS && !submitted) {
            submit();
        }
    }

    private synchronized void submit() {
        if (!submitted) {
            submitted = true;
            Background.run(new Work());
        }
    }

    /** The warm-up beside the program. */
    private final class Work implements Background.Work {
        private final Warmup warmup = new Warmup(Patience.this::rehearsal, () -> isUrgent);

        @Override
        public boolean takeTurn() {
            seen = 0;
            return warmup.takeTurn();
        }

        @Override
        public long missed() {
            return seen;
        }
    }

    /** Warms the code up at once; takes a while. */
    void warmUp() {
        Warmup warmup = new Warmup(this::rehearsal, () -> true);
        while (!warmup.takeTurn()) {}
    }

    private Rehearsal rehearsal() {
        Rehearsal rehearsal = rehearsals.get();
        Runnable use =
                () -> {
                    rehearsal.use().run();
                    over = true;
                };
        return new Rehearsal(rehearsal.operations(), rehearsal.code(), use);
    }
}
