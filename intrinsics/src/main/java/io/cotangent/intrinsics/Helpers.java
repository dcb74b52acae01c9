package io.cotangent.intrinsics;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Threads of a pool that help with jobs. Where one job follows another, helpers stay for a moment
 * and look for the next: a program has many short ones in a row, and to wake a thread takes longer
 * than they do.
 */
final class Helpers {
    /** How often a helper looks for a job before it looks at the time. */
    private static final int LOOKS = 16;

    private final Executor pool;
    private final long moment;

    /** The job that those who stay see; jobs of other callers meanwhile go to the pool. */
    private final AtomicReference<Job> open = new AtomicReference<>();

    private final AtomicInteger staying = new AtomicInteger();

    /** When a job was done last. */
    private volatile long last = System.nanoTime();

    /**
     * The threads of a pool.
     *
     * @param moment how long a helper stays, and what is soon; nanoseconds
     */
    Helpers(Executor pool, long moment) {
        this.pool = pool;
        this.moment = moment;
    }

    /** Gets so many helpers for a job. */
    void call(Job job, int count) {
        boolean soon = System.nanoTime() - last < moment;
        // Who leaves looks once more after it is no longer counted: none is counted and misses it.
        int here = open.compareAndSet(null, job) ? staying.get() : 0;
        for (int i = here; i < count; i++) {
            pool.execute(() -> help(job, soon));
        }
    }

    /** Sees to it that a job that is done is not kept. */
    void dismiss(Job job) {
        open.compareAndSet(job, null);
        last = System.nanoTime();
    }

    /** Helps with a job and, if it came soon after another, with those that come soon after it. */
    private void help(Job first, boolean soon) {
        first.work();
        for (Job job = soon ? stay() : null; job != null; job = stay()) {
            job.work();
        }
    }

    /** The next job; null if there has been none for a moment. */
    private Job stay() {
        staying.incrementAndGet();
        Job job = find();
        for (long end = System.nanoTime() + moment; job == null && System.nanoTime() < end; ) {
            for (int i = 0; i < LOOKS && job == null; i++) {
                Thread.onSpinWait();
                job = find();
            }
        }
        staying.decrementAndGet();
        return job == null ? find() : job;
    }

    private Job find() {
        Job job = open.get();
        return job != null && job.hasMore() ? job : null;
    }
}
