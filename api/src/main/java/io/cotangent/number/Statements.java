package io.cotangent.number;

/**
 * What the methods of woven classes call that record whole expressions: where a tape will be swept
 * over, and no more, as one step with its derivatives; else step by step.
 */
public final class Statements {
    private Statements() {}

    /** Whether an expression may be one step. */
    public static boolean isSwept(Tape t) {
        return t.isSwept();
    }

    /**
     * Begins a step of some operands at most.
     *
     * @return where the first is to go
     */
    public static int begin(int operands, Tape t) {
        return t.edges().begin(operands);
    }

    /**
     * Records an operand, if it is active, and the derivative in it.
     *
     * @return where the next is to go
     */
    public static int operand(int at, int shadow, double partial, Tape t) {
        return t.edges().add(at, shadow, partial);
    }

    /**
     * Ends a step.
     *
     * @param at where the next operand would go
     * @param z the value
     * @return its shadow
     */
    public static int end(int at, double z, Tape t) {
        return t.endStatement(at, z);
    }

    /** The shadow of {@code x + y}. */
    public static int add(double x, double y, int dx, int dy, Tape t) {
        if ((dx | dy) == 0) {
            return 0;
        }
        double z = x + y;
        return t.isSwept() ? both(dx, 1, dy, 1, z, t) : t.binary(Rule.ADD, dx, dy, x, y, z);
    }

    /** The shadow of {@code x - y}. */
    public static int sub(double x, double y, int dx, int dy, Tape t) {
        if ((dx | dy) == 0) {
            return 0;
        }
        double z = x - y;
        return t.isSwept() ? both(dx, 1, dy, -1, z, t) : t.binary(Rule.SUB, dx, dy, x, y, z);
    }

    /** The shadow of {@code x y}. */
    public static int mul(double x, double y, int dx, int dy, Tape t) {
        if ((dx | dy) == 0) {
            return 0;
        }
        double z = x * y;
        return t.isSwept() ? both(dx, y, dy, x, z, t) : t.binary(Rule.MUL, dx, dy, x, y, z);
    }

    /** The shadow of {@code x / y}. */
    public static int div(double x, double y, int dx, int dy, Tape t) {
        if ((dx | dy) == 0) {
            return 0;
        }
        double z = x / y;
        double share = 1 / y;
        double inY = -(share * z);
        return t.isSwept() && Double.isFinite(inY)
                ? both(dx, share, dy, inY, z, t)
                : t.binary(Rule.DIV, dx, dy, x, y, z);
    }

    private static int both(int dx, double inX, int dy, double inY, double z, Tape t) {
        Edges edges = t.edges();
        int at = edges.add(edges.begin(2), dx, inX);
        return t.endStatement(edges.add(at, dy, inY), z);
    }

    /** Whether comparisons are to be remembered. */
    public static boolean isObserved(Tape t) {
        return t.looks() != null;
    }

    /** Hands over a number of an expression that is to be recorded step by step. */
    public static void leaf(int number, double x, int dx, Tape t) {
        t.calculator().leaf(number, x, dx);
    }

    /**
     * Records an expression step by step.
     *
     * @param steps as {@link Calculator#run} takes them, and the result's place
     * @return the shadow of the result
     */
    public static int steps(String steps, Tape t) {
        Calculator calculator = t.calculator();
        calculator.run(steps, 1);
        return calculator.shadow(steps.charAt(steps.length() - 1));
    }

    /**
     * Remembers that woven code compares the results of two expressions.
     *
     * @param steps as {@link Calculator#run} takes them, and the results' places
     */
    public static void compared(String steps, Tape t) {
        Calculator calculator = t.calculator();
        calculator.run(steps, 2);
        char x = steps.charAt(steps.length() - 2);
        char y = steps.charAt(steps.length() - 1);
        t.compared(
                calculator.shadow(x),
                calculator.shadow(y),
                calculator.value(x),
                calculator.value(y));
    }
}
