package io.cotangent.intrinsics.vector;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Phaser;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Does work beside the program, first come, first served. The threads are not those of the common
 * pool, which a program that splits its own work waits for; they end when there is nothing to do.
 */
public final class Background {
    private static final long IDLE_SECONDS = 1;

    private static final ThreadPoolExecutor THREADS = threads();

    private Background() {}

    /** Does some work, some time. */
    static void run(Runnable work) {
        THREADS.execute(work);
    }

    /** Waits for all work so far: until every thread has come to the end of it. */
    public static synchronized void await() {
        int count = THREADS.getCorePoolSize();
        Phaser end = new Phaser(count + 1);
        for (int i = 0; i < count; i++) {
            THREADS.execute(end::arriveAndAwaitAdvance);
        }
        end.arriveAndAwaitAdvance();
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
