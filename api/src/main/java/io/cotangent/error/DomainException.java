package io.cotangent.error;

/**
 * A number for which an operation is not defined and has no NaN to return: an integer divided by
 * zero, an integer to a negative power, a range in steps of 0. The remedy is another number, or
 * floating-point arrays.
 */
public final class DomainException extends CotangentException {
    private static final long serialVersionUID = 1L;

    /** With the message, but for the user's line. */
    public DomainException(String problem) {
        super(problem);
    }
}
