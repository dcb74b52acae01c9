package io.cotangent.compile;

import io.cotangent.array.DenseArray;
import io.cotangent.array.Rooms;
import io.cotangent.compile.Slices.Places;
import io.cotangent.intrinsics.Parallel;
import io.cotangent.trace.Program;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Several steps on stacks of matrices, done for some matrices after the other: what a step leaves
 * is still in a cache when the next one reads it. What only they need does not leave the cache
 * either: it is written to the places of the first few matrices, again and again.
 *
 * <p>The results have the same bits as those of one step after the other. The steps are run so
 * where arrays turn out to lie so that some matrices would need others of what the steps make.
 *
 * @param steps the steps, and views between them
 * @param made the variables that they make, but for views
 * @param inner those of them that no other step needs
 */
record StackStep(List<PlanStep> steps, BitSet made, BitSet inner) implements PlanStep {
    /** Elements of all arrays, for some matrices, that stay in a cache until they are read. */
    private static final int TOGETHER = 1 << 15;

    /**
     * The steps of the parts of a group.
     *
     * @param order all groups
     */
    static StackStep of(Program program, List<PlanStep> steps, Group whole, List<Group> order) {
        BitSet made = new BitSet();
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i) instanceof SlicedStep) {
                whole.parts().get(i).results(program).forEach(made::set);
            }
        }
        return new StackStep(steps, made, Stacks.inner(program, whole, order));
    }

    @Override
    public void run(DenseArray[] values, Rooms rooms) {
        List<Slices> all = new ArrayList<>();
        for (PlanStep step : steps) {
            if (step instanceof SlicedStep sliced) {
                all.add(sliced.slices(values, rooms));
            } else {
                step.run(values, rooms);
            }
        }
        List<Places> written =
                all.stream().flatMap(slices -> Arrays.stream(slices.written())).toList();
        int size = written.stream().mapToInt(Places::step).sum();
        int together = Math.max(1, TOGETHER / size);
        if (together < all.getFirst().count() && areApart(all, written)) {
            run(all, together, inner(values, written));
        } else {
            giveBack(values, rooms);
            steps.forEach(step -> step.run(values, rooms));
        }
    }

    /** Whether a slice needs of what the steps make only the same slice. */
    private static boolean areApart(List<Slices> all, List<Places> written) {
        for (Slices slices : all) {
            if (!slices.areApart() || slices.count() != all.getFirst().count()) {
                return false;
            }
            for (Places read : slices.read()) {
                for (Places each : written) {
                    if (each.isIn(read.data()) && !read.isWithin(each)) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    /** The Java arrays that no other step reads. */
    private List<Object> inner(DenseArray[] values, List<Places> written) {
        return inner.stream()
                .filter(variable -> made.get(variable) && values[variable] != null)
                .mapToObj(variable -> values[variable].data())
                .filter(data -> written.stream().filter(each -> each.isIn(data)).count() == 1)
                .toList();
    }

    private static void run(List<Slices> all, int together, List<Object> inner) {
        int count = all.getFirst().count();
        Parallel.forRange(
                Math.ceilDiv(count, together),
                1,
                (from, to) -> {
                    for (int i = from; i < to; i++) {
                        int first = i * together;
                        int some = Math.min(count - first, together);
                        for (Slices slices : all) {
                            slices.body()
                                    .run(
                                            places(slices.read(), first, from * together, inner),
                                            places(slices.written(), first, from * together, inner),
                                            some);
                        }
                    }
                });
    }

    /**
     * Where some slices begin, from the first on.
     *
     * @param slot the slice in whose place the first one is, in arrays that no other step reads
     */
    private static int[] places(Places[] arrays, int first, int slot, List<Object> inner) {
        int[] places = new int[arrays.length];
        for (int i = 0; i < places.length; i++) {
            boolean isInner = inner.stream().anyMatch(arrays[i]::isIn);
            places[i] = arrays[i].first() + (isInner ? slot : first) * arrays[i].step();
        }
        return places;
    }

    private void giveBack(DenseArray[] values, Rooms rooms) {
        made.stream()
                .filter(variable -> values[variable] != null)
                .forEach(variable -> {
                    rooms.give(values[variable]);
                    values[variable] = null;
                });
    }
}
