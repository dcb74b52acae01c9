package models;

/**
 * A call in Heston's model, on one path: the logarithm of the price and the variance by Euler's
 * method, the variance truncated where it is used.
 */
public final class Heston {
    /** What a variance that falls below zero counts as: the square root has no slope at 0. */
    private static final double LEAST = 1e-10;

    private Heston() {}

    /**
     * Price, variance, speed of reversion, mean, volatility of variance, correlation, rate, strike.
     */
    public static double[] market() {
        return new double[] {100, .04, 2, .05, .3, -.7, .03, 105};
    }

    /** What the call pays after a year, discounted; of two independent normal numbers a step. */
    public static double call(double[] market, double[] normals) {
        double price = Math.exp(logPrice(market, normals));
        return Math.exp(-market[6]) * Math.max(price - market[7], 0);
    }

    private static double logPrice(double[] market, double[] normals) {
        int steps = normals.length / 2;
        double dt = 1.0 / steps;
        double rootDt = Math.sqrt(dt);
        double rho = market[5];
        double rest = Math.sqrt(1 - rho * rho);
        double x = Math.log(market[0]);
        double v = market[1];
        for (int i = 0; i < steps; i++) {
            double first = normals[2 * i];
            double second = rho * first + rest * normals[2 * i + 1];
            double variance = Math.max(v, LEAST);
            double deviation = Math.sqrt(variance) * rootDt;
            x += (market[6] - .5 * variance) * dt + deviation * first;
            v += market[2] * (market[3] - variance) * dt + market[4] * deviation * second;
        }
        return x;
    }
}
