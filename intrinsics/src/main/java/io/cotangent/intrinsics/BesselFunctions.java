package io.cotangent.intrinsics;

/** Modified Bessel functions of the first kind, of an integer order, within a few ulp. */
final class BesselFunctions {
    /** From here on, and from the square of the order on, the asymptotic series gives all bits. */
    private static final double ASYMPTOTIC = 20;

    private static final double ROUNDING = 0x1p-55;

    private BesselFunctions() {}

    /** {@code I_n(x)}. */
    static double i(double n, double x) {
        double size = Math.abs(x);
        if (Double.isInfinite(x)) {
            return signed(n, x, size);
        }
        double scaled = scaled(n, size);
        // Two factors, for results that are finite where exp(x) is not.
        double root = Math.exp(size / 2);
        return signed(n, x, scaled * root * root);
    }

    /** {@code exp(-|x|) I_n(x)}. */
    static double ie(double n, double x) {
        return signed(n, x, scaled(n, Math.abs(x)));
    }

    private static double signed(double n, double x, double y) {
        return n % 2 == 0 ? y : Math.copySign(y, x);
    }

    private static double scaled(double n, double x) {
        if (Double.isNaN(x)) {
            return x;
        }
        return x >= Math.max(ASYMPTOTIC, n * n) ? asymptotic(n, x) : series(n, x);
    }

    /** All terms are positive: nothing cancels. */
    private static double series(double n, double x) {
        double half = x / 2;
        double square = half * half;
        double first = 1;
        for (int k = 1; k <= n; k++) {
            first *= half / k;
        }
        double term = 1;
        double sum = 0;
        for (int k = 1; term > ROUNDING * sum; k++) {
            sum += term;
            term *= square / (k * (k + n));
        }
        return first * sum * Math.exp(-x);
    }

    /** Abramowitz and Stegun, 9.7.1; the terms are added from the last one that counts. */
    private static double asymptotic(double n, double x) {
        double square = 4 * n * n;
        int last = 0;
        for (double term = 1; Math.abs(term) > ROUNDING && last < ASYMPTOTIC * 2; last++) {
            double odd = 2 * last + 1.0;
            term *= (odd * odd - square) / (8 * x * (last + 1));
        }
        double sum = 1;
        for (int k = last; k > 0; k--) {
            double odd = 2 * k - 1.0;
            sum = 1 + sum * ((odd * odd - square) / (8 * x * k));
        }
        return sum / Math.sqrt(2 * Math.PI * x);
    }
}
