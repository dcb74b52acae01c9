package io.cotangent.trace;

import io.cotangent.NDArray;
import io.cotangent.array.Typed;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A look at the numbers of a value that depends on a trace's inputs: what the function does from
 * there on may depend on them.
 *
 * @param site the place in the user's code
 * @param value the numbers seen; null where there were none, because they could not be computed
 * @param failure why there were none, null where there were
 */
public record Seen(Site site, @Nullable NDArray value, @Nullable String failure) {
    private static final int FEW = 6;

    /** A look that saw numbers. */
    static Seen of(Site site, NDArray value) {
        return new Seen(site, value, null);
    }

    /** A look that ended in an exception, which the function may have caught. */
    static Seen failed(Site site, RuntimeException failure) {
        return new Seen(site, null, String.valueOf(failure.getMessage()));
    }

    /** The place, where a look has a better one than that of the operation that looks. */
    Seen at(Site better) {
        return new Seen(better, value, failure);
    }

    /** Whether there were numbers. */
    public boolean hasValue() {
        return value != null;
    }

    /** The numbers if they are few, else their type; or why there were none. */
    String summary() {
        if (value == null) {
            return String.valueOf(failure);
        }
        return value.size() <= FEW && value.rank() < 2
                ? value.toString()
                : Typed.of(value).toString();
    }

    /** As in {@code 3.0 at Notebook.java:14}. */
    @Override
    public String toString() {
        String what = value == null ? failure : value.toString();
        return Objects.toString(what) + " at " + site;
    }
}
