package io.cotangent.error;

/**
 * The gradient of a function whose value is not one number, or one number looked for in an array of
 * many. The remedy is to reduce the value (sum it, say), or to ask for {@code vjp} or {@code jvp},
 * which take values of any shape.
 */
public final class NotScalarException extends CotangentException {
    private static final long serialVersionUID = 1L;

    /** With the message, but for the user's line. */
    public NotScalarException(String problem) {
        super(problem);
    }
}
