package io.cotangent.transform;

import io.cotangent.NDArray;
import io.cotangent.trace.Tracer;
import java.util.ArrayList;
import java.util.List;
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

    void add(int variable, NDArray contribution) {
        switch (pending[variable]) {
            case null -> pending[variable] = contribution;
            case Contributions several -> several.list().add(contribution);
            case Object first -> {
                List<NDArray> list = new ArrayList<>();
                list.add((NDArray) first);
                list.add(contribution);
                pending[variable] = new Contributions(list);
            }
        }
    }

    /** The sum of a variable's contributions, null where there are none. */
    @Nullable NDArray take(Tracer o, int variable) {
        Object contributions = pending[variable];
        pending[variable] = null;
        return switch (contributions) {
            case null -> null;
            case Contributions several -> o.sum(several.list());
            case Object one -> (NDArray) one;
        };
    }

    private record Contributions(List<NDArray> list) {}
}
