package io.cotangent.loop;

import io.cotangent.NDArray;
import io.cotangent.Snapshots;
import io.cotangent.array.DenseArray;
import io.cotangent.error.LostDerivativeException;
import io.cotangent.error.ShapeException;
import io.cotangent.error.TreeException;
import io.cotangent.error.UserCode;
import io.cotangent.error.Weaving;
import io.cotangent.execute.Engine;
import io.cotangent.op.Ops;
import io.cotangent.trace.Program;
import io.cotangent.trace.Recorded;
import io.cotangent.trace.Recording;
import io.cotangent.trace.Site;
import io.cotangent.trace.Tracer;
import io.cotangent.tree.Tree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A user's loop, recorded as a {@link Loop}: a step once, or, where it looks at numbers or does not
 * do the same each time, every step.
 */
public final class Iteration {
    private static final Tracer OPS = Tracer.at(Site.UNKNOWN);

    /** Captured numbers up to this size are compared by value: they are constants in the code. */
    private static final int SMALL = 16;

    private final BinaryOperator<Object> function;
    private final String name;
    private final Tree start;
    private final @Nullable Tree inputs;
    private final int count;
    private final List<Step> different = new ArrayList<>();
    private final Map<Step, Integer> kinds = new HashMap<>();
    private final Map<Object, Integer> numbers = new HashMap<>();
    private final List<NDArray> captured = new ArrayList<>();
    private final int[] order;

    private Iteration(
            BinaryOperator<Object> function,
            String name,
            Tree start,
            @Nullable Tree inputs,
            int count) {
        this.function = function;
        this.name = name;
        this.start = start;
        this.inputs = inputs;
        this.count = count;
        order = new int[count];
    }

    /**
     * The state after a loop.
     *
     * @param function takes a state and a slice of the inputs, or null, to the next state
     * @param owner the user's function object, for messages
     * @param count the number of steps, -1 for as many as the inputs have slices
     * @param inputs a tree of arrays with one slice for each step along the first axis, or null
     */
    public static Object run(
            BinaryOperator<Object> function,
            Object owner,
            int count,
            Object start,
            @Nullable Object inputs,
            Snapshots snapshots) {
        Tree state = arrays(start, "the state");
        Tree slices = inputs == null ? null : arrays(inputs, "the inputs");
        int steps = slices == null ? count : length(slices);
        if (steps < 0) {
            throw new ShapeException(
                    "iterate: " + steps + " steps: give a number that is not negative");
        }
        if (steps == 0) {
            return start;
        }
        if (!Weaving.isActive()) {
            return plainly(function, state, slices, steps);
        }
        return new Iteration(function, UserCode.nameOf(owner), state, slices, steps)
                .result(snapshots);
    }

    /** The loop itself, where nothing can be differentiated. */
    private static Object plainly(
            BinaryOperator<Object> function, Tree start, @Nullable Tree inputs, int steps) {
        Object state = start.value();
        for (int i = 0; i < steps; i++) {
            Object slice = inputs == null ? null : inputs.with(slices(inputs, i)).value();
            state = function.apply(state, slice);
        }
        return state;
    }

    private static NDArray[] slices(Tree inputs, int i) {
        return Arrays.stream(leaves(inputs)).map(x -> OPS.get(x, i)).toArray(NDArray[]::new);
    }

    private static Tree arrays(Object value, String what) {
        Tree tree = Tree.of(value, what);
        for (int i = 0; i < tree.size(); i++) {
            if (!(tree.leaf(i) instanceof NDArray)) {
                throw new LostDerivativeException(
                        "iterate: "
                                + tree.path(i)
                                + " is a "
                                + tree.leaf(i).getClass().getSimpleName()
                                + ": make it an NDArray (NDArray.of(x) for a scalar)");
            }
        }
        return tree;
    }

    private static int length(Tree inputs) {
        int length = -1;
        for (int i = 0; i < inputs.size(); i++) {
            NDArray array = (NDArray) inputs.leaf(i);
            if (array.rank() == 0 || (length >= 0 && array.shape()[0] != length)) {
                throw new ShapeException(
                        "iterate: "
                                + inputs.path(i)
                                + " is "
                                + Ops.typeOf(array)
                                + ": all inputs need one first axis, along which each step has its slice"
                                + (length < 0 ? "" : ", of length " + length + " here"));
            }
            length = array.shape()[0];
        }
        return length;
    }

    private Object result(Snapshots snapshots) {
        NDArray[] states = leaves(start);
        Recorded first = record(states, 0);
        add(first.program(), 0);
        if (first.isObserved()) {
            recordAll(List.of(first.program()));
        } else if (count > 1) {
            Recorded second = record(states, 1);
            add(second.program(), 1);
            if (second.isObserved()) {
                recordAll(List.of(first.program()));
            } else if (order[1] != order[0]) {
                recordAll(List.of(first.program(), second.program()));
            }
        }
        Steps steps = Steps.of(states.length, inputs == null ? 0 : inputs.size(), different, order);
        List<NDArray> operands = new ArrayList<>(Arrays.asList(states));
        if (inputs != null) {
            operands.addAll(Arrays.asList(leaves(inputs)));
        }
        operands.addAll(captured);
        NDArray[] after =
                OPS.applyAll(new Loop(steps, snapshots), operands.toArray(NDArray[]::new));
        return start.with(after).value();
    }

    /** Each step on the numbers that it gets; the first ones are known. */
    private void recordAll(List<Program> known) {
        NDArray[] states = numbers(leaves(start));
        for (int i = 0; i < count; i++) {
            Program program = i < known.size() ? known.get(i) : record(states, i).program();
            add(program, i);
            List<NDArray> all = new ArrayList<>(Arrays.asList(states));
            all.addAll(Arrays.asList(numbers(slices(i))));
            all.addAll(Arrays.asList(numbers(program.captured().toArray(NDArray[]::new))));
            states = Engine.run(program.lifted(), all.toArray(NDArray[]::new));
        }
    }

    private static NDArray[] numbers(NDArray... arrays) {
        return Arrays.stream(arrays).map(OPS::observe).toArray(NDArray[]::new);
    }

    private static NDArray[] leaves(Tree tree) {
        return IntStream.range(0, tree.size())
                .mapToObj(i -> (NDArray) tree.leaf(i))
                .toArray(NDArray[]::new);
    }

    private NDArray[] slices(int i) {
        return inputs == null ? new NDArray[0] : slices(inputs, i);
    }

    private Recorded record(NDArray[] states, int i) {
        NDArray[] slices = slices(i);
        NDArray[] arguments = Arrays.copyOf(states, states.length + slices.length);
        System.arraycopy(slices, 0, arguments, states.length, slices.length);
        return Recording.observed(name, traced -> step(states.length, traced), arguments);
    }

    private NDArray[] step(int states, NDArray... traced) {
        Object before = start.with(Arrays.copyOf(traced, states, Object[].class)).value();
        Object slice =
                inputs == null
                        ? null
                        : inputs.with(
                                        Arrays.copyOfRange(
                                                traced, states, traced.length, Object[].class))
                                .value();
        Tree after = arrays(function.apply(before, slice), "the state after a step");
        Tree aligned = after.alignedTo(start);
        for (int i = 0; i < states; i++) {
            NDArray found = (NDArray) aligned.leaf(i);
            NDArray expected = (NDArray) start.leaf(i);
            if (!Ops.typeOf(found).equals(Ops.typeOf(expected))) {
                throw new TreeException(
                        "iterate: "
                                + aligned.path(i)
                                + " is "
                                + Ops.typeOf(found)
                                + ", but "
                                + start.path(i)
                                + " is "
                                + Ops.typeOf(expected)
                                + ": a step must keep shapes and types; begin with a state of those that it gives");
            }
        }
        return leaves(aligned);
    }

    /** Says which program step {@code i} has. */
    private void add(Program program, int i) {
        List<Integer> places = new ArrayList<>();
        for (NDArray array : program.captured()) {
            places.add(
                    numbers.computeIfAbsent(
                            key(array),
                            _ -> {
                                captured.add(array);
                                return captured.size() - 1;
                            }));
        }
        Step step = new Step(program.lifted(), List.copyOf(places));
        order[i] =
                kinds.computeIfAbsent(
                        step,
                        _ -> {
                            different.add(step);
                            return different.size() - 1;
                        });
    }

    private static Object key(NDArray array) {
        return array instanceof DenseArray dense && (dense.isUniform() || dense.size() <= SMALL)
                ? dense
                : new Identity(array);
    }

    /** An array as an object, whatever is in it. */
    private record Identity(NDArray array) {
        @Override
        @SuppressWarnings("ReferenceEquality") // that is the point
        public boolean equals(Object other) {
            return other instanceof Identity identity && array == identity.array;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(array);
        }
    }
}
