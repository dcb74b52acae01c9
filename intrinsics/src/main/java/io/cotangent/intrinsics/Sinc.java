package io.cotangent.intrinsics;

/** The function {@code sin(pi x) / (pi x)} and its derivatives. */
final class Sinc {
    private static final double ROUNDING = 0x1p-55;

    /** From here on, all numbers are even integers. */
    private static final double ALL_EVEN = 0x1p53;

    private Sinc() {}

    /** The derivative of an order, which is 0 for the function itself. */
    static double derivative(double order, double x) {
        double u = Math.PI * x;
        double scale = Math.pow(Math.PI, order);
        if (Double.isInfinite(u)) {
            return 0;
        }
        boolean near = order > 0 && Math.abs(u) < 1 + order / 2;
        return x == 0 || near ? scale * series(order, u) : scale * recurrence(order, x, u);
    }

    /** {@code sum (-1)^j u^(2j-n) / ((2j+1) (2j-n)!)}, by the power of u. */
    private static double series(double n, double u) {
        double power = n % 2;
        double sign = (n + power) / 2 % 2 == 0 ? 1 : -1;
        double term = power == 0 ? sign : sign * u;
        double sum = 0;
        while (!(Math.abs(term) <= ROUNDING * Math.abs(sum))) {
            sum += term / (n + power + 1);
            term *= -u * u / ((power + 1) * (power + 2));
            power += 2;
            if (u == 0) {
                break;
            }
        }
        return sum;
    }

    /** Of {@code u f(u) = sin u} follows {@code u f_n + n f_(n-1) = sin^(n) u}. */
    private static double recurrence(double n, double x, double u) {
        double sine = sinPi(x);
        double cosine = sinPi(0.5 - Math.abs(x % 2));
        double value = sine / u;
        for (int k = 1; k <= n; k++) {
            double turned = k % 2 == 0 ? sine : cosine;
            value = ((k / 2 % 2 == 0 ? turned : -turned) - k * value) / u;
        }
        return value;
    }

    /** {@code sin(pi x)}, exact for integers and halves. */
    static double sinPi(double x) {
        if (Math.abs(x) >= ALL_EVEN) {
            return Math.copySign(0.0, x);
        }
        double nearest = Math.rint(x);
        double sine = Math.sin(Math.PI * (x - nearest));
        return nearest % 2 == 0 ? sine : -sine;
    }
}
