package io.cotangent.intrinsics;

/** A function of two numbers, or of two truth values. */
public enum BinaryFunction {
    /** {@code a + b}. */
    ADD,
    /** {@code a - b}. */
    SUB,
    /** {@code a * b}. */
    MUL,
    /** {@code a / b}; floating point only. */
    DIV,
    /** The largest integer that is not greater than {@code a / b}. */
    FLOOR_DIV,
    /** What {@link #FLOOR_DIV} leaves; it has the sign of {@code b}. */
    MOD,
    /** What a division rounded towards 0 leaves; it has the sign of {@code a}. */
    FMOD,
    /** a to the power b; 1 for a = 1 and for b = 0, whatever the other is, as in IEEE 754. */
    POW,
    /** The larger one; NaN if either is. Of truth values, the disjunction. */
    MAX,
    /** The smaller one; NaN if either is. Of truth values, the conjunction. */
    MIN,
    /** The angle of the point with ordinate a and abscissa b. */
    ATAN2,
    /** {@code sqrt(a * a + b * b)}, without overflow. */
    HYPOT,
    /** a with the sign of b. */
    COPYSIGN,
    /** {@code log(exp(a) + exp(b))}, without overflow. */
    LOGADDEXP,
    /** {@code a log(b)}; 0 where a is 0, unless b is NaN. */
    XLOGY,
    /** {@code a log(1 + b)}; 0 where a is 0, unless b is NaN. */
    XLOG1PY,
    /** The beta function {@code gamma(a) gamma(b) / gamma(a + b)}. */
    BETA,
    /** The logarithm of the absolute value of {@link #BETA}. */
    BETALN,
    /**
     * The derivative of order a of {@link UnaryFunction#DIGAMMA} at b; a is an integer, 0 or more.
     * At 0 and the negative integers, infinite for odd a, else NaN.
     */
    POLYGAMMA,
    /** The modified Bessel function of the first kind, of order a, an integer, 0 or more. */
    BESSEL_I,
    /** {@code exp(-|b|)} times {@link #BESSEL_I}. */
    BESSEL_IE,
    /** The derivative of order a, an integer, 0 or more, of {@code sin(pi b) / (pi b)}. */
    SINC,
    /**
     * The logarithm of the number below which a draw from the gamma distribution of shape a and
     * scale 1 lies with probability b.
     */
    LOG_GAMMA_QUANTILE,
    /** The derivative of {@link #LOG_GAMMA_QUANTILE} in a, where b is its value. */
    LOG_GAMMA_SLOPE,
    /** The derivative of {@link #LOG_GAMMA_SLOPE} in a. */
    LOG_GAMMA_CURVATURE,
    /**
     * The number that a draw from the Poisson distribution of mean a does not exceed with
     * probability b.
     */
    POISSON_QUANTILE,
    /** Conjunction; bit by bit of integers. */
    AND,
    /** Disjunction; bit by bit of integers. */
    OR,
    /** Whether the two differ; bit by bit of integers. */
    XOR;

    private static final double LN2 = 0.6931471805599453;

    /** True if the function is defined on floating-point numbers. */
    public boolean floating() {
        return this != AND && this != OR && this != XOR;
    }

    /** True if the function is defined on integers and gives integers. */
    public boolean integral() {
        return switch (this) {
            case ADD, SUB, MUL, FLOOR_DIV, MOD, FMOD, POW, MAX, MIN, AND, OR, XOR -> true;
            default -> false;
        };
    }

    /** True if the function is defined on truth values. */
    public boolean logical() {
        return switch (this) {
            case AND, OR, XOR, MAX, MIN -> true;
            default -> false;
        };
    }

    /**
     * The function's value for floating-point numbers.
     *
     * @throws UnsupportedOperationException if the function is not {@link #floating}
     */
    public double apply(double a, double b) {
        return switch (this) {
            case ADD -> a + b;
            case SUB -> a - b;
            case MUL -> a * b;
            case DIV -> a / b;
            case FLOOR_DIV -> floorDiv(a, b);
            case MOD -> mod(a, b);
            case FMOD -> a % b;
            case POW -> pow(a, b);
            case MAX -> Math.max(a, b);
            case MIN -> Math.min(a, b);
            case ATAN2 -> Math.atan2(a, b);
            case HYPOT -> Math.hypot(a, b);
            case COPYSIGN -> Math.copySign(a, b);
            case LOGADDEXP -> logAddExp(a, b);
            case XLOGY -> a == 0 && !Double.isNaN(b) ? 0 : a * Math.log(b);
            case XLOG1PY -> a == 0 && !Double.isNaN(b) ? 0 : a * Math.log1p(b);
            case BETA -> Gamma.beta(a, b);
            case BETALN -> Gamma.betaln(a, b);
            case POLYGAMMA -> Polygamma.value(a, b);
            case BESSEL_I -> BesselFunctions.i(a, b);
            case BESSEL_IE -> BesselFunctions.ie(a, b);
            case SINC -> Sinc.derivative(a, b);
            case LOG_GAMMA_QUANTILE -> GammaQuantile.log(a, b);
            case LOG_GAMMA_SLOPE -> GammaQuantile.slope(a, b);
            case LOG_GAMMA_CURVATURE -> GammaQuantile.curvature(a, b);
            case POISSON_QUANTILE -> PoissonQuantile.value(a, b);
            case AND, OR, XOR -> throw undefined("floating-point numbers");
        };
    }

    /**
     * The function's value for integers; it wraps around where it does not fit.
     *
     * @throws UnsupportedOperationException if the function is not {@link #integral}
     * @throws ArithmeticException for a division by zero, and for a power with a negative exponent
     */
    public long apply(long a, long b) {
        return switch (this) {
            case ADD -> a + b;
            case SUB -> a - b;
            case MUL -> a * b;
            case FLOOR_DIV -> Math.floorDiv(a, divisor(a, b));
            case MOD -> Math.floorMod(a, divisor(a, b));
            case FMOD -> a % divisor(a, b);
            case POW -> pow(a, b);
            case MAX -> Math.max(a, b);
            case MIN -> Math.min(a, b);
            case AND -> a & b;
            case OR -> a | b;
            case XOR -> a ^ b;
            default -> throw undefined("integers");
        };
    }

    /**
     * The function's value for truth values.
     *
     * @throws UnsupportedOperationException if the function is not {@link #logical}
     */
    public boolean apply(boolean a, boolean b) {
        return switch (this) {
            case AND, MIN -> a && b;
            case OR, MAX -> a || b;
            case XOR -> a != b;
            default -> throw undefined("truth values");
        };
    }

    private UnsupportedOperationException undefined(String operands) {
        return new UnsupportedOperationException(this + " is not defined on " + operands);
    }

    /**
     * The quotient is taken of {@code a - a mod b}, which b divides, so that rounding cannot lift
     * it.
     */
    private static double floorDiv(double a, double b) {
        if (b == 0) {
            return a / b;
        }
        double remainder = a % b;
        double quotient = (a - remainder) / b;
        if (remainder != 0 && (remainder < 0) != (b < 0)) {
            quotient -= 1;
        }
        return quotient == 0 ? Math.copySign(0.0, a / b) : Math.rint(quotient);
    }

    private static double mod(double a, double b) {
        double remainder = a % b;
        if (remainder == 0) {
            return Math.copySign(0.0, b);
        }
        return (remainder < 0) != (b < 0) ? remainder + b : remainder;
    }

    private static double pow(double a, double b) {
        boolean one = a == 1 || (a == -1 && Double.isInfinite(b));
        return one ? 1 : Math.pow(a, b);
    }

    private static double logAddExp(double a, double b) {
        if (a == b) {
            return a + LN2;
        }
        return Math.max(a, b) + Math.log1p(Math.exp(-Math.abs(a - b)));
    }

    private static long divisor(long a, long b) {
        if (b == 0) {
            throw new ArithmeticException(
                    "integer division by zero: "
                            + a
                            + " / 0; cast to a floating-point type for infinities");
        }
        return b;
    }

    private static long pow(long base, long exponent) {
        if (exponent < 0) {
            throw new ArithmeticException(
                    "an integer to a negative power: "
                            + base
                            + " ^ "
                            + exponent
                            + "; use a float base");
        }
        long result = 1;
        long square = base;
        for (long rest = exponent; rest != 0; rest >>= 1) {
            if ((rest & 1) != 0) {
                result *= square;
            }
            square *= square;
        }
        return result;
    }
}
