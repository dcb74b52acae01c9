package io.cotangent.error;

/**
 * A class that is not marked computed with a value that is being differentiated; had the call gone
 * through, the derivative would be lost. The message names class, method and line; the remedy is to
 * mark the class, with {@code @Differentiable} or with the agent's option {@code include=}.
 */
public final class UnmarkedCodeException extends CotangentException {
    private static final long serialVersionUID = 1L;

    /** With the message, but for the user's line. */
    public UnmarkedCodeException(String problem) {
        super(problem);
    }
}
