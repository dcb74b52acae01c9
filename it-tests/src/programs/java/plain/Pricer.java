package plain;

/** A pricer that has never heard of derivatives. */
final class Pricer {
    private Pricer() {}

    static double call(double s, double k, double v, double r, double t) {
        double d1 = d1(s, k, v, r, t);
        return s * phi(d1) - k * Math.exp(-r * t) * phi(d1 - v * Math.sqrt(t));
    }

    private static double d1(double s, double k, double v, double r, double t) {
        return (Math.log(s / k) + (r + v * v / 2) * t) / (v * Math.sqrt(t));
    }

    /** The normal distribution, by its series. */
    static double phi(double x) {
        double term = x;
        double sum = x;
        for (int i = 1; i < 100; i++) {
            term *= -x * x / (2 * i);
            sum += term / (2 * i + 1);
        }
        return .5 + sum / Math.sqrt(2 * Math.PI);
    }

    static double delta(double s, double k, double v, double r, double t) {
        return phi(d1(s, k, v, r, t));
    }

    static double vega(double s, double k, double v, double r, double t) {
        double d1 = d1(s, k, v, r, t);
        return s * Math.sqrt(t) * Math.exp(-d1 * d1 / 2) / Math.sqrt(2 * Math.PI);
    }
}
