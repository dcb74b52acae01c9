package io.cotangent.number;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The steps that computed numbers from those that a derivative is taken in, in their order: of each
 * its rule, its operands, which are earlier steps, and its value, 17 bytes together. A step's
 * number, from 1 on, is the shadow of the number that it computed. A passive operand of a step is a
 * step, too, of {@link Rule#CONSTANT}.
 *
 * <p>Where a sweep is all that will be done with a tape, it has the steps' values and {@link
 * Edges}, and a step may be a whole expression of woven code: 12 bytes, and 12 for each active
 * operand.
 *
 * <p>One thread writes.
 */
public final class Tape extends Registers {
    private static final int FIRST_CAPACITY = 256;

    /** Steps of a tape that is kept for good, at most: 17 MB. */
    private static final int LARGE = 1 << 20;

    /** Makes the smallest numbers such that have a reciprocal. */
    private static final double SCALE = 0x1p600;

    private @Nullable Thread thread;
    private @Nullable Tape outer;
    private int epoch;

    private double[] values;
    private int size;

    private byte[] rules = {};
    private int[] firsts = {};
    private int[] seconds = {};

    private final Edges edges = new Edges();
    private boolean isSwept;
    private boolean isRehearsal;

    private final Lifts lifts = new Lifts(this);
    private final Calculator calculator = new Calculator(this);
    private @Nullable Border border;
    private @Nullable Looks looks;

    private Tape(int capacity) {
        super(capacity == 0);
        values = new double[capacity];
    }

    Tape() {
        this(FIRST_CAPACITY);
    }

    /** The tape of threads that have none: on it nothing is recorded. */
    static Tape guest() {
        return new Tape(0);
    }

    /** Begins to record, for a thread. */
    void begin(Thread recorder, @Nullable Tape around, int number) {
        thread = recorder;
        outer = around;
        epoch = number;
        begin(around == null);
    }

    /** Forgets all; the memory is there for another time. */
    @Override
    void clear() {
        size = 0;
        edges.clear();
        isSwept = false;
        isRehearsal = false;
        thread = null;
        outer = null;
        looks = null;
        lifts.clear();
        border = null;
        super.clear();
    }

    /** Whether it has more memory than is kept for good. */
    boolean isLarge() {
        return Math.max(values.length, edges.capacity()) > LARGE;
    }

    /** Says that a sweep is all that will be done with the steps. */
    void sweep() {
        isSwept = true;
        isRehearsal = true;
    }

    /** Says that no arrays will be made of the steps. */
    void rehearse() {
        isRehearsal = true;
    }

    /** Whether no arrays will be made of the steps. */
    boolean isRehearsal() {
        return isRehearsal;
    }

    /** Whether expressions may be recorded as one step, with their derivatives. */
    boolean isSwept() {
        return isSwept;
    }

    boolean isGuest() {
        return thread == null;
    }

    @Nullable Thread thread() {
        return thread;
    }

    /** The tape that the thread recorded on before, and will again. */
    @Nullable Tape outer() {
        return outer;
    }

    /** A number that no other tape has; 0 for guests. */
    int epoch() {
        return epoch;
    }

    /** The number of steps. */
    int size() {
        return size;
    }

    /** The value of a step. */
    double value(int step) {
        return values[step];
    }

    Rule rule(int step) {
        return Rule.of(rules[step]);
    }

    /** A number for the rule, the same for the same rule. */
    int code(int step) {
        return rules[step];
    }

    /** The first operand; for an input, the number of its array. */
    int first(int step) {
        return firsts[step];
    }

    /** The second operand; for an input, the number of the element. */
    int second(int step) {
        return seconds[step];
    }

    /** Records a step of active operands as it is. */
    @SuppressWarnings("EnumOrdinal") // a byte for a rule, in this JVM alone
    int add(Rule rule, int first, int second, double value) {
        if (isSwept) {
            return rule.isOperation()
                    ? statement(rule, first, second, values[first], values[second], value)
                    : start(value);
        }
        int step = next(value);
        if (step >= rules.length) {
            rules = Arrays.copyOf(rules, values.length);
            firsts = Arrays.copyOf(firsts, values.length);
            seconds = Arrays.copyOf(seconds, values.length);
        }
        rules[step] = (byte) rule.ordinal();
        firsts[step] = first;
        seconds[step] = second;
        return step;
    }

    private int next(double value) {
        int step = ++size;
        if (step == values.length) {
            values = Arrays.copyOf(values, Math.max(FIRST_CAPACITY, Math.multiplyExact(step, 2)));
        }
        values[step] = value;
        return step;
    }

    private int start(double value) {
        int step = next(value);
        edges.mark(step);
        return step;
    }

    /** Records an operation of numbers, of which one may be passive. */
    private int statement(Rule rule, int shadowX, int shadowY, double x, double y, double z) {
        if (rule == Rule.DIV && y != 0) {
            double share = 1 / y;
            if (Double.isInfinite(share) || Double.isInfinite(share * z) && !Double.isInfinite(z)) {
                return smallDivision(shadowX, shadowY, y, z);
            }
        }
        int at = edges.begin(2);
        if (shadowX != 0) {
            at = edges.add(at, shadowX, rule.first(x, y, z));
        }
        if (shadowY != 0 && rule.isBinary()) {
            at = edges.add(at, shadowY, rule.second(x, y, z));
        }
        return endStatement(at, z);
    }

    /** A quotient z of which a derivative is too large for a number, in two steps that are not. */
    private int smallDivision(int shadowX, int shadowY, double y, double z) {
        double scale = Double.isInfinite(1 / y) ? SCALE : 1;
        int at = edges.add(edges.begin(2), shadowX, scale);
        int scaled = endStatement(edges.add(at, shadowY, -z * scale), z);
        return endStatement(edges.add(edges.begin(2), scaled, 1 / (y * scale)), z);
    }

    /** The operands of statements. */
    Edges edges() {
        return edges;
    }

    /** Records the statement of the last operands; z is its value. */
    int endStatement(int at, double z) {
        int step = next(z);
        edges.end(step, at);
        return step;
    }

    /**
     * Records the elements of an array as inputs.
     *
     * @param number of the array
     * @return their shadows
     */
    int[] inputs(int number, double... elements) {
        int[] shadows = new int[elements.length];
        for (int i = 0; i < shadows.length; i++) {
            double x = elements[i];
            shadows[i] = isSwept ? start(x) : add(Rule.INPUT, number, i, x);
        }
        return shadows;
    }

    /** Records a function of a number that is not passive; z is its value. */
    int unary(Rule rule, int shadow, double z) {
        return isSwept ? statement(rule, shadow, 0, values[shadow], 0, z) : add(rule, shadow, 0, z);
    }

    /** Records a function of x and y, of which one may be passive; z is its value. */
    int binary(Rule rule, int shadowX, int shadowY, double x, double y, double z) {
        if (isSwept) {
            return statement(rule, shadowX, shadowY, x, y, z);
        }
        int first = shadowX == 0 ? add(Rule.CONSTANT, 0, 0, x) : shadowX;
        int second = shadowY == 0 ? add(Rule.CONSTANT, 0, 0, y) : shadowY;
        return add(rule, first, second, z);
    }

    /** Says that looks at numbers are to be remembered: what comes after depends on them. */
    void observe() {
        Boxes.watch();
        looks = new Looks(this);
    }

    /** The looks so far; null where they are not remembered. */
    @Nullable Looks looks() {
        return looks;
    }

    /** Whether anything was looked at that they remember. */
    boolean hasLooked() {
        return looks != null && looks.steps().length > 0;
    }

    /** Remembers that woven code compares x and y, of which one may be passive. */
    void compared(int shadowX, int shadowY, double x, double y) {
        if (looks != null && (shadowX | shadowY) != 0) {
            int first = shadowX == 0 ? add(Rule.CONSTANT, 0, 0, x) : shadowX;
            int second = shadowY == 0 ? add(Rule.CONSTANT, 0, 0, y) : shadowY;
            looks.compared(first, second, x, y);
        }
    }

    /** A step that says how two numbers compare; 0 where nobody asks for other arguments. */
    int condition(int kind, int shadowX, int shadowY, double x, double y, boolean holds) {
        if (looks == null) {
            return 0;
        }
        double value = holds ? 1 : 0;
        return switch (kind) {
            case Choices.LESS -> binary(Rule.LESS, shadowX, shadowY, x, y, value);
            case Choices.GREATER -> binary(Rule.LESS, shadowY, shadowX, y, x, value);
            case Choices.AT_MOST -> binary(Rule.AT_MOST, shadowX, shadowY, x, y, value);
            case Choices.AT_LEAST -> binary(Rule.AT_MOST, shadowY, shadowX, y, x, value);
            default -> binary(Rule.EQUAL, shadowX, shadowY, x, y, value);
        };
    }

    /** Remembers that code depends on how the numbers of a condition compare. */
    void lookAtCondition(int step) {
        if (looks != null) {
            int first = firsts[step];
            int second = seconds[step];
            looks.compared(first, second, values[first], values[second]);
        }
    }

    /** Records x where a condition holds, else y, of which one or both may be passive. */
    int choice(int condition, int shadowX, int shadowY, double x, double y, double z) {
        int first = shadowX == 0 ? add(Rule.CONSTANT, 0, 0, x) : shadowX;
        int second = shadowY == 0 ? add(Rule.CONSTANT, 0, 0, y) : shadowY;
        return add(Rule.CHOICE, add(Rule.OFFER, first, condition, x), second, z);
    }

    /** As {@link #compared}, in an order in which the zeros differ, and NaN has a place. */
    void ordered(int shadowX, int shadowY, double x, double y) {
        if (x < y || x > y) {
            compared(shadowX, shadowY, x, y);
        } else if (x == y && x != 0) {
            compared(shadowX, shadowY, x, y);
            compared(shadowX, 0, x, 0);
            compared(shadowY, 0, y, 0);
        } else {
            look(shadowX);
            look(shadowY);
        }
    }

    /** Remembers that woven code takes a number without its fraction. */
    void truncated(int shadow) {
        if (looks != null && shadow != 0) {
            looks.truncated(shadow);
        }
    }

    /** Remembers that woven code rounds a number to an integer. */
    void rounded(int shadow) {
        if (looks != null && shadow != 0) {
            looks.rounded(shadow);
        }
    }

    /** Remembers that woven code takes a number for something without derivatives. */
    void look(int shadow) {
        if (looks != null && shadow != 0) {
            looks.exact(shadow);
        }
    }

    /** The numbers of outer tapes that are steps of this one. */
    Lifts lifts() {
        return lifts;
    }

    Calculator calculator() {
        return calculator;
    }

    /** Where arrays become numbers of this tape, and numbers arrays. */
    Border border() {
        Border known = border;
        if (known == null) {
            known = new Border(this);
            border = known;
        }
        return known;
    }

    /** Whether numbers have become arrays, or arrays numbers, that have no trace. */
    boolean isCrossed() {
        return border != null && border.isCrossed();
    }

    /**
     * The cotangents of all steps, by their numbers, given that of one: the reverse sweep. Steps
     * whose cotangent is zero pass nothing on.
     *
     * @return at least so many as the tape has steps, and one; the tape's own until it is cleared;
     *     the first means nothing
     */
    double[] pullback(int result, double cotangent) {
        return edges.pullback(result, cotangent, size);
    }

    /** The tangents of all steps, given those of the inputs, as {@link Edges#pushforward}. */
    double[] pushforward(double... inputs) {
        return edges.pushforward(size, inputs);
    }

    /** The derivatives of some steps in the inputs, as {@link Edges#jacobian}. */
    double[][] jacobian(int inputs, int... results) {
        return edges.jacobian(inputs, results, size);
    }
}
