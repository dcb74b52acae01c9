package io.cotangent.error;

/**
 * A value whose derivative is asked for left the trace, or never was in it: a {@code double} leaf
 * among the arguments to differentiate or among the results. Arrays are followed, plain numbers are
 * not. The remedy is to pass an {@link io.cotangent.NDArray} scalar instead of the number.
 */
public final class LostDerivativeException extends CotangentException {
    private static final long serialVersionUID = 1L;

    /** With the message, but for the user's line. */
    public LostDerivativeException(String problem) {
        super(problem);
    }
}
