package io.cotangent.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Calls until the code is hot: until for a second no call was faster than before, and neither the
 * compilers nor the loops that are made hot in the background had much to do. The second is one of
 * the process's CPU time, so that a busy machine takes longer.
 */
final class WarmUp {
    private static final double SECOND = 1e9;

    /** What other threads may take of the time, collectors left out. */
    private static final double BACKGROUND = 0.15;

    private static final double GAIN = 0.95;

    /** After so many seconds the code counts as hot, come what may. */
    private static final double LONGEST = 40 * SECOND;

    private final double start = Clock.now().process();

    private WarmUp() {}

    /** The threads that share a call's work. */
    private static final String WORKERS = "ForkJoinPool.commonPool";

    /** CPU time, in nanoseconds: all of it, the call's, and the collectors'. */
    private record Clock(double process, double call, double collectors) {
        static Clock now() {
            double collectors =
                    ManagementFactory.getGarbageCollectorMXBeans().stream()
                            .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                            .sum();
            return new Clock(
                    ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)
                            .getProcessCpuTime(),
                    ofCall(),
                    collectors * 1e6);
        }

        private static double ofCall() {
            ThreadMXBean threads = ManagementFactory.getThreadMXBean();
            double nanos = threads.getCurrentThreadCpuTime();
            for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
                if (thread != null && thread.getThreadName().startsWith(WORKERS)) {
                    nanos += Math.max(threads.getThreadCpuTime(thread.getThreadId()), 0);
                }
            }
            return nanos;
        }

        boolean wasBusyWithOthersSince(Clock before) {
            double others =
                    process
                            - before.process
                            - (call - before.call)
                            - (collectors - before.collectors);
            return others > BACKGROUND * (process - before.process);
        }
    }

    /**
     * Makes a call hot.
     *
     * @param least seconds from the start of the JVM on
     */
    static void of(Operation.Call call, Blackhole blackhole, double least) {
        new WarmUp().run(call, blackhole, least);
    }

    private void run(Operation.Call call, Blackhole blackhole, double least) {
        double best = Double.MAX_VALUE;
        boolean hot = false;
        while (!hot) {
            Clock before = Clock.now();
            double found = Double.MAX_VALUE;
            while (Clock.now().process() - before.process() < SECOND) {
                long called = System.nanoTime();
                blackhole.consume(call.run());
                double time = System.nanoTime() - called;
                found = Math.min(found, time);
            }
            Clock now = Clock.now();
            boolean settled = found > GAIN * best && !now.wasBusyWithOthersSince(before);
            hot = settled && now.process() > least * SECOND || now.process() - start > LONGEST;
            best = Math.min(best, found);
        }
    }
}
