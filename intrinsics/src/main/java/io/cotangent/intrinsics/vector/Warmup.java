package io.cotangent.intrinsics.vector;

import java.lang.reflect.Array;
import java.util.concurrent.locks.LockSupport;

/** Runs a loop on arrays of its own until the JVM has compiled it. */
final class Warmup {
    /** Elements of a call: as many vectors as the JVM takes for a loop worth compiling. */
    static final int LENGTH = 1024;

    /** Ordinary numbers, and such as make expressions take their rare ways. */
    private static final double[] NUMBERS = {0.5, 1.25, 0.75, 2.5};

    private static final double[] ODD_NUMBERS = {
        1e300, -1e300, 1e-310, 0, Double.NaN, -2.5, 1e17, -0.75
    };

    /** Calls in a row that must be fast. */
    private static final int STEADY = 20;

    /**
     * An operation on vectors takes longer than this as long as it makes an object, and much less
     * afterwards.
     */
    private static final int NANOS = 10;

    /** So long the code is run again and again, which is what makes the JVM compile it. */
    private static final long BUSY_NANOS = 300_000_000L;

    /** The name of the system property that says how many seconds the compiler may take. */
    private static final String PROPERTY = "cotangent.warmup.seconds";

    /** So long the compiler may take: a minute, for a busy machine. */
    private static final long AT_MOST_NANOS = 1_000_000_000L * Integer.getInteger(PROPERTY, 60);

    /**
     * Then it is run for as long as it pauses, again and again: the compiler and the program may
     * have no other processor, but what was compiled in a hurry must be called some thousand times
     * more to be compiled well.
     */
    static final long PAUSE_NANOS = 20_000_000L;

    /** So long it is run between two pauses where nobody is in a hurry. */
    private static final long UNHURRIED_NANOS = PAUSE_NANOS / 4;

    private Warmup() {}

    /**
     * Runs some code until it is compiled.
     *
     * @param operations how many operations on vectors it does
     * @return whether it is compiled; if not, it must not be used, as it would take a hundred times
     *     as long as code on single numbers
     */
    static boolean run(long operations, Runnable code) {
        return run(operations, code, BUSY_NANOS, PAUSE_NANOS);
    }

    /**
     * The same where the code is not urgent: it leaves the processor to others most of the time.
     */
    static boolean runUnhurried(long operations, Runnable code) {
        return run(operations, code, 0, UNHURRIED_NANOS);
    }

    /** The same, with the times that it is run without a pause: at first, and then. */
    static boolean run(long operations, Runnable code, long busyNanos, long workNanos) {
        long begin = System.nanoTime();
        long pause = begin + busyNanos;
        int steady = 0;
        while (steady < STEADY) {
            long start = System.nanoTime();
            code.run();
            long end = System.nanoTime();
            steady = end - start < NANOS * operations ? steady + 1 : 0;
            if (end - begin > AT_MOST_NANOS) {
                return false;
            }
            if (steady == 0 && end - pause > 0) {
                LockSupport.parkNanos(PAUSE_NANOS);
                pause = System.nanoTime() + workNanos;
            }
        }
        return true;
    }

    /** An array of elements to compute with. */
    static Object array(Elements elements) {
        Object array = elements.allocate(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            double number = NUMBERS[i % NUMBERS.length];
            if (i >= LENGTH / 2 && i < LENGTH / 2 + ODD_NUMBERS.length) {
                number = ODD_NUMBERS[i - LENGTH / 2];
            }
            switch (elements) {
                case DOUBLE -> Array.setDouble(array, i, number);
                case FLOAT -> Array.setFloat(array, i, (float) number);
                case BOOLEAN -> Array.setBoolean(array, i, number > 1);
            }
        }
        return array;
    }
}
