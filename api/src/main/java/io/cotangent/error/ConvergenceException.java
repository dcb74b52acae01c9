package io.cotangent.error;

/**
 * A solver that did not come to a solution: a linear system, a root, a fixed point, or a minimum.
 * What it had is no solution, and derivatives at it would be wrong. The message says how far it
 * came; the remedy is another start, more iterations, another method, or a tolerance that the
 * numbers can meet.
 */
public final class ConvergenceException extends CotangentException {
    private static final long serialVersionUID = 1L;

    private final double residual;
    private final int iterations;

    /**
     * With the message, but for the user's line.
     *
     * @param residual how far from a solution the last iterate was, as the message says
     * @param iterations the number of iterations until then
     */
    public ConvergenceException(String problem, double residual, int iterations) {
        super(problem);
        this.residual = residual;
        this.iterations = iterations;
    }

    /** How far from a solution the last iterate was. */
    public double residual() {
        return residual;
    }

    /** The number of iterations that were done. */
    public int iterations() {
        return iterations;
    }
}
