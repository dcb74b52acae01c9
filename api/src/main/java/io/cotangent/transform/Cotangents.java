package io.cotangent.transform;

import io.cotangent.NDArray;
import io.cotangent.op.Binary;
import io.cotangent.op.Op;
import io.cotangent.trace.Tracer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The contributions to the cotangents of a program's variables, while it is swept in reverse;
 * summed when they are complete. Negative ones are kept apart: a difference costs no more than a
 * sum, and where there are no others, a sign can be carried further.
 */
final class Cotangents {
    /** The contributions of each variable: the only one, which is the rule, or all of them. */
    private final Object[] pending;

    /** The cotangents of pulls, numbered as they came. */
    private final IdentityHashMap<NDArray, Integer> numbers = new IdentityHashMap<>();

    Cotangents(int variables) {
        pending = new Object[variables];
    }

    /**
     * A contribution that is not computed yet: it may be joined with others.
     *
     * @param o where it is recorded
     * @param operand the position of the variable among the operation's operands
     * @param cotangent that of the operation's result
     * @param other the other operand
     */
    record Pull(Tracer o, Op.Joining op, int operand, NDArray cotangent, NDArray other) {}

    /** A sum, or its opposite. */
    record Signed(NDArray value, boolean negative) {}

    /** Pulls that are joined with each other. */
    private record Kind(Op.Joining op, int operand) {}

    private record Contributions(
            List<NDArray> positive, List<NDArray> negative, List<Pull> pulls) {}

    /** A contribution, or where it is negative, the opposite of one. */
    void add(int variable, NDArray contribution, boolean negative) {
        if (pending[variable] == null && !negative) {
            pending[variable] = contribution;
            return;
        }
        Contributions all = of(variable);
        (negative ? all.negative() : all.positive()).add(contribution);
    }

    void add(int variable, Pull pull) {
        numbers.putIfAbsent(pull.cotangent(), numbers.size());
        of(variable).pulls().add(pull);
    }

    private Contributions of(int variable) {
        if (pending[variable] instanceof Contributions known) {
            return known;
        }
        Contributions all =
                new Contributions(new ArrayList<>(2), new ArrayList<>(0), new ArrayList<>(0));
        if (pending[variable] instanceof NDArray only) {
            all.positive().add(only);
        }
        pending[variable] = all;
        return all;
    }

    /** The sum of a variable's contributions, null where there are none. */
    @Nullable NDArray take(Tracer o, int variable) {
        Signed sum = signed(o, variable);
        return sum == null ? null : sum.negative() ? o.neg(sum.value()) : sum.value();
    }

    /** As {@link #take}, with a sign that is not computed yet. */
    @Nullable Signed signed(Tracer o, int variable) {
        Object found = pending[variable];
        pending[variable] = null;
        if (found instanceof NDArray only) {
            return new Signed(only, false);
        }
        if (!(found instanceof Contributions all)) {
            return null;
        }
        NDArray positive = o.sumOf(sum(o, all.positive()), joined(o, all.pulls()));
        NDArray negative = sum(o, all.negative());
        if (positive == null) {
            return new Signed(negative, true);
        }
        return new Signed(
                negative == null ? positive : o.apply(Binary.SUB, positive, negative), false);
    }

    private static @Nullable NDArray sum(Tracer o, List<NDArray> terms) {
        return switch (terms.size()) {
            case 0 -> null;
            case 1 -> terms.get(0);
            default -> o.sum(terms);
        };
    }

    /**
     * What pulls sum up to. Those that came last are joined first, in the order of a loop rather
     * than of its reverse sweep; and cotangents are in the same order wherever they are joined, so
     * that it is done once.
     */
    private @Nullable NDArray joined(Tracer o, List<Pull> all) {
        if (all.isEmpty()) {
            return null;
        }
        Comparator<Pull> byNumber = Comparator.comparing(pull -> numbers.get(pull.cotangent()));
        all.sort(byNumber);
        Map<Kind, List<Pull>> kinds = new LinkedHashMap<>();
        for (Pull pull : all.reversed()) {
            kinds.computeIfAbsent(new Kind(pull.op(), pull.operand()), _ -> new ArrayList<>())
                    .add(pull);
        }
        NDArray sum = null;
        for (Map.Entry<Kind, List<Pull>> kind : kinds.entrySet()) {
            List<Pull> pulls = kind.getValue();
            NDArray joined =
                    kind.getKey()
                            .op()
                            .joined(
                                    pulls.get(0).o(),
                                    kind.getKey().operand(),
                                    pulls.stream().map(Pull::cotangent).toList(),
                                    pulls.stream().map(Pull::other).toList());
            sum = o.sumOf(sum, joined);
        }
        return sum;
    }
}
