package io.cotangent.trace;

import io.cotangent.NDArray;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The recording of a rule, some of whose arguments have numbers that only stand in for ones that
 * are not known: what depends on them cannot be looked at.
 */
final class Supposition {
    private static final AtomicInteger OPEN = new AtomicInteger();

    private Supposition() {}

    static void begin() {
        OPEN.incrementAndGet();
    }

    static void end() {
        OPEN.decrementAndGet();
    }

    /**
     * Refuses a look at a value that depends on such numbers.
     *
     * @throws io.cotangent.error.RuleException if it does
     */
    static void check(TracedArray value) {
        if (OPEN.get() == 0) {
            return;
        }
        Set<NDArray> met = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<TracedArray> pending = new ArrayDeque<>();
        add(value, met, pending);
        while (!pending.isEmpty()) {
            TracedArray next = pending.pop();
            Node node = next.node();
            if (node != null) {
                for (NDArray operand : node.operands) {
                    add(operand, met, pending);
                }
            } else if (next.trace().isSupposed(next.index())) {
                throw next.trace().lookedAt(next.index());
            } else {
                add(next.trace().given(next.index()), met, pending);
            }
        }
    }

    private static void add(@Nullable NDArray array, Set<NDArray> met, Deque<TracedArray> pending) {
        if (array instanceof TracedArray traced && met.add(traced)) {
            pending.push(traced);
        }
    }
}
