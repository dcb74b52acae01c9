package io.cotangent.intrinsics.vector;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Does work beside the program, turn by turn: next is what the program has missed most, of equals
 * what has waited longest. The threads are not those of the common pool, which a program that
 * splits its own work waits for; they end when there is nothing to do.
 */
public final class Background {
    private static final long IDLE_SECONDS = 1;

    private static final ThreadPoolExecutor THREADS = threads();

    private static final Object LOCK = new Object();

    /** Works that wait for a turn. */
    private static final List<Work> WAITING = new ArrayList<>();

    /** Works that have not come to their end. */
    private static int pending;

    private Background() {}

    /** Something to do beside the program. */
    @FunctionalInterface
    interface Work {
        /** Does a part of it, and says whether this was the last. */
        boolean takeTurn();

        /** How much the program would have used it since its last turn. */
        default long missed() {
            return 0;
        }
    }

    /** Does some work, some time. */
    static void run(Work work) {
        synchronized (LOCK) {
            pending++;
        }
        await(work);
    }

    private static void await(Work work) {
        synchronized (LOCK) {
            WAITING.add(work);
        }
        THREADS.execute(Background::next);
    }

    private static void next() {
        Work work;
        synchronized (LOCK) {
            work = WAITING.remove(next(WAITING));
        }
        boolean isLast = true;
        try {
            isLast = work.takeTurn();
        } finally {
            if (isLast) {
                end();
            }
        }
        if (!isLast) {
            await(work);
        }
    }

    /** The place of what comes next. */
    static int next(List<Work> waiting) {
        int next = 0;
        long most = Long.MIN_VALUE;
        for (int i = 0; i < waiting.size(); i++) {
            long missed = waiting.get(i).missed(); // the program goes on: look once
            if (missed > most) {
                next = i;
                most = missed;
            }
        }
        return next;
    }

    private static void end() {
        synchronized (LOCK) {
            pending--;
            LOCK.notifyAll();
        }
    }

    /** Waits until there is no work left. */
    public static void await() throws InterruptedException {
        synchronized (LOCK) {
            while (pending > 0) {
                LOCK.wait();
            }
        }
    }

    private static ThreadPoolExecutor threads() {
        ThreadFactory factory =
                work -> {
                    Thread thread =
                            Thread.ofPlatform()
                                    .name("cotangent-warm-up")
                                    .daemon()
                                    .inheritInheritableThreadLocals(false)
                                    .unstarted(work);
                    thread.setContextClassLoader(null);
                    return thread;
                };
        int count = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        ThreadPoolExecutor threads =
                new ThreadPoolExecutor(
                        count,
                        count,
                        IDLE_SECONDS,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(),
                        factory);
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }
}
