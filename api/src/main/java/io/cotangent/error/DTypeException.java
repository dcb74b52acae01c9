package io.cotangent.error;

/**
 * Elements of a type that the operation is not defined for, such as the sine of booleans. The
 * remedy is {@code astype}.
 */
public final class DTypeException extends CotangentException {
    private static final long serialVersionUID = 1L;

    /** With the message, but for the user's line. */
    public DTypeException(String problem) {
        super(problem);
    }
}
