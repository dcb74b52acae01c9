package io.cotangent.path;

import io.cotangent.Compiled.Cause;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** How often a compiled function was traced, and why; a warning where that is often. */
final class History {
    private static final Logger LOGGER = System.getLogger("io.cotangent.compile");

    /** The traces after which there is a first warning; the next one comes at twice as many. */
    private static final int OFTEN = 8;

    private static final int REMEMBERED = 20;

    private final String function;
    private final int limit;

    /** The thread that counted first, which counts by itself; 0 for none yet. */
    private volatile long first;

    private long firstReplays;

    /** Those of all other threads. */
    private final LongAdder replays = new LongAdder();

    private final Map<Cause, Long> causes = new EnumMap<>(Cause.class);
    private final Deque<String> latest = new ArrayDeque<>();
    private long traces;
    private long dropped;

    History(String function, int limit) {
        this.function = function;
        this.limit = limit;
    }

    void replayed() {
        long thread = Thread.currentThread().threadId();
        if (thread == first || first == 0 && isFirst(thread)) {
            firstReplays++;
        } else {
            replays.increment();
        }
    }

    private synchronized boolean isFirst(long thread) {
        if (first == 0) {
            first = thread;
        }
        return first == thread;
    }

    synchronized void dropped() {
        dropped++;
    }

    /** Counts a trace, and warns if there are many. */
    void traced(Mismatch mismatch) {
        long count;
        synchronized (this) {
            count = ++traces;
            causes.merge(mismatch.cause(), 1L, Long::sum);
            latest.add("trace " + traces + ": " + mismatch.text());
            if (latest.size() > REMEMBERED) {
                latest.remove();
            }
        }
        if (count >= OFTEN && Long.bitCount(count) == 1) {
            LOGGER.log(
                    Level.WARNING,
                    "{0} was traced {1} times, for {2} replays; now because {3}.{4}"
                            + " Compiled.of(f).explain() tells more.",
                    function,
                    Long.toString(count),
                    Long.toString(replays()),
                    mismatch.text(),
                    advice(mismatch.cause()));
        }
    }

    synchronized long traces() {
        return traces;
    }

    long replays() {
        return firstReplays + replays.sum();
    }

    synchronized Map<Cause, Long> causes() {
        return Collections.unmodifiableMap(new EnumMap<>(causes));
    }

    synchronized String text(int variants, boolean isActive, List<String> batches) {
        StringBuilder text = new StringBuilder();
        text.append("compiled: ").append(function).append('\n');
        if (!isActive) {
            text.append("  runs as it is, because this JVM has no agent\n");
        }
        text.append(
                "  %d traces, %d replays, %d paths kept of at most %d, %d dropped%n"
                        .formatted(traces, replays(), variants, limit, dropped)
                        .replace(System.lineSeparator(), "\n"));
        causes.forEach((cause, count) ->
                text.append("  ").append(count).append(" for ").append(cause).append('\n'));
        latest.forEach(line -> text.append("  ").append(line).append('\n'));
        batches.forEach(line -> text.append("  ").append(line).append('\n'));
        causes.keySet().stream()
                .map(History::advice)
                .filter(advice -> !advice.isEmpty())
                .forEach(advice -> text.append(" ").append(advice).append('\n'));
        return text.toString().stripTrailing();
    }

    /** What to do, with a space in front; nothing where a trace is what it takes. */
    private static String advice(Cause cause) {
        return switch (cause) {
            case FIRST_CALL -> "";
            case STRUCTURE -> " Each structure of the arguments is a path of its own.";
            case TYPE -> " Each shape is a path of its own: pad arrays to a few common ones.";
            case CONSTANT -> " Make numbers that change arrays, by NDArray.of.";
            case OBSERVATION ->
                    " A look must see the very same numbers: look at the outcome of a comparison"
                            + " (x.gt(y).item()) rather than at x, or choose with where.";
            case FAILED_LOOK -> " A function that catches exceptions of looks is never replayed.";
            case CAPTURED -> " Hand such values over as arguments.";
        };
    }
}
