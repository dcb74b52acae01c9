package io.cotangent.optimize;

import io.cotangent.NDArray;

/**
 * The end of a fit by least squares.
 *
 * @param point the parameters with the smallest sum of squares found
 * @param standardErrors the standard error of each parameter, if the residuals are independent and
 *     of one variance: the roots of the covariance's diagonal
 * @param covariance the covariance {@code s² (J'J)⁻¹} of the parameters, {@code [n, n]}, in the
 *     order of the tree; NaN where there are no degrees of freedom, or where residuals do not
 *     determine the parameters
 * @param residualSumOfSquares the sum of the squares of the residuals
 * @param residualDeviation the residuals' standard deviation {@code s}: the root of that sum over
 *     the degrees of freedom
 * @param degreesOfFreedom the number of residuals less that of parameters
 * @param iterations the steps tried
 * @param evaluations how often the residuals were computed, without those of Jacobians
 * @param stop why it ended
 */
public record Fit<P>(
        P point,
        P standardErrors,
        NDArray covariance,
        double residualSumOfSquares,
        double residualDeviation,
        int degreesOfFreedom,
        int iterations,
        int evaluations,
        Stop stop) {}
