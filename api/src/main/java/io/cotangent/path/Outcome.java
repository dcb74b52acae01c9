package io.cotangent.path;

import org.jspecify.annotations.Nullable;

/** What came of replaying a path: the function's value, or why the path is another one. */
public sealed interface Outcome {
    /** The path is the same. */
    record Value(@Nullable Object value) implements Outcome {}

    /** It is not. */
    record Miss(Mismatch mismatch) implements Outcome {}
}
