package io.cotangent.error;

/**
 * A derivative rule, given to {@code customJvp} or {@code customVjp} or by an annotation, that
 * cannot be used: it is not there or takes other parameters, is not linear in the tangent or
 * cotangent, looks at numbers that are not known while it is recorded, or uses a value that is
 * being differentiated and is not among its parameters. The message names the rule, and the user's
 * operation where there is one.
 */
public final class RuleException extends CotangentException {
    private static final long serialVersionUID = 1L;

    /** With the message, but for the user's line. */
    public RuleException(String problem) {
        super(problem);
    }
}
