package io.cotangent.optimize;

/**
 * The end of a search for a minimum.
 *
 * @param point the best point found
 * @param value the function's value there
 * @param gradientNorm the largest size of a component of the gradient there
 * @param iterations the steps made
 * @param evaluations how often the function and its gradient were computed
 * @param stop why it ended
 */
public record Minimum<P>(
        P point, double value, double gradientNorm, int iterations, int evaluations, Stop stop) {}
