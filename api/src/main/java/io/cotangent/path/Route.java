package io.cotangent.path;

import io.cotangent.Compiled.Cause;
import io.cotangent.NDArray;
import io.cotangent.Profile;
import io.cotangent.array.DenseArray;
import io.cotangent.compile.Executable;
import io.cotangent.compile.ScalarProgram;
import io.cotangent.error.UserCode;
import io.cotangent.execute.Runner;
import io.cotangent.number.Numbers;
import io.cotangent.trace.Recorded;
import io.cotangent.trace.Recording;
import io.cotangent.trace.Replay;
import io.cotangent.trace.Seen;
import io.cotangent.trace.TracedArray;
import io.cotangent.trace.Tracer;
import io.cotangent.tree.Tree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The path that a function took at some arguments: what it computed on the way, what it looked at,
 * and what it returned.
 */
public final class Route {
    private final Signature signature;
    private final Recorded recorded;
    private final Outline result;
    private final Runner runner;
    private volatile @Nullable Shortcut shortcut;
    private volatile boolean isKnown;

    private Route(Signature signature, Recorded recorded, Outline result) {
        this.signature = signature;
        this.recorded = recorded;
        this.result = result;
        int first = recorded.observations().size();
        this.runner = Runner.waiting(recorded.guarded(), result.matrices(first));
    }

    /**
     * Runs a function on traced arguments.
     *
     * @param body takes its arguments as an array
     * @param owner the user's function object, for messages
     * @throws io.cotangent.error.TreeException if an argument or the result is no tree
     */
    public static Route of(
            Function<Object[], @Nullable Object> body, Object owner, Object... arguments) {
        return of(body, owner, UnaryOperator.identity(), new Arguments(arguments));
    }

    /** As {@link #of(Function, Object, Object...)}, with something around the function. */
    static Route of(
            Function<Object[], @Nullable Object> body,
            Object owner,
            UnaryOperator<UnaryOperator<NDArray[]>> around,
            Arguments arguments) {
        // Before the function runs, which may write to Java arrays among its arguments.
        Signature signature = new Signature(arguments);
        Result result = new Result(arguments.hasNumbers());
        UnaryOperator<NDArray[]> function =
                traced -> result.takenApart(body.apply(arguments.with(traced)));
        Recorded recorded =
                Recording.observed(
                        UserCode.nameOf(owner),
                        around.apply(
                                arguments.hasNumbers()
                                        ? Numbers.followed(owner, function)
                                        : function),
                        arguments.arrays());
        return new Route(signature, recorded, result.outline());
    }

    /** The program, with what was looked at. */
    public Recorded recorded() {
        return recorded;
    }

    /** Why the path cannot be replayed at any arguments; null where it can. */
    public @Nullable Mismatch obstacle() {
        if (!recorded.failures().isEmpty()) {
            return new Mismatch(
                    Cause.FAILED_LOOK,
                    "the function caught an exception of its look at "
                            + recorded.failures().get(0).site());
        }
        for (NDArray captured : recorded.guarded().captured()) {
            if (Replay.open(captured) instanceof TracedArray) {
                return new Mismatch(
                        Cause.CAPTURED,
                        "the function uses a value that is being differentiated further out, "
                                + captured.dtype()
                                + Arrays.toString(captured.shape())
                                + ", and is not an argument");
            }
        }
        return null;
    }

    Signature signature() {
        return signature;
    }

    /** The value at the arguments that the path was recorded at. */
    @Nullable Object value(Arguments arguments) {
        return value(runner.run(0, _ -> true, arguments.arrays()));
    }

    /**
     * Goes the path at other arguments, without the user's code, up to the first look that sees
     * something else. Where arguments are traced, all is recorded, and the looks are remembered.
     */
    public Outcome replay(Object... arguments) {
        return replay(new Arguments(arguments));
    }

    Outcome replay(Arguments arguments) {
        Mismatch mismatch = signature.mismatch(arguments);
        if (mismatch != null) {
            return new Outcome.Miss(mismatch);
        }
        Looking looking = new Looking(recorded.observations());
        try {
            NDArray[] outputs =
                    runner.run(recorded.observations().size(), looking::holds, arguments.arrays());
            return outputs == null
                    ? new Outcome.Miss(looking.mismatch())
                    : new Outcome.Value(value(outputs));
        } catch (RuntimeException e) {
            if (looking.isOver()) {
                throw e;
            }
            return new Outcome.Miss(Mismatch.of(looking.next(), e));
        }
    }

    /** A quicker way; null where there is none, or the path is not compiled yet. */
    @Nullable Shortcut shortcut() {
        if (!isKnown) {
            Executable compiled = runner.compiled();
            if (compiled instanceof ScalarProgram program) {
                shortcut = Shortcut.of(signature, recorded.observations(), result, program);
            }
            isKnown = compiled != null;
        }
        return shortcut;
    }

    /**
     * What the path gives at plain numbers; null where something else is seen on it, or it is not
     * compiled yet.
     */
    NDArray @Nullable [] outputs(DenseArray... numbers) {
        DenseArray[] outputs = runner.runCompiled(numbers);
        List<Seen> expected = recorded.observations();
        for (int i = 0; outputs != null && i < expected.size(); i++) {
            if (!isSame(outputs[i], expected.get(i).value())) {
                return null;
            }
        }
        return outputs;
    }

    /** Looks at plain numbers are at one number or truth value each, of few types. */
    private static boolean isSame(DenseArray now, NDArray before) {
        return now.rank() == 0
                        && before instanceof DenseArray seen
                        && seen.type().equals(now.type())
                        && !now.dtype().isInteger()
                ? Double.compare(now.doubleAt(0), seen.doubleAt(0)) == 0
                : now.equals(before);
    }

    /** What a replay costs. */
    public Profile profile(Object... arguments) {
        return runner.profile(new Arguments(arguments).arrays());
    }

    @Nullable Object value(NDArray... outputs) {
        return result.value(recorded.observations().size(), outputs);
    }

    /** The function's result, when it has one. */
    private static final class Result {
        private final boolean hasNumbers;
        private @Nullable Tree tree;

        Result(boolean hasNumbers) {
            this.hasNumbers = hasNumbers;
        }

        NDArray[] takenApart(@Nullable Object value) {
            tree = Tree.of(value, "the result");
            List<NDArray> arrays = new ArrayList<>();
            for (int i = 0; i < tree.size(); i++) {
                if (tree.leaf(i) instanceof NDArray array) {
                    arrays.add(array);
                } else if (hasNumbers) {
                    arrays.add(Numbers.array(tree.leaf(i)));
                }
            }
            return arrays.toArray(NDArray[]::new);
        }

        Outline outline() {
            return new Outline(tree, hasNumbers);
        }
    }

    /** The looks of a replay, one after the other. */
    private static final class Looking {
        private final List<Seen> expected;
        private int count;
        private @Nullable Mismatch mismatch;

        Looking(List<Seen> expected) {
            this.expected = expected;
        }

        boolean holds(NDArray value) {
            Seen seen = expected.get(count);
            DenseArray now = Tracer.at(seen.site()).observe(value);
            if (!now.equals(seen.value())) {
                mismatch = Mismatch.of(seen, now);
                return false;
            }
            count++;
            return true;
        }

        boolean isOver() {
            return count == expected.size();
        }

        Seen next() {
            return expected.get(count);
        }

        Mismatch mismatch() {
            return mismatch;
        }
    }
}
