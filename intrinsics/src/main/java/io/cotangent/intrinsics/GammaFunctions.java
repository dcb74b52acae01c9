package io.cotangent.intrinsics;

import io.cotangent.intrinsics.vector.LongGamma;

/**
 * The logarithm of the gamma function and its derivative, within 2.5 ulp for positive numbers. The
 * methods and coefficients are those of the functions on vectors, which say more about them.
 */
final class GammaFunctions {
    private static final double[] MIDDLE_NUMERATOR = {
        0.2631532572329334,
        1.1708758553903622,
        1.4745916153178245,
        -0.307663058886636,
        -1.9555885930020258,
        -1.446450041948765,
        -0.40830160168543617,
        -0.04258285340350636,
        -0.001141307899562348
    };

    private static final double[] MIDDLE_DENOMINATOR = {
        1.0,
        6.664610156222938,
        17.63921601843339,
        23.709098650312235,
        17.216584701453627,
        6.664826097456685,
        1.2763587379016357,
        0.10254284795048514,
        0.0023276819901797857
    };

    private static final double[] STIRLING = {
        0.08333333333329769,
        -0.0027777777670709054,
        0.0007936495930667018,
        -0.0005951672964860811,
        0.0008392013047621971,
        -0.0018563902889533787,
        0.005371404076344531,
        -0.016269348247824257,
        0.0413108047398378,
        -0.07083063427989053,
        0.058451666554847403
    };

    private static final double[] DIGAMMA_NUMERATOR = {
        0.7503801375034054,
        0.8672896375733729,
        0.22710518470624008,
        -0.05638645157629212,
        -0.033936285873375396,
        -0.005088207590940599,
        -0.0002718560917476528,
        -3.8801879255873765e-06
    };

    private static final double[] DIGAMMA_DENOMINATOR = {
        1.0,
        2.2948142043103394,
        1.913695878775285,
        0.7556204036699872,
        0.1509457506603672,
        0.014825790999820149,
        0.0006266195336337889,
        7.849685086876205e-06
    };

    private static final double[] DIGAMMA_SERIES = {
        0.0833333333333117,
        -0.00833333332285458,
        0.003968252125258505,
        -0.004166499551229466,
        0.0075666597292795,
        -0.020768685051304813,
        0.07532606112520182,
        -0.2990549323901825,
        1.0418238065271401,
        -2.526691133798174,
        3.000672494341763
    };

    private static final double[] LOG_CUBIC = {
        0.33333333333333653,
        -0.24999999999997297,
        0.19999999999888657,
        -0.16666666667199148,
        0.14285714299872043,
        -0.12499999964166805,
        0.11111110193869596,
        -0.10000000877355651,
        0.09090943407221708,
        -0.08333341192375059,
        0.07691531586083508,
        -0.07141933045727969,
        0.06677160339887281,
        -0.0627186346559757,
        0.05805529191460038,
        -0.05307343516823091,
        0.05448955799166842,
        -0.06347541511803939,
        0.056864397823485936,
        -0.023692971996768786
    };

    private static final double MIDDLE_OFFSET = 0.5;
    private static final double MIDDLE_START = 0.5;
    private static final double MIDDLE_END = 2.5;
    private static final double STIRLING_CONSTANT = 0.4189385332046727;
    private static final double LGAMMA_HUGE = 0x1p900;
    private static final double DIGAMMA_TINY = 0x1p-60;
    private static final double DIGAMMA_OFFSET = 0.5;
    private static final double DIGAMMA_START = 1;
    private static final double DIGAMMA_END = 3;
    private static final double DIGAMMA_ZERO = 1.4616321449683622;
    private static final double DIGAMMA_ZERO_LOW = 9.549995429965697e-17;
    private static final double LN2_HIGH = 0x1.62e42fefa38p-1;
    private static final double LN2_LOW = 0x1.ef35793c7673p-45;
    private static final double ROOT_2 = 1.4142135623730951;

    private GammaFunctions() {}

    static double lgamma(double x) {
        if (x < Double.MIN_NORMAL) {
            return LongGamma.lgamma(x);
        }
        if (x < MIDDLE_START) {
            return middle(x) - Math.log(x);
        }
        if (x < MIDDLE_END) {
            return middle(x - 1);
        }
        if (!(x <= LGAMMA_HUGE)) {
            return x * (Math.log(x) - 1);
        }
        // The logarithm, less 1, as a sum of two numbers.
        int exponent = Math.getExponent(x);
        double mantissa = x * Math.scalb(1.0, -exponent);
        if (mantissa > ROOT_2) {
            mantissa /= 2;
            exponent++;
        }
        double f = mantissa - 1;
        double square = f * f;
        double start = f - 0.5 * square;
        double startRest = f - start - 0.5 * square;
        double cubic = f * square * Plain.polynomial(f, LOG_CUBIC);
        double sum = exponent * LN2_HIGH + start;
        double sumRest = exponent * LN2_HIGH - sum + start;
        double high = sum - 1;
        double low = cubic - 0.5 * Plain.productRest(f, f, square) + startRest + sumRest;
        low += exponent * LN2_LOW + (sum - high - 1);

        double factor = x - 0.5;
        double product = factor * high;
        double rest = Plain.productRest(factor, high, product) + factor * low;
        rest += Plain.polynomial(1 / x / x, STIRLING) / x;
        return product + (rest + STIRLING_CONSTANT);
    }

    /** The logarithm of the gamma function of a + 1. */
    private static double middle(double a) {
        double y = a + (1 - MIDDLE_START);
        double numerator = Plain.polynomial(y, MIDDLE_NUMERATOR);
        double quotient = numerator / Plain.polynomial(y, MIDDLE_DENOMINATOR);
        double square = a * a;
        double zeros = square - a;
        double zerosRest = Plain.productRest(a, a, square) + (square - (zeros + a));
        return zeros * MIDDLE_OFFSET + (zeros * quotient + zerosRest * (quotient + MIDDLE_OFFSET));
    }

    static double digamma(double x) {
        if (x < Double.MIN_NORMAL) {
            return LongGamma.digamma(x);
        }
        double inverse = 1 / x;
        if (x < DIGAMMA_TINY) {
            return -inverse;
        }
        if (!(x < DIGAMMA_END)) {
            double square = inverse * inverse;
            double low = 0.5 * inverse + square * Plain.polynomial(square, DIGAMMA_SERIES);
            return Math.log(x) - low;
        }
        if (x >= DIGAMMA_START) {
            return digamma(x, 0);
        }
        double next = x + 1;
        double unit = inverse * x;
        double inverseRest = (1 - unit - Plain.productRest(inverse, x, unit)) * inverse;
        return digamma(next, x - (next - 1)) - inverseRest - inverse;
    }

    /** The value at {@code x + rest}, between 1 and 3. */
    private static double digamma(double x, double rest) {
        double y = x - DIGAMMA_START;
        double numerator = Plain.polynomial(y, DIGAMMA_NUMERATOR);
        double quotient = numerator / Plain.polynomial(y, DIGAMMA_DENOMINATOR);
        double distance = x - DIGAMMA_ZERO;
        double distanceRest = rest - DIGAMMA_ZERO_LOW;
        return distance * DIGAMMA_OFFSET
                + (distance * quotient + distanceRest * (quotient + DIGAMMA_OFFSET));
    }
}
