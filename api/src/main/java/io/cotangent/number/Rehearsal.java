package io.cotangent.number;

import org.jspecify.annotations.Nullable;

/**
 * One run of a function of plain numbers, for the gradient by a sweep over its tape. It is not
 * known before whether the tape will do: so the run may turn out to have been a rehearsal.
 */
public final class Rehearsal implements AutoCloseable {
    private final Tape tape = Tapes.open();
    private final @Nullable Tape outer = tape.outer();
    private boolean isOpen = true;
    private boolean isNested;
    private double @Nullable [] cotangents;
    private int next = 1;

    private Rehearsal() {
        tape.border().rehearse();
    }

    /** Begins a run in this thread. */
    public static Rehearsal begin() {
        return new Rehearsal();
    }

    /** A number like one of the arguments, active. */
    public Object enter(Object number) {
        isNested |= outer != null && outer.border().isActive(number);
        return tape.border().enterNumber(number);
    }

    /**
     * Ends the run, and sweeps.
     *
     * @return whether the value is one number, and the tape knows all about it
     */
    public boolean end(@Nullable Object value) {
        int step = value instanceof Double || value instanceof Float ? tape.shadowOf(value) : -1;
        close();
        if (step < 0 || isNested || tape.hasLifted() || tape.border().isCrossed()) {
            return false;
        }
        cotangents = tape.pullback(step, 1);
        return true;
    }

    /** The gradient in an argument; to be asked for in the order in which they were entered. */
    public Object gradient(Object number) {
        double[] values = new double[Numbers.size(number)];
        for (int i = 0; i < values.length && next + i < cotangents.length; i++) {
            values[i] = cotangents[next + i];
        }
        next += values.length;
        return Numbers.plain(number, values);
    }

    @Override
    public void close() {
        if (isOpen) {
            isOpen = false;
            Tapes.close(tape);
        }
    }
}
