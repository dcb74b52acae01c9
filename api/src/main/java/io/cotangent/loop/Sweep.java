package io.cotangent.loop;

import io.cotangent.NDArray;
import io.cotangent.Snapshots;
import io.cotangent.array.ArrayType;
import io.cotangent.array.Creation;
import io.cotangent.execute.Engine;
import io.cotangent.op.EagerOps;
import io.cotangent.op.Ops;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * One run of a {@link ReverseLoop}: cotangents go from the last step to the first, and each step
 * needs the state before it. Few states are kept; the others are computed again from the last kept
 * one, by the binomial schedule of Griewank and Walther, "Algorithm 799: revolve" (ACM Transactions
 * on Mathematical Software 26, 2000), which computes the fewest steps for a number of states.
 */
final class Sweep {
    private static final Ops OPS = EagerOps.EAGER;

    private final Steps steps;
    private final Slots linear;
    private final List<Transposed> parts;
    private final NDArray[] operands;
    private final NDArray[] first;
    private final NDArray[] cotangents;
    private final List<List<NDArray>> slices = new ArrayList<>();
    private final int kept;

    /**
     * A run.
     *
     * @param given the operands of the loop that are not linear, and then a cotangent for each
     *     linear state
     */
    Sweep(Steps steps, Slots linear, Snapshots snapshots, NDArray... given) {
        this.steps = steps;
        this.linear = linear;
        parts = steps.different().stream().map(step -> Transposed.of(steps, step, linear)).toList();
        operands = new NDArray[linear.count()];
        int next = 0;
        for (int operand : linear.which(false, 0, linear.count())) {
            operands[operand] = given[next++];
        }
        first = Arrays.copyOf(operands, steps.states());
        cotangents = new NDArray[linear.count()];
        for (int state : linear.which(true, 0, steps.states())) {
            cotangents[state] = given[next++];
        }
        for (int i = 0; i < steps.inputs(); i++) {
            slices.add(new ArrayList<>());
        }
        kept = snapshots.count(steps.count(), bytes());
    }

    private long bytes() {
        long bytes = 0;
        for (NDArray state : first) {
            bytes += state == null ? 0 : (long) state.size() * state.dtype().bytes();
        }
        return bytes;
    }

    /** The cotangents of the linear operands. */
    NDArray[] run() {
        sweep();
        int[] slots = linear.which(true, 0, linear.count());
        NDArray[] results = new NDArray[slots.length];
        for (int i = 0; i < slots.length; i++) {
            int input = slots[i] - steps.states();
            ArrayType type = steps.type(slots[i]);
            if (input >= 0 && input < steps.inputs()) {
                results[i] = stacked(slices.get(input), type);
            } else {
                NDArray sum = cotangents[slots[i]];
                results[i] = sum == null ? Creation.full(type, 0) : sum;
            }
        }
        return results;
    }

    /** The slices that steps gave, the last step's first. */
    private static NDArray stacked(List<NDArray> slices, ArrayType type) {
        return slices.isEmpty()
                ? Creation.full(type.withShape(type.shape().prepend(0)), 0)
                : OPS.stack(0, slices.reversed().toArray(NDArray[]::new));
    }

    /** A state that is kept, and the number of the step that it is before. */
    private record Kept(int step, NDArray[] state) {}

    private void sweep() {
        Deque<Kept> states = new ArrayDeque<>();
        states.push(new Kept(0, first));
        int end = steps.count();
        while (end > 0) {
            Kept last = states.peek();
            int length = end - last.step();
            if (length == 0) {
                states.pop();
                continue;
            }
            int free = kept - states.size() + 1;
            int middle = length == 1 ? last.step() : last.step() + Schedule.before(length, free);
            NDArray[] state = advance(last.state(), last.step(), middle);
            if (middle == end - 1) {
                pull(middle, state);
                end = middle;
            } else {
                states.push(new Kept(middle, state));
            }
        }
    }

    private NDArray[] advance(NDArray[] state, int from, int to) {
        NDArray[] states = state;
        int[] places = linear.which(false, 0, steps.states());
        for (int i = from; i < to; i++) {
            Transposed part = parts.get(steps.kind(i));
            NDArray[] after = Engine.run(part.forward(), inputs(part, i, states));
            states = new NDArray[steps.states()];
            for (int k = 0; k < places.length; k++) {
                states[places[k]] = after[k];
            }
        }
        return states;
    }

    private NDArray[] inputs(Transposed part, int i, NDArray... states) {
        return part.inputs(OPS, i, steps, states, operands).toArray(NDArray[]::new);
    }

    private void pull(int i, NDArray... states) {
        Transposed part = parts.get(steps.kind(i));
        List<NDArray> inputs = new ArrayList<>(part.inputs(OPS, i, steps, states, operands));
        for (int state : linear.which(true, 0, steps.states())) {
            inputs.add(cotangents[state]);
        }
        NDArray[] pulled = Engine.run(part.back(), inputs.toArray(NDArray[]::new));
        for (int k = 0; k < pulled.length; k++) {
            int operand = part.pulled()[k];
            int input = operand - steps.states();
            if (input < 0) {
                cotangents[operand] = pulled[k];
            } else if (input < steps.inputs()) {
                slices.get(input).add(pulled[k]);
            } else {
                NDArray sum = cotangents[operand];
                cotangents[operand] = sum == null ? pulled[k] : OPS.add(sum, pulled[k]);
            }
        }
    }
}
