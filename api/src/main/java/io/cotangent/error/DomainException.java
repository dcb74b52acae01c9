package io.cotangent.error;

/**
 * Numbers for which an operation is not defined: an integer divided by zero, an integer to a
 * negative power, a range in steps of 0, a singular matrix to be inverted, a matrix without
 * Cholesky factor. The remedy is other numbers; floating-point arrays, where single numbers have a
 * NaN to return; or an operation that is defined for all matrices.
 */
public final class DomainException extends CotangentException {
    private static final long serialVersionUID = 1L;

    /** With the message, but for the user's line. */
    public DomainException(String problem) {
        super(problem);
    }
}
