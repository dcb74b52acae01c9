package io.cotangent.intrinsics;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleSupplier;

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
        int pieces = Math.ceilDiv(n, length);
        AtomicInteger next = new AtomicInteger();
        Runnable work =
                () -> {
                    for (int i = next.getAndIncrement(); i < pieces; i = next.getAndIncrement()) {
                        piece.run(i * length, (int) Math.min(n, (i + 1L) * length));
                    }
                };
        ForkJoinTask<?>[] others = new ForkJoinTask<?>[Math.min(THREADS, pieces) - 1];
        for (int i = 0; i < others.length; i++) {
            others[i] = ForkJoinPool.commonPool().submit(work);
        }
        try {
            work.run();
        } finally {
            // None may go on writing after this method has returned, not even after an error.
            for (ForkJoinTask<?> other : others) {
                other.quietlyJoin();
            }
        }
        for (ForkJoinTask<?> other : others) {
            other.join();
        }
    }

    /** A function of the values of two others, which are computed side by side. */
    public static double combine(
            DoubleSupplier first, DoubleSupplier second, DoubleBinaryOperator function) {
        ForkJoinTask<Double> task = ForkJoinPool.commonPool().submit(first::getAsDouble);
        double right;
        try {
            right = second.getAsDouble();
        } finally {
            task.quietlyJoin();
        }
        return function.applyAsDouble(task.join(), right);
    }
}
