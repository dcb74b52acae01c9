package io.cotangent.optimize;

/** Why a search ended. */
public enum Stop {
    /** The gradient is as small as was asked for. */
    CONVERGED,
    /**
     * No step improves the point: it is as good as roundoff lets one tell. Where more was asked for
     * than the type of the numbers has, this is the best end.
     */
    PRECISION,
    /** The iterations allowed were made. */
    ITERATIONS,
    /** The function falls without bound. */
    UNBOUNDED
}
