package io.cotangent.number;

/**
 * What woven code calls in place of a branch that does nothing but choose between numbers, such as
 * {@code x > 0 ? x : 0}: both sides are computed, and one of them is chosen. Where somebody wants
 * to know which ways the code takes, it takes one way then, whatever the numbers are, and nothing
 * comes back from the side that is not chosen. Elsewhere only the chosen side is recorded.
 *
 * <p>A comparison gives a condition: whether it holds, and the step that says so, 0 if that is the
 * same for all arguments.
 */
public final class Choices {
    /** Kinds of comparisons: whether x is less than y. */
    public static final int LESS = 0;

    /** Whether x is greater than y. */
    public static final int GREATER = 1;

    /** Whether x is less than y, or equal. */
    public static final int AT_MOST = 2;

    /** Whether x is greater than y, or equal. */
    public static final int AT_LEAST = 3;

    /** Whether x equals y. */
    public static final int EQUAL = 4;

    /** Added to a kind: whether it does not hold. */
    public static final int NOT = 8;

    private Choices() {}

    /** The condition that numbers compare in some way. */
    public static int compare(double x, double y, int kind, int dx, int dy, Tape t) {
        boolean holds =
                switch (kind & ~NOT) {
                    case LESS -> x < y;
                    case GREATER -> x > y;
                    case AT_MOST -> x <= y;
                    case AT_LEAST -> x >= y;
                    default -> x == y;
                };
        int step = (dx | dy) == 0 ? 0 : t.condition(kind & ~NOT, dx, dy, x, y, holds);
        return step << 2 | kind >>> 2 & 2 | (holds ? 1 : 0);
    }

    private static boolean isChosen(int condition, int side) {
        return ((condition & 1) != 0 ^ (condition & 2) != 0) == (side != 0);
    }

    /** A number as a side sees it: 1 where the condition holds, 0 where it does not. */
    public static double enter(double x, int condition, int side, int dx, Tape t) {
        t.result = entered(x, condition, side, dx, t);
        return x;
    }

    private static int entered(double x, int condition, int side, int dx, Tape t) {
        int step = condition >>> 2;
        if (dx == 0 || step == 0) {
            return isChosen(condition, side) ? dx : 0;
        }
        boolean isStraight = (condition & 2) == 0;
        Rule rule = isStraight == (side != 0) ? Rule.GATE_IF : Rule.GATE_UNLESS;
        return t.add(rule, dx, step, x);
    }

    /**
     * An element of an array as a side sees it. There may be none where the side is not chosen;
     * then the condition is looked at, as the side cannot be computed for others.
     */
    public static double element(double[] array, int index, int condition, int side, Tape t) {
        boolean isThere = array != null && index >= 0 && index < array.length;
        if (isThere || isChosen(condition, side)) {
            double x = array[index];
            return enter(x, condition, side, Stored.shadow(array, index, t), t);
        }
        t.result = 0;
        if (condition >>> 2 != 0) {
            t.lookAtCondition(condition >>> 2);
        }
        return Double.NaN;
    }

    /** What the side gives that is chosen. */
    public static double choose(double x, double y, int condition, int dx, int dy, Tape t) {
        boolean isFirst = isChosen(condition, 1);
        double z = isFirst ? x : y;
        int step = condition >>> 2;
        boolean isSame = dx == dy && Double.doubleToRawLongBits(x) == Double.doubleToRawLongBits(y);
        if (step == 0 || isSame) {
            t.result = isFirst ? dx : dy;
        } else if ((condition & 2) == 0) {
            t.result = t.choice(step, dx, dy, x, y, z);
        } else {
            t.result = t.choice(step, dy, dx, y, x, z);
        }
        return z;
    }
}
