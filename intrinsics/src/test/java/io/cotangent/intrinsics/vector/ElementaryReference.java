package io.cotangent.intrinsics.vector;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/** Elementary functions to about 40 digits, from their series; slow. */
final class ElementaryReference {
    private static final MathContext DIGITS = new MathContext(45, RoundingMode.HALF_EVEN);

    /** Enough to subtract multiples of pi from the largest numbers. */
    private static final MathContext MANY_DIGITS = new MathContext(420, RoundingMode.HALF_EVEN);

    private static final BigDecimal ONE = BigDecimal.ONE;
    private static final BigDecimal TWO = BigDecimal.TWO;
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final BigDecimal LN2 = log1pSmall(HALF.negate()).negate();
    private static final BigDecimal LN10 = log(BigDecimal.TEN);
    private static final BigDecimal HALF_PI = halfPi();

    private ElementaryReference() {}

    static BigDecimal exp(BigDecimal x) {
        int k = x.divide(LN2, DIGITS).setScale(0, RoundingMode.HALF_EVEN).intValueExact();
        BigDecimal rest = x.subtract(LN2.multiply(BigDecimal.valueOf(k)));
        return scale(ONE.add(expm1Small(rest.round(DIGITS))), k);
    }

    static BigDecimal expm1(BigDecimal x) {
        return x.abs().compareTo(HALF) < 0 ? expm1Small(x) : exp(x).subtract(ONE);
    }

    static BigDecimal log(BigDecimal x) {
        int k = 0;
        BigDecimal rest = x;
        double size = x.round(DIGITS).doubleValue();
        if (size == 0 || size < 0.7 || size > 1.5) {
            k = x.unscaledValue().bitLength() - (int) Math.rint(x.scale() * 3.321928094887362);
            rest = scale(x, -k);
        }
        return log1pSmall(rest.subtract(ONE).round(DIGITS))
                .add(LN2.multiply(BigDecimal.valueOf(k)), DIGITS);
    }

    static BigDecimal exp2(BigDecimal x) {
        return exp(x.multiply(LN2, DIGITS));
    }

    static BigDecimal log2(BigDecimal x) {
        return log(x).divide(LN2, DIGITS);
    }

    static BigDecimal log10(BigDecimal x) {
        return log(x).divide(LN10, DIGITS);
    }

    static BigDecimal log1p(BigDecimal x) {
        return x.abs().compareTo(HALF) < 0 ? log1pSmall(x.round(DIGITS)) : log(x.add(ONE));
    }

    static BigDecimal sinh(BigDecimal x) {
        BigDecimal e = expm1(x);
        return e.add(e.divide(e.add(ONE), DIGITS), DIGITS).multiply(HALF);
    }

    static BigDecimal cosh(BigDecimal x) {
        return exp(x).add(exp(x.negate())).multiply(HALF, DIGITS);
    }

    static BigDecimal tanh(BigDecimal x) {
        BigDecimal e = expm1(x.add(x));
        return e.divide(e.add(TWO), DIGITS);
    }

    static BigDecimal sigmoid(BigDecimal x) {
        return ONE.divide(ONE.add(exp(x.negate())), DIGITS);
    }

    static BigDecimal softplus(BigDecimal x) {
        return log1p(exp(x));
    }

    static BigDecimal logAddExp(BigDecimal a, BigDecimal b) {
        return a.max(b).add(softplus(a.subtract(b).abs().negate()));
    }

    /** For a positive base. */
    static BigDecimal pow(BigDecimal a, BigDecimal b) {
        return exp(log(a).multiply(b, DIGITS));
    }

    static BigDecimal sin(BigDecimal x) {
        BigInteger k = quadrant(x);
        return trigonometric(rest(x, k), k.and(BigInteger.valueOf(3)).intValue());
    }

    static BigDecimal cos(BigDecimal x) {
        BigInteger k = quadrant(x);
        return trigonometric(
                rest(x, k), k.add(ONE.toBigInteger()).and(BigInteger.valueOf(3)).intValue());
    }

    static BigDecimal tan(BigDecimal x) {
        return sin(x).divide(cos(x), DIGITS);
    }

    private static BigInteger quadrant(BigDecimal x) {
        return x.divide(HALF_PI, MANY_DIGITS).setScale(0, RoundingMode.HALF_EVEN).toBigInteger();
    }

    private static BigDecimal rest(BigDecimal x, BigInteger k) {
        return x.subtract(HALF_PI.multiply(new BigDecimal(k))).round(DIGITS);
    }

    /** The sine of x and some quarters of a turn. */
    private static BigDecimal trigonometric(BigDecimal x, int quarters) {
        BigDecimal square = x.multiply(x, DIGITS).negate();
        boolean odd = quarters % 2 != 0;
        BigDecimal value = series(odd ? ONE : x, square, odd ? 1 : 2);
        return quarters >= 2 ? value.negate() : value;
    }

    /** {@code first + first factor / (n (n + 1)) + ...}. */
    private static BigDecimal series(BigDecimal first, BigDecimal factor, int n) {
        BigDecimal term = first;
        BigDecimal sum = first;
        for (int i = n; isVisible(term, sum); i += 2) {
            term = term.multiply(factor).divide(BigDecimal.valueOf((long) i * (i + 1)), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        return sum;
    }

    private static BigDecimal expm1Small(BigDecimal x) {
        BigDecimal term = x;
        BigDecimal sum = x;
        for (int i = 2; isVisible(term, sum); i++) {
            term = term.multiply(x).divide(BigDecimal.valueOf(i), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        return sum;
    }

    private static BigDecimal log1pSmall(BigDecimal x) {
        BigDecimal s = x.divide(x.add(TWO), DIGITS);
        BigDecimal square = s.multiply(s, DIGITS);
        BigDecimal power = s;
        BigDecimal sum = s;
        for (int i = 3; isVisible(power, sum); i += 2) {
            power = power.multiply(square, DIGITS);
            sum = sum.add(power.divide(BigDecimal.valueOf(i), DIGITS), DIGITS);
        }
        return sum.add(sum);
    }

    private static boolean isVisible(BigDecimal term, BigDecimal sum) {
        return term.signum() != 0
                && term.precision() - term.scale() > sum.precision() - sum.scale() - 42;
    }

    private static BigDecimal scale(BigDecimal x, int k) {
        BigDecimal power = TWO.pow(Math.abs(k), DIGITS);
        return k < 0 ? x.divide(power, DIGITS) : x.multiply(power, DIGITS);
    }

    /** By Machin's formula. */
    private static BigDecimal halfPi() {
        BigDecimal quarter =
                BigDecimal.valueOf(4)
                        .multiply(inverseTangentOfReciprocal(5))
                        .subtract(inverseTangentOfReciprocal(239));
        return quarter.add(quarter);
    }

    private static BigDecimal inverseTangentOfReciprocal(int n) {
        BigDecimal power = ONE.divide(BigDecimal.valueOf(n), MANY_DIGITS);
        BigDecimal sum = power;
        for (int i = 3; power.scale() - power.precision() < MANY_DIGITS.getPrecision(); i += 2) {
            power = power.divide(BigDecimal.valueOf((long) -n * n), MANY_DIGITS);
            sum = sum.add(power.divide(BigDecimal.valueOf(i), MANY_DIGITS));
        }
        return sum;
    }

    /** The distance in units of the last place of the exact value. */
    static double error(double value, BigDecimal exact) {
        double rounded = exact.doubleValue();
        if (Double.isInfinite(rounded) || Double.isInfinite(value)) {
            return rounded == value ? 0 : Double.POSITIVE_INFINITY;
        }
        double size = Math.abs(rounded);
        double below = new BigDecimal(size).compareTo(exact.abs()) > 0 ? Math.nextDown(size) : size;
        BigDecimal distance = new BigDecimal(value).subtract(exact).abs();
        return distance.divide(new BigDecimal(Math.ulp(below)), DIGITS).doubleValue();
    }
}
