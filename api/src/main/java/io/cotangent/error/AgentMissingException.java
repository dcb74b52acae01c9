package io.cotangent.error;

/**
 * A derivative was asked for in a JVM without the agent. The message gives the command line that
 * brings it.
 */
public final class AgentMissingException extends CotangentException {
    private static final long serialVersionUID = 1L;

    /** With the message, but for the user's line. */
    public AgentMissingException(String problem) {
        super(problem);
    }
}
