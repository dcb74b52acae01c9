package io.cotangent.compile;

import io.cotangent.NDArray;
import io.cotangent.Profile;
import io.cotangent.array.ArrayType;
import io.cotangent.array.DenseArray;
import io.cotangent.execute.Interpreter;
import io.cotangent.intrinsics.scalar.Calculation;
import io.cotangent.intrinsics.scalar.Routine;
import io.cotangent.trace.Equation;
import io.cotangent.trace.Nested;
import io.cotangent.trace.Program;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A program on small arrays as a calculation on numbers, without arrays in between; loops that were
 * written out are loops again.
 */
public final class ScalarProgram implements Executable {
    /** Steps, at most. */
    private static final int MOST_STEPS = 4_000_000;

    /** More rows of a matrix are not results of their own: the method that makes them grows. */
    private static final int MOST_ROWS = 200;

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
     * @param rows 0, or the number of the calculation's results, from the given one on, that are
     *     its rows
     */
    public record Output(int result, int input, @Nullable DenseArray array, int rows) {
        DenseArray of(Object[] results, DenseArray... arguments) {
            if (input >= 0) {
                return arguments[input];
            }
            if (result < 0) {
                return array;
            }
            return array.over(array.type(), rows == 0 ? results[result] : together(results));
        }

        private double[] together(Object... results) {
            double[] all = new double[array.size()];
            int length = all.length / rows;
            for (int i = 0; i < rows; i++) {
                System.arraycopy(results[result + i], 0, all, i * length, length);
            }
            return all;
        }

        /** Its rows, which are some of the results. */
        public double[][] rows(Object... results) {
            double[][] all = new double[rows][];
            for (int i = 0; i < rows; i++) {
                all[i] = (double[]) results[result + i];
            }
            return all;
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
    static Optional<ScalarProgram> ifFast(Program program, int... matrices) {
        double nanoseconds = CALL + STEP * equations(program);
        return of(program, (int) Math.min(MOST_STEPS, 5 * nanoseconds), nanoseconds, matrices);
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

    private static Optional<ScalarProgram> of(
            Program program, int steps, double nanoseconds, int... matrices) {
        if (!Calculation.isAvailable()) {
            return Optional.empty();
        }
        try {
            return of(program, new Expansion(program, steps), nanoseconds, matrices);
        } catch (Unsupported e) {
            return Optional.empty();
        }
    }

    private static Optional<ScalarProgram> of(
            Program program, Expansion expansion, double nanoseconds, int... matrices) {
        Output[] outputs = outputs(program, expansion, matrices);
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

    /** Says what the calculation's results are. */
    private static Output[] outputs(Program program, Expansion expansion, int... matrices) {
        Value[] values = expansion.outputs(program);
        int[] variables = program.outputs();
        Output[] outputs = new Output[values.length];
        int results = 0;
        for (int i = 0; i < outputs.length; i++) {
            int variable = variables[i];
            if (variable < program.inputs()) {
                outputs[i] = new Output(-1, variable, null, 0);
                continue;
            }
            if (values[i].isConstant()) {
                outputs[i] = new Output(-1, -1, values[i].constant(), 0);
                continue;
            }
            int number = i;
            boolean isMatrix = IntStream.of(matrices).anyMatch(matrix -> matrix == number);
            ArrayType type = values[i].type();
            int rows = isMatrix && type.shape().length(0) <= MOST_ROWS ? type.shape().length(0) : 0;
            outputs[i] = new Output(results, -1, DenseArray.allocate(type), rows);
            int[] cells = expansion.cells(values[i]);
            int parts = Math.max(rows, 1);
            int length = cells.length / parts;
            for (int part = 0; part < parts; part++) {
                int[] some = Arrays.copyOfRange(cells, part * length, (part + 1) * length);
                expansion.calculation().output(Cells.kind(type.dtype()), some);
            }
            results += parts;
        }
        return outputs;
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
        return packing.numbers() == used.length && packing.count() <= 1;
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
