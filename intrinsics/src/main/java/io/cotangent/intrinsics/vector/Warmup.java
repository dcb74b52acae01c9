package io.cotangent.intrinsics.vector;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Runs a {@linkplain Rehearsal rehearsal} until the JVM has compiled it: in turns, so that code
 * that takes long, or that the JVM never compiles well, does not keep others waiting.
 */
final class Warmup {
    /** Runs one after the other that must be fast. */
    private static final int STEADY = 20;

    /**
     * An operation on vectors takes longer than this as long as it makes objects, and much less
     * afterwards.
     */
    private static final int NANOS = 10;

    /** Of objects for each operation: with more, some vectors are objects still, as sums may be. */
    private static final int BYTES = 4;

    /** So long the code is run again and again, which is what makes the JVM compile it. */
    private static final long BUSY_NANOS = 300_000_000L;

    /**
     * Then it is run for as long as it pauses, again and again: the compiler and the program may
     * have no other processor, but what was compiled in a hurry must be called some thousand times
     * more to be compiled well.
     */
    static final long PAUSE_NANOS = 20_000_000L;

    /** So long it is run between two pauses where nobody is in a hurry. */
    private static final long UNHURRIED_NANOS = PAUSE_NANOS / 4;

    /** The first turn; most code is compiled by the end of it. */
    private static final long FIRST_TURN_NANOS = 1_000_000_000L;

    /** The name of the system property that says how many seconds the compiler may take. */
    private static final String PROPERTY = "cotangent.warmup.seconds";

    /** So long the compiler may take, in all turns: a minute, for a busy machine. */
    private static final long AT_MOST_NANOS = 1_000_000_000L * Integer.getInteger(PROPERTY, 60);

    /**
     * So many times the code is made: sometimes the JVM compiles it so that every vector stays an
     * object, and does not do so with the same code in another class. Each attempt takes twice as
     * long as the one before, because the compiler may only be busy.
     */
    static final int ATTEMPTS = 4;

    /** The same for code that is fast, and in use, but makes objects: the next may make none. */
    static final int ATTEMPTS_IN_USE = 2;

    private final Supplier<Rehearsal> rehearsals;
    private final BooleanSupplier isUrgent;
    private final long atMostNanos;
    private final LongSupplier memory;
    private Rehearsal rehearsal;
    private int attempts;
    private int steady;
    private boolean isUsed;

    /** The time of the turns so far, those of this attempt. */
    private long nanos;

    /**
     * A warm-up.
     *
     * @param rehearsals makes the code, each time anew
     * @param isUrgent whether somebody waits for it; if not, it leaves the processor to others most
     *     of the time
     */
    Warmup(Supplier<Rehearsal> rehearsals, BooleanSupplier isUrgent) {
        this(rehearsals, isUrgent, AT_MOST_NANOS, ThreadMemory::bytes);
    }

    /**
     * The same, with the time that the compiler may take.
     *
     * @param memory the bytes that the thread has taken for objects so far
     */
    Warmup(
            Supplier<Rehearsal> rehearsals,
            BooleanSupplier isUrgent,
            long atMostNanos,
            LongSupplier memory) {
        this.rehearsals = rehearsals;
        this.isUrgent = isUrgent;
        this.atMostNanos = atMostNanos;
        this.memory = memory;
    }

    /**
     * Runs the code for a while, and uses it if it is compiled now.
     *
     * @return whether this was the last turn: code that is not compiled after so long must not be
     *     used, as it would take a hundred times as long as code on single numbers
     */
    boolean takeTurn() {
        if (rehearsal == null) {
            rehearsal = rehearsals.get();
            attempts++;
            nanos = 0;
            steady = 0;
        }
        boolean isFirst = nanos == 0;
        long workNanos = isUrgent.getAsBoolean() ? PAUSE_NANOS : UNHURRIED_NANOS;
        long begin = System.nanoTime();
        long pause = begin + (isFirst && isUrgent.getAsBoolean() ? BUSY_NANOS : workNanos);
        long end = begin + (isFirst ? FIRST_TURN_NANOS : 1);
        while (!runUntil(pause)) {
            LockSupport.parkNanos(PAUSE_NANOS);
            long now = System.nanoTime();
            if (now - end > 0) {
                nanos += now - begin;
                return isLast();
            }
            pause = now + workNanos;
        }
        rehearsal.use().run();
        return true;
    }

    /** Runs the code until it is compiled, or a time is over; says whether it is compiled. */
    private boolean runUntil(long time) {
        while (steady < STEADY) {
            long start = System.nanoTime();
            rehearsal.code().run();
            long end = System.nanoTime();
            steady = end - start < NANOS * rehearsal.operations() ? steady + 1 : 0;
            if (steady == STEADY && makesObjects()) {
                steady = 0;
                if (!isUsed) {
                    isUsed = true;
                    rehearsal.use().run();
                }
            }
            if (steady == 0 && end - time > 0) {
                return false;
            }
        }
        return true;
    }

    private boolean makesObjects() {
        long before = memory.getAsLong();
        rehearsal.code().run();
        return memory.getAsLong() - before > BYTES * rehearsal.operations();
    }

    /**
     * Whether the time is over; if only this attempt's is, the next turn begins another. Where code
     * is in use, a turn is an attempt.
     */
    private boolean isLast() {
        if (!isUsed && nanos < (atMostNanos >> ATTEMPTS) << attempts - 1) {
            return false;
        }
        rehearsal = null;
        return attempts >= (isUsed ? ATTEMPTS_IN_USE : ATTEMPTS);
    }
}
