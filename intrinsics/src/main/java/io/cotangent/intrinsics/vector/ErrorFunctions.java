package io.cotangent.intrinsics.vector;

import java.util.Arrays;

/** The error function and its complement, for {@code double}s. */
final class ErrorFunctions {
    /** {@code erf(sqrt(t)) / sqrt(t) - 1} for t in 0..1.125^2, minimax, within 2^-55.5. */
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

    /**
     * {@code erfc(u + 1.375)^(1/8)} for {@code u + 1.375} in 1.125..5.95, minimax with the weight
     * that the eighth power brings: the power is within 2^-56 of erfc, absolutely.
     */
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

    private static final double ERFC_ROOT_CENTRE = 1.375;

    /** Between the two approximations of erf. */
    private static final double ERF_SPLIT = 1.125;

    /** From here on erf is 1, rounded. */
    private static final double ERF_ONE = 5.95;

    /** {@code erf(sqrt(t)) / sqrt(t) - 1} for t in 0..1/4, minimax, within 2^-56. */
    private static final double[] ERFC_SMALL = {
        0.12837916709551256,
        -0.37612638903183465,
        0.11283791670924813,
        -0.026866170632715267,
        0.005223977370316115,
        -0.0008548297523429334,
        0.00012053324264293556,
        -1.4845582426784157e-05,
        1.4723201187634113e-06
    };

    /**
     * {@code exp(x^2) erfc(x) (x + 3.375)} in powers of {@code (x - 3.375) / (x + 3.375)}, for x in
     * 0.5..27.3, minimax, within 2^-54.9 relatively with the low part of the first.
     */
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

    private static final double[] SCALED_ERFC_TAIL =
            Arrays.copyOfRange(SCALED_ERFC, 2, SCALED_ERFC.length);

    private static final double SCALED_ERFC_LOW = 1.0465788068793596e-16;

    /** The logarithmic derivative of this polynomial, roughly, is a linear function. */
    private static final double SCALED_ERFC_SLOPE = -0.88;

    private static final double SCALED_ERFC_BEND = 0.45;

    private static final double SCALED_ERFC_CENTRE = 3.375;

    /** {@code (exp(r) - 1 - r) / r^2} for |r| up to (log 2) / 2, minimax, within 2^-60. */
    private static final double[] EXP_SQUARE = {
        0.5,
        0.16666666666666682,
        0.04166666666666609,
        0.008333333333316923,
        0.0013888888889117652,
        0.00019841269896669377,
        2.4801586923905695e-05,
        2.7557234566832342e-06,
        2.7557583320219747e-07,
        2.5112142596042162e-08,
        2.082639573653362e-09
    };

    /** Between the two approximations of erfc. */
    private static final double ERFC_SPLIT = 0.5;

    /** From here on erfc is 0, rounded. */
    private static final double ERFC_ZERO = 27.3;

    private static final double LOG2_E = 1.4426950408889634;

    /** log 2, rounded to 42 bits so that its product with an exponent is exact, and the rest. */
    private static final double LN2_HIGH = 0x1.62e42fefa38p-1;

    private static final double LN2_LOW = 0x1.ef35793c7673p-45;

    /** Powers are this much too large until the end, to be normal. */
    private static final double UNSCALE = 0x1p-100;

    /** When it is added to an integer k, the last bits of the sum are those of 2^(k + 100). */
    private static final double EXPONENT_SHIFTER = 0x1.8p52 + 1023 + 100;

    private static final int MANTISSA_PLACES = 52;
    private static final long SIGN = Long.MIN_VALUE;

    private ErrorFunctions() {}

    /**
     * The error function, within 1.5 ulp.
     *
     * <p>Up to 1.125 an odd polynomial. Beyond, the complement is the eighth power of a polynomial,
     * an idea of Hastings (Abramowitz and Stegun, 7.1.28, where it is a power of the reciprocal):
     * the root falls so much slower than erfc that a low degree will do, and no exponential is
     * needed.
     */
    static Lane erf(Lane x) {
        Lane size = x.abs();
        Lane square = x.mul(x);
        Lane small = x.fma(Polynomials.horner(square, ERF_SMALL), x);
        Lane u = size.gt(ERF_ONE).select(ERF_ONE, size).sub(ERFC_ROOT_CENTRE);
        Lane root = Polynomials.evenOdd(u, u.mul(u), ERFC_ROOT);
        Lane power2 = root.mul(root);
        Lane power4 = power2.mul(power2);
        Lane large = power4.neg().fma(power4, 1);
        Lane signed = large.bits().or(x.bits().and(SIGN)).number();
        return size.lt(ERF_SPLIT).select(small, signed);
    }

    /**
     * The complement of the error function, {@code 1 - erf(x)}, within 2 ulp, also where it is
     * subnormal.
     *
     * <p>Between -1/2 and 1/2 from a polynomial for erf. Beyond, {@code exp(-x^2)}, with the square
     * kept as the sum of two numbers, times a polynomial in {@code (x - 3.375) / (x + 3.375)}
     * divided by {@code x + 3.375} (Shepherd and Laframboise, Chebyshev approximation of (1+2x)
     * exp(x^2) erfc x, 1981); what the rounding of quotient and product leaves is added.
     */
    static Lane erfc(Lane x) {
        Lane size = x.abs();
        Lane square = x.mul(x);
        Lane small = Lane.of(1).sub(x.fma(Polynomials.horner(square, ERFC_SMALL), x));
        Lane tail = tail(size.gt(ERFC_ZERO).select(ERFC_ZERO, size));
        Lane large = x.lt(0).select(Lane.of(2).sub(tail), tail);
        return size.lt(ERFC_SPLIT).select(small, large);
    }

    /** The complement from {@link #ERFC_SPLIT} on. */
    private static Lane tail(Lane x) {
        Lane sum = x.add(SCALED_ERFC_CENTRE);
        Lane sumRest = x.sub(sum.sub(SCALED_ERFC_CENTRE));
        Lane q = Lane.of(1).div(sum);
        // Relatively, what q lacks.
        Lane qRest = q.neg().fma(sumRest, q.neg().fma(sum, 1));
        Lane numerator = x.sub(SCALED_ERFC_CENTRE);
        Lane numeratorRest = x.sub(numerator.add(SCALED_ERFC_CENTRE));
        Lane t = numerator.mul(q);
        Lane tRest = numeratorRest.fma(q, t.fma(qRest, numerator.fma(q, t.neg())));
        // The last two steps keep what they round off.
        Lane p2 = Polynomials.evenOdd(t, t.mul(t), SCALED_ERFC_TAIL);
        Lane p1 = t.fma(p2, SCALED_ERFC[1]);
        Lane p1Rest = t.fma(p2, Lane.of(SCALED_ERFC[1]).sub(p1));
        Lane p = t.fma(p1, SCALED_ERFC[0]);
        Lane pRound = t.fma(p1, Lane.of(SCALED_ERFC[0]).sub(p));
        Lane pRest = t.fma(p1Rest, pRound.add(SCALED_ERFC_LOW));
        Lane product = q.mul(p);
        Lane factorRest = tRest.fma(t.fma(SCALED_ERFC_BEND, SCALED_ERFC_SLOPE), qRest);
        Lane productRest = q.fma(pRest, product.fma(factorRest, q.fma(p, product.neg())));

        Lane square = x.mul(x);
        Lane squareRest = x.fma(x, square.neg());
        Lane shifted = square.fma(-LOG2_E, EXPONENT_SHIFTER);
        Lane k = shifted.sub(EXPONENT_SHIFTER);
        Lane r0 = k.fma(-LN2_HIGH, square.neg());
        Lane r = k.fma(-LN2_LOW, squareRest.neg()).add(r0);
        Lane rSquare = r.mul(r);
        Lane expm1 = rSquare.fma(Polynomials.evenOdd(r, rSquare, EXP_SQUARE), r);
        Lane power = shifted.bits().shiftLeft(MANTISSA_PLACES).number();
        Lane rest = product.fma(expm1, productRest.fma(expm1, productRest));
        return product.add(rest).mul(power).mul(UNSCALE);
    }
}
