package io.cotangent.compile;

import io.cotangent.NDArray;
import io.cotangent.Profile;
import io.cotangent.array.DenseArray;
import io.cotangent.execute.Interpreter;
import io.cotangent.intrinsics.scalar.Calculation;
import io.cotangent.intrinsics.scalar.Routine;
import io.cotangent.trace.Equation;
import io.cotangent.trace.Nested;
import io.cotangent.trace.Program;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A program on small arrays as a calculation on numbers, without arrays in between; loops that were
 * written out are loops again.
 */
public final class ScalarProgram implements Executable {
    /** Steps, at most. */
    private static final int MOST_STEPS = 4_000_000;

    /** About the nanoseconds that a run of steps on whole arrays takes, and each step of it. */
    private static final double CALL = 500;

    private static final double STEP = 80;

    private final Program program;
    private final Routine routine;
    private final Packing packing;

    /** Whether an input's elements are needed. */
    private final boolean[] used;

    /** For each input how it must lie in memory; null where that does not matter. */
    private final int[] @Nullable [] strides;

    private final Output[] outputs;

    /**
     * Where an output comes from.
     *
     * @param result the number of the calculation's result, -1 if it is none
     * @param input the number of the input that it is, -1 if it is none
     * @param array the constant that it is, or an array that lies in memory as the result; null of
     *     an input
     */
    public record Output(int result, int input, @Nullable DenseArray array) {
        DenseArray of(Object[] results, DenseArray... arguments) {
            return input >= 0
                    ? arguments[input]
                    : result < 0 ? array : array.over(array.type(), results[result]);
        }
    }

    private ScalarProgram(
            Program program,
            Routine routine,
            Expansion expansion,
            int[] @Nullable [] strides,
            Output... outputs) {
        this.program = program;
        this.routine = routine;
        this.packing = expansion.packing();
        this.used = new boolean[program.inputs()];
        for (int i = 0; i < used.length; i++) {
            used[i] = expansion.isUsed(i);
        }
        this.strides = strides;
        this.outputs = outputs;
    }

    /**
     * A program as a calculation; none if it has arrays that are not small, operations that are not
     * taken apart, or too many that do not repeat.
     */
    public static Optional<ScalarProgram> of(Program program) {
        return of(program, MOST_STEPS, Double.POSITIVE_INFINITY);
    }

    /** As {@link #of(Program)}, and none where steps on whole arrays are likely to be faster. */
    static Optional<ScalarProgram> ifFast(Program program) {
        double nanoseconds = CALL + STEP * equations(program);
        return of(program, (int) Math.min(MOST_STEPS, 5 * nanoseconds), nanoseconds);
    }

    /** The equations of a program and of those in it. */
    private static long equations(Program program) {
        long count = program.equations().size();
        for (Equation equation : program.equations()) {
            if (equation.op() instanceof Nested nested) {
                count += equations(nested.program());
            }
        }
        return count;
    }

    private static Optional<ScalarProgram> of(Program program, int steps, double nanoseconds) {
        if (!Calculation.isAvailable()) {
            return Optional.empty();
        }
        try {
            return of(program, new Expansion(program, steps), nanoseconds);
        } catch (Unsupported e) {
            return Optional.empty();
        }
    }

    private static Optional<ScalarProgram> of(
            Program program, Expansion expansion, double nanoseconds) {
        Value[] values = expansion.outputs(program);
        int[] variables = program.outputs();
        Output[] outputs = new Output[values.length];
        int results = 0;
        for (int i = 0; i < outputs.length; i++) {
            int variable = variables[i];
            if (variable < program.inputs()) {
                outputs[i] = new Output(-1, variable, null);
            } else if (values[i].isConstant()) {
                outputs[i] = new Output(-1, -1, values[i].constant());
            } else {
                expansion
                        .calculation()
                        .output(Cells.kind(values[i].type().dtype()), expansion.cells(values[i]));
                outputs[i] = new Output(results++, -1, DenseArray.allocate(values[i].type()));
            }
        }
        int[][] strides = new int[program.inputs()][];
        for (int i = 0; i < strides.length; i++) {
            if (expansion.isLayoutMattering(i)) {
                strides[i] = DenseArray.allocate(program.type(i)).strides();
            }
        }
        return expansion
                .calculation()
                .compile(nanoseconds)
                .map(routine -> new ScalarProgram(program, routine, expansion, strides, outputs));
    }

    @Override
    public DenseArray[] run(DenseArray... arguments) {
        Data data = data();
        for (int i = 0; i < used.length; i++) {
            if (used[i] && !data.array(i, arguments[i])) {
                return interpret(arguments);
            }
        }
        Object[] results = run(data);
        DenseArray[] arrays = new DenseArray[outputs.length];
        for (int i = 0; i < arrays.length; i++) {
            arrays[i] = outputs[i].of(results, arguments);
        }
        return arrays;
    }

    /** Room for the inputs of one run. */
    public Data data() {
        return new Data(packing, strides);
    }

    /** Whether all inputs are numbers without axes, so that they may be given in one Java array. */
    public boolean isOfNumbers() {
        return packing.numbers() == used.length;
    }

    /** Runs the calculation, without arrays around its results, which are new. */
    public Object[] run(Data data) {
        return routine.run(data.arrays, data.offsets);
    }

    /** As {@link #run(Data)}, where {@linkplain #isOfNumbers all inputs are numbers}. */
    public Object[] run(double[] numbers) {
        return routine.run(new Object[] {numbers}, packing.zeros);
    }

    /** Where an output comes from. */
    public Output output(int number) {
        return outputs[number];
    }

    @Override
    public Profile profile(DenseArray... arguments) {
        return Stopwatch.whole(program, () -> run(arguments));
    }

    /** Products of matrices that lie otherwise in memory have sums in another order. */
    private DenseArray[] interpret(DenseArray... arguments) {
        NDArray[] results = Interpreter.run(program, arguments);
        return Arrays.copyOf(results, results.length, DenseArray[].class);
    }

    /** The calculation, one step a line. */
    @Override
    public String toString() {
        return routine.toString();
    }
}
