package io.cotangent.transform;

import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.array.DenseArray;
import io.cotangent.op.Elementwise;
import io.cotangent.op.Op;
import io.cotangent.op.Ops;
import io.cotangent.op.Pointwise;
import io.cotangent.op.Products;
import io.cotangent.op.Reductions;
import io.cotangent.op.Shapes;
import io.cotangent.trace.Equation;
import io.cotangent.trace.Program;
import io.cotangent.trace.Recorded;
import io.cotangent.trace.Recording;
import io.cotangent.trace.Replay;
import io.cotangent.trace.Seen;
import io.cotangent.trace.Site;
import io.cotangent.trace.Tracer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Several paths of a function as one program without looks: it goes all of them, and takes the
 * results of the one whose looks see what they saw. Whatever enters a path passes a {@linkplain
 * Elementwise.Gate gate}, so that nothing comes back from paths that are not taken: derivatives
 * have the bits of the path that is.
 */
final class Alternatives {
    private static final Tracer OPS = Tracer.at(Site.UNKNOWN);

    /** So many numbers of an element are computed sooner than a function is recorded anew. */
    private static final int LONG = 40_000;

    /** So many long paths are gone sooner than each for its elements. */
    private static final int FEW = 4;

    /** What is shared by all elements and larger would be copied for each. */
    private static final int SMALL = 64;

    private final List<Recorded> paths;
    private final int inputs;
    private final List<NDArray> captured = new ArrayList<>();
    private final Program program;

    /** What has been computed before any gate. */
    private final Map<Work, NDArray[]> known = new HashMap<>();

    /** An operation on these very operands. */
    private record Work(Op op, List<Same> operands) {}

    /** An array as itself. */
    private record Same(NDArray array) {
        @Override
        @SuppressWarnings("ReferenceEquality") // which array it is
        public boolean equals(Object other) {
            return other instanceof Same same && array == same.array;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(array);
        }
    }

    private Alternatives(List<Recorded> paths, ArrayType... element) {
        this.paths = paths;
        this.inputs = element.length;
        for (Recorded path : paths) {
            path.guarded().captured().stream()
                    .filter(array -> place(array) < 0)
                    .forEach(captured::add);
        }
        ArrayType[] types =
                Stream.concat(Stream.of(element), captured.stream().map(Ops::typeOf))
                        .toArray(ArrayType[]::new);
        program = Recording.symbolic("alternatives", this::chosen, types);
    }

    /**
     * The paths as one program, which takes the inputs of each, and then what they captured.
     *
     * @param element the types of the inputs, which differ between the elements of a batch
     * @return null where it may end in an error on a path that is not taken, or would be too large
     */
    static @Nullable Alternatives of(List<Recorded> paths, ArrayType... element) {
        long longest = 0;
        long all = 0;
        for (Recorded path : paths) {
            long work = work(path.guarded());
            longest = Math.max(longest, work);
            all += work;
            if (!path.failures().isEmpty() || !isTotal(path.guarded())) {
                return null;
            }
        }
        return all <= Math.max(LONG, FEW * longest) ? new Alternatives(paths, element) : null;
    }

    /** How many numbers a program computes. */
    private static long work(Program program) {
        long work = 0;
        for (Equation equation : program.equations()) {
            work += program.type(equation.result()).shape().size();
        }
        return work;
    }

    /** Gives the results, and then whether any path's looks see what they saw. */
    Program program() {
        return program;
    }

    /** What the program takes besides an element. */
    List<NDArray> captured() {
        return captured;
    }

    /** Whether a program has results for all values, and keeps numbers apart that are large. */
    private static boolean isTotal(Program program) {
        for (int i = program.inputs(); i < program.inputs() + program.captured().size(); i++) {
            ArrayType type = program.type(i);
            if (type.shape().size() > SMALL && !isRead(program, i)) {
                return false;
            }
        }
        for (Equation equation : program.equations()) {
            boolean isTotal =
                    switch (equation.op()) {
                        case Shapes.Slice _,
                                Shapes.Reshape _,
                                Shapes.Permute _,
                                Shapes.Broadcast _,
                                Shapes.Embed _,
                                Shapes.Concat _,
                                Shapes.Update _,
                                Reductions.Sum _,
                                Reductions.Extremum _,
                                Reductions.Product _,
                                Reductions.CumulativeSum _,
                                Products.MatMul _ ->
                                true;
                        default -> equation.op() instanceof Pointwise;
                    };
            for (int operand : equation.operands()) {
                isTotal &= !program.type(operand).dtype().isInteger();
            }
            if (!isTotal) {
                return false;
            }
        }
        return true;
    }

    /** Whether nothing but single numbers of a variable are used. */
    private static boolean isRead(Program program, int variable) {
        for (Equation equation : program.equations()) {
            for (int operand : equation.operands()) {
                boolean isNumber =
                        equation.op() instanceof Shapes.Slice
                                && program.type(equation.result()).shape().size() == 1;
                if (operand == variable && !isNumber) {
                    return false;
                }
            }
        }
        return true;
    }

    private NDArray[] chosen(NDArray... all) {
        NDArray[] results = null;
        NDArray fits = null;
        for (Recorded path : paths.reversed()) {
            NDArray holds = holds(path, all);
            NDArray[] values = results(path, holds, all);
            for (int i = 0; results != null && i < values.length; i++) {
                values[i] = OPS.where(holds, values[i], results[i]);
            }
            results = values;
            fits = fits == null ? holds : OPS.or(fits, holds);
        }
        return Stream.concat(Stream.of(results), Stream.of(fits)).toArray(NDArray[]::new);
    }

    /** Whether all looks of a path see what they saw. */
    private NDArray holds(Recorded path, NDArray... all) {
        Program guards = path.guards();
        NDArray[] values = environment(guards, all);
        for (Equation equation : guards.equations()) {
            define(equation, values, openly(equation, values));
        }
        NDArray holds = null;
        int[] looks = guards.outputs();
        for (int i = 0; i < looks.length; i++) {
            NDArray same = same(values[looks[i]], path.observations().get(i));
            holds = holds == null ? same : OPS.and(holds, same);
        }
        return holds;
    }

    /** Whether an array is what was seen, element for element as {@link Double#equals} has it. */
    private static NDArray same(NDArray now, Seen seen) {
        DenseArray then = (DenseArray) seen.value();
        NDArray equal;
        if (!then.dtype().isFloating()) {
            equal = then.rank() == 0 && then.longAt(0) != 0 ? now : OPS.eq(now, then);
        } else {
            NDArray zeros = OPS.eq(OPS.signBit(now), OPS.signBit(then));
            NDArray unordered = OPS.and(OPS.isNaN(now), OPS.isNaN(then));
            equal = OPS.or(OPS.and(OPS.eq(now, then), zeros), unordered);
        }
        return then.rank() == 0 ? equal : OPS.all(equal);
    }

    private NDArray[] results(Recorded path, NDArray holds, NDArray... all) {
        Program body = path.program();
        Inside inside = new Inside(body, holds, environment(body, all));
        for (Equation equation : body.equations()) {
            boolean isMove =
                    equation.op() instanceof Shapes.Slice
                            || equation.op() instanceof Shapes.Reshape;
            int first = equation.operands()[0];
            if (isMove && inside.origins[first] != Origin.PATH) {
                inside.origins[equation.result()] = inside.origins[first];
                define(equation, inside.values, openly(equation, inside.values));
            } else {
                NDArray[] operands = inside.all(equation.operands());
                Tracer tracer = Tracer.at(equation.site());
                define(equation, inside.values, tracer.applyAll(equation.op(), operands));
            }
        }
        return inside.all(body.outputs());
    }

    /** Where a variable of a path comes from. */
    private enum Origin {
        /** It is computed there. */
        PATH,
        /** From outside, or a part of what does. */
        OUTSIDE,
        /** So, but nobody takes derivatives in it. */
        CONSTANT
    }

    /** The variables of a path, as it sees them: those from outside behind its gate. */
    private static final class Inside {
        private final NDArray holds;
        private final NDArray[] values;
        private final NDArray[] gated;
        private final Origin[] origins;

        Inside(Program body, NDArray holds, NDArray... values) {
            this.holds = holds;
            this.values = values;
            this.gated = new NDArray[values.length];
            this.origins = new Origin[values.length];
            Arrays.fill(origins, Origin.PATH);
            Arrays.fill(origins, 0, body.inputs(), Origin.OUTSIDE);
            for (int i = 0; i < body.captured().size(); i++) {
                boolean isConstant = body.captured().get(i) instanceof DenseArray;
                origins[body.inputs() + i] = isConstant ? Origin.CONSTANT : Origin.OUTSIDE;
            }
        }

        NDArray[] all(int... variables) {
            return Arrays.stream(variables).mapToObj(this::value).toArray(NDArray[]::new);
        }

        private NDArray value(int variable) {
            NDArray value = values[variable];
            if (origins[variable] != Origin.OUTSIDE || !value.dtype().isFloating()) {
                return value;
            }
            if (gated[variable] == null) {
                NDArray condition = OPS.broadcast(holds, Ops.typeOf(value).shape());
                gated[variable] = OPS.apply(new Elementwise.Gate(), condition, value);
            }
            return gated[variable];
        }
    }

    private NDArray[] environment(Program part, NDArray... all) {
        NDArray[] values = new NDArray[part.variables()];
        System.arraycopy(all, 0, values, 0, inputs);
        for (int i = 0; i < part.captured().size(); i++) {
            values[inputs + i] = all[inputs + place(part.captured().get(i))];
        }
        return values;
    }

    /** Where an array is among those that are captured, -1 for nowhere. */
    @SuppressWarnings("ReferenceEquality") // a traced array is itself only
    private int place(NDArray array) {
        for (int i = 0; i < captured.size(); i++) {
            NDArray one = captured.get(i);
            boolean isNumbers = one instanceof DenseArray && array instanceof DenseArray;
            if (one == array || isNumbers && one.equals(array)) {
                return i;
            }
        }
        return -1;
    }

    /** What an equation gives before any gate: computed once for all paths. */
    private NDArray[] openly(Equation equation, NDArray... values) {
        NDArray[] operands = Replay.select(values, equation.operands());
        Work work = new Work(equation.op(), Stream.of(operands).map(Same::new).toList());
        return known.computeIfAbsent(
                work, _ -> Tracer.at(equation.site()).applyAll(equation.op(), operands));
    }

    private static void define(Equation equation, NDArray[] values, NDArray... results) {
        System.arraycopy(results, 0, values, equation.result(), results.length);
    }
}
