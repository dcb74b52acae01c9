package io.cotangent.intrinsics;

/**
 * The error function and its complement, within 2.5 ulp. The methods and coefficients are those of
 * the functions on vectors, which say more about them.
 */
final class ErrorFunctions {
    private static final double[] ERF_SMALL = {
        0.12837916709551256,
        -0.37612638903183393,
        0.11283791670941169,
        -0.02686617064299775,
        0.005223977608476421,
        -0.0008548326220155693,
        0.00012055308569962074,
        -1.4925153464878384e-05,
        1.6455193946795426e-06,
        -1.6299616019518372e-07,
        1.4377296432205773e-08,
        -1.046243144675789e-09,
        4.663892775303682e-11
    };

    private static final double[] ERFC_ROOT = {
        0.6907526741057368,
        -0.28380434710034835,
        -0.017884961456553827,
        0.020810946310802474,
        0.00021216136455139243,
        -0.00121403205710366,
        8.973982597833132e-05,
        3.641734374203709e-05,
        -5.259617791991307e-06,
        -3.0979529707581926e-07,
        -1.2481621227322984e-09,
        3.4575524222786505e-08,
        -3.4666466556542936e-09,
        -1.112544317206902e-09,
        3.8610076166293585e-10,
        -5.964904898448515e-11,
        5.361072958758126e-12,
        -2.283365593974972e-13
    };

    private static final double[] SCALED_ERFC = {
        1.0842597098541746,
        -0.925933060704281,
        0.6707531446832788,
        -0.40581263251602095,
        0.19883362039641728,
        -0.07388915656848861,
        0.01727240207702778,
        -0.00016306754351222018,
        -0.001603301585327154,
        0.00045495854684262125,
        7.987677361706051e-05,
        -7.080336884228016e-05,
        -3.664268153157007e-08,
        9.806426902631027e-06,
        -7.540483740362006e-07,
        -1.4505572276010676e-06,
        1.5087543330538202e-07,
        2.2446585190435673e-07,
        -2.4261616932755453e-08,
        -2.6512126104942105e-08,
        3.7299734731841065e-09
    };

    private static final double SCALED_ERFC_LOW = 1.0465788068793596e-16;
    private static final double SCALED_ERFC_SLOPE = -0.88;
    private static final double SCALED_ERFC_BEND = 0.45;
    private static final double SCALED_ERFC_CENTRE = 3.375;
    private static final double ERFC_ROOT_CENTRE = 1.375;
    private static final double ERF_SPLIT = 1.125;
    private static final double ERF_ONE = 5.95;
    private static final double ERFC_SPLIT = 0.5;
    private static final double ERFC_ZERO = 27.3;

    private ErrorFunctions() {}

    static double erf(double x) {
        double size = Math.abs(x);
        if (size < ERF_SPLIT) {
            return x + x * Plain.polynomial(x * x, ERF_SMALL);
        }
        double root = Plain.polynomial(Math.min(size, ERF_ONE) - ERFC_ROOT_CENTRE, ERFC_ROOT);
        double power2 = root * root;
        double power4 = power2 * power2;
        return Math.copySign(1 - power4 * power4, x);
    }

    static double erfc(double x) {
        double size = Math.abs(x);
        if (size < ERFC_SPLIT) {
            return 1 - erf(x);
        }
        return x < 0 ? 2 - tail(size) : tail(size);
    }

    private static double tail(double x) {
        if (x > ERFC_ZERO) {
            return 0;
        }
        double sum = x + SCALED_ERFC_CENTRE;
        double sumRest = x - (sum - SCALED_ERFC_CENTRE);
        double q = 1 / sum;
        double unit = q * sum;
        double qRest = 1 - unit - Plain.productRest(q, sum, unit) - q * sumRest;
        double numerator = x - SCALED_ERFC_CENTRE;
        double numeratorRest = x - (numerator + SCALED_ERFC_CENTRE);
        double t = numerator * q;
        double tRest = Plain.productRest(numerator, q, t) + t * qRest + numeratorRest * q;
        // The last two steps of Horner's rule keep what they round off.
        double m1 = t * Plain.polynomial(t, SCALED_ERFC, 2);
        double p1 = m1 + SCALED_ERFC[1];
        double p1Rest = SCALED_ERFC[1] - p1 + m1;
        double m0 = t * p1;
        double p = m0 + SCALED_ERFC[0];
        double pRest = SCALED_ERFC[0] - p + m0 + Plain.productRest(t, p1, m0);
        pRest += t * p1Rest + SCALED_ERFC_LOW;
        double product = q * p;
        double factorRest = qRest + tRest * (SCALED_ERFC_BEND * t + SCALED_ERFC_SLOPE);
        double productRest = Plain.productRest(q, p, product) + product * factorRest + q * pRest;

        // exp(-x^2) as a product, whose second factor is near 1; the first square is exact.
        double head = (float) x;
        double power = Math.exp(-head * head);
        double correction = Math.expm1((head - x) * (head + x));
        double rest = product * correction + productRest + productRest * correction;
        return power * (product + rest);
    }
}
