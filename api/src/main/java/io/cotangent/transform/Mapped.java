package io.cotangent.transform;

import io.cotangent.NDArray;
import io.cotangent.array.DenseArray;
import io.cotangent.error.LostDerivativeException;
import io.cotangent.error.ShapeException;
import io.cotangent.error.UserCode;
import io.cotangent.error.Weaving;
import io.cotangent.op.Ops;
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
        if (batch.size() <= 1 || !(batch.hasKeys() || first.isObserved())) {
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
     * Each path recorded for the first element that takes it; the others are those that see the
     * same on it.
     */
    private NDArray[] byLooks(Recorded first) {
        List<int[]> groups = new ArrayList<>();
        List<NDArray[]> parts = new ArrayList<>();
        int[] left = IntStream.range(0, batch.size()).toArray();
        Recorded path = first;
        while (left.length > 0) {
            if (path == null) {
                path = record(left[0]);
            }
            boolean[] same = seeingTheSame(path, left);
            int[] found = left;
            int[] group =
                    IntStream.range(0, left.length)
                            .filter(i -> same[i])
                            .map(i -> found[i])
                            .toArray();
            left =
                    IntStream.range(0, left.length)
                            .filter(i -> !same[i])
                            .map(i -> found[i])
                            .toArray();
            int[] elements = group.length == batch.size() ? null : group;
            parts.add(together(List.of(path.program()), elements));
            groups.add(group);
            path = null;
        }
        return merged(groups, parts);
    }

    /** Which elements see on a path what the first of them saw. */
    private boolean[] seeingTheSame(Recorded path, int... elements) {
        boolean[] same = new boolean[elements.length];
        same[0] = true;
        if (path.failures().isEmpty()) {
            Arrays.fill(same, true);
            boolean isAll = elements.length == batch.size();
            NDArray[] looks = together(List.of(path.guards()), isAll ? null : elements);
            for (int k = 0; k < looks.length; k++) {
                DenseArray seen = OPS.observe(looks[k]);
                NDArray expected = path.observations().get(k).value();
                for (int i = 1; i < same.length; i++) {
                    same[i] = same[i] && OPS.get(seen, i).equals(expected);
                }
            }
        }
        return same;
    }

    private Recorded record(int element) {
        return Recording.observed(
                name,
                traced -> leaves(function.apply(batch.arguments(element, traced)), element),
                batch.element(element));
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
    private static boolean isOne(List<NDArray> arrays) {
        NDArray first = arrays.getFirst();
        return arrays.stream()
                .allMatch(array ->
                        array == first
                                || (array instanceof DenseArray
                                        && first instanceof DenseArray
                                        && array.equals(first)));
    }
}
