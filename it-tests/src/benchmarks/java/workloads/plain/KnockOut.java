package workloads.plain;

/** A call that is worth nothing once the price has reached a barrier, on one path. */
public final class KnockOut {
    private KnockOut() {}

    /** Price, volatility, strike, barrier, rate. */
    public static double[] market() {
        return new double[] {100, .2, 100, 125, .03};
    }

    /** What the call pays after a year, discounted; of a normal number a step. */
    public static double call(double[] market, double[] normals) {
        double dt = 1.0 / normals.length;
        double price = market[0];
        double drift = (market[4] - .5 * market[1] * market[1]) * dt;
        double deviation = market[1] * Math.sqrt(dt);
        for (double normal : normals) {
            price *= Math.exp(drift + deviation * normal);
            if (price >= market[3]) {
                return 0;
            }
        }
        return Math.exp(-market[4]) * Math.max(price - market[2], 0);
    }
}
