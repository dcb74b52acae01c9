package io.cotangent.trace;

import io.cotangent.NDArray;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What values of inner traces, open or closed, are to an outer one: their inputs stand for their
 * arguments, down to the outer level, where the operations between are recorded once more.
 */
final class Descent extends Walk {
    private final long level;
    private final IdentityHashMap<Node, NDArray[]> results = new IdentityHashMap<>();

    /** To the level of a trace. */
    Descent(Trace trace) {
        level = trace.level();
    }

    @Override
    @Nullable NDArray known(TracedArray array) {
        if (isGround(array)) {
            return array;
        }
        NDArray[] known = results.get(array.node());
        return known == null ? null : known[array.index()];
    }

    @Override
    boolean isGround(TracedArray array) {
        return array.trace().level() <= level;
    }

    @Override
    void compute(Node node, NDArray... operands) {
        results.put(node, Tracer.at(node.site).applyAll(node.op, operands));
    }
}
