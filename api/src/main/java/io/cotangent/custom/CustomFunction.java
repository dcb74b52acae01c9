package io.cotangent.custom;

import io.cotangent.NDArray;
import io.cotangent.array.DenseArray;
import io.cotangent.error.LostDerivativeException;
import io.cotangent.error.RuleException;
import io.cotangent.error.TreeException;
import io.cotangent.error.UnmarkedCodeException;
import io.cotangent.error.UserCode;
import io.cotangent.number.Ruled;
import io.cotangent.trace.Program;
import io.cotangent.trace.Recording;
import io.cotangent.trace.Replay;
import io.cotangent.trace.Seal;
import io.cotangent.trace.Site;
import io.cotangent.trace.Tracer;
import io.cotangent.transform.Leaves;
import io.cotangent.tree.Tree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A function with a derivative rule. Called on arrays that nobody differentiates it is run, and no
 * more; else it becomes an operation of the program that is being recorded.
 *
 * <p>The function is recorded where that is possible. Where it looks at numbers, where its class is
 * not marked, or where it is one of plain numbers, it is run on the numbers of its arguments.
 */
public final class CustomFunction {
    private final String name;
    private final Function<@Nullable Object[], @Nullable Object> function;
    private final Supplier<CustomRule> rule;
    private final boolean[] passed;
    private volatile boolean unmarked;

    /**
     * A function.
     *
     * @param name what messages call it
     * @param function takes its arguments as an array
     * @param rule the rule, asked for at the first call that is differentiated
     * @param passed for each argument, whether it is passed on as it is, whatever it is
     */
    public CustomFunction(
            String name,
            Function<@Nullable Object[], @Nullable Object> function,
            Supplier<CustomRule> rule,
            boolean... passed) {
        this.name = name;
        this.function = function;
        this.rule = rule;
        this.passed = passed;
    }

    /** The value at some arguments. */
    public @Nullable Object call(@Nullable Object... arguments) {
        boolean ofNumbers = Ruled.takesNumbers(name, passed, arguments);
        if (!ofNumbers && !Recording.isAny()) {
            return function.apply(arguments);
        }
        Parameters parameters = Parameters.of(passed, ofNumbers, arguments);
        List<NDArray> arrays = parameters.arrays();
        if (ofNumbers) {
            return isTraced(arrays) ? record(parameters) : rehearse(parameters);
        }
        return Recording.isDerived(arrays) ? record(parameters) : run(arguments);
    }

    private static boolean isTraced(List<NDArray> arrays) {
        return !arrays.stream().allMatch(array -> Replay.open(array) instanceof DenseArray);
    }

    /** The value for active numbers in a run of which nothing but values will count. */
    private Object rehearse(Parameters parameters) {
        Leaves value = evaluate(parameters, numbers(parameters.arrays()));
        return with(value, arrays(value));
    }

    /** Runs the function where no argument is differentiated. */
    private @Nullable Object run(@Nullable Object... arguments) {
        try (Seal seal = Seal.around(name)) {
            Object value = function.apply(arguments);
            Leaves result;
            try {
                result = Leaves.withNumbers(resultTree(value));
            } catch (TreeException unknown) { // No array, no derivative: any object will do.
                return value;
            }
            seal.check(arrays(result));
            return value;
        }
    }

    private Tree resultTree(@Nullable Object value) {
        return Tree.of(value, "the result of " + name);
    }

    static List<NDArray> arrays(Leaves leaves) {
        List<NDArray> arrays = new ArrayList<>(leaves.moving());
        arrays.addAll(leaves.still());
        return arrays;
    }

    private Object record(Parameters parameters) {
        List<NDArray> x = parameters.arrays().stream().map(Replay::open).toList();
        List<Boolean> moving = parameters.moving();
        Tracer tracer = Tracer.at(site());
        Run run = run(parameters, x);
        requireArrays(run.result());
        List<NDArray> operands = new ArrayList<>(x);
        operands.addAll(run.captured());
        CustomCall call = new CustomCall(name, run.body(), moving, null);
        if (moving.contains(true) && !run.result().moving().isEmpty()) {
            NDArray[] y = tracer.applyAll(call, operands.toArray(NDArray[]::new));
            Leaves result = run.result().outline();
            RuleRecording recording = new RuleRecording(rule.get(), parameters.outline(), result);
            RuleRecording.Recorded recorded = recording.at(x, Arrays.asList(y));
            operands.addAll(recorded.constants());
            call = new CustomCall(name, run.body(), moving, recorded.rule());
        }
        NDArray[] y = tracer.applyAll(call, operands.toArray(NDArray[]::new));
        return with(run.result(), Arrays.asList(y));
    }

    /** A result of plain numbers only would lose the derivative that the rule gives. */
    private void requireArrays(Leaves result) {
        if (arrays(result).isEmpty() && result.tree().size() > 0) {
            throw new LostDerivativeException(
                    name
                            + " has a derivative rule, but its result has plain numbers only: derivatives are followed"
                            + " through arrays; make it an NDArray (NDArray.of(x) for a scalar)");
        }
    }

    static Object with(Leaves result, List<? extends NDArray> arrays) {
        int moving = result.moving().size();
        return result.with(
                List.copyOf(arrays.subList(0, moving)),
                List.copyOf(arrays.subList(moving, moving + result.still().size())));
    }

    /** What became of the function: its body, what that captured, and the tree of its result. */
    private record Run(CustomBody body, List<NDArray> captured, Leaves result) {}

    private Run run(Parameters parameters, List<NDArray> x) {
        if (unmarked || parameters.ofNumbers()) {
            return runOnNumbers(parameters, x);
        }
        Leaves[] result = new Leaves[1];
        Recording.Observed recorded;
        try {
            recorded =
                    Recording.body(
                            name,
                            traced -> {
                                Object[] arguments = parameters.with(Arrays.asList(traced));
                                result[0] =
                                        parameters.result(resultTree(function.apply(arguments)));
                                return arrays(result[0]).toArray(NDArray[]::new);
                            },
                            x.toArray(NDArray[]::new));
        } catch (UnmarkedCodeException inBody) {
            Run run = runInstead(parameters, x, inBody);
            unmarked = true;
            return run;
        }
        if (recorded.observed()) {
            return onNumbers(parameters, x, numbers(x), result[0]);
        }
        Program program = recorded.program();
        return new Run(new CustomBody.Recorded(program.lifted()), program.captured(), result[0]);
    }

    private Run runInstead(Parameters parameters, List<NDArray> x, UnmarkedCodeException inBody) {
        try {
            return runOnNumbers(parameters, x);
        } catch (RuleException unknown) { // There are no numbers: the mark is what is missing.
            inBody.addSuppressed(unknown);
            throw inBody;
        }
    }

    private Run runOnNumbers(Parameters parameters, List<NDArray> x) {
        DenseArray[] numbers = numbers(x);
        return onNumbers(parameters, x, numbers, evaluate(parameters, numbers));
    }

    private Run onNumbers(
            Parameters parameters, List<NDArray> x, DenseArray[] numbers, Leaves result) {
        if (!(result.tree().value() instanceof NDArray)) {
            // There may be plain numbers in the result, on which the path from here depends.
            x.forEach(Recording::look);
        }
        Parameters outline = parameters.outline();
        DenseArray[] y = numbers(arrays(result));
        CustomBody body =
                new CustomBody.OnNumbers(operands -> again(outline, operands, y), numbers, y);
        return new Run(body, List.of(), result);
    }

    private static DenseArray[] numbers(List<NDArray> arrays) {
        return arrays.stream().map(Recording::numbers).toArray(DenseArray[]::new);
    }

    /** The function on numbers. */
    private Leaves evaluate(Parameters parameters, DenseArray... x) {
        try (Seal seal = Seal.around(name)) {
            Object value = function.apply(parameters.with(Arrays.asList(x)));
            Leaves result = parameters.result(resultTree(value));
            seal.check(arrays(result));
            return result;
        }
    }

    /** The function on other numbers, for which its results must be of the same types. */
    private DenseArray[] again(Parameters parameters, DenseArray[] x, DenseArray... before) {
        DenseArray[] y = numbers(arrays(evaluate(parameters, x)));
        for (int i = 0; i < Math.max(y.length, before.length); i++) {
            if (y.length != before.length || !y[i].type().equals(before[i].type())) {
                throw new TreeException(
                        name
                                + " gave "
                                + types(y)
                                + ", but gave "
                                + types(before)
                                + " where it was recorded: the types and shapes of its result must not depend on"
                                + " numbers; mark its class, so that it is recorded itself");
            }
        }
        return y;
    }

    private static String types(DenseArray... arrays) {
        return Arrays.stream(arrays).map(DenseArray::type).toList().toString();
    }

    private static Site site() {
        return UserCode.frame()
                .map(frame ->
                        new Site(
                                frame.getClassName(),
                                frame.getMethodName(),
                                String.valueOf(frame.getFileName()),
                                frame.getLineNumber()))
                .orElse(Site.UNKNOWN);
    }
}
