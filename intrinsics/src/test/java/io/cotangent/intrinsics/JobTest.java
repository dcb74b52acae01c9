package io.cotangent.intrinsics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

/** Work in pieces. */
class JobTest {
    private static final int N = 1003;

    @Test
    void eachNumberIsDoneOnceByHoweverMany() throws InterruptedException {
        AtomicIntegerArray times = new AtomicIntegerArray(N);
        Job job =
                new Job(
                        (from, to) -> {
                            for (int i = from; i < to; i++) {
                                times.incrementAndGet(i);
                            }
                        },
                        N,
                        10);
        List<Thread> helpers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            helpers.add(Thread.startVirtualThread(job::work));
        }
        job.work();
        job.await();
        for (int i = 0; i < N; i++) {
            assertThat(times.get(i)).isEqualTo(1);
        }
        assertThat(job.hasMore()).isFalse();
        for (Thread helper : helpers) {
            helper.join();
        }
    }

    @Test
    void theCallerSleepsUntilTheLastPieceIsDone() throws InterruptedException {
        CountDownLatch taken = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        Job job =
                new Job(
                        (from, to) -> {
                            taken.countDown();
                            await(mayEnd);
                        },
                        1,
                        1);
        Thread helper = Thread.ofPlatform().start(job::work);
        await(taken);
        job.work(); // finds nothing
        Thread caller = Thread.currentThread();
        Thread.ofPlatform()
                .start(() -> {
                    while (caller.getState() != Thread.State.WAITING) {
                        Thread.onSpinWait();
                    }
                    caller.interrupt(); // does not end the wait, and is not forgotten
                    mayEnd.countDown();
                });
        job.await();
        assertThat(mayEnd.getCount()).isZero();
        assertThat(Thread.interrupted()).isTrue();
        helper.join();
    }

    @Test
    void theCallerGetsWhatAHelperThrowsWhenAllPiecesAreDone() throws InterruptedException {
        AtomicIntegerArray times = new AtomicIntegerArray(N);
        CyclicBarrier bothHaveOne = new CyclicBarrier(2);
        Thread caller = Thread.currentThread();
        Job job =
                new Job(
                        (from, to) -> {
                            times.incrementAndGet(from);
                            if (from < 2) {
                                await(bothHaveOne);
                            }
                            if (Thread.currentThread() != caller) {
                                throw new IllegalArgumentException("thrown by a helper");
                            }
                        },
                        N,
                        1);
        Thread helper = Thread.ofPlatform().start(job::work);
        job.work();
        job.await();
        helper.join();
        for (int i = 0; i < N; i++) {
            assertThat(times.get(i)).isEqualTo(1);
        }
        assertThatThrownBy(job::rethrow)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("thrown by a helper");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
