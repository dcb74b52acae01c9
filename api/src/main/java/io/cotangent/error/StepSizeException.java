package io.cotangent.error;

/**
 * A differential equation that its solver gave up: steps became too small to change the time, or
 * too many. The equation may be stiff, its solution may not exist that long, or its right-hand side
 * may not be finite. The remedy is another tolerance, a shorter time, or other numbers.
 */
public final class StepSizeException extends CotangentException {
    private static final long serialVersionUID = 1L;

    /** With the message, but for the user's line. */
    public StepSizeException(String problem) {
        super(problem);
    }
}
