package io.cotangent.transform;

import io.cotangent.NDArray;
import io.cotangent.array.DenseArray;
import io.cotangent.error.LostDerivativeException;
import io.cotangent.error.ShapeException;
import io.cotangent.error.UserCode;
import io.cotangent.error.Weaving;
import io.cotangent.op.Ops;
import io.cotangent.path.Examples;
import io.cotangent.trace.Program;
import io.cotangent.trace.Recorded;
import io.cotangent.trace.Recording;
import io.cotangent.trace.Site;
import io.cotangent.trace.Tracer;
import io.cotangent.tree.Tree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A user's function of one element, run for a whole batch: recorded for one element, and run with
 * the batching rules of its operations. Where its path depends on the element, it is recorded for
 * each, and the elements that took the same path are run together; what differs among their
 * constants then has a batch, too.
 */
public final class Mapped {
    private static final Tracer OPS = Tracer.at(Site.UNKNOWN);

    private final Function<Object[], Object> function;
    private final String name;
    private final Batch batch;
    private final int start = Recording.now();
    private @Nullable Tree result;

    private Mapped(Function<Object[], Object> function, String name, Batch batch) {
        this.function = function;
        this.name = name;
        this.batch = batch;
    }

    /**
     * The function's results, of all elements.
     *
     * @param axes where the batch is in each argument's arrays, null where there is none
     * @param out where it is in the result's arrays
     */
    public static Object apply(
            Function<Object[], Object> function,
            Object owner,
            List<@Nullable Integer> axes,
            int out,
            Object... arguments) {
        Weaving.require("derivatives");
        Batch batch = new Batch(arguments, axes);
        return new Mapped(function, UserCode.nameOf(owner), batch).run(out);
    }

    private Object run(int out) {
        Recorded first = record(0);
        NDArray[] outputs;
        if (batch.size() == 0 || !(batch.hasKeys() || first.isObserved())) {
            outputs = together(List.of(first.program()), null);
        } else if (batch.hasKeys()) {
            List<Program> programs = new ArrayList<>();
            programs.add(first.program());
            for (int i = 1; i < batch.size(); i++) {
                programs.add(record(i).program());
            }
            outputs = inGroups(programs);
        } else {
            outputs = byLooks(first);
        }
        Object[] leaves = new Object[outputs.length];
        for (int i = 0; i < leaves.length; i++) {
            leaves[i] = OPS.moveAxis(outputs[i], 0, out);
        }
        return result.with(leaves).value();
    }

    /**
     * The elements that take a path.
     *
     * @param path recorded for the first of them
     * @param elements which of the batch they are
     * @param looks what all that were left see on this path
     * @param isCertain whether the first sees now what it saw when it was recorded
     */
    private record Group(Recorded path, int[] elements, NDArray[] looks, boolean isCertain) {}

    /**
     * All paths for all elements, of which each takes its own; else each path for those that take
     * it.
     */
    private NDArray[] byLooks(Recorded first) {
        List<Group> groups = groups(first);
        Alternatives alternatives = alternatives(groups);
        if (alternatives != null) {
            return chosen(alternatives);
        }
        List<NDArray[]> parts = new ArrayList<>();
        for (Group group : groups) {
            for (int i = 0; i < group.looks.length; i++) {
                Recording.look(group.looks[i], seen(group, i));
            }
            boolean isAll = group.elements.length == batch.size();
            parts.add(together(List.of(group.path.program()), isAll ? null : group.elements));
        }
        return merged(groups.stream().map(Group::elements).toList(), parts);
    }

    /**
     * What elements saw on a path. The first took it because of what it saw when it was recorded,
     * whatever it sees now.
     */
    private static NDArray seen(Group group, int look) {
        NDArray seen = Recording.numbers(group.looks[look]);
        if (group.isCertain) {
            return seen;
        }
        NDArray first = group.path.observations().get(look).value();
        return OPS.concat(0, OPS.expandDims(first, 0), OPS.slice(seen, 0, 1, seen.shape()[0]));
    }

    /** Each path recorded for the first element that takes it. */
    private List<Group> groups(Recorded first) {
        List<Group> groups = new ArrayList<>();
        int[] left = IntStream.range(0, batch.size()).toArray();
        while (left.length > 0) {
            Recorded path = groups.isEmpty() ? first : record(left[0]);
            boolean isAll = left.length == batch.size();
            NDArray[] looks =
                    path.failures().isEmpty()
                            ? together(List.of(path.guards()), isAll ? null : left)
                            : new NDArray[0];
            boolean[] same = seeingTheSame(path, left.length, looks);
            boolean isCertain = same[0];
            same[0] = true;
            groups.add(new Group(path, chosen(left, same, true), looks, isCertain));
            left = chosen(left, same, false);
        }
        return groups;
    }

    private static int[] chosen(int[] elements, boolean[] which, boolean value) {
        return IntStream.range(0, elements.length)
                .filter(i -> which[i] == value)
                .map(i -> elements[i])
                .toArray();
    }

    /** Which elements see on a path what the first of them saw. */
    private static boolean[] seeingTheSame(Recorded path, int count, NDArray... looks) {
        boolean[] same = new boolean[count];
        Arrays.fill(same, path.failures().isEmpty());
        for (int k = 0; k < looks.length; k++) {
            DenseArray seen = Recording.numbers(looks[k]);
            NDArray expected = path.observations().get(k).value();
            for (int i = 0; i < count; i++) {
                same[i] = same[i] && OPS.get(seen, i).equals(expected);
            }
        }
        return same;
    }

    /** All paths that elements of this batch and of those before take; null if that cannot be. */
    private @Nullable Alternatives alternatives(List<Group> groups) {
        KnownPaths known = new KnownPaths(Examples.next(), batch, each -> record(0, each));
        boolean isCertain = groups.stream().allMatch(Group::isCertain);
        return known.with(
                isCertain,
                groups.stream().map(Group::path).toList(),
                i -> groups.get(i).elements[0]);
    }

    /** Runs all paths; that each element finds its own is the only look. */
    private NDArray[] chosen(Alternatives alternatives) {
        List<NDArray> inputs = new ArrayList<>(batch.arrays());
        inputs.addAll(alternatives.captured());
        boolean[] batched = new boolean[inputs.size()];
        Arrays.fill(batched, 0, batch.arrays().size(), true);
        NDArray[] outputs =
                Vectorize.whole(
                        alternatives.program(),
                        batched,
                        batch.size(),
                        inputs.toArray(NDArray[]::new));
        int results = outputs.length - 1;
        Recording.look(OPS.all(outputs[results]));
        return Arrays.copyOf(outputs, results);
    }

    private Recorded record(int element) {
        return record(element, batch.element(element));
    }

    /** What a function does with an element is its own business, unless it is random. */
    private Recorded record(int element, NDArray... arrays) {
        UnaryOperator<NDArray[]> body =
                traced -> leaves(function.apply(batch.arguments(element, traced)), element);
        return batch.hasKeys()
                ? Recording.observed(name, body, arrays)
                : Recording.apart(name, start, body, arrays);
    }

    private NDArray[] leaves(Object value, int element) {
        Tree tree = Tree.of(value, "the result");
        NDArray[] arrays = new NDArray[tree.size()];
        for (int i = 0; i < arrays.length; i++) {
            if (!(tree.leaf(i) instanceof NDArray array)) {
                throw new LostDerivativeException(
                        "vmap: "
                                + tree.path(i)
                                + " is a "
                                + tree.leaf(i).getClass().getSimpleName()
                                + ", which cannot differ between elements: return an NDArray (NDArray.of(x) for a scalar)");
            }
            arrays[i] = array;
        }
        if (result == null) {
            result = Leaves.outline(tree);
        } else {
            requireSame(Leaves.outline(tree), element);
        }
        return arrays;
    }

    /** Results of different elements must fit into one array. */
    private void requireSame(Tree found, int element) {
        found.requireSameButLeaves(result);
        for (int i = 0; i < found.size(); i++) {
            NDArray here = (NDArray) found.leaf(i);
            NDArray there = (NDArray) result.leaf(i);
            if (!Ops.typeOf(here).equals(Ops.typeOf(there))) {
                throw new ShapeException(
                        "vmap: "
                                + found.path(i)
                                + " is "
                                + Ops.typeOf(here)
                                + " for element "
                                + element
                                + " of the batch, but "
                                + Ops.typeOf(there)
                                + " for element 0: let the function return one shape and type on every path");
            }
        }
    }

    /** The elements that took the same path together, and the results in the order of the batch. */
    private NDArray[] inGroups(List<Program> programs) {
        Map<Program, List<Integer>> groups = new LinkedHashMap<>();
        for (int i = 0; i < programs.size(); i++) {
            groups.computeIfAbsent(programs.get(i), _ -> new ArrayList<>()).add(i);
        }
        if (groups.size() == 1) {
            return together(programs, null);
        }
        List<int[]> elements = new ArrayList<>();
        List<NDArray[]> parts = new ArrayList<>();
        for (List<Integer> group : groups.values()) {
            int[] members = group.stream().mapToInt(i -> i).toArray();
            elements.add(members);
            parts.add(together(group.stream().map(programs::get).toList(), members));
        }
        return merged(elements, parts);
    }

    /** The results of groups of elements in the order of the batch. */
    private NDArray[] merged(List<int[]> groups, List<NDArray[]> parts) {
        if (groups.size() == 1) {
            return parts.getFirst();
        }
        int[] places = new int[batch.size()];
        int next = 0;
        for (int[] group : groups) {
            for (int element : group) {
                places[element] = next++;
            }
        }
        return IntStream.range(0, parts.getFirst().length)
                .mapToObj(i -> OPS.concat(0, parts.stream().map(part -> part[i]).toList()))
                .map(array -> OPS.take(array, places, 0))
                .toArray(NDArray[]::new);
    }

    /**
     * Runs elements whose programs are equal, but for what they captured.
     *
     * @param programs those of the elements, or one that all share
     * @param elements which of the batch they are; null for all
     */
    private NDArray[] together(List<Program> programs, int @Nullable [] elements) {
        Program program = programs.getFirst();
        List<NDArray> inputs = new ArrayList<>();
        for (NDArray array : batch.arrays()) {
            inputs.add(elements == null ? array : OPS.take(array, elements, 0));
        }
        int mapped = inputs.size();
        boolean[] batched = new boolean[mapped + program.captured().size()];
        Arrays.fill(batched, 0, mapped, true);
        for (int i = 0; i < program.captured().size(); i++) {
            int position = i;
            List<NDArray> captured =
                    programs.stream().map(each -> each.captured().get(position)).toList();
            batched[mapped + i] = !isOne(captured);
            inputs.add(
                    batched[mapped + i]
                            ? OPS.stack(0, captured.toArray(NDArray[]::new))
                            : captured.getFirst());
        }
        int size = elements == null ? batch.size() : elements.length;
        return Vectorize.whole(program.lifted(), batched, size, inputs.toArray(NDArray[]::new));
    }

    @SuppressWarnings("ReferenceEquality") // the same array is equal without a look at its numbers
    static boolean isOne(List<NDArray> arrays) {
        NDArray first = arrays.getFirst();
        return arrays.stream()
                .allMatch(array ->
                        array == first
                                || (array instanceof DenseArray
                                        && first instanceof DenseArray
                                        && array.equals(first)));
    }
}
