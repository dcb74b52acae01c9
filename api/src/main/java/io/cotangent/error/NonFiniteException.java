package io.cotangent.error;

/**
 * A NaN, or an infinity that was not there before, is in the result of a function that is checked
 * for them: by {@code Cotangent.checkNaN}, or all functions by {@code -Dcotangent.debug.nans=true}.
 * The line is that of the operation where the first one arose of those that reach the result; the
 * message says which operation it was, in which sweep, and of what operands. The remedy is an
 * operand for which the operation is defined: see {@code docs/conventions.md} for values and slopes
 * at poles.
 */
public final class NonFiniteException extends CotangentException {
    private static final long serialVersionUID = 1L;

    /** With the message, but for the user's line. */
    public NonFiniteException(String problem) {
        super(problem);
    }
}
