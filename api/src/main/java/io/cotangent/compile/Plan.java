package io.cotangent.compile;

import io.cotangent.Profile;
import io.cotangent.array.DenseArray;
import io.cotangent.array.Rooms;
import io.cotangent.compile.Lifetimes.Ends;
import io.cotangent.op.Shapes;
import io.cotangent.trace.Equation;
import io.cotangent.trace.Program;
import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A program as steps on arrays, whose memory is used again as soon as nobody needs it. */
final class Plan implements Executable {
    /** For arrays too small to come back. */
    private static final Rooms NONE = new Rooms();

    private final Program program;
    private final List<Group> order;
    private final int inputs;
    private final DenseArray[] captured;
    private final int variables;
    private final boolean pooled;
    private final PlanStep[] steps;
    private final Ends[] ends;
    private final int[] outputs;

    /** The memory of runs that are over. */
    private final Queue<SoftReference<Rooms>> rooms = new ConcurrentLinkedQueue<>();

    private Plan(Program program, List<Group> order, PlanStep[] steps, Ends[] ends) {
        this.program = program;
        this.order = order;
        this.pooled = isLarge(program);
        this.inputs = program.inputs();
        this.captured = program.captured().toArray(DenseArray[]::new);
        this.variables = program.variables();
        this.steps = steps;
        this.ends = ends;
        this.outputs = program.outputs();
    }

    static Plan of(Program program) {
        List<Group> single = Schedule.of(program, Grouping.of(program));
        boolean[] needed = needed(program, single);
        int[] makers = Grouping.makers(program);
        Homes homes = Homes.of(program, single);
        BitSet copied = Transposes.of(program);
        List<Group> order = Stacks.of(program, single, copied);
        Batches batches = Batches.of(program);
        Function<Group, PlanStep> loop =
                group -> Fusion.of(program, makers, group, i -> needed[i], homes, batches);
        List<PlanStep> steps = new ArrayList<>();
        for (Group group : order) {
            List<PlanStep> parts =
                    group.flat().stream()
                            .map(part ->
                                    part.fused()
                                            ? loop.apply(part)
                                            : step(program, part, homes, copied))
                            .toList();
            steps.add(
                    parts.size() == 1
                            ? parts.getFirst()
                            : StackStep.of(program, parts, group, order));
        }
        return new Plan(
                program,
                order,
                steps.toArray(PlanStep[]::new),
                Lifetimes.of(program, order, homes, copied).toArray(Ends[]::new));
    }

    private static PlanStep step(Program program, Group group, Homes homes, BitSet copied) {
        if (group.equations().size() > 1) {
            return ColumnsStep.of(program, group);
        }
        int i = group.equations().get(0);
        Equation equation = program.equations().get(i);
        if (copied.get(i)) {
            return CopyStep.of(equation);
        }
        if (ProductStep.isStack(program, equation)) {
            return ProductStep.of(program, equation);
        }
        return homes.areMoved(equation.operands()) && equation.op() instanceof Shapes.Concat concat
                ? JoinStep.of(program, equation, concat.axis(), homes)
                : OpStep.of(equation);
    }

    /** Whether there are arrays whose memory comes back. */
    private static boolean isLarge(Program program) {
        boolean large = false;
        for (int variable = program.inputs(); variable < program.variables(); variable++) {
            large |= program.type(variable).shape().size() >= Rooms.SMALL;
        }
        return large;
    }

    /** The variables that are outputs, or that other groups need than those that make them. */
    private static boolean[] needed(Program program, List<Group> order) {
        boolean[] needed = new boolean[program.variables()];
        for (int output : program.outputs()) {
            needed[output] = true;
        }
        for (Group group : order) {
            for (int variable : group.uses()) {
                needed[variable] = true;
            }
        }
        return needed;
    }

    @Override
    public DenseArray[] run(DenseArray... arguments) {
        return run(null, arguments);
    }

    @Override
    public Profile profile(DenseArray... arguments) {
        Stopwatch watch = new Stopwatch(program, order);
        for (int i = 0; i < Stopwatch.RUNS; i++) {
            run(watch, arguments);
            watch.end();
        }
        return watch.profile();
    }

    private DenseArray[] run(@Nullable Stopwatch watch, DenseArray... arguments) {
        if (!pooled) {
            return run(NONE, watch, arguments);
        }
        SoftReference<Rooms> reference = rooms.poll();
        Rooms own = reference == null ? null : reference.get();
        if (own == null) {
            own = new Rooms();
            reference = new SoftReference<>(own);
        }
        Rooms memory = own;
        DenseArray[] results = memory.during(() -> run(memory, watch, arguments));
        rooms.add(reference);
        return results;
    }

    private DenseArray[] run(Rooms memory, @Nullable Stopwatch watch, DenseArray... arguments) {
        DenseArray[] values = new DenseArray[variables];
        System.arraycopy(arguments, 0, values, 0, inputs);
        System.arraycopy(captured, 0, values, inputs, captured.length);
        for (int i = 0; i < steps.length; i++) {
            if (watch == null) {
                steps[i].run(values, memory);
            } else {
                watch.start();
                steps[i].run(values, memory);
                watch.stop(i, values);
            }
            forget(ends[i], values, memory, watch);
        }
        DenseArray[] results = new DenseArray[outputs.length];
        for (int i = 0; i < results.length; i++) {
            results[i] = values[outputs[i]];
        }
        return results;
    }

    private static void forget(
            Ends ends, DenseArray[] values, Rooms memory, @Nullable Stopwatch watch) {
        for (int variable : ends.free()) {
            DenseArray array = values[variable];
            if (array != null) {
                memory.give(array);
                values[variable] = null;
                if (watch != null) {
                    watch.free(array);
                }
            }
        }
        for (int variable : ends.forgotten()) {
            values[variable] = null;
        }
    }
}
