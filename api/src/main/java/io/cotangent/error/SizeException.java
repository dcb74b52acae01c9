package io.cotangent.error;

/** An array of more than 2^31-1 elements, the most that a Java array holds. */
public final class SizeException extends CotangentException {
    private static final long serialVersionUID = 1L;

    /** With the message, but for the user's line. */
    public SizeException(String problem) {
        super(problem);
    }
}
