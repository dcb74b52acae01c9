package io.cotangent.trace;

import io.cotangent.NDArray;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Computes what traced values stand for, each operation once: the results are remembered in the
 * nodes. The walk is iterative, for chains of any length. What "standing for" means is the
 * subclass's: see {@link Observation} and {@link Resolution}.
 */
abstract class Walk {
    /**
     * What the array stands for as far as it is known, null where it is a result that is still to
     * be computed.
     */
    abstract @Nullable NDArray known(TracedArray array);

    /** Computes and remembers the results of an operation, all of whose operands are known. */
    abstract void compute(Node node, NDArray... operands);

    final NDArray of(NDArray array) {
        NDArray known = lookup(array);
        if (known != null) {
            return known;
        }
        Deque<Node> pending = new ArrayDeque<>();
        pending.push(unknown(array));
        while (!pending.isEmpty()) {
            Node node = pending.peek();
            NDArray[] operands = new NDArray[node.operands.length];
            boolean ready = true;
            for (int i = 0; i < operands.length; i++) {
                operands[i] = lookup(node.operands[i]);
                if (operands[i] == null) {
                    pending.push(unknown(node.operands[i]));
                    ready = false;
                }
            }
            if (ready) {
                pending.pop();
                compute(node, operands);
            }
        }
        return lookup(array);
    }

    private @Nullable NDArray lookup(NDArray array) {
        NDArray known = array;
        while (known instanceof TracedArray traced) {
            if (traced.node() != null || isGround(traced)) {
                return known(traced);
            }
            known = traced.trace().argument(traced.index());
        }
        return known;
    }

    /** Whether an input stands for itself. */
    abstract boolean isGround(TracedArray input);

    /** The operation whose results are not known, below inputs that stand for one of them. */
    private Node unknown(NDArray array) {
        TracedArray traced = (TracedArray) array;
        while (traced.node() == null) {
            traced = (TracedArray) traced.trace().argument(traced.index());
        }
        return traced.node();
    }
}
