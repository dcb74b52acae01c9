package io.cotangent.intrinsics;

/**
 * A function of one number. The results for {@code double} are within 2.5 units in the last place
 * of the mathematical value, for all arguments; a zero keeps its sign where the function is odd.
 */
public enum UnaryFunction {
    /** {@code -x}. */
    NEG,
    /** {@code |x|}. */
    ABS,
    /** -1, 0 or 1; NaN of NaN. */
    SIGN,
    /** The square root. */
    SQRT,
    /** The cube root, also of negative numbers. */
    CBRT,
    /** {@code x * x}. */
    SQUARE,
    /** {@code 1 / x}. */
    RECIPROCAL,
    /** {@code 1 / sqrt(x)}. */
    RSQRT,
    /** e to the power x. */
    EXP,
    /** 2 to the power x; exact for integers. */
    EXP2,
    /** {@code exp(x) - 1}, accurate near 0. */
    EXPM1,
    /** The natural logarithm. */
    LOG,
    /** The logarithm to base 2; exact for powers of 2. */
    LOG2,
    /** The logarithm to base 10; exact for powers of 10. */
    LOG10,
    /** {@code log(1 + x)}, accurate near 0. */
    LOG1P,
    /** The sine. */
    SIN,
    /** The cosine. */
    COS,
    /** The tangent. */
    TAN,
    /** The inverse of the sine, in -pi/2..pi/2. */
    ASIN,
    /** The inverse of the cosine, in 0..pi. */
    ACOS,
    /** The inverse of the tangent, in -pi/2..pi/2. */
    ATAN,
    /** The hyperbolic sine. */
    SINH,
    /** The hyperbolic cosine. */
    COSH,
    /** The hyperbolic tangent. */
    TANH,
    /** The inverse of the hyperbolic sine. */
    ASINH,
    /** The inverse of the hyperbolic cosine, 0 or more; NaN below 1. */
    ACOSH,
    /** The inverse of the hyperbolic tangent; infinite at -1 and 1, NaN beyond. */
    ATANH,
    /** The logistic function {@code 1 / (1 + exp(-x))}. */
    SIGMOID,
    /** {@code log(1 + exp(x))}. */
    SOFTPLUS,
    /** The error function. */
    ERF,
    /** {@code 1 - erf(x)}, accurate for large x, too. */
    ERFC,
    /**
     * The logarithm of the absolute value of the gamma function; infinite at 0 and the negative
     * integers. Near its zeros below 0, the error is at most 2^-97.
     */
    LGAMMA,
    /**
     * The derivative of {@link #LGAMMA}; NaN at the negative integers. Near its zeros below 0, the
     * error is at most 2^-97.
     */
    DIGAMMA,
    /** The gamma function; NaN at the negative integers. */
    GAMMA,
    /** The inverse of {@link #ERF}; infinite at -1 and 1, NaN beyond. */
    ERFINV,
    /** The inverse of {@link #ERFC}; infinite at 0 and 2, NaN beyond. */
    ERFCINV,
    /** The distribution function of the standard normal distribution. */
    NORM_CDF,
    /** The logarithm of {@link #NORM_CDF}, accurate in both tails. */
    NORM_LOG_CDF,
    /** The derivative of {@link #NORM_LOG_CDF}, the inverse of Mills' ratio. */
    NORM_LOG_CDF_SLOPE,
    /** {@code x} more than {@link #NORM_LOG_CDF_SLOPE}: positive, and accurate in both tails. */
    NORM_LOG_CDF_EXCESS,
    /** The inverse of {@link #NORM_CDF}; infinite at 0 and 1, NaN beyond. */
    NORM_PPF,
    /** {@code log(x / (1 - x))}; infinite at 0 and 1, NaN beyond. */
    LOGIT,
    /** {@code -x log x}; 0 at 0 and negative infinity below. */
    ENTR,
    /** The largest integer that is not greater. */
    FLOOR,
    /** The smallest integer that is not less. */
    CEIL,
    /** The nearest integer towards 0. */
    TRUNC,
    /** The nearest integer; the even one of two that are equally near. */
    ROUND;

    private static final double LN2 = 0.6931471805599453;

    /** Beyond {@code 2^28}, and below its reciprocal, squares are lost beside 1. */
    private static final double LARGE = 0x1p28;

    /** True if the function is defined on integers and gives integers. */
    public boolean integral() {
        return switch (this) {
            case NEG, ABS, SIGN, SQUARE, FLOOR, CEIL, TRUNC, ROUND -> true;
            default -> false;
        };
    }

    /** The function's value. */
    public double apply(double x) {
        return switch (this) {
            case NEG -> -x;
            case ABS -> Math.abs(x);
            case SIGN -> Math.signum(x);
            case SQRT -> Math.sqrt(x);
            case CBRT -> Math.cbrt(x);
            case SQUARE -> x * x;
            case RECIPROCAL -> 1 / x;
            case RSQRT -> 1 / Math.sqrt(x);
            case EXP -> Math.exp(x);
            case EXP2 -> Math.pow(2, x);
            case EXPM1 -> Math.expm1(x);
            case LOG -> Math.log(x);
            case LOG2 -> log2(x);
            case LOG10 -> Math.log10(x);
            case LOG1P -> Math.log1p(x);
            case SIN -> Math.sin(x);
            case COS -> Math.cos(x);
            case TAN -> Math.tan(x);
            case ASIN -> Math.asin(x);
            case ACOS -> Math.acos(x);
            case ATAN -> Math.atan(x);
            case SINH -> Math.sinh(x);
            case COSH -> Math.cosh(x);
            case TANH -> Math.tanh(x);
            case ASINH -> asinh(x);
            case ACOSH -> acosh(x);
            case ATANH -> atanh(x);
            case SIGMOID -> sigmoid(x);
            case SOFTPLUS -> Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
            case ERF -> ErrorFunctions.erf(x);
            case ERFC -> ErrorFunctions.erfc(x);
            case LGAMMA -> GammaFunctions.lgamma(x);
            case DIGAMMA -> GammaFunctions.digamma(x);
            case GAMMA -> Gamma.gamma(x);
            case ERFINV -> InverseErrorFunctions.erfinv(x);
            case ERFCINV -> InverseErrorFunctions.erfcinv(x);
            case NORM_CDF -> NormalFunctions.cdf(x);
            case NORM_LOG_CDF -> NormalFunctions.logCdf(x);
            case NORM_LOG_CDF_SLOPE -> NormalFunctions.slope(x);
            case NORM_LOG_CDF_EXCESS -> NormalFunctions.excess(x);
            case NORM_PPF -> InverseErrorFunctions.ppf(x);
            case LOGIT -> logit(x);
            case ENTR -> x < 0 ? Double.NEGATIVE_INFINITY : x == 0 ? 0 : -x * Math.log(x);
            case FLOOR -> Math.floor(x);
            case CEIL -> Math.ceil(x);
            case TRUNC -> x < 0 ? Math.ceil(x) : Math.floor(x);
            case ROUND -> Math.rint(x);
        };
    }

    /**
     * The function's value for an integer; it wraps around where it does not fit.
     *
     * @throws UnsupportedOperationException if the function is not {@link #integral}
     */
    public long apply(long x) {
        return switch (this) {
            case NEG -> -x;
            case ABS -> x < 0 ? -x : x;
            case SIGN -> Long.signum(x);
            case SQUARE -> x * x;
            case FLOOR, CEIL, TRUNC, ROUND -> x;
            default ->
                    throw new UnsupportedOperationException(this + " is not defined on integers");
        };
    }

    /**
     * With {@code x = m * 2^e} and m in 1/sqrt(2)..sqrt(2), the logarithm of m is at most 1/2, so
     * that its error is small beside any e but 0; with e = 0 nothing is added.
     */
    private static double log2(double x) {
        if (!(x > 0) || x == Double.POSITIVE_INFINITY) {
            return Math.log(x);
        }
        double normal = x < Double.MIN_NORMAL ? x * 0x1p54 : x;
        int exponent = Math.getExponent(normal);
        double mantissa = normal * Math.scalb(1.0, -exponent);
        if (mantissa > 1.4142135623730951) {
            mantissa /= 2;
            exponent++;
        }
        return (x < Double.MIN_NORMAL ? exponent - 54 : exponent) + Math.log(mantissa) / LN2;
    }

    private static double asinh(double x) {
        double size = Math.abs(x);
        if (size < 1 / LARGE) {
            return x;
        }
        double result =
                size > LARGE
                        ? Math.log(size) + LN2
                        : Math.log1p(size + size * size / (1 + Math.sqrt(1 + size * size)));
        return Math.copySign(result, x);
    }

    private static double acosh(double x) {
        if (x > LARGE) {
            return Math.log(x) + LN2;
        }
        if (x < 1) {
            return Double.NaN;
        }
        double beyond = x - 1;
        return Math.log1p(beyond + Math.sqrt(2 * beyond + beyond * beyond));
    }

    private static double atanh(double x) {
        double size = Math.abs(x);
        if (size < 1 / LARGE) {
            return x;
        }
        double argument =
                size < 0.5 ? 2 * size + 2 * size * size / (1 - size) : 2 * size / (1 - size);
        return Math.copySign(0.5 * Math.log1p(argument), x);
    }

    private static double sigmoid(double x) {
        if (x >= 0) {
            return 1 / (1 + Math.exp(-x));
        }
        double power = Math.exp(x);
        return power / (1 + power);
    }

    /** Near the zero at 1/2 from the distance to it, which is exact. */
    private static double logit(double x) {
        double quotient = x / (1 - x);
        return x > 0.25 && x < 0.75 ? Math.log1p((2 * x - 1) / (1 - x)) : Math.log(quotient);
    }
}
