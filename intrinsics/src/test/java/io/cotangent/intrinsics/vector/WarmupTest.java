package io.cotangent.intrinsics.vector;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Code that is run until it is fast. */
class WarmupTest {
    private static final int CALLS = 300;
    private static final long SLOW_NANOS = 50_000;
    private static final long OPERATIONS = SLOW_NANOS / 100;

    /** Pauses leave a processor to the compiler, which waits for calls: they must not be rare. */
    @Test
    void slowCodeIsCalledManyTimesBetweenPauses() {
        int[] calls = {0};
        long start = System.nanoTime();
        boolean fast =
                Warmup.run(
                        OPERATIONS,
                        () -> {
                            if (calls[0]++ < CALLS) {
                                spin();
                            }
                        },
                        0,
                        Warmup.PAUSE_NANOS);
        assertThat(fast).isTrue();
        assertThat(calls[0]).isGreaterThan(CALLS);
        assertThat(System.nanoTime() - start).isLessThan(CALLS * Warmup.PAUSE_NANOS / 2);
    }

    private static void spin() {
        long end = System.nanoTime() + SLOW_NANOS;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }
}
