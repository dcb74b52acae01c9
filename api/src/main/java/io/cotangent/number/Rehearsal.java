package io.cotangent.number;

import io.cotangent.ValueAndGrad;
import io.cotangent.function.DoubleArrayFn;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One run of a function of plain numbers, for derivatives by a sweep over its tape. It is not known
 * before whether the tape will do: so the run may turn out to have been a rehearsal.
 *
 * <p>Within another tape, the run and the sweep are recorded on that one, step by step, so that the
 * derivatives can be differentiated and compiled there.
 */
public final class Rehearsal implements AutoCloseable {
    private final Tape tape = Tapes.open();

    /** The tape around this one, null where there is none. */
    private final @Nullable Tape around;

    private boolean isOpen = true;

    private double @Nullable [] cotangents;
    private @Nullable Outward outward;
    private int next = 1;

    /** The number of inputs. */
    private int entered;

    /** What the inputs are on the tape around. */
    private int[] inputs = {};

    private Rehearsal() {
        around = tape.outer();
        if (around == null) {
            tape.sweep();
        } else {
            tape.rehearse();
            if (around.looks() != null) {
                tape.observe();
            }
        }
    }

    /** Begins a run in this thread. */
    public static Rehearsal begin() {
        return new Rehearsal();
    }

    /**
     * The value and the derivatives of a function in all its arguments.
     *
     * @return null where it takes more than a tape
     */
    public static @Nullable ValueAndGrad<Double, double[]> gradient(NumberCall fn, double... x) {
        try (Rehearsal run = begin()) {
            run.entered(x);
            for (int i = 0; i < x.length; i++) {
                run.tape.add(Rule.INPUT, 0, i, x[i]);
            }
            double value = fn.at(run.tape, x);
            int result = run.tape.result;
            return run.end(result)
                    ? new ValueAndGrad<>(
                            (Double) run.outside(value, result), (double[]) run.gradient(x))
                    : null;
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
            if (run.isInner()) {
                return null;
            }
            double[] value = fn.applyToArray(inputs);
            int[] results = value == null ? null : run.tape.border().shadows(value);
            return run.isAll() && results != null ? run.tape.jacobian(x.length, results) : null;
        }
    }

    /** A number like one of the arguments, active. */
    public Object enter(Object number) {
        entered(number);
        return tape.border().enterNumber(number);
    }

    private void entered(Object number) {
        entered += Numbers.size(number);
        if (around != null) {
            int[] shadows = around.border().shadows(number);
            int count = inputs.length;
            inputs = Arrays.copyOf(inputs, count + shadows.length);
            System.arraycopy(shadows, 0, inputs, count, shadows.length);
        }
    }

    /** Whether there is a tape around this one. */
    public boolean isInner() {
        return around != null;
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
     * @param tangents of all arguments, in the order in which they were entered
     * @param values numbers that the run has made
     * @return numbers like these, their tangents; null where it takes more than a tape
     */
    public Object @Nullable [] push(Object[] tangents, Object... values) {
        int[][] steps = new int[values.length][];
        Arrays.setAll(steps, i -> tape.border().shadows(values[i]));
        if (!isAll()) {
            return null;
        }
        Object[] pushed = new Object[values.length];
        if (outward != null) {
            outward.push(quantities(around, tangents));
            Arrays.setAll(pushed, i -> derivative(values[i], steps[i]));
            return pushed;
        }
        double[] all = tape.pushforward(flat(tangents));
        for (int i = 0; i < pushed.length; i++) {
            pushed[i] =
                    Numbers.plain(
                            values[i], IntStream.of(steps[i]).mapToDouble(s -> all[s]).toArray());
        }
        return pushed;
    }

    /**
     * Ends the run.
     *
     * @param values numbers that the run has made
     * @return the derivative of these in all arguments, in the order in which they were entered;
     *     null where it takes more than a tape
     */
    public @Nullable LinearMap map(Object... values) {
        int[] results =
                Arrays.stream(values)
                        .map(tape.border()::shadows)
                        .flatMapToInt(Arrays::stream)
                        .toArray();
        int size = tape.size();
        return isAll() ? new LinearMap(tape.edges().copy(size), size, entered, results) : null;
    }

    private static double[] flat(Object... numbers) {
        return Arrays.stream(numbers).map(Numbers::flat).flatMapToDouble(Arrays::stream).toArray();
    }

    private static Quantity[] quantities(Tape on, Object... numbers) {
        double[] values = flat(numbers);
        int[] shadows =
                Arrays.stream(numbers)
                        .map(on.border()::shadows)
                        .flatMapToInt(Arrays::stream)
                        .toArray();
        Quantity[] quantities = new Quantity[values.length];
        Arrays.setAll(quantities, i -> new Quantity(on, shadows[i], values[i]));
        return quantities;
    }

    private boolean end(int step) {
        if (!isAll()) {
            return false;
        }
        if (outward == null) {
            cotangents = tape.pullback(step, 1);
        } else {
            outward.pull(step);
        }
        return true;
    }

    /** Ends the run; says whether the tape knows all about it. */
    private boolean isAll() {
        isOpen = false;
        boolean isKnown = !tape.isCrossed();
        tape.isContained = isKnown && Border.isPassive(inputs) && tape.lifts().isEmpty();
        Tapes.close(tape);
        tape.confirm();
        if (isKnown && around != null) {
            outward = new Outward(tape, around, inputs);
        }
        return isKnown;
    }

    /** The gradient in an argument; to be asked for in the order in which they were entered. */
    public Object gradient(Object number) {
        int first = next;
        next += Numbers.size(number);
        if (outward != null) {
            return derivative(number, IntStream.range(first, next).toArray());
        }
        double[] values = Arrays.copyOfRange(cotangents, first, next);
        return number instanceof double[] ? values : Numbers.plain(number, values);
    }

    /** The derivatives of some steps as a number like another, on the tape around. */
    private Object derivative(Object like, int... steps) {
        double[] values = new double[steps.length];
        int[] shadows = new int[steps.length];
        for (int i = 0; i < steps.length; i++) {
            Quantity derivative = outward.derivative(steps[i]);
            values[i] = derivative.value();
            shadows[i] = derivative.shadow();
        }
        return given(Numbers.plain(like, values), shadows);
    }

    /** A number that the run has made, for those who work with it after the run. */
    public Object outside(Object number) {
        return outward == null ? number : outside(number, tape.border().shadows(number));
    }

    private Object outside(Object number, int... steps) {
        if (outward == null) {
            return number;
        }
        int[] shadows = new int[steps.length];
        Arrays.setAll(shadows, i -> outward.shadow(steps[i]));
        return given(Numbers.plain(number, Numbers.flat(number)), shadows);
    }

    /** A new number, active on the tape around where a shadow is. */
    private Object given(Object number, int... shadows) {
        for (int shadow : shadows) {
            if (shadow != 0) {
                around.border().give(number, shadows);
                break;
            }
        }
        return number;
    }

    @Override
    public void close() {
        if (isOpen) {
            Tapes.close(tape);
        }
        Tapes.spare(tape);
    }
}
