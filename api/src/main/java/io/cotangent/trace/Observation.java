package io.cotangent.trace;

import io.cotangent.NDArray;
import io.cotangent.array.DenseArray;
import io.cotangent.error.CotangentException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The numbers of traced values, down through all levels of differentiation. */
final class Observation extends Walk {
    private static final Observation WALK = new Observation();

    private Observation() {}

    /** The numbers of an array. */
    static DenseArray numbers(NDArray array) {
        return (DenseArray) WALK.of(array);
    }

    /**
     * The numbers of an array, for the user's code to look at; the traces that the array belongs to
     * remember it.
     *
     * @param site the place that looks, {@link Site#UNKNOWN} for the user's line on the stack
     */
    static DenseArray numbers(NDArray array, Site site) {
        if (!(array instanceof TracedArray traced)) {
            return (DenseArray) array;
        }
        DenseArray numbers;
        try {
            Supposition.check(traced);
            numbers = (DenseArray) WALK.of(traced);
        } catch (RuntimeException e) {
            traced.trace().remember(traced, Seen.failed(site, e));
            throw e;
        }
        traced.trace().remember(traced, Seen.of(site, numbers));
        return numbers;
    }

    /** Lets the traces that an array belongs to remember that a look saw these numbers. */
    static void remember(NDArray array, NDArray seen) {
        if (array instanceof TracedArray traced) {
            Supposition.check(traced);
            traced.trace().remember(traced, Seen.of(Site.UNKNOWN, seen));
        }
    }

    @Override
    @Nullable NDArray known(TracedArray array) {
        NDArray[] values = array.node().values;
        return values == null ? null : values[array.index()];
    }

    @Override
    boolean isGround(TracedArray input) {
        return false;
    }

    @Override
    void compute(Node node, NDArray... operands) {
        try {
            node.values =
                    node.op.evaluate(Arrays.copyOf(operands, operands.length, DenseArray[].class));
        } catch (CotangentException e) {
            e.relocate(node.site.toString());
            throw e;
        }
    }
}
