package io.cotangent.intrinsics.vector;

/** The logarithm of the gamma function and its derivative, for {@code double}s. */
final class GammaFunctions {
    /**
     * With {@link #MIDDLE_DENOMINATOR}, {@code lgamma(x) / ((x-1)(x-2)) - 1/2} in powers of x - 0.5
     * for x in 0.5..2.5, a rational minimax approximation, within 2^-54.4 of the quotient. The
     * polynomials are in x - 0.5 because the poles are at 0 and below: all terms of the denominator
     * are positive.
     */
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

    private static final double MIDDLE_OFFSET = 0.5;
    private static final double MIDDLE_START = 0.5;
    private static final double MIDDLE_END = 2.5;

    /**
     * The rest of Stirling's formula, times x, in powers of {@code 1 / x^2} for {@code x >= 2.5};
     * minimax, within 2^-55 of lgamma.
     */
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

    /** {@code (log(2 pi) - 1) / 2}. */
    private static final double STIRLING_CONSTANT = 0.4189385332046727;

    private static final double STIRLING_CONSTANT_LOW = 1.6728209650585413e-17;

    /** From here on, {@code x (log x - 1)} is all of it, and parts of it may overflow. */
    private static final double LGAMMA_HUGE = 0x1p1000;

    /**
     * With {@link #DIGAMMA_DENOMINATOR}, {@code digamma(x) / (x - x0) - 1/2} in powers of x - 1 for
     * x in 1..3, where x0 is the zero; a rational minimax approximation, within 2^-56.
     */
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

    private static final double DIGAMMA_OFFSET = 0.5;
    private static final double DIGAMMA_START = 1;
    private static final double DIGAMMA_END = 3;
    private static final double DIGAMMA_ZERO = 1.4616321449683622;
    private static final double DIGAMMA_ZERO_LOW = 9.549995429965697e-17;

    /**
     * {@code (log x - 1/(2x) - digamma(x)) x^2} in powers of {@code 1 / x^2} for {@code x >= 3};
     * minimax, within 2^-57 of digamma.
     */
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

    private GammaFunctions() {}

    /**
     * The logarithm of the absolute value of the gamma function, within 2 ulp for positive numbers,
     * also near its zeros at 1 and 2. Infinite at 0 and the negative integers.
     *
     * <p>In 0.5..2.5 the zeros are factors beside a rational approximation; below, {@code log x} is
     * subtracted from that of x + 1. From 2.5 on Stirling's formula {@code (x-1/2)(log x - 1) +
     * (log(2 pi) - 1)/2 + r(x)} with a polynomial in place of its asymptotic series, and with a
     * logarithm and a product of double length. Both need one quotient only, so they share the
     * division.
     */
    static Lane lgamma(Lane x) {
        Mask isLarge = x.ge(MIDDLE_END);
        Mask isSmall = x.lt(MIDDLE_START);
        // The argument of the approximation, less 1.
        Lane a = isSmall.select(x, x.sub(1));
        Lane y = a.add(1 - MIDDLE_START);
        Lane ySquare = y.mul(y);
        Lane numerator = Polynomials.evenOdd(y, ySquare, MIDDLE_NUMERATOR);
        Lane denominator = Polynomials.evenOdd(y, ySquare, MIDDLE_DENOMINATOR);
        Lane quotient = isLarge.select(1, numerator).div(isLarge.select(x, denominator));
        // The product of x - 1 and x - 2, and what its rounding leaves.
        Lane aSquare = a.mul(a);
        Lane zeros = aSquare.sub(a);
        Lane zerosRest = a.fma(a, aSquare.neg()).add(aSquare.sub(zeros.add(a)));
        Lane middleRest = zeros.fma(quotient, zerosRest.mul(quotient.add(MIDDLE_OFFSET)));
        Lane middle = zeros.fma(MIDDLE_OFFSET, middleRest);

        LongLogarithm log = LongLogarithm.of(x);
        Lane small = middle.sub(log.low()).sub(log.high());

        Lane factor = x.sub(0.5);
        Lane high = log.high().sub(1);
        Lane low = log.high().sub(high).sub(1).add(log.low());
        Lane product = factor.mul(high);
        Lane productRest = factor.fma(low, factor.fma(high, product.neg()));
        Lane series = Polynomials.horner(quotient.mul(quotient), STIRLING);
        Lane rest =
                quotient.fma(series, productRest.add(STIRLING_CONSTANT_LOW)).add(STIRLING_CONSTANT);
        Lane huge = x.mul(high.add(low));
        Lane large = x.gt(LGAMMA_HUGE).select(huge, product.add(rest));

        Lane result = isLarge.select(large, isSmall.select(small, middle));
        return result.guarded(x.lt(Double.MIN_NORMAL), "lgamma", x);
    }

    /**
     * The derivative of {@link #lgamma}, within 2 ulp for positive numbers, also near its zero.
     *
     * <p>In 1..3 the zero is a factor, with more digits than a {@code double} has, beside a
     * rational approximation; below, {@code 1 / x} is subtracted from the value at x + 1. From 3 on
     * {@code log x - 1/(2x) - s(1/x^2) / x^2} with a polynomial in place of the asymptotic series.
     */
    static Lane digamma(Lane x) {
        Mask isLarge = x.ge(DIGAMMA_END);
        Mask isSmall = x.lt(DIGAMMA_START);
        Lane next = x.add(1);
        Lane argument = isSmall.select(next, x);
        Lane argumentRest = isSmall.select(x.sub(next.sub(1)), 0);
        Lane y = argument.sub(DIGAMMA_START);
        Lane ySquare = y.mul(y);
        Lane numerator = Polynomials.evenOdd(y, ySquare, DIGAMMA_NUMERATOR);
        Lane quotient = numerator.div(Polynomials.evenOdd(y, ySquare, DIGAMMA_DENOMINATOR));
        Lane distance = argument.sub(DIGAMMA_ZERO);
        Lane distanceRest = argumentRest.sub(DIGAMMA_ZERO_LOW);
        Lane middleRest = distanceRest.mul(quotient.add(DIGAMMA_OFFSET));
        Lane middle = distance.fma(DIGAMMA_OFFSET, distance.fma(quotient, middleRest));

        Lane inverse = Lane.of(1).div(x);
        Lane inverseRest = inverse.neg().fma(x, 1).mul(inverse);
        Lane small = middle.sub(inverseRest).sub(inverse);

        LongLogarithm log = LongLogarithm.of(x);
        Lane square = inverse.mul(inverse);
        Lane series = Polynomials.horner(square, DIGAMMA_SERIES);
        Lane low = log.low().sub(inverse.fma(0.5, square.mul(series)));
        Lane large = x.lt(Double.POSITIVE_INFINITY).select(log.high().add(low), x);

        Lane result = isLarge.select(large, isSmall.select(small, middle));
        return result.guarded(x.lt(Double.MIN_NORMAL), "digamma", x);
    }
}
