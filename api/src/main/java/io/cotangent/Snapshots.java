package io.cotangent;

import io.cotangent.error.DomainException;

/**
 * How many states of a long loop a reverse sweep keeps at a time; the others are computed again
 * from them. See {@link Cotangent#iterate(Fn1, int, Object, Snapshots)}.
 *
 * <p>With s states kept and n steps, each step is computed at most r times more, where r is the
 * least number for which the binomial coefficient of s + r over s reaches n.
 *
 * @param kind what the amount is
 * @param amount a number of states, or of bytes, or of states for each doubling of the steps
 */
public record Snapshots(Kind kind, long amount) {
    /** What limits the states that are kept. */
    public enum Kind {
        /** Their number. */
        COUNT,
        /** Their size in bytes. */
        BYTES,
        /** Their number is proportional to the logarithm of the number of steps. */
        LOGARITHMIC
    }

    /**
     * A limit.
     *
     * @throws DomainException if the amount is not positive
     */
    public Snapshots {
        if (amount < 1) {
            throw new DomainException(
                    "snapshots: at least one state must be kept, the first, but the limit is "
                            + amount
                            + ": give a positive one");
        }
    }

    /** At most so many states. */
    public static Snapshots of(int count) {
        return new Snapshots(Kind.COUNT, count);
    }

    /** As many states as fit into so many bytes; always the first. */
    public static Snapshots within(long bytes) {
        return new Snapshots(Kind.BYTES, bytes);
    }

    /**
     * Four states for each doubling of the number of steps: 80 for a million steps, each of which
     * is computed at most four times more.
     */
    public static Snapshots logarithmic() {
        return new Snapshots(Kind.LOGARITHMIC, 4);
    }

    /** The number of states to keep, for a loop of {@code steps} steps with states of this size. */
    public int count(int steps, long bytesOfState) {
        long count =
                switch (kind) {
                    case COUNT -> amount;
                    case BYTES -> amount / Math.max(1, bytesOfState);
                    case LOGARITHMIC -> amount * (32 - Integer.numberOfLeadingZeros(steps));
                };
        return Math.clamp(count, 1, Math.max(1, steps));
    }
}
