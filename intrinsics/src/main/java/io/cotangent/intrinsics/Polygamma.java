package io.cotangent.intrinsics;

/** The derivatives of the digamma function, within a few ulp for positive arguments. */
final class Polygamma {
    /** {@code B_2j / (2j)!}, the coefficients of Euler and Maclaurin. */
    private static final double[] EULER_MACLAURIN = {
        1 / 12.0,
        -1 / 720.0,
        1 / 30240.0,
        -1 / 1209600.0,
        1 / 47900160.0,
        -691 / 1307674368000.0,
        1 / 74724249600.0,
        -3617 / 10670622842880000.0,
        43867 / 5109094217170944000.0,
        -174611 / 802857662698291200000.0
    };

    /** Below, reflection is quicker than the sum. */
    private static final double REFLECTED = -32;

    /** From here on down, all numbers are integers. */
    private static final double ALL_INTEGERS = -0x1p52;

    private static final double ROUNDING = 0x1p-56;

    private Polygamma() {}

    /**
     * The derivative of digamma of an order, an integer. At the poles, infinite where both sides
     * are, else NaN.
     */
    static double value(double order, double x) {
        if (order == 0) {
            return GammaFunctions.digamma(x);
        }
        if (!(order > 0) || order != Math.rint(order) || x == Double.NEGATIVE_INFINITY) {
            return Double.NaN;
        }
        int n = (int) order;
        boolean odd = n % 2 == 1;
        if (x <= 0 && (x == Math.rint(x) || x < ALL_INTEGERS)) {
            double even = x == 0 ? -1 / x : Double.NaN;
            return odd ? Double.POSITIVE_INFINITY : even;
        }
        if (x < REFLECTED) {
            double reflected = value(order, 1 - x);
            return (odd ? -reflected : reflected) - cotangent(n, x);
        }
        double sum = sum(n + 1, x);
        return odd ? sum : -sum;
    }

    /**
     * {@code (s-1)! sum 1/(x+k)^s} over all k from 0, as {@code (s-1)! / |x|^s} times the sum of
     * {@code (|x|/(x+k))^s}: the first terms, and from {@code x + k = a} on the formula of Euler
     * and Maclaurin.
     */
    private static double sum(int s, double x) {
        if (x == Double.POSITIVE_INFINITY) {
            return 0;
        }
        double size = Math.abs(x);
        double end = 12 + s / 2.0;
        int count = 0;
        while (x + count < end) {
            count++;
        }
        double a = x + count;
        double sum = tail(s, a) * Math.pow(size / a, s);
        for (int k = count - 1; k >= 0; k--) {
            sum += Math.pow(size / (x + k), s);
        }
        return scaled(s, size, sum);
    }

    /** {@code a^s sum 1/(a+k)^s}. */
    private static double tail(int s, double a) {
        double square = 1 / (a * a);
        double factor = s / a;
        double series = 0;
        for (int j = 0; j < EULER_MACLAURIN.length; j++) {
            double term = factor * EULER_MACLAURIN[j];
            series += term;
            factor *= (s + 2 * j + 1.0) * (s + 2 * j + 2.0) * square;
            if (Math.abs(term) < ROUNDING * series) {
                break;
            }
        }
        return a / (s - 1) + 0.5 + series;
    }

    /** {@code (s-1)! sum / x^s}, without overflow on the way. */
    private static double scaled(int s, double x, double sum) {
        double power = Math.pow(x, -s);
        if (Gamma.factorial(s - 1) < Double.POSITIVE_INFINITY
                && power >= Double.MIN_NORMAL
                && power < 1e300) {
            return Gamma.factorial(s - 1) * sum * power;
        }
        double log = GammaFunctions.lgamma(s) - s * Math.log(x) + Math.log(Math.abs(sum));
        return Math.copySign(Math.exp(log), sum);
    }

    /**
     * The derivative of {@code pi cot(pi x)} of order n: a polynomial in the cotangent c, because
     * the derivative of c is {@code -pi (1 + c^2)}. NaN for orders in the hundreds, whose
     * coefficients overflow.
     */
    private static double cotangent(int n, double x) {
        double[] polynomial = new double[n + 2];
        polynomial[1] = 1;
        for (int k = 1; k <= n; k++) {
            double[] next = new double[n + 2];
            for (int i = 1; i <= k; i++) {
                next[i - 1] -= i * polynomial[i];
                next[i + 1] -= i * polynomial[i];
            }
            polynomial = next;
        }
        double fraction = x - Math.rint(x);
        double c = Sinc.sinPi(0.5 - Math.abs(fraction)) / Sinc.sinPi(fraction);
        return Math.pow(Math.PI, n + 1) * Plain.polynomial(c, polynomial);
    }
}
