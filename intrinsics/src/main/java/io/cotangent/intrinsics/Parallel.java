package io.cotangent.intrinsics;

import java.util.concurrent.ForkJoinPool;

/**
 * Splits work over the threads of the common pool, and does a share of it on the caller's.
 *
 * <p>The system property {@code cotangent.threads} says how many threads work at a time; without it
 * as many as there are processors. Callers see to it that results do not depend on the split.
 */
public final class Parallel {
    /** The name of the system property. */
    public static final String PROPERTY = "cotangent.threads";

    private static final int THREADS =
            Math.max(1, Integer.getInteger(PROPERTY, Runtime.getRuntime().availableProcessors()));

    /** Pieces for each thread, so that one that is held up does not hold up all. */
    private static final int PIECES = 4;

    /** How long a helper looks for the next job: some times what it takes to wake a thread. */
    private static final long MOMENT_NANOS = 200_000;

    private static final Helpers HELPERS = new Helpers(ForkJoinPool.commonPool(), MOMENT_NANOS);

    private Parallel() {}

    /** A piece of work. */
    @FunctionalInterface
    public interface Piece {
        /** Does the work of the numbers from {@code from} to {@code to - 1}. */
        void run(int from, int to);
    }

    /** How many threads work at a time. */
    public static int threads() {
        return THREADS;
    }

    /** True if so much work is worth splitting, given how much is worth a piece. */
    public static boolean pays(long work, long grain) {
        return THREADS > 1 && work >= 2 * grain;
    }

    /**
     * Does the work of the numbers from 0 to {@code n - 1}, in pieces of at least {@code grain}
     * numbers, the last excepted.
     */
    public static void forRange(int n, int grain, Piece piece) {
        if (!pays(n, grain)) {
            piece.run(0, n);
            return;
        }
        int length = Math.max(grain, Math.ceilDiv(n, PIECES * THREADS));
        Job job = new Job(piece, n, length);
        HELPERS.call(job, Math.min(THREADS, job.pieces()) - 1);
        job.work();
        job.await();
        HELPERS.dismiss(job);
        job.rethrow();
    }
}
