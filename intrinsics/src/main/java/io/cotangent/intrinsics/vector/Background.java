package io.cotangent.intrinsics.vector;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Does work beside the program, turn by turn: first come, first served, and what is not done after
 * a turn comes again after all others. The threads are not those of the common pool, which a
 * program that splits its own work waits for; they end when there is nothing to do.
 */
public final class Background {
    private static final long IDLE_SECONDS = 1;

    private static final ThreadPoolExecutor THREADS = threads();

    private static final Object LOCK = new Object();

    /** Works that have not come to their end. */
    private static int pending;

    private Background() {}

    /**
     * Does some work, some time.
     *
     * @param turn does a part of it, and says whether this was the last
     */
    static void run(BooleanSupplier turn) {
        synchronized (LOCK) {
            pending++;
        }
        THREADS.execute(() -> take(turn));
    }

    private static void take(BooleanSupplier turn) {
        boolean isLast = true;
        try {
            isLast = turn.getAsBoolean();
        } finally {
            if (isLast) {
                end();
            }
        }
        if (!isLast) {
            THREADS.execute(() -> take(turn));
        }
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
