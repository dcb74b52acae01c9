package io.cotangent.solve;

import io.cotangent.Linalg;
import io.cotangent.NDArray;
import io.cotangent.error.ConvergenceException;
import io.cotangent.error.DomainException;
import io.cotangent.implicit.LinearSolver;
import java.util.Arrays;
import java.util.Locale;

/** The solution of linear systems, one for each element of a batch. */
final class Solution {
    /** Systems up to this size are solved by their matrices. */
    private static final int SMALL = 128;

    private final LinearOperator operator;
    private final LinearSolver settings;
    private final double[] goals;
    private final int limit;

    private Solution(LinearOperator operator, LinearSolver settings, double... norms) {
        this.operator = operator;
        this.settings = settings;
        double tolerance =
                settings.tolerance() > 0
                        ? settings.tolerance()
                        : Math.cbrt(Math.pow(operator.packing().roundoff(), 2));
        goals = Arrays.stream(norms).map(norm -> norm * tolerance).toArray();
        limit =
                settings.iterations() > 0
                        ? settings.iterations()
                        : Math.clamp(10L * operator.packing().size(), 1000, Integer.MAX_VALUE);
    }

    /**
     * The vectors that the operator takes to {@code right}. Where that is not finite, neither is
     * the solution.
     */
    static NDArray of(LinearOperator operator, NDArray right, LinearSolver settings) {
        if (right.size() == 0) {
            return right;
        }
        boolean isSmall = operator.packing().size() <= SMALL;
        return switch (settings.method()) {
            case DENSE -> dense(operator, right);
            case AUTOMATIC -> isSmall ? dense(operator, right) : gmres(operator, right, settings);
            case CONJUGATE_GRADIENTS ->
                    new Solution(operator, settings, Rows.norm(right)).conjugateGradients(right);
            case GMRES -> gmres(operator, right, settings);
        };
    }

    private static NDArray dense(LinearOperator operator, NDArray right) {
        return Linalg.solve(operator.matrices(), right.expandDims(2)).squeeze(2);
    }

    private static NDArray gmres(LinearOperator operator, NDArray right, LinearSolver settings) {
        return new Solution(operator, settings, Rows.norm(right)).gmres(right);
    }

    private boolean[] unfinished(double... residuals) {
        boolean[] active = new boolean[residuals.length];
        for (int i = 0; i < active.length; i++) {
            active[i] = residuals[i] > goals[i];
        }
        return active;
    }

    private NDArray conjugateGradients(NDArray right) {
        NDArray x = right.mul(0);
        NDArray residual = right;
        NDArray direction = right;
        double[] squares = Rows.dot(right, right);
        boolean[] active = unfinished(Rows.norm(right));
        for (int i = 0; Rows.any(active); i++) {
            if (i == limit) {
                throw slow("conjugate gradients", Rows.norm(residual), i);
            }
            NDArray image = operator.apply(direction);
            double[] curvatures = Rows.dot(direction, image);
            double[] steps = new double[squares.length];
            for (int k = 0; k < steps.length; k++) {
                if (active[k]) {
                    requirePositive(curvatures[k]);
                    steps[k] = squares[k] / curvatures[k];
                }
            }
            x = Rows.where(active, Rows.plus(x, steps, direction), x);
            residual = residual.sub(Rows.where(active, Rows.scaled(image, steps), image.mul(0)));
            double[] after = Rows.dot(residual, residual);
            double[] ratios = new double[after.length];
            for (int k = 0; k < ratios.length; k++) {
                ratios[k] = active[k] ? after[k] / squares[k] : 0;
            }
            direction = Rows.plus(residual, ratios, direction);
            squares = after;
            active = unfinished(Rows.norm(residual));
        }
        return x;
    }

    private static void requirePositive(double curvature) {
        if (curvature <= 0) {
            throw new DomainException(
                    "linearSolve: the operator is not symmetric and positive definite: conjugate gradients met a"
                            + " direction with v'Av = "
                            + curvature
                            + "; use LinearSolver.gmres() or dense()");
        }
    }

    private NDArray gmres(NDArray right) {
        NDArray x = right.mul(0);
        NDArray residual = right;
        double[] norms = Rows.norm(right);
        int iterations = 0;
        while (Rows.any(unfinished(norms))) {
            if (iterations >= limit) {
                throw slow("GMRES", norms, iterations);
            }
            int most = Math.min(Math.min(settings.restart(), limit - iterations), size());
            Krylov space = new Krylov(residual, norms, unfinished(norms), goals);
            while (space.steps() < most && space.isGrowing()) {
                space.grow(operator);
            }
            iterations += space.steps();
            x = x.add(space.correction());
            residual = right.sub(operator.apply(x));
            norms = Rows.norm(residual);
        }
        return x;
    }

    private int size() {
        return operator.packing().size();
    }

    private ConvergenceException slow(String method, double[] residuals, int iterations) {
        double worst = 0;
        double goal = 0;
        for (int i = 0; i < residuals.length; i++) {
            if (residuals[i] > goals[i] && residuals[i] - goals[i] > worst - goal) {
                worst = residuals[i];
                goal = goals[i];
            }
        }
        return new ConvergenceException(
                String.format(
                        Locale.ROOT,
                        "linearSolve: %s: a residual of norm %.3g after %d iterations, where the tolerance is %.3g:"
                                + " the operator may be singular or badly conditioned; scale the unknowns, allow more"
                                + " iterations or a larger tolerance, or use LinearSolver.dense()",
                        method,
                        worst,
                        iterations,
                        goal),
                worst,
                iterations);
    }
}
