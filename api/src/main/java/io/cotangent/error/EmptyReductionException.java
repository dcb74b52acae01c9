package io.cotangent.error;

/**
 * The largest, smallest or first of no elements at all: such a reduction has no identity to return.
 * Sums and products of nothing are 0 and 1.
 */
public final class EmptyReductionException extends CotangentException {
    private static final long serialVersionUID = 1L;

    /** With the message, but for the user's line. */
    public EmptyReductionException(String problem) {
        super(problem);
    }
}
