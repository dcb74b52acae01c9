package io.cotangent.trace;

import io.cotangent.NDArray;
import org.jspecify.annotations.Nullable;

/**
 * The meaning of values whose trace is closed. When a function has returned, its inputs stand for
 * its arguments, so whatever it kept (in a field, a list, a pullback) is a function of the
 * arguments: it is computed again from them, at the level that they belong to. So a value may leave
 * its trace without harm, and without losing a derivative in an outer level.
 */
final class Resolution extends Walk {
    private static final Resolution WALK = new Resolution();

    private Resolution() {}

    /** The array itself, or what it stands for where its trace is closed. */
    static NDArray open(NDArray array) {
        if (array instanceof TracedArray traced && traced.trace().isClosed()) {
            Seal.closed(traced);
            return WALK.of(array);
        }
        return array;
    }

    @Override
    @Nullable NDArray known(TracedArray array) {
        if (!array.trace().isClosed()) {
            return array;
        }
        NDArray[] resolved = array.node().resolved;
        return resolved == null ? null : resolved[array.index()];
    }

    @Override
    boolean isGround(TracedArray input) {
        return !input.trace().isClosed();
    }

    @Override
    void compute(Node node, NDArray... operands) {
        node.resolved = Tracer.at(node.site).applyAll(node.op, operands);
    }
}
