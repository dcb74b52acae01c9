package io.cotangent.number;

/**
 * The derivatives of {@link Math}'s functions of {@code double}s, and of {@link StrictMath}'s and
 * {@link Double}'s of the same names, by name.
 *
 * <p>A rule has the arguments of the call, its result, the shadows of those arguments that are
 * {@code double} or {@code float}, and the tape; it gives the shadow of the result. Where the
 * result is of another type there is no shadow to give. The call itself stays as it is, so that
 * results keep their bits.
 */
public final class MathRules {
    /** The factor of {@link Math#toRadians}. */
    private static final double RADIANS = Math.PI / 180;

    /** The factor of {@link Math#toDegrees}. */
    private static final double DEGREES = 180 / Math.PI;

    private MathRules() {}

    /** {@link Math#sin(double)}. */
    public static int sin(double x, double z, int dx, Tape t) {
        return Steps.unary(Rule.SIN, dx, z, t);
    }

    /** {@link Math#cos(double)}. */
    public static int cos(double x, double z, int dx, Tape t) {
        return Steps.unary(Rule.COS, dx, z, t);
    }

    /** {@link Math#tan(double)}. */
    public static int tan(double x, double z, int dx, Tape t) {
        return Steps.unary(Rule.TAN, dx, z, t);
    }

    /** {@link Math#asin(double)}. */
    public static int asin(double x, double z, int dx, Tape t) {
        return Steps.unary(Rule.ASIN, dx, z, t);
    }

    /** {@link Math#acos(double)}. */
    public static int acos(double x, double z, int dx, Tape t) {
        return Steps.unary(Rule.ACOS, dx, z, t);
    }

    /** {@link Math#atan(double)}. */
    public static int atan(double x, double z, int dx, Tape t) {
        return Steps.unary(Rule.ATAN, dx, z, t);
    }

    /** {@link Math#sinh(double)}. */
    public static int sinh(double x, double z, int dx, Tape t) {
        return Steps.unary(Rule.SINH, dx, z, t);
    }

    /** {@link Math#cosh(double)}. */
    public static int cosh(double x, double z, int dx, Tape t) {
        return Steps.unary(Rule.COSH, dx, z, t);
    }

    /** {@link Math#tanh(double)}. */
    public static int tanh(double x, double z, int dx, Tape t) {
        return Steps.unary(Rule.TANH, dx, z, t);
    }

    /** {@link Math#exp(double)}. */
    public static int exp(double x, double z, int dx, Tape t) {
        return Steps.unary(Rule.EXP, dx, z, t);
    }

    /** {@link Math#expm1(double)}. */
    public static int expm1(double x, double z, int dx, Tape t) {
        return Steps.unary(Rule.EXPM1, dx, z, t);
    }

    /** {@link Math#log(double)}. */
    public static int log(double x, double z, int dx, Tape t) {
        return Steps.unary(Rule.LOG, dx, z, t);
    }

    /** {@link Math#log10(double)}. */
    public static int log10(double x, double z, int dx, Tape t) {
        return Steps.unary(Rule.LOG10, dx, z, t);
    }

    /** {@link Math#log1p(double)}. */
    public static int log1p(double x, double z, int dx, Tape t) {
        return Steps.unary(Rule.LOG1P, dx, z, t);
    }

    /** {@link Math#sqrt(double)}. */
    public static int sqrt(double x, double z, int dx, Tape t) {
        return Steps.unary(Rule.SQRT, dx, z, t);
    }

    /** {@link Math#cbrt(double)}. */
    public static int cbrt(double x, double z, int dx, Tape t) {
        return Steps.unary(Rule.CBRT, dx, z, t);
    }

    /** {@link Math#abs(double)}. */
    public static int abs(double x, double z, int dx, Tape t) {
        return Steps.unary(Rule.ABS, dx, z, t);
    }

    /** {@link Math#signum(double)}. */
    public static int signum(double x, double z, int dx, Tape t) {
        return Steps.unary(Rule.SIGNUM, dx, z, t);
    }

    /** {@link Math#floor(double)}. */
    public static int floor(double x, double z, int dx, Tape t) {
        return Steps.unary(Rule.FLOOR, dx, z, t);
    }

    /** {@link Math#ceil(double)}. */
    public static int ceil(double x, double z, int dx, Tape t) {
        return Steps.unary(Rule.CEIL, dx, z, t);
    }

    /** {@link Math#rint(double)}. */
    public static int rint(double x, double z, int dx, Tape t) {
        return Steps.unary(Rule.RINT, dx, z, t);
    }

    /** {@link Math#pow(double, double)}. */
    public static int pow(double x, double y, double z, int dx, int dy, Tape t) {
        return Steps.binary(Rule.POW, dx, dy, x, y, z, t);
    }

    /** {@link Math#atan2(double, double)}. */
    public static int atan2(double y, double x, double z, int dy, int dx, Tape t) {
        return Steps.binary(Rule.ATAN2, dy, dx, y, x, z, t);
    }

    /** {@link Math#hypot(double, double)}. */
    public static int hypot(double x, double y, double z, int dx, int dy, Tape t) {
        return Steps.binary(Rule.HYPOT, dx, dy, x, y, z, t);
    }

    /** {@link Math#IEEEremainder(double, double)}. */
    public static int IEEEremainder(double x, double y, double z, int dx, int dy, Tape t) {
        return Steps.binary(Rule.IEEE_REMAINDER, dx, dy, x, y, z, t);
    }

    /** {@link Math#max(double, double)}. */
    public static int max(double x, double y, double z, int dx, int dy, Tape t) {
        return Steps.binary(Rule.MAX, dx, dy, x, y, z, t);
    }

    /** {@link Math#min(double, double)}. */
    public static int min(double x, double y, double z, int dx, int dy, Tape t) {
        return Steps.binary(Rule.MIN, dx, dy, x, y, z, t);
    }

    /** {@link Math#copySign(double, double)}. */
    public static int copySign(double x, double y, double z, int dx, int dy, Tape t) {
        return Steps.binary(Rule.COPY_SIGN, dx, dy, x, y, z, t);
    }

    /** {@link Double#sum}. */
    public static int sum(double x, double y, double z, int dx, int dy, Tape t) {
        return Steps.binary(Rule.ADD, dx, dy, x, y, z, t);
    }

    /** {@link Math#toRadians}. */
    public static int toRadians(double x, double z, int dx, Tape t) {
        return Steps.times(RADIANS, x, z, dx, t);
    }

    /** {@link Math#toDegrees}. */
    public static int toDegrees(double x, double z, int dx, Tape t) {
        return Steps.times(DEGREES, x, z, dx, t);
    }

    /** {@link Math#scalb(double, int)}. */
    public static int scalb(double x, int power, double z, int dx, Tape t) {
        return Steps.times(Math.scalb(1.0, power), x, z, dx, t);
    }

    /** {@link Math#fma(double, double, double)}: a product, and a sum. */
    public static int fma(double a, double b, double c, double z, int da, int db, int dc, Tape t) {
        int product = Steps.binary(Rule.MUL, da, db, a, b, a * b, t);
        return Steps.binary(Rule.ADD, product, dc, a * b, c, z, t);
    }

    /** {@link Math#clamp(double, double, double)}: the derivative is shared at an edge. */
    public static int clamp(
            double x, double min, double max, double z, int dx, int dmin, int dmax, Tape t) {
        double above = Math.max(x, min);
        int lower = Steps.binary(Rule.MAX, dx, dmin, x, min, above, t);
        return Steps.binary(Rule.MIN, lower, dmax, above, max, z, t);
    }

    /** {@link Math#ulp(double)}, which only looks at the number: the result is passive. */
    public static int ulp(double x, double z, int dx, Tape t) {
        return Steps.look(dx, t);
    }

    /**
     * {@link Math#nextUp(double)}: the number plus a step to the next one, which is looked at.
     * Derivative 1.
     */
    public static int nextUp(double x, double z, int dx, Tape t) {
        return Steps.next(x, z, dx, t);
    }

    /** {@link Math#nextDown(double)}, like {@link #nextUp}. */
    public static int nextDown(double x, double z, int dx, Tape t) {
        return Steps.next(x, z, dx, t);
    }

    /** {@link Math#nextAfter(double, double)}, like {@link #nextUp}; 0 in the direction. */
    public static int nextAfter(double x, double to, double z, int dx, int dto, Tape t) {
        return Steps.next(x, z, dx, t) + Steps.look(dto, t);
    }

    /** {@link Math#round(double)}, which only looks at the number. */
    public static void round(double x, long z, int dx, Tape t) {
        t.rounded(dx);
    }

    /** {@link Double#compare}, which only looks at the numbers. */
    public static void compare(double x, double y, int z, int dx, int dy, Tape t) {
        t.ordered(dx, dy, x, y);
    }

    /** {@link Double#isNaN(double)}, which only looks at the number. */
    public static void isNaN(double x, boolean z, int dx, Tape t) {
        t.compared(dx, dx, x, x);
    }

    /** {@link Double#isInfinite(double)}, which only looks at the number. */
    public static void isInfinite(double x, boolean z, int dx, Tape t) {
        t.compared(dx, 0, x, Double.POSITIVE_INFINITY);
        t.compared(dx, 0, x, Double.NEGATIVE_INFINITY);
    }

    /** {@link Double#isFinite(double)}, which only looks at the number. */
    public static void isFinite(double x, boolean z, int dx, Tape t) {
        isInfinite(x, !z, dx, t);
    }

    /** {@link Math#getExponent(double)}, which only looks at the number. */
    public static void getExponent(double x, int z, int dx, Tape t) {
        Steps.look(dx, t);
    }
}
