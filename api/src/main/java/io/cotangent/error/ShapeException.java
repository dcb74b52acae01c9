package io.cotangent.error;

/**
 * Shapes that do not fit an operation, or each other: operands that do not broadcast, matrices
 * whose inner lengths differ, a reshape to another number of elements. The message gives the
 * shapes; the remedy is to reshape, transpose or slice an operand.
 */
public final class ShapeException extends CotangentException {
    private static final long serialVersionUID = 1L;

    /** With the message, but for the user's line. */
    public ShapeException(String problem) {
        super(problem);
    }
}
