package io.cotangent.number;

/** Steps that functions known by name are made of; each passive where its operands are. */
final class Steps {
    private Steps() {}

    /** A function of one number. */
    static int unary(Rule rule, int dx, double z, Tape t) {
        return dx == 0 ? 0 : t.unary(rule, dx, z);
    }

    /** A function of two numbers. */
    static int binary(Rule rule, int dx, int dy, double x, double y, double z, Tape t) {
        return (dx | dy) == 0 ? 0 : t.binary(rule, dx, dy, x, y, z);
    }

    /** A passive factor times x. */
    static int times(double factor, double x, double z, int dx, Tape t) {
        return binary(Rule.MUL, 0, dx, factor, x, z, t);
    }

    /** The nearest {@code float}, z, of a step's value. */
    static int rounded(int step, float z, Tape t) {
        return unary(Rule.FLOAT, step, z, t);
    }

    /** The number z near x: x plus a distance that depends on x, but has no derivative. */
    static int next(double x, double z, int dx, Tape t) {
        look(dx, t);
        return corrected(x, z, dx, t);
    }

    /** The number z that x is but for rounding: with x's derivative. */
    static int corrected(double x, double z, int dx, Tape t) {
        boolean isSame = Double.doubleToLongBits(x) == Double.doubleToLongBits(z);
        return isSame ? dx : binary(Rule.ADD, dx, 0, x, z - x, z, t);
    }

    /**
     * Remembers that the code saw a number.
     *
     * @return passive
     */
    static int look(int dx, Tape t) {
        if (dx != 0) {
            t.look(dx);
        }
        return 0;
    }
}
