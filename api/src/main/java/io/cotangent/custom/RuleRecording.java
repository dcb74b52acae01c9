package io.cotangent.custom;

import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.array.Creation;
import io.cotangent.error.RuleException;
import io.cotangent.number.Ruled;
import io.cotangent.op.Ops;
import io.cotangent.trace.Program;
import io.cotangent.trace.Recording;
import io.cotangent.transform.Leaves;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes a program of a user's rule.
 *
 * @param rule the rule
 * @param parameters the arguments, without their numbers
 * @param result the result, without its numbers
 */
record RuleRecording(CustomRule rule, Parameters parameters, Leaves result) {
    /** The rules that are being recorded by this thread. */
    private static final ThreadLocal<Set<Object>> RECORDING = ThreadLocal.withInitial(HashSet::new);

    /** A rule, and the constants that are its last operands. */
    record Recorded(Rule rule, List<NDArray> constants) {}

    /**
     * The rule at the arguments and results of a call, so that it may look at their numbers; or,
     * within itself, later and for any arguments.
     */
    Recorded at(List<NDArray> x, List<NDArray> y) {
        List<NDArray> known = new ArrayList<>(x);
        known.addAll(y);
        boolean isWithin = RECORDING.get().contains(rule.code());
        Program program;
        if (parameters.ofNumbers()) {
            if (isWithin) {
                List<NDArray> numbers = known.stream().<NDArray>map(Recording::numbers).toList();
                boolean mayLook = !Recording.isObserving();
                return late(() -> recordOnNumbers(mayLook, numbers));
            }
            program = recordOnNumbers(true, known);
        } else {
            if (isWithin) {
                return late(this::record);
            }
            program = record(known.toArray(NDArray[]::new));
        }
        return new Recorded(new Rule.Known(program(program, true)), program.captured());
    }

    private Recorded late(Supplier<Program> recording) {
        return new Recorded(new Rule.Late(() -> program(recording.get(), false)), List.of());
    }

    private RuleProgram program(Program program, boolean lifted) {
        int arguments = parameters.arrays().size();
        int results = CustomFunction.arrays(result).size();
        int deltas = deltas().size();
        boolean[] linear = new boolean[program.inputs()];
        Arrays.fill(linear, arguments + results, linear.length, true);
        String delta = isForward() ? "tangent" : "cotangent";
        String problem = Linearity.problem(rule.name(), delta, program, linear);
        if (isForward() && problem != null) {
            throw new RuleException(problem);
        }
        return new RuleProgram(
                rule.name(),
                isForward(),
                lifted ? program.lifted() : program,
                arguments,
                results,
                deltas,
                problem);
    }

    private boolean isForward() {
        return rule instanceof CustomRule.Jvp;
    }

    /** The arrays that have tangents, or cotangents, which the rule takes. */
    private List<NDArray> deltas() {
        return isForward() ? moving() : result.moving();
    }

    private Program record(NDArray... known) {
        List<ArrayType> types = new ArrayList<>();
        parameters.arrays().forEach(array -> types.add(Ops.typeOf(array)));
        CustomFunction.arrays(result).forEach(array -> types.add(Ops.typeOf(array)));
        deltas().forEach(array -> types.add(Ops.typeOf(array)));
        return recorded(() ->
                Recording.rule(rule.name(), this::run, types.toArray(ArrayType[]::new), known));
    }

    /**
     * Records a rule of plain numbers.
     *
     * @param mayLook whether it may look at those that are known
     */
    private Program recordOnNumbers(boolean mayLook, List<NDArray> known) {
        List<NDArray> arguments = new ArrayList<>(known);
        deltas().forEach(array -> arguments.add(Creation.full(Ops.typeOf(array), 1)));
        return recorded(() ->
                Recording.numberRule(
                        rule.name(),
                        Ruled.rule(rule.name(), mayLook, this::run),
                        known.size(),
                        arguments.toArray(NDArray[]::new)));
    }

    private Program recorded(Supplier<Program> recording) {
        boolean outermost = RECORDING.get().add(rule.code());
        try {
            return recording.get();
        } finally {
            if (outermost) {
                RECORDING.get().remove(rule.code());
            }
        }
    }

    private NDArray[] run(NDArray... traced) {
        List<NDArray> arrays = Arrays.asList(traced);
        int arguments = parameters.arrays().size();
        int first = arguments + CustomFunction.arrays(result).size();
        Object[] x = parameters.with(arrays.subList(0, arguments));
        Object y = CustomFunction.with(result, arrays.subList(arguments, first));
        List<NDArray> deltas = arrays.subList(first, arrays.size());
        return switch (rule) {
            case CustomRule.Jvp jvp ->
                    whole(tangents(jvp, x, y, parameters.tangents(deltas)), result.moving());
            case CustomRule.Vjp vjp ->
                    whole(
                            parameters.cotangents(
                                    vjp.name(),
                                    vjp.cotangent().apply(x, y, result.tangent(deltas))),
                            moving());
        };
    }

    private List<NDArray> moving() {
        return parameters.arrays().stream().filter(array -> array.dtype().isFloating()).toList();
    }

    private @Nullable List<NDArray> tangents(
            CustomRule.Jvp jvp, @Nullable Object[] x, Object y, @Nullable Object[] tangents) {
        Object tangent = jvp.tangent().apply(x, y, tangents);
        return tangent == null
                ? null
                : result.arraysOf(tangent, "the tangent that " + jvp.name() + " gave");
    }

    /** The arrays with zeros where some, or all, are missing. */
    private static NDArray[] whole(
            @Nullable List<@Nullable NDArray> arrays, List<NDArray> outlines) {
        NDArray[] whole = new NDArray[outlines.size()];
        for (int i = 0; i < whole.length; i++) {
            NDArray array = arrays == null ? null : arrays.get(i);
            whole[i] = array == null ? RuleProgram.zeros(Ops.typeOf(outlines.get(i))) : array;
        }
        return whole;
    }
}
