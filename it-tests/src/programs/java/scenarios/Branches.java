package scenarios;

/** Functions of one scenario that take different ways in different scenarios. */
final class Branches {
    private static final double[] TABLE = {.5, -1, 2, .25, 3};

    private Branches() {}

    /** A price of one scenario. */
    interface Scenario {
        double of(double[] market, double[] normals);
    }

    private static double step(double price, double[] market, double normal) {
        double volatility = market[1];
        return price * Math.exp(-.5 * volatility * volatility * .1 + volatility * .3 * normal);
    }

    /** A call that is worth nothing once the price has reached a barrier. */
    static double knockOut(double[] market, double[] normals) {
        double price = market[0];
        for (double normal : normals) {
            price = step(price, market, normal);
            if (price >= market[3]) {
                return 0;
            }
        }
        return price > market[2] ? price - market[2] : 0;
    }

    /** As {@link #knockOut}, but there is something left. */
    static double rebate(double[] market, double[] normals) {
        double price = market[0];
        for (int i = 0; i < normals.length; i++) {
            price = step(price, market, normals[i]);
            if (price >= market[3]) {
                return .1 * Math.sqrt(price) * Math.exp(-.05 * i);
            }
        }
        return Math.max(price - market[2], 0);
    }

    /** Rises only count where they are, and each side of a branch has what the other cannot do. */
    static double sides(double[] market, double[] normals) {
        double sum = 0;
        for (double normal : normals) {
            double x = normal * market[1] + market[0] / 1000;
            double part;
            if (x > 0) {
                part = Math.sqrt(x) * Math.log(x) + 1 / x;
            } else {
                part = Math.sqrt(-x) - market[2] / 500;
            }
            sum += part;
            if (sum > 3 && x < 1) {
                sum = 3 - Math.log(sum - 3);
            }
        }
        return sum < 0 ? -sum : sum;
    }

    /** The variance counts where it is above zero: Heston's model, fully truncated. */
    static double truncated(double[] market, double[] normals) {
        double price = Math.log(market[0]);
        double variance = .04;
        for (int i = 0; i + 1 < normals.length; i += 2) {
            double used;
            if (variance > 0) {
                used = variance;
            } else {
                used = 0;
            }
            double deviation = used > 0 ? Math.sqrt(used * .1) : 0;
            price += -.05 * used + deviation * normals[i];
            variance += 2 * (.05 - used) * .1 + market[1] * 3 * deviation * normals[i + 1];
        }
        double last = Math.exp(price) - market[2];
        if (last < 0) {
            last = 0;
        }
        return last;
    }

    /** A number of a table, by a cast, and another way for what cannot be ordered. */
    static double table(double[] market, double[] normals) {
        double x = normals[0] * market[1] * 10;
        if (x != x) {
            return market[2] * 2;
        }
        int place = (int) Math.abs(x);
        return place < TABLE.length ? TABLE[place] * x * market[0] : helper(x, market[3]);
    }

    private static double helper(double x, double y) {
        return x / y;
    }

    /** More ways than anybody keeps: one for each choice of signs. */
    static double signs(double[] market, double[] normals) {
        double sum = market[0];
        for (double normal : normals) {
            if (normal > 0) {
                sum = helper(sum, 1 + normal * market[1]);
            } else {
                sum -= helper(normal, market[2]);
            }
        }
        return sum;
    }
}
