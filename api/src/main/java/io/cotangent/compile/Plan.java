package io.cotangent.compile;

import io.cotangent.array.DenseArray;
import io.cotangent.array.Rooms;
import io.cotangent.compile.Lifetimes.Ends;
import io.cotangent.trace.Program;
import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A program as steps on arrays, whose memory is used again as soon as nobody needs it. */
final class Plan implements Executable {
    private final int inputs;
    private final DenseArray[] captured;
    private final int variables;
    private final PlanStep[] steps;
    private final Ends[] ends;
    private final int[] outputs;

    /** The memory of runs that are over. */
    private final Queue<SoftReference<Rooms>> rooms = new ConcurrentLinkedQueue<>();

    private Plan(Program program, PlanStep[] steps, Ends[] ends) {
        this.inputs = program.inputs();
        this.captured = program.captured().toArray(DenseArray[]::new);
        this.variables = program.variables();
        this.steps = steps;
        this.ends = ends;
        this.outputs = program.outputs();
    }

    static Plan of(Program program) {
        List<Group> order = Schedule.of(program, Grouping.of(program));
        boolean[] needed = needed(program, order);
        int[] makers = Grouping.makers(program);
        List<PlanStep> steps = new ArrayList<>();
        for (Group group : order) {
            steps.add(
                    group.fused()
                            ? Fusion.of(program, makers, group, i -> needed[i])
                            : OpStep.of(program.equations().get(group.equations().get(0))));
        }
        return new Plan(
                program,
                steps.toArray(PlanStep[]::new),
                Lifetimes.of(program, order).toArray(Ends[]::new));
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
        SoftReference<Rooms> reference = rooms.poll();
        Rooms own = reference == null ? null : reference.get();
        if (own == null) {
            own = new Rooms();
            reference = new SoftReference<>(own);
        }
        Rooms memory = own;
        DenseArray[] results = memory.during(() -> run(memory, arguments));
        rooms.add(reference);
        return results;
    }

    private DenseArray[] run(Rooms memory, DenseArray... arguments) {
        DenseArray[] values = new DenseArray[variables];
        System.arraycopy(arguments, 0, values, 0, inputs);
        System.arraycopy(captured, 0, values, inputs, captured.length);
        for (int i = 0; i < steps.length; i++) {
            steps[i].run(values, memory);
            for (int variable : ends[i].free()) {
                if (values[variable] != null) {
                    memory.give(values[variable]);
                    values[variable] = null;
                }
            }
            for (int variable : ends[i].forgotten()) {
                values[variable] = null;
            }
        }
        DenseArray[] results = new DenseArray[outputs.length];
        for (int i = 0; i < results.length; i++) {
            results[i] = values[outputs[i]];
        }
        return results;
    }
}
