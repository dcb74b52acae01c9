package io.cotangent.ode;

import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.op.Op;
import io.cotangent.op.Ops;
import io.cotangent.trace.Program;
import io.cotangent.trace.Recording;
import io.cotangent.trace.Replay;
import io.cotangent.trace.Site;
import io.cotangent.trace.Tracer;
import io.cotangent.transform.Transposition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The adjoint equation of a flow that is linear in some operands. It goes through the intervals in
 * reverse: cotangents of the results are jumps of the cotangents of the state, which give those of
 * the starts at the other ends; cotangents of inputs are integrals over an interval, those of
 * constants over all. What the field needs of states that are not linear is computed forward first,
 * and goes back beside, corrected at each interval's end.
 */
final class Adjoint {
    private final Flow flow;
    private final Op.Operands operands;
    private final int states;

    /** Which inputs of the field are linear. */
    private final boolean[] linear;

    /** Takes the field's inputs that are not linear, and cotangents of its linear outputs. */
    private final Program transposed;

    private final List<Integer> linearStates;
    private final List<Integer> otherStates;

    /** The other states that the linear ones depend on. */
    private final List<Integer> needed;

    private final List<NDArray> arrays = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();

    Adjoint(Flow flow, Op.Operands operands) {
        this.flow = flow;
        this.operands = operands;
        states = flow.states();
        linear = new boolean[flow.field().inputs()];
        for (int i = 0; i < flow.parts().size(); i++) {
            linear[flow.place(i)] = operands.isLinear(i);
        }
        spread();
        linearStates = IntStream.range(0, states).filter(i -> linear[i]).boxed().toList();
        otherStates = IntStream.range(0, states).filter(i -> !linear[i]).boxed().toList();
        int[] outputs =
                IntStream.concat(
                                otherStates.stream().mapToInt(i -> i),
                                linearStates.stream().mapToInt(i -> i))
                        .toArray();
        transposed = Transposition.of(flow.field().choosing(outputs), linear, otherStates.size());
        needed = needed();
    }

    /** Marks the states that come to depend on what is linear. */
    private void spread() {
        Program field = flow.field();
        boolean changed = true;
        while (changed) {
            changed = false;
            boolean[] variables = Transposition.linear(field, linear);
            for (int i = 0; i < states; i++) {
                if (!linear[i] && variables[field.outputs()[i]]) {
                    linear[i] = true;
                    changed = true;
                }
            }
        }
    }

    private List<Integer> needed() {
        Set<Integer> found = new TreeSet<>();
        while (true) {
            int[] uses = pull(found).lastUses();
            List<Integer> used =
                    IntStream.range(0, otherStates.size())
                            .filter(i -> uses[i] >= 0)
                            .mapToObj(otherStates::get)
                            .toList();
            if (!found.addAll(used)) {
                return List.copyOf(found);
            }
        }
    }

    /** The transposed program for some of the other states only, whose slopes come first. */
    private Program pull(Collection<Integer> some) {
        IntStream slopes = some.stream().mapToInt(otherStates::indexOf);
        IntStream pulled = IntStream.range(otherStates.size(), transposed.outputs().length);
        return transposed.choosing(IntStream.concat(slopes, pulled).toArray());
    }

    /** The cotangents of the linear operands. */
    @Nullable NDArray[] cotangents(Ops o, @Nullable NDArray... given) {
        NDArray[] ends = ends(o);
        for (int i = 0; i < needed.size(); i++) {
            Part part = flow.parts().get(needed.get(i));
            boolean isWhole = part.hasIntervals();
            arrays.add(isWhole ? o.flip(ends[i], 0) : ends[i]);
            parts.add(
                    Part.state(
                            isWhole ? Mode.RESET : Mode.CARRIED,
                            part.batchRank(),
                            part.isTangent()));
        }
        for (int i : linearStates) {
            Part part = flow.parts().get(i);
            NDArray cotangent = given[i] == null ? o.zeros(operands.types()[i]) : given[i];
            arrays.add(part.hasIntervals() ? o.flip(cotangent, 0) : cotangent);
            parts.add(part.tangent());
        }
        List<Integer> others = linearOperands();
        for (int i : others) {
            Part part = flow.parts().get(i);
            arrays.add(o.zeros(operands.types()[i]));
            parts.add(Part.state(part.mode(), part.batchRank(), true));
        }
        addKnown(o);
        NDArray[] results =
                Flow.apply(o, backward(), parts, flow.intervals(), flow.options(), arrays);
        NDArray[] pulled = new NDArray[flow.parts().size()];
        List<Integer> order = new ArrayList<>(linearStates);
        order.addAll(others);
        for (int k = 0; k < order.size(); k++) {
            int i = order.get(k);
            if (operands.isLinear(i)) {
                NDArray result = results[needed.size() + k];
                pulled[i] = flow.parts().get(i).hasIntervals() ? o.flip(result, 0) : result;
            }
        }
        return pulled;
    }

    /** The linear operands that are no states. */
    private List<Integer> linearOperands() {
        return IntStream.range(states, flow.parts().size())
                .filter(operands::isLinear)
                .boxed()
                .toList();
    }

    /** The inputs and constants that are not linear, the inputs in reverse. */
    private void addKnown(Ops o) {
        for (int i = states; i < flow.parts().size(); i++) {
            if (!operands.isLinear(i)) {
                Part part = flow.parts().get(i);
                NDArray value = operands.value(i);
                arrays.add(part.hasIntervals() ? o.flip(value, 0) : value);
                parts.add(part);
            }
        }
    }

    /** The needed states at the ends of the intervals. */
    private NDArray[] ends(Ops o) {
        if (needed.isEmpty()) {
            return new NDArray[0];
        }
        List<NDArray> starts = new ArrayList<>();
        List<Part> kinds = new ArrayList<>();
        List<Integer> places = new ArrayList<>(needed);
        places.add(states);
        needed.forEach(i -> {
            starts.add(operands.value(i));
            kinds.add(flow.parts().get(i));
        });
        for (int i = states; i < flow.parts().size(); i++) {
            if (!operands.isLinear(i)) {
                starts.add(operands.value(i));
                kinds.add(flow.parts().get(i));
                places.add(flow.place(i));
            }
        }
        Program field = flow.field();
        Program chosen = field.choosing(needed.stream().mapToInt(i -> i).toArray());
        Program forward =
                Recording.symbolic(
                        "forward",
                        inputs -> {
                            NDArray[] all = new NDArray[field.inputs()];
                            for (int i = 0; i < inputs.length; i++) {
                                all[places.get(i)] = inputs[i];
                            }
                            return Replay.of(chosen, all);
                        },
                        places.stream().map(field::type).toArray(ArrayType[]::new));
        return Flow.apply(o, forward, kinds, flow.intervals(), flow.options(), starts);
    }

    /**
     * The field of the adjoint equation, of states: those needed, the cotangents of linear ones,
     * the integrals for other linear operands.
     */
    private Program backward() {
        Program field = flow.field();
        List<ArrayType> types = new ArrayList<>();
        needed.forEach(i -> types.add(field.type(i)));
        linearStates.forEach(i -> types.add(field.type(i)));
        linearOperands().forEach(i -> types.add(field.type(flow.place(i))));
        int all = types.size();
        types.add(field.type(states));
        for (int i = states + 1; i < linear.length; i++) {
            if (!linear[i]) {
                types.add(field.type(i));
            }
        }
        Program pull = pull(needed);
        return Recording.symbolic(
                "adjoint",
                inputs -> {
                    Ops o = Tracer.at(Site.UNKNOWN);
                    NDArray[] turned = new NDArray[pull.inputs()];
                    for (int i = 0; i < needed.size(); i++) {
                        turned[otherStates.indexOf(needed.get(i))] = inputs[i];
                    }
                    int next = otherStates.size();
                    turned[next++] = o.add(o.neg(inputs[all]), 1);
                    for (int i = all + 1; i < inputs.length; i++) {
                        turned[next++] = inputs[i];
                    }
                    for (int i = 0; i < linearStates.size(); i++) {
                        turned[next++] = inputs[needed.size() + i];
                    }
                    NDArray[] slopes = Replay.of(pull, turned);
                    for (int i = 0; i < needed.size(); i++) {
                        slopes[i] = o.neg(slopes[i]);
                    }
                    return slopes;
                },
                types.toArray(ArrayType[]::new));
    }
}
