package io.cotangent.trace;

import io.cotangent.error.UserCode;
import io.cotangent.op.Op;
import java.util.Objects;

/**
 * A place in the user's code, or what transformations made of it.
 *
 * @param sweep what the operation there belongs to
 * @param operation the operation of the user's code whose derivative this is; empty for {@link
 *     Sweep#VALUE}
 */
public record Site(
        String className, String method, String file, int line, Sweep sweep, String operation) {
    /** What operations are done for. */
    public enum Sweep {
        /** The function itself. */
        VALUE("the forward sweep"),
        /** Its derivative, from arguments to results. */
        TANGENT("the forward sweep of derivatives"),
        /** Its derivative, from results to arguments. */
        REVERSE("the reverse sweep");

        private final String text;

        Sweep(String text) {
            this.text = text;
        }

        /** As in {@code the reverse sweep}. */
        @Override
        public String toString() {
            return text;
        }
    }

    /** A place in the user's code. */
    public Site(String className, String method, String file, int line) {
        this(className, method, file, line, Sweep.VALUE, "");
    }

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

    /** The place of what the derivative of an operation here takes, forward. */
    public Site pushed(Op op) {
        String source = operation.isEmpty() ? op.label() : operation;
        return new Site(className, method, file, line, Sweep.TANGENT, source);
    }

    /** The place of what an operation here, between tangents, is in reverse. */
    public Site pulled() {
        return new Site(className, method, file, line, Sweep.REVERSE, operation);
    }

    /** As in {@code Notebook.java:14}; empty where the place is not known. */
    @Override
    public String toString() {
        return line < 0 ? file : file + ":" + line;
    }
}
