package io.cotangent.error;

/**
 * A traced function cannot be replayed at some arguments, because it might take another path there:
 * the arguments have another structure, type or shape, or a look at numbers sees others than it did
 * when the function was traced. The message says which look, at which line, what it saw then and
 * what it sees now. The remedy is to trace the function anew, or to let {@code Cotangent.compile}
 * do so where it is necessary.
 */
public final class PathException extends CotangentException {
    private static final long serialVersionUID = 1L;

    /** With the message, but for the user's line. */
    public PathException(String problem) {
        super(problem);
    }
}
