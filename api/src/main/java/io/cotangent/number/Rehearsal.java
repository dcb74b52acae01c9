package io.cotangent.number;

import io.cotangent.function.DoubleArrayFn;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One run of a function of plain numbers, for derivatives by a sweep over its tape. It is not known
 * before whether the tape will do: so the run may turn out to have been a rehearsal.
 */
public final class Rehearsal implements AutoCloseable {
    private final Tape tape = Tapes.open();
    private boolean isOpen = true;
    private boolean isNested;
    private double @Nullable [] cotangents;
    private int next = 1;

    private Rehearsal() {
        tape.sweep();
    }

    /** Begins a run in this thread. */
    public static Rehearsal begin() {
        return new Rehearsal();
    }

    /**
     * The value and then the derivatives of a function in all its arguments.
     *
     * @return null where it takes more than a tape
     */
    public static double @Nullable [] gradient(NumberCall fn, double... x) {
        try (Rehearsal run = begin()) {
            run.isNested = run.isActiveOutside(x);
            for (int i = 0; i < x.length; i++) {
                run.tape.add(Rule.INPUT, 0, i, x[i]);
            }
            double value = fn.at(run.tape, x);
            if (!run.end(run.tape.result)) {
                return null;
            }
            double[] results = new double[x.length + 1];
            results[0] = value;
            for (int i = 1; i < results.length; i++) {
                results[i] = run.cotangents[i];
            }
            return results;
        }
    }

    /**
     * The derivatives of all numbers that a function gives in all that it takes, a row for each of
     * the former.
     *
     * @return null where it takes more than a tape
     */
    public static double @Nullable [][] jacobian(DoubleArrayFn fn, double... x) {
        try (Rehearsal run = begin()) {
            double[] inputs = (double[]) run.enter(x);
            double[] value = fn.applyToArray(inputs);
            int[] results = value == null ? null : run.tape.border().shadows(value);
            return run.isAll() && results != null ? run.tape.jacobian(x.length, results) : null;
        }
    }

    /** A number like one of the arguments, active. */
    public Object enter(Object number) {
        use(number);
        return tape.border().enterNumber(number);
    }

    /** Takes note of a number that the derivative depends on, such as a tangent. */
    public void use(Object number) {
        isNested |= isActiveOutside(number);
    }

    private boolean isActiveOutside(Object number) {
        Tape outer = tape.outer();
        return outer != null && outer.border().isActive(number);
    }

    /**
     * Ends the run, and sweeps.
     *
     * @return whether the value is one number, and the tape knows all about it
     */
    public boolean end(@Nullable Object value) {
        boolean isNumber = value instanceof Double || value instanceof Float;
        return isNumber && end(tape.shadowOf(value));
    }

    /**
     * Ends the run, and sweeps forward.
     *
     * @param tangents of all arguments, one after the other, in the order in which they were
     *     entered
     * @param values numbers that the run has made
     * @return numbers like these, their tangents; null where it takes more than a tape
     */
    public Object @Nullable [] push(double[] tangents, Object... values) {
        int[][] steps = new int[values.length][];
        Arrays.setAll(steps, i -> tape.border().shadows(values[i]));
        if (!isAll()) {
            return null;
        }
        double[] all = tape.pushforward(tangents);
        Object[] pushed = new Object[values.length];
        for (int i = 0; i < pushed.length; i++) {
            pushed[i] =
                    Numbers.plain(
                            values[i], IntStream.of(steps[i]).mapToDouble(s -> all[s]).toArray());
        }
        return pushed;
    }

    private boolean end(int step) {
        if (!isAll()) {
            return false;
        }
        cotangents = tape.pullback(step, 1);
        return true;
    }

    /** Ends the run; says whether the tape knows all about it. */
    private boolean isAll() {
        isOpen = false;
        tape.isContained = !isNested && tape.lifts().isEmpty() && !tape.isCrossed();
        Tapes.close(tape);
        tape.confirm();
        return tape.isContained;
    }

    /** The gradient in an argument; to be asked for in the order in which they were entered. */
    public Object gradient(Object number) {
        double[] values = Arrays.copyOfRange(cotangents, next, next + Numbers.size(number));
        next += values.length;
        return number instanceof double[] ? values : Numbers.plain(number, values);
    }

    @Override
    public void close() {
        if (isOpen) {
            Tapes.close(tape);
        }
        Tapes.spare(tape);
    }
}
