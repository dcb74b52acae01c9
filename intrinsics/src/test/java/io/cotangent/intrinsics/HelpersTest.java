package io.cotangent.intrinsics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Threads that help with jobs. */
class HelpersTest {
    private static final int JOBS = 100;

    private final AtomicInteger wakings = new AtomicInteger();

    private final Executor pool =
            work -> {
                wakings.incrementAndGet();
                Thread.ofPlatform().daemon().start(work);
            };

    @Test
    void whoHasHelpedStaysForTheNextJobs() {
        Helpers helpers = new Helpers(pool, TimeUnit.SECONDS.toNanos(1));
        for (int i = 0; i < JOBS; i++) {
            doTogether(helpers);
        }
        // The helper is woken again where it was not yet back when the next job came.
        assertThat(wakings.get()).isLessThan(JOBS / 2);
    }

    @Test
    void nobodyStaysWhereJobsAreRare() throws InterruptedException {
        Helpers helpers = new Helpers(pool, 0);
        for (int i = 0; i < JOBS; i++) {
            doTogether(helpers);
        }
        assertThat(wakings).hasValue(JOBS);
    }

    @Test
    void jobsOfSeveralCallersAreAllHelpedWith() throws InterruptedException {
        Helpers helpers = new Helpers(pool, TimeUnit.MILLISECONDS.toNanos(1));
        Thread other =
                Thread.ofPlatform()
                        .start(() -> {
                            for (int i = 0; i < JOBS; i++) {
                                doTogether(helpers);
                            }
                        });
        for (int i = 0; i < JOBS; i++) {
            doTogether(helpers);
        }
        other.join();
        assertThat(wakings).hasPositiveValue();
    }

    /** A job that takes two: each of its pieces waits for the other. */
    private static void doTogether(Helpers helpers) {
        CyclicBarrier both = new CyclicBarrier(2);
        Job job = new Job((from, to) -> await(both), 2, 1);
        helpers.call(job, 1);
        job.work();
        job.await();
        helpers.dismiss(job);
        job.rethrow();
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new AssertionError(e);
        }
    }
}
