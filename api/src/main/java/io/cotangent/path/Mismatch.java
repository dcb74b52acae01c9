package io.cotangent.path;

import io.cotangent.Compiled.Cause;
import io.cotangent.array.DenseArray;
import io.cotangent.trace.Seen;
import org.jspecify.annotations.Nullable;

/**
 * Why a path does not fit a call.
 *
 * @param cause the kind of difference
 * @param text what is different, and what it was
 */
public record Mismatch(Cause cause, String text) {
    /** A look that saw something else. */
    static Mismatch of(Seen before, DenseArray now) {
        DenseArray then = (DenseArray) before.value();
        int at = 0;
        while (at + 1 < now.size() && text(then, at).equals(text(now, at))) {
            at++;
        }
        String where = now.rank() == 0 ? "" : " in element " + at + " of " + now.type();
        return new Mismatch(
                Cause.OBSERVATION,
                "the look at %s sees %s%s, saw %s"
                        .formatted(before.site(), text(now, at), where, text(then, at)));
    }

    /** A look that ended in an exception. */
    static Mismatch of(Seen before, RuntimeException now) {
        return new Mismatch(
                Cause.OBSERVATION,
                "the look at %s fails (%s), and did not"
                        .formatted(before.site(), now.getMessage()));
    }

    private static String text(DenseArray array, int element) {
        return switch (array.dtype()) {
            case BOOL -> String.valueOf(array.longAt(element) != 0);
            case INT32, INT64 -> String.valueOf(array.longAt(element));
            default -> String.valueOf(array.doubleAt(element));
        };
    }

    /** The one of two that was found out later, which is the nearer miss. */
    static Mismatch nearer(@Nullable Mismatch one, Mismatch other) {
        return one == null || other.cause.compareTo(one.cause) > 0 ? other : one;
    }
}
