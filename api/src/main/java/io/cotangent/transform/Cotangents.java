package io.cotangent.transform;

import io.cotangent.NDArray;
import io.cotangent.op.Op;
import io.cotangent.trace.Tracer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The contributions to the cotangents of a program's variables, while it is swept in reverse;
 * summed when they are complete.
 */
final class Cotangents {
    private final Object[] pending;

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

    /** Pulls that are joined with each other. */
    private record Kind(Op.Joining op, int operand) {}

    private record Contributions(List<NDArray> list, List<Pull> pulls) {}

    void add(int variable, NDArray contribution) {
        if (pending[variable] == null) {
            pending[variable] = contribution;
        } else {
            several(variable).list().add(contribution);
        }
    }

    void add(int variable, Pull pull) {
        several(variable).pulls().add(pull);
    }

    private Contributions several(int variable) {
        if (pending[variable] instanceof Contributions several) {
            return several;
        }
        Contributions several = new Contributions(new ArrayList<>(), new ArrayList<>());
        if (pending[variable] != null) {
            several.list().add((NDArray) pending[variable]);
        }
        pending[variable] = several;
        return several;
    }

    /** The sum of a variable's contributions, null where there are none. */
    @Nullable NDArray take(Tracer o, int variable) {
        Object contributions = pending[variable];
        pending[variable] = null;
        return switch (contributions) {
            case null -> null;
            case Contributions several -> sum(o, several);
            case Object one -> (NDArray) one;
        };
    }

    private static @Nullable NDArray sum(Tracer o, Contributions several) {
        Map<Kind, List<Pull>> kinds = new LinkedHashMap<>();
        for (Pull pull : several.pulls().reversed()) {
            kinds.computeIfAbsent(new Kind(pull.op(), pull.operand()), _ -> new ArrayList<>())
                    .add(pull);
        }
        NDArray sum = several.list().isEmpty() ? null : o.sum(several.list());
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
