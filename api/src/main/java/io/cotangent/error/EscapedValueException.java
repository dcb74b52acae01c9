package io.cotangent.error;

/**
 * A value of a trace that is still being recorded met another one that cannot contain it, by way of
 * a field or another thread. The message says where the value was born and which function was being
 * traced.
 */
public final class EscapedValueException extends CotangentException {
    private static final long serialVersionUID = 1L;

    /** With the message, but for the user's line. */
    public EscapedValueException(String problem) {
        super(problem);
    }
}
