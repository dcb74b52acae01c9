package io.cotangent.error;

/**
 * A position outside an axis. Positions count from 0; negative ones count from the end. Nothing is
 * ever clamped.
 */
public final class IndexException extends CotangentException {
    private static final long serialVersionUID = 1L;

    /** With the message, but for the user's line. */
    public IndexException(String problem) {
        super(problem);
    }
}
