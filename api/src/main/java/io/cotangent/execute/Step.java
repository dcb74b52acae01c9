package io.cotangent.execute;

import io.cotangent.NDArray;
import io.cotangent.array.DenseArray;
import io.cotangent.op.Op;
import io.cotangent.trace.Equation;
import io.cotangent.trace.Origin;
import io.cotangent.trace.Program;
import io.cotangent.trace.Replay;
import io.cotangent.trace.Site;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * One operation of a run that has been done, with its numbers, and where its operands came from.
 *
 * @param order steps are done in this order
 * @param sources the step that each operand is a result of, if there was one
 */
record Step(
        int order,
        Op op,
        Site site,
        List<DenseArray> operands,
        List<DenseArray> results,
        IntFunction<Optional<Step>> sources) {
    /** The steps of a program, up to one of its equations, by the variables that they define. */
    static Map<Integer, Step> makers(Program program, int last, NDArray... inputs) {
        NDArray[] values = Replay.environment(program, inputs);
        for (int i = 0; i < program.inputs() + program.captured().size(); i++) {
            values[i] = Replay.open(values[i]);
        }
        Map<Integer, Step> made = new HashMap<>();
        for (int i = 0; i <= last; i++) {
            Equation next = program.equations().get(i);
            Interpreter.evaluate(next, values);
            Step step = of(i, program, values, made);
            for (int result = 0; result < program.results(i); result++) {
                made.put(next.result() + result, step);
            }
        }
        return made;
    }

    /** This step in the place of another one in the order. */
    Step at(int other) {
        return new Step(other, op, site, operands, results, sources);
    }

    private static Step of(int order, Program program, NDArray[] values, Map<Integer, Step> made) {
        Equation equation = program.equations().get(order);
        int[] results = new int[program.results(order)];
        Arrays.setAll(results, i -> equation.result() + i);
        List<DenseArray> operands = dense(Replay.select(values, equation.operands()));
        return new Step(
                order,
                equation.op(),
                equation.site(),
                operands,
                dense(Replay.select(values, results)),
                i ->
                        Optional.ofNullable(made.get(equation.operands()[i]))
                                .or(() -> before(operands.get(i))));
    }

    /** The step, before the program, that made one of its constants. */
    private static Optional<Step> before(DenseArray constant) {
        return Origin.of(constant)
                .map(origin ->
                        new Step(
                                -1,
                                origin.op(),
                                origin.site(),
                                origin.operands(),
                                List.of(constant),
                                i -> before(origin.operands().get(i))));
    }

    private static List<DenseArray> dense(NDArray... arrays) {
        return Arrays.stream(arrays).map(DenseArray.class::cast).toList();
    }
}
