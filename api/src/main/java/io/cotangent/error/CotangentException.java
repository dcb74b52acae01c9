package io.cotangent.error;

/**
 * The root of all of this library's exceptions.
 *
 * <p>Each message says what happened, with the values or shapes involved, and what to do, and ends
 * with the line of the user's code where it happened, as in {@code matmul: [2,3] x [4] do not agree
 * (3 != 4): … at Notebook.java:14}.
 */
public abstract class CotangentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String problem;
    private volatile String location;
    private volatile boolean relocated;

    /** An exception at the user's line that is being executed. */
    protected CotangentException(String problem) {
        super(problem);
        this.problem = problem;
        this.location = UserCode.line();
    }

    /** The message without the line. */
    public final String problem() {
        return problem;
    }

    /**
     * The user's line, as in {@code Notebook.java:14}, or "an unknown line" where the code has no
     * line numbers.
     */
    public final String location() {
        return location;
    }

    /**
     * Says that the cause is at another line than the one being executed: values are computed later
     * than they are written. The first such line stays, as that of the innermost operation, where
     * one runs others; no line, an empty text, says nothing.
     */
    public final void relocate(String line) {
        if (!relocated && !line.isEmpty()) {
            relocated = true;
            location = line;
        }
    }

    @Override
    public final String getMessage() {
        return problem + " at " + location;
    }
}
