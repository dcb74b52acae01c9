package io.cotangent.number;

/**
 * The derivatives of {@link Math}'s functions of {@code float}s, and of {@link StrictMath}'s and
 * {@link Float}'s of the same names, as {@link MathRules} has those of {@code double}s.
 */
public final class FloatMathRules {
    private FloatMathRules() {}

    /** {@link Math#abs(float)}. */
    public static int abs(float x, float z, int dx, Tape t) {
        return Steps.unary(Rule.ABS, dx, z, t);
    }

    /** {@link Math#signum(float)}. */
    public static int signum(float x, float z, int dx, Tape t) {
        return Steps.unary(Rule.SIGNUM, dx, z, t);
    }

    /** {@link Math#max(float, float)}. */
    public static int max(float x, float y, float z, int dx, int dy, Tape t) {
        return Steps.binary(Rule.MAX, dx, dy, x, y, z, t);
    }

    /** {@link Math#min(float, float)}. */
    public static int min(float x, float y, float z, int dx, int dy, Tape t) {
        return Steps.binary(Rule.MIN, dx, dy, x, y, z, t);
    }

    /** {@link Math#copySign(float, float)}. */
    public static int copySign(float x, float y, float z, int dx, int dy, Tape t) {
        return Steps.binary(Rule.COPY_SIGN, dx, dy, x, y, z, t);
    }

    /** {@link Float#sum}. */
    public static int sum(float x, float y, float z, int dx, int dy, Tape t) {
        double exact = (double) x + y;
        return Steps.rounded(Steps.binary(Rule.ADD, dx, dy, x, y, exact, t), z, t);
    }

    /** {@link Math#scalb(float, int)}. */
    public static int scalb(float x, int power, float z, int dx, Tape t) {
        double factor = Math.scalb(1.0, power);
        return Steps.rounded(Steps.times(factor, x, factor * x, dx, t), z, t);
    }

    /** {@link Math#fma(float, float, float)}: a product, a sum, and one rounding. */
    public static int fma(float a, float b, float c, float z, int da, int db, int dc, Tape t) {
        double product = (double) a * b;
        int d = Steps.binary(Rule.MUL, da, db, a, b, product, t);
        return Steps.rounded(Steps.binary(Rule.ADD, d, dc, product, c, product + c, t), z, t);
    }

    /** {@link Math#clamp(float, float, float)}: the derivative is shared at an edge. */
    public static int clamp(
            float x, float min, float max, float z, int dx, int dmin, int dmax, Tape t) {
        return MathRules.clamp(x, min, max, z, dx, dmin, dmax, t);
    }

    /** {@link Math#ulp(float)}, which only looks at the number: the result is passive. */
    public static int ulp(float x, float z, int dx, Tape t) {
        return Steps.look(dx, t);
    }

    /** {@link Math#nextUp(float)}, like {@link MathRules#nextUp}. */
    public static int nextUp(float x, float z, int dx, Tape t) {
        return Steps.next(x, z, dx, t);
    }

    /** {@link Math#nextDown(float)}, like {@link MathRules#nextUp}. */
    public static int nextDown(float x, float z, int dx, Tape t) {
        return Steps.next(x, z, dx, t);
    }

    /** {@link Math#nextAfter(float, double)}, like {@link MathRules#nextUp}. */
    public static int nextAfter(float x, double to, float z, int dx, int dto, Tape t) {
        return MathRules.nextAfter(x, to, z, dx, dto, t);
    }

    /** {@link Math#round(float)}, which only looks at the number. */
    public static void round(float x, int z, int dx, Tape t) {
        t.rounded(dx);
    }

    /** {@link Float#compare}, which only looks at the numbers. */
    public static void compare(float x, float y, int z, int dx, int dy, Tape t) {
        t.ordered(dx, dy, x, y);
    }

    /** {@link Float#isNaN(float)}, which only looks at the number. */
    public static void isNaN(float x, boolean z, int dx, Tape t) {
        t.compared(dx, dx, x, x);
    }

    /** {@link Float#isInfinite(float)}, which only looks at the number. */
    public static void isInfinite(float x, boolean z, int dx, Tape t) {
        MathRules.isInfinite(x, z, dx, t);
    }

    /** {@link Float#isFinite(float)}, which only looks at the number. */
    public static void isFinite(float x, boolean z, int dx, Tape t) {
        MathRules.isInfinite(x, !z, dx, t);
    }

    /** {@link Math#getExponent(float)}, which only looks at the number. */
    public static void getExponent(float x, int z, int dx, Tape t) {
        Steps.look(dx, t);
    }
}
