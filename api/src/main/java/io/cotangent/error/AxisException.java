package io.cotangent.error;

/**
 * An axis that the array does not have, or that is named twice. Axes count from 0; negative ones
 * count from the end.
 */
public final class AxisException extends CotangentException {
    private static final long serialVersionUID = 1L;

    /** With the message, but for the user's line. */
    public AxisException(String problem) {
        super(problem);
    }
}
