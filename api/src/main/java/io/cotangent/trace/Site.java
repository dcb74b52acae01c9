package io.cotangent.trace;

import io.cotangent.error.UserCode;
import java.util.Objects;

/** A place in the user's code. */
public record Site(String className, String method, String file, int line) {
    /**
     * The place of operations that no user's line asked for, such as those that a transformation
     * adds of its own accord.
     */
    public static final Site UNKNOWN = new Site("", "", "", -1);

    /** The line of the user's code that is being executed. */
    static Site ofCaller() {
        return UserCode.frame()
                .map(frame ->
                        new Site(
                                frame.getClassName(),
                                frame.getMethodName(),
                                Objects.requireNonNullElse(frame.getFileName(), ""),
                                frame.getLineNumber()))
                .orElse(UNKNOWN);
    }

    /** As in {@code Notebook.java:14}; empty where the place is not known. */
    @Override
    public String toString() {
        return line < 0 ? file : file + ":" + line;
    }
}
