package io.cotangent.transform;

import io.cotangent.array.ArrayType;
import io.cotangent.array.DenseArray;
import io.cotangent.sparsity.Dependence;
import io.cotangent.sparsity.Detection;
import io.cotangent.sparsity.Pattern;
import io.cotangent.trace.Equation;
import io.cotangent.trace.Program;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Which numbers of the linear inputs the outputs of a linear program depend on: the patterns of the
 * inputs, sent through the equations by the rules of their operations.
 *
 * <p>Derivatives are linear programs, so these patterns are those of Jacobians: what is not in the
 * pattern is no sum of products that happen to be 0, but has no term at all.
 */
final class LinearPattern {
    private LinearPattern() {}

    /**
     * The patterns of the outputs.
     *
     * @param inputs those of the inputs, null for inputs that are not linear
     * @param numbers looks at the numbers of an input or captured array that is not linear
     */
    static Pattern[] of(
            Program program,
            Detection detection,
            @Nullable Pattern[] inputs,
            IntFunction<DenseArray> numbers) {
        return of(program, detection, inputs, numbers, Long.MAX_VALUE);
    }

    /**
     * As {@link #of(Program, Detection, Pattern[], IntFunction)}, but null where the patterns of
     * all variables together have more than a number of places.
     */
    static Pattern @Nullable [] of(
            Program program,
            Detection detection,
            @Nullable Pattern[] inputs,
            IntFunction<DenseArray> numbers,
            long places) {
        long left = places;
        Pattern[] patterns = new Pattern[program.variables()];
        System.arraycopy(inputs, 0, patterns, 0, inputs.length);
        Demand demand = new Demand(program, numbers);
        int[] lastUses = program.lastUses();
        List<Equation> equations = program.equations();
        for (int i = 0; i < equations.size(); i++) {
            push(program, equations.get(i), detection, patterns, demand);
            left -= places(program, i, patterns);
            if (left < 0) {
                return null;
            }
            for (int operand : equations.get(i).operands()) {
                if (lastUses[operand] == i) {
                    patterns[operand] = null;
                }
            }
        }
        int[] outputs = program.outputs();
        Pattern[] results = new Pattern[outputs.length];
        for (int i = 0; i < results.length; i++) {
            Pattern pattern = patterns[outputs[i]];
            results[i] = pattern == null ? Pattern.none(program.type(outputs[i]).shape()) : pattern;
        }
        return results;
    }

    private static long places(Program program, int equation, @Nullable Pattern[] patterns) {
        int first = program.equations().get(equation).result();
        long places = 0;
        for (int i = 0; i < program.results(equation); i++) {
            Pattern pattern = patterns[first + i];
            places += pattern == null ? 0 : pattern.count();
        }
        return places;
    }

    private static void push(
            Program program,
            Equation equation,
            Detection detection,
            @Nullable Pattern[] patterns,
            Demand demand) {
        int[] operands = equation.operands();
        Pattern[] own = new Pattern[operands.length];
        ArrayType[] types = new ArrayType[operands.length];
        boolean linear = false;
        for (int i = 0; i < operands.length; i++) {
            own[i] = patterns[operands[i]];
            types[i] = program.type(operands[i]);
            linear |= own[i] != null;
        }
        if (linear) {
            Dependence dependence =
                    detection.of(types, own, operand -> demand.numbers(operands[operand]));
            Pattern[] results = equation.op().pattern(dependence);
            System.arraycopy(results, 0, patterns, equation.result(), results.length);
        }
    }
}
