package io.cotangent.trace;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The looks at numbers while a trace is open, in their order, from whichever thread. They hold on
 * to what was looked at, so they go when the trace is closed.
 */
final class Looks {
    /** A value and what was seen of it. */
    record Look(TracedArray value, Seen seen) {}

    private @Nullable List<Look> looks = new ArrayList<>();
    private final Set<TracedArray> known = Collections.newSetFromMap(new IdentityHashMap<>());

    /** Remembers a look, if it is the first at this value. */
    synchronized void add(TracedArray value, Seen seen) {
        if (looks != null && known.add(value)) {
            boolean isPlaced = !seen.site().equals(Site.UNKNOWN);
            looks.add(new Look(value, isPlaced ? seen : seen.at(Site.ofCaller())));
        }
    }

    /** The looks so far. */
    synchronized List<Look> all() {
        return looks == null ? List.of() : List.copyOf(looks);
    }

    /** Forgets, for good. */
    synchronized void close() {
        looks = null;
        known.clear();
    }
}
