package io.cotangent.intrinsics.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Code that is run until it is fast. */
class WarmupTest {
    private static final int CALLS = 300;
    private static final long SHORT_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final long SLOW_NANOS = 50_000;
    private static final long OPERATIONS = SLOW_NANOS / 100;

    /** Pauses leave a processor to the compiler, which waits for calls: they must not be rare. */
    @Test
    void slowCodeIsCalledManyTimesBetweenPauses() {
        AtomicInteger calls = new AtomicInteger();
        AtomicBoolean isUsed = new AtomicBoolean();
        Rehearsal rehearsal =
                new Rehearsal(
                        OPERATIONS,
                        () -> {
                            if (calls.getAndIncrement() < CALLS) {
                                spin();
                            }
                        },
                        () -> isUsed.set(true));
        Warmup warmup = new Warmup(() -> rehearsal, () -> false);
        long start = System.nanoTime();
        assertThat(warmup.takeTurn()).isTrue();
        assertThat(isUsed).isTrue();
        assertThat(calls).hasValueGreaterThan(CALLS);
        assertThat(System.nanoTime() - start).isLessThan(CALLS * Warmup.PAUSE_NANOS / 2);
    }

    @Test
    void codeThatStaysSlowIsMadeAnewAndGivenUpInTheEnd() {
        AtomicInteger made = new AtomicInteger();
        AtomicBoolean isUsed = new AtomicBoolean();
        Supplier<Rehearsal> rehearsals =
                () -> {
                    made.incrementAndGet();
                    return new Rehearsal(OPERATIONS, WarmupTest::spin, () -> isUsed.set(true));
                };
        long nanos = TimeUnit.SECONDS.toNanos(4);
        Warmup warmup = new Warmup(rehearsals, () -> true, nanos, ThreadMemory::bytes);
        int turns = 1;
        while (!warmup.takeTurn()) {
            turns++;
        }
        assertThat(made).hasValue(Warmup.ATTEMPTS);
        assertThat(isUsed).isFalse();
        assertThat(turns).isGreaterThan(Warmup.ATTEMPTS);
    }

    /** Code that is fast from the beginning; notes which of those that were made are used. */
    private static Supplier<Rehearsal> fast(AtomicInteger made, List<Integer> used) {
        return () -> {
            int number = made.incrementAndGet();
            return new Rehearsal(OPERATIONS, () -> {}, () -> used.add(number));
        };
    }

    /** Vectors that stay objects in one class need not do so in the next. */
    @Test
    void fastCodeThatMakesObjectsIsUsedUntilThereIsBetter() {
        AtomicInteger made = new AtomicInteger();
        List<Integer> used = new ArrayList<>();
        AtomicLong bytes = new AtomicLong();
        LongSupplier memory = () -> made.get() == 1 ? bytes.addAndGet(1 << 20) : bytes.get();
        Warmup warmup = new Warmup(fast(made, used), () -> true, SHORT_NANOS, memory);
        assertThat(warmup.takeTurn()).isFalse();
        assertThat(used).containsExactly(1);
        assertThat(warmup.takeTurn()).isTrue();
        assertThat(used).containsExactly(1, 2);
    }

    @Test
    void fastCodeThatAlwaysMakesObjectsStaysInUse() {
        AtomicInteger made = new AtomicInteger();
        List<Integer> used = new ArrayList<>();
        AtomicLong bytes = new AtomicLong();
        LongSupplier memory = () -> bytes.addAndGet(1 << 20);
        Warmup warmup = new Warmup(fast(made, used), () -> true, SHORT_NANOS, memory);
        while (!warmup.takeTurn()) {
            assertThat(used).containsExactly(1);
        }
        assertThat(used).containsExactly(1);
        assertThat(made).hasValue(Warmup.ATTEMPTS_IN_USE);
    }

    @Test
    void memoryOfObjectsIsSeen() {
        long before = ThreadMemory.bytes();
        double[] object = new double[1 << 17];
        assertThat(ThreadMemory.bytes() - before).isBetween(1L << 20, 1L << 21);
        assertThat(object).hasSize(1 << 17);
    }

    /** The slow ones would take four minutes, one after the other. */
    @Test
    void othersDoNotWaitForCodeThatStaysSlow() throws InterruptedException {
        int count = 2 * Runtime.getRuntime().availableProcessors();
        AtomicBoolean isOver = new AtomicBoolean();
        Rehearsal slow = new Rehearsal(OPERATIONS, WarmupTest::spin, () -> {});
        for (int i = 0; i < count; i++) {
            Warmup warmup = new Warmup(() -> slow, () -> false);
            Background.run(() -> isOver.get() || warmup.takeTurn());
        }
        CountDownLatch used = new CountDownLatch(1);
        Rehearsal fast = new Rehearsal(OPERATIONS, () -> {}, used::countDown);
        Background.run(new Warmup(() -> fast, () -> false)::takeTurn);
        assertThat(used.await(2, TimeUnit.MINUTES)).isTrue();
        isOver.set(true);
        Background.await();
    }

    private static void spin() {
        long end = System.nanoTime() + SLOW_NANOS;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }
}
