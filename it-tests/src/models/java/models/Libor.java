package models;

/**
 * Swaptions in the LIBOR market model, on one path: forward rates move on by Euler's method for
 * their logarithms, driven by one normal number a step.
 */
public final class Libor {
    private Libor() {}

    /** A market of so many rates: the rates, their volatilities, and the length of periods. */
    public static double[] market(int rates) {
        double[] market = new double[2 * rates + 1];
        for (int i = 0; i < rates; i++) {
            market[i] = .05 + .0001 * i;
            market[rates + i] = .2 - .0005 * i;
        }
        market[2 * rates] = .25;
        return market;
    }

    /** What a portfolio of swaptions pays, discounted. */
    public static double swaptions(double[] market, double[] normals) {
        int count = (market.length - 1) / 2;
        double delta = market[2 * count];
        double[] rates = new double[count];
        for (int i = 0; i < count; i++) {
            rates[i] = market[i];
        }
        for (int step = 0; step < normals.length; step++) {
            double shock = Math.sqrt(delta) * normals[step];
            double drift = 0;
            for (int i = step + 1; i < count; i++) {
                double volatility = market[count + i - step - 1];
                double scaled = delta * volatility;
                drift += scaled * rates[i] / (1 + delta * rates[i]);
                rates[i] *= Math.exp(scaled * drift + volatility * (shock - .5 * scaled));
            }
        }
        return pay(rates, delta, normals.length);
    }

    private static double pay(double[] rates, double delta, int now) {
        double bond = 1;
        double swap = 0;
        double sum = 0;
        for (int n = now; n < rates.length; n++) {
            bond /= 1 + delta * rates[n];
            swap += delta * bond;
            if ((n + 1 - now) % 4 == 0) {
                sum += 100 * Math.max(1 - bond - .045 * swap, 0);
                sum += 100 * Math.max(1 - bond - .055 * swap, 0);
            }
        }
        for (int n = 0; n < now; n++) {
            sum /= 1 + delta * rates[n];
        }
        return sum;
    }
}
