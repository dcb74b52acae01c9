package hmc;

import java.util.function.DoubleBinaryOperator;

/**
 * The eight schools without samples: given {@code tau}, everything else is normal, and integrals
 * over {@code tau} are sums.
 */
final class Quadrature {
    private static final int POINTS = 4000;
    private static final double FIRST = -12;
    private static final double LAST = 7;

    private final double[] effects = Models.EFFECTS.toArray();
    private final double[] errors = Models.ERRORS.toArray();

    /**
     * The mean of what is linear in {@code mu}, given both {@code tau} and the mean of {@code mu}
     * for this {@code tau}.
     */
    double mean(DoubleBinaryOperator quantity) {
        double total = 0;
        double sum = 0;
        for (int i = 0; i < POINTS; i++) {
            double logTau = FIRST + (LAST - FIRST) * (i + 0.5) / POINTS;
            double tau = Math.exp(logTau);
            double precision = 1 / 25.0;
            double weighted = 0;
            double logWeight = logTau - Math.log1p(tau * tau / 25);
            for (int j = 0; j < effects.length; j++) {
                double variance = errors[j] * errors[j] + tau * tau;
                precision += 1 / variance;
                weighted += effects[j] / variance;
                logWeight -= (Math.log(variance) + effects[j] * effects[j] / variance) / 2;
            }
            logWeight += (weighted * weighted / precision - Math.log(precision)) / 2;
            double weight = Math.exp(logWeight);
            total += weight;
            sum += weight * quantity.applyAsDouble(tau, weighted / precision);
        }
        return sum / total;
    }

    /** The mean of a school's effect, given {@code tau} and {@code mu}: linear in {@code mu}. */
    double effect(int school, double tau, double mu) {
        double variance = errors[school] * errors[school];
        return (effects[school] * tau * tau + mu * variance) / (variance + tau * tau);
    }
}
