package io.cotangent.number;

/**
 * The derivatives of what the classes {@code FastMath} of Commons Math and of Hipparchus have
 * beyond {@link Math}, by name as in {@link MathRules}. Those classes compute with tables and with
 * the bits of numbers, through which no derivative passes.
 */
public final class FastMathRules {
    private FastMathRules() {}

    /** The inverse of {@code cosh}. */
    public static int acosh(double x, double z, int dx, Tape t) {
        return Steps.unary(Rule.ACOSH, dx, z, t);
    }

    /** The inverse of {@code sinh}. */
    public static int asinh(double x, double z, int dx, Tape t) {
        return Steps.unary(Rule.ASINH, dx, z, t);
    }

    /** The inverse of {@code tanh}. */
    public static int atanh(double x, double z, int dx, Tape t) {
        return Steps.unary(Rule.ATANH, dx, z, t);
    }

    /** The logarithm of x to a base. */
    public static int log(double base, double x, double z, int dbase, int dx, Tape t) {
        double lx = Math.log(x);
        double lb = Math.log(base);
        int above = Steps.unary(Rule.LOG, dx, lx, t);
        int below = Steps.unary(Rule.LOG, dbase, lb, t);
        return Steps.binary(Rule.DIV, above, below, lx, lb, z, t);
    }

    /** A whole power. */
    public static int pow(double x, int power, double z, int dx, Tape t) {
        return Steps.binary(Rule.POW, dx, 0, x, power, z, t);
    }

    /** A whole power. */
    public static int pow(double x, long power, double z, int dx, Tape t) {
        return Steps.binary(Rule.POW, dx, 0, x, (double) power, z, t);
    }

    /** Sine and cosine, in an object with a field of each name. */
    public static void sinCos(double x, Object z, int dx, Tape t) {
        if (dx != 0) {
            ShadowFields.set(z, "sin", Rule.SIN, dx, t);
            ShadowFields.set(z, "cos", Rule.COS, dx, t);
        }
    }

    /** Hyperbolic sine and cosine, in an object with a field of each name. */
    public static void sinhCosh(double x, Object z, int dx, Tape t) {
        if (dx != 0) {
            ShadowFields.set(z, "sinh", Rule.SINH, dx, t);
            ShadowFields.set(z, "cosh", Rule.COSH, dx, t);
        }
    }
}
