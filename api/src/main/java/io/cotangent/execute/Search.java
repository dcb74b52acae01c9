package io.cotangent.execute;

import io.cotangent.array.DenseArray;
import io.cotangent.array.Finiteness;
import io.cotangent.error.CotangentException;
import io.cotangent.op.Boundary;
import io.cotangent.trace.Nested;
import io.cotangent.trace.Program;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoublePredicate;
import java.util.function.IntPredicate;

/**
 * The way back from a result with bad numbers to the operations where the first of them arose. An
 * operand with bad numbers is on the way only if the result is bad because of it, which is found
 * out by computing the operation once more with good numbers in their places: what {@code where}
 * does not choose, say, leads nowhere.
 */
final class Search {
    /**
     * What stands for bad numbers. Of these, one is in the domain of each function of one number.
     */
    private static final double[] GOOD = {0.5, 1.5};

    private final DoublePredicate bad;
    private final List<Step> origins = new ArrayList<>();
    private final Set<Object> met = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Step> pending = new ArrayDeque<>();

    private Search(DoublePredicate bad) {
        this.bad = bad;
    }

    /** The first operation of those that made bad numbers of good ones, if any did. */
    static Optional<Step> first(DoublePredicate bad, Step end) {
        Search search = new Search(bad);
        search.push(end);
        while (!search.pending.isEmpty()) {
            search.examine(search.pending.pop());
        }
        return search.origins.stream().min(Comparator.comparingInt(Step::order));
    }

    private void push(Step step) {
        // Steps before a program are made up anew for each look at their results.
        Object identity = step.order() < 0 ? step.results().get(0) : step;
        if (step.op() != Boundary.ENTER && isBad(step.results()) && met.add(identity)) {
            pending.push(step);
        }
    }

    private void examine(Step step) {
        List<Integer> suspects = new ArrayList<>();
        for (int i = 0; i < step.operands().size(); i++) {
            if (Finiteness.first(step.operands().get(i), bad) >= 0) {
                suspects.add(i);
            }
        }
        if (suspects.isEmpty() || staysBad(step, i -> false)) {
            origins.add(inside(step));
            return;
        }
        List<Integer> guilty = suspects.stream().filter(i -> staysBad(step, i::equals)).toList();
        for (int i : guilty.isEmpty() ? suspects : guilty) {
            step.sources().apply(i).ifPresent(this::push);
        }
    }

    /** Whether a step has bad results if only some of its operands keep their bad numbers. */
    private boolean staysBad(Step step, IntPredicate kept) {
        Map<Integer, Set<Integer>> remaining = new HashMap<>();
        for (double good : GOOD) {
            DenseArray[] operands = new DenseArray[step.operands().size()];
            for (int i = 0; i < operands.length; i++) {
                DenseArray operand = step.operands().get(i);
                operands[i] = kept.test(i) ? operand : Finiteness.replaced(operand, bad, good);
            }
            DenseArray[] results;
            try {
                results = step.op().evaluate(operands);
            } catch (CotangentException e) {
                // The numbers that stand for bad ones are not in the domain: they say nothing.
                return false;
            }
            for (int i = 0; i < results.length; i++) {
                Set<Integer> places = places(results[i]);
                remaining.merge(i, places, Search::common);
            }
        }
        return remaining.values().stream().anyMatch(places -> !places.isEmpty());
    }

    private static Set<Integer> common(Set<Integer> one, Set<Integer> other) {
        one.retainAll(other);
        return one;
    }

    private Set<Integer> places(DenseArray array) {
        Set<Integer> places = new HashSet<>();
        if (array.dtype().isFloating()) {
            for (int i = 0; i < array.size(); i++) {
                if (bad.test(array.doubleAt(i))) {
                    places.add(i);
                }
            }
        }
        return places;
    }

    private boolean isBad(List<DenseArray> arrays) {
        return arrays.stream().anyMatch(array -> Finiteness.first(array, bad) >= 0);
    }

    /** The step within an operation that runs a program. */
    private Step inside(Step step) {
        if (!(step.op() instanceof Nested nested) || nested.program().equations().isEmpty()) {
            return step;
        }
        Program program = nested.program();
        int last = program.equations().size() - 1;
        Map<Integer, Step> makers =
                Step.makers(program, last, step.operands().toArray(DenseArray[]::new));
        return Arrays.stream(program.outputs())
                .mapToObj(makers::get)
                .filter(Objects::nonNull)
                .flatMap(maker -> first(bad, maker).stream())
                .findFirst()
                .map(found -> found.at(step.order()))
                .orElse(step);
    }
}
