package io.cotangent.intrinsics.vector;

/** The inverses of the hyperbolic functions, for {@code double}s. */
final class LogarithmicInverses {
    /** Beyond, 1 is nothing beside the square. */
    private static final double LARGE = 0x1p28;

    private static final long SIGN = Long.MIN_VALUE;

    private LogarithmicInverses() {}

    private static Lane withSignOf(Lane size, Lane x) {
        return size.bits().or(x.bits().and(SIGN)).number();
    }

    /**
     * The inverse of the hyperbolic sine, within 2 ulp: {@code log(1 + x + x^2 / (1 + sqrt(1 +
     * x^2)))}, whose argument is kept as the sum of two numbers.
     */
    static Lane asinh(Lane x) {
        Lane size = x.abs();
        Lane square = size.mul(size);
        Lane summand = square.div(square.add(1).sqrt().add(1));
        return withSignOf(log1pOfSum(size, summand, size), x);
    }

    /**
     * The inverse of the hyperbolic cosine, within 2 ulp; NaN below 1. It is {@code log(1 + t +
     * sqrt(t (t + 2)))} with {@code t = x - 1}, whose argument is kept as the sum of two numbers.
     */
    static Lane acosh(Lane x) {
        Lane beyond = x.sub(1);
        Lane root = beyond.fma(beyond, beyond.add(beyond)).sqrt();
        return x.lt(1).select(Double.NaN, log1pOfSum(root, beyond, x));
    }

    /**
     * {@code log(1 + a + b)} for {@code a >= b >= 0}, or {@code log(2 x)} if x is large, infinite
     * or NaN.
     */
    private static Lane log1pOfSum(Lane a, Lane b, Lane x) {
        Mask isLarge = x.gt(LARGE);
        Lane sum = a.add(b);
        Lane sumRest = b.sub(sum.sub(a));
        Lane argument = sum.add(1);
        Lane rest = sum.sub(argument.sub(1)).add(sumRest);
        LongLogarithm log =
                LongLogarithm.of(
                        isLarge.select(x.mul(0.5), argument),
                        isLarge.select(0, rest),
                        isLarge.select(2, Lane.of(0)));
        return x.lt(Double.POSITIVE_INFINITY).select(log.high().add(log.low()), x);
    }

    /**
     * The inverse of the hyperbolic tangent, within 2 ulp; infinite at -1 and 1, NaN beyond. It is
     * {@code log(1 + s) / 2} with {@code s = 2x / (1 - x)}, a quotient that is kept as the sum of
     * two numbers: what its rounding leaves is divided by {@code 1 - x} by multiplication with
     * {@code 1 + s/2}, which is the reciprocal.
     */
    static Lane atanh(Lane x) {
        Lane size = x.abs();
        Lane twice = size.add(size);
        Lane divisor = Lane.of(1).sub(size);
        Lane divisorRest = Lane.of(1).sub(divisor).sub(size);
        Lane quotient = twice.div(divisor);
        Lane remainder = quotient.neg().fma(divisorRest, quotient.neg().fma(divisor, twice));
        Lane quotientRest = remainder.mul(quotient.fma(0.5, 1));
        Lane argument = quotient.add(1);
        Lane rest = quotient.sub(argument.sub(1)).add(quotientRest);
        LongLogarithm log = LongLogarithm.of(argument, rest);
        Lane result = log.high().add(log.low()).mul(0.5);
        Lane beyond = size.eq(1).select(Double.POSITIVE_INFINITY, Double.NaN);
        return withSignOf(size.lt(1).select(result, beyond), x);
    }
}
