package io.cotangent.loop;

import io.cotangent.NDArray;
import io.cotangent.Snapshots;
import io.cotangent.array.ArrayType;
import io.cotangent.array.DenseArray;
import io.cotangent.execute.Engine;
import io.cotangent.op.Batching;
import io.cotangent.op.EagerOps;
import io.cotangent.op.Op;
import io.cotangent.op.Ops;
import io.cotangent.trace.Program;
import io.cotangent.trace.Recording;
import io.cotangent.trace.Replay;
import io.cotangent.transform.Forward;
import io.cotangent.transform.Transposition;
import io.cotangent.transform.Vectorize;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A loop as one operation, which keeps the last state only. Its operands are the states before the
 * loop, the inputs of which each step sees one slice, along the first axis, and what the steps have
 * captured; its results are the states after it.
 */
record Loop(Steps steps, Snapshots snapshots) implements Op {
    @Override
    public Sharing sharing() {
        return steps.sharing();
    }

    @Override
    public String label() {
        return "loop";
    }

    @Override
    public String settings() {
        return steps.count() + " steps";
    }

    @Override
    public ArrayType[] types(ArrayType... operands) {
        return Arrays.copyOf(operands, steps.states());
    }

    @Override
    public DenseArray[] evaluate(DenseArray... operands) {
        NDArray[] states = Arrays.copyOf(operands, steps.states(), NDArray[].class);
        for (int i = 0; i < steps.count(); i++) {
            Step step = steps.at(i);
            NDArray[] inputs =
                    step.inputs(states, slices(EagerOps.EAGER, i, operands), pool(operands));
            states = Engine.run(step.program(), inputs);
        }
        return Arrays.copyOf(states, states.length, DenseArray[].class);
    }

    private NDArray[] slices(Ops o, int i, NDArray... operands) {
        NDArray[] slices = new NDArray[steps.inputs()];
        for (int k = 0; k < slices.length; k++) {
            slices[k] = o.get(operands[steps.states() + k], i);
        }
        return slices;
    }

    private List<NDArray> pool(NDArray... operands) {
        return Arrays.asList(operands).subList(steps.states() + steps.inputs(), operands.length);
    }

    /** A loop of states and tangents. All floating-point states have one, as they soon would. */
    @Override
    public @Nullable NDArray[] jvp(Ops o, NDArray[] x, NDArray[] y, @Nullable NDArray[] dx) {
        int states = steps.states();
        int before = states + steps.inputs();
        boolean[] active = new boolean[x.length];
        List<NDArray> tangents = new ArrayList<>();
        for (int i = 0; i < x.length; i++) {
            active[i] = i < states ? x[i].dtype().isFloating() : dx[i] != null;
            tangents.add(active[i] && dx[i] == null ? o.zerosLike(x[i]) : dx[i]);
        }
        List<NDArray> captured = new ArrayList<>(Arrays.asList(x).subList(before, x.length));
        int[] numbers = new int[captured.size()];
        for (int i = before; i < x.length; i++) {
            numbers[i - before] = captured.size();
            if (active[i]) {
                captured.add(tangents.get(i));
            }
        }
        List<NDArray> operands = new ArrayList<>();
        add(0, states, active, x, tangents, operands);
        int newStates = operands.size();
        add(states, before, active, x, tangents, operands);
        int newInputs = operands.size() - newStates;
        Steps moving =
                steps.with(
                        newStates,
                        newInputs,
                        step -> tangents(step, steps.flags(step, active), numbers),
                        captured);
        operands.addAll(captured);
        NDArray[] results =
                o.applyAll(new Loop(moving, snapshots), operands.toArray(NDArray[]::new));
        NDArray[] dy = new NDArray[states];
        for (int i = 0, next = states; i < states; i++) {
            dy[i] = active[i] ? results[next++] : null;
        }
        return dy;
    }

    /** Some operands, followed by the tangents of those that are active. */
    private static void add(
            int from,
            int to,
            boolean[] active,
            NDArray[] x,
            List<NDArray> tangents,
            List<NDArray> operands) {
        operands.addAll(Arrays.asList(x).subList(from, to));
        for (int i = from; i < to; i++) {
            if (active[i]) {
                operands.add(tangents.get(i));
            }
        }
    }

    /** A step with tangents: of states, slices and captured arrays, each after what they are of. */
    private Step tangents(Step step, boolean[] active, int... numbers) {
        Program program = step.program();
        int states = steps.states();
        List<Integer> chosen =
                IntStream.range(0, active.length).filter(i -> active[i]).boxed().toList();
        Program jvp = Forward.jvp(program, chosen, states);
        int[] outputs =
                IntStream.range(0, 2 * states)
                        .filter(i -> i < states || active[i - states])
                        .toArray();
        int[] bounds = {0, states, states + steps.inputs(), active.length};
        int[] order = new int[jvp.inputs()];
        int next = 0;
        for (int part = 0; part < 3; part++) {
            for (int i = bounds[part]; i < bounds[part + 1]; i++) {
                order[next++] = i;
            }
            for (int i = bounds[part]; i < bounds[part + 1]; i++) {
                if (active[i]) {
                    order[next++] = active.length + chosen.indexOf(i);
                }
            }
        }
        List<Integer> captured = new ArrayList<>(step.captured());
        for (int i = bounds[2]; i < active.length; i++) {
            if (active[i]) {
                captured.add(numbers[step.captured().get(i - bounds[2])]);
            }
        }
        return new Step(reordered(jvp.choosing(outputs), order), captured);
    }

    /**
     * A program with its inputs in another order: the i-th is number {@code order[i]} of the old.
     */
    private static Program reordered(Program program, int... order) {
        ArrayType[] types = Arrays.stream(order).mapToObj(program::type).toArray(ArrayType[]::new);
        return Recording.symbolic(
                "step",
                inputs -> {
                    NDArray[] before = new NDArray[order.length];
                    for (int i = 0; i < order.length; i++) {
                        before[order[i]] = inputs[i];
                    }
                    return Replay.of(program, before);
                },
                types);
    }

    @Override
    public @Nullable NDArray[] transpose(Ops o, @Nullable NDArray[] cotangents, Operands operands) {
        int count = operands.types().length;
        boolean[] linear = new boolean[count];
        for (int i = 0; i < count; i++) {
            linear[i] = operands.isLinear(i);
        }
        spread(linear);
        List<NDArray> given = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (!linear[i]) {
                given.add(operands.value(i));
            }
        }
        for (int i = 0; i < steps.states(); i++) {
            if (linear[i]) {
                given.add(cotangents[i] == null ? o.zeros(operands.types()[i]) : cotangents[i]);
            }
        }
        NDArray[] pulled =
                o.applyAll(
                        new ReverseLoop(steps, snapshots, new Slots(linear)),
                        given.toArray(NDArray[]::new));
        NDArray[] result = new NDArray[count];
        for (int i = 0, next = 0; i < count; i++) {
            if (linear[i]) {
                NDArray cotangent = pulled[next++];
                result[i] = operands.isLinear(i) ? cotangent : null;
            }
        }
        return result;
    }

    /** Marks the states that depend on what is linear after some steps. */
    private void spread(boolean... linear) {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Step step : steps.different()) {
                Program program = step.program();
                boolean[] after = Transposition.linear(program, steps.flags(step, linear));
                for (int i = 0; i < steps.states(); i++) {
                    if (!linear[i] && after[program.outputs()[i]]) {
                        linear[i] = true;
                        changed = true;
                    }
                }
            }
        }
    }

    @Override
    public NDArray[] batch(Ops o, NDArray[] x, boolean... batched) {
        int size = Batching.size(x, batched);
        boolean[] flags = batched.clone();
        NDArray[] operands = x.clone();
        for (int i = 0; i < steps.states(); i++) {
            flags[i] = true;
            if (!batched[i]) {
                operands[i] = o.broadcast(x[i], Ops.typeOf(x[i]).shape().prepend(size));
            }
        }
        for (int i = 0; i < steps.inputs(); i++) {
            int operand = steps.states() + i;
            if (batched[operand]) {
                operands[operand] = o.moveAxis(x[operand], 0, 1);
            }
        }
        List<NDArray> captured = new ArrayList<>(pool(operands));
        Steps many = batched(steps, size, flags, captured);
        List<NDArray> all =
                new ArrayList<>(
                        Arrays.asList(operands).subList(0, steps.states() + steps.inputs()));
        all.addAll(captured);
        return o.applyAll(new Loop(many, snapshots), all.toArray(NDArray[]::new));
    }

    /** The steps of a batch, in which the states of all elements are different. */
    static Steps batched(Steps steps, int size, boolean[] flags, List<NDArray> captured) {
        return steps.with(
                steps.states(),
                steps.inputs(),
                step -> {
                    Program program = step.program();
                    boolean[] which = steps.flags(step, flags);
                    ArrayType[] types = program.inputTypes();
                    for (int i = 0; i < types.length; i++) {
                        if (which[i]) {
                            types[i] = types[i].withShape(types[i].shape().prepend(size));
                        }
                    }
                    Program many =
                            Recording.symbolic(
                                    "batch",
                                    inputs -> Vectorize.whole(program, which, size, inputs),
                                    types);
                    return new Step(many, step.captured());
                },
                captured);
    }
}
