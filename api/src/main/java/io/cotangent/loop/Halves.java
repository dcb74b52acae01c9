package io.cotangent.loop;

import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.trace.Replay;
import io.cotangent.trace.Site;
import io.cotangent.trace.Tracer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a {@link ReverseLoop} is made of: the loop's first half, and the sweeps of its halves; or
 * one step. For derivatives, which need it in parts.
 */
final class Halves {
    private static final Tracer OPS = Tracer.at(Site.UNKNOWN);

    private final ReverseLoop whole;
    private final Steps steps;
    private final Slots linear;

    Halves(ReverseLoop whole) {
        this.whole = whole;
        this.steps = whole.steps();
        this.linear = whole.linear();
    }

    /** The results of the sweep, for its operands. */
    NDArray[] results(NDArray... operands) {
        NDArray[] known = new NDArray[linear.count()];
        int next = 0;
        for (int slot : linear.which(false, 0, linear.count())) {
            known[slot] = operands[next++];
        }
        NDArray[] cotangents = Arrays.copyOfRange(operands, next, operands.length);
        return steps.count() == 1 ? single(known, cotangents) : both(known, cotangents);
    }

    private NDArray[] single(NDArray[] known, NDArray... cotangents) {
        Transposed part = Transposed.of(steps, steps.at(0), linear);
        NDArray[] states = Arrays.copyOf(known, steps.states());
        List<NDArray> inputs = new ArrayList<>(part.inputs(OPS, 0, steps, states, known));
        inputs.addAll(Arrays.asList(cotangents));
        NDArray[] pulled = Replay.of(part.back(), inputs.toArray(NDArray[]::new));
        NDArray[] bySlot = new NDArray[linear.count()];
        for (int i = 0; i < pulled.length; i++) {
            int slot = part.pulled()[i];
            bySlot[slot] = isInput(slot) ? OPS.expandDims(pulled[i], 0) : pulled[i];
        }
        int[] slots = linear.which(true, 0, linear.count());
        ArrayType[] types = whole.types();
        NDArray[] results = new NDArray[slots.length];
        for (int i = 0; i < slots.length; i++) {
            NDArray cotangent = bySlot[slots[i]];
            results[i] = cotangent == null ? OPS.zeros(types[i]) : cotangent;
        }
        return results;
    }

    private boolean isInput(int slot) {
        return slot >= steps.states() && slot < steps.states() + steps.inputs();
    }

    private NDArray[] both(NDArray[] known, NDArray... cotangents) {
        int middle = steps.count() / 2;
        NDArray[] before = part(known, 0, middle);
        NDArray[] after = part(known, middle, steps.count());
        NDArray[] operands = before.clone();
        for (int slot : linear.which(true, 0, linear.count())) {
            ArrayType type = steps.type(slot);
            operands[slot] =
                    OPS.zeros(isInput(slot) ? type.withShape(type.shape().prepend(middle)) : type);
        }
        Steps first = steps.part(0, middle);
        NDArray[] reached = OPS.applyAll(new Loop(first, whole.snapshots()), operands);
        for (int state : linear.which(false, 0, steps.states())) {
            after[state] = reached[state];
        }
        NDArray[] second = sweep(steps.part(middle, steps.count()), after, cotangents);
        int states = linear.which(true, 0, steps.states()).length;
        NDArray[] results = sweep(first, before, Arrays.copyOf(second, states));
        int[] slots = linear.which(true, 0, linear.count());
        for (int i = states; i < results.length; i++) {
            results[i] =
                    isInput(slots[i])
                            ? OPS.concat(0, results[i], second[i])
                            : OPS.add(results[i], second[i]);
        }
        return results;
    }

    /** The operands of some of the steps. */
    private NDArray[] part(NDArray[] known, int from, int to) {
        NDArray[] part = known.clone();
        for (int i = steps.states(); i < steps.states() + steps.inputs(); i++) {
            part[i] = known[i] == null ? null : OPS.slice(known[i], 0, from, to);
        }
        return part;
    }

    private NDArray[] sweep(Steps some, NDArray[] known, NDArray... cotangents) {
        List<NDArray> operands = new ArrayList<>();
        for (int slot : linear.which(false, 0, linear.count())) {
            operands.add(known[slot]);
        }
        operands.addAll(Arrays.asList(cotangents));
        return OPS.applyAll(
                new ReverseLoop(some, whole.snapshots(), linear), operands.toArray(NDArray[]::new));
    }
}
