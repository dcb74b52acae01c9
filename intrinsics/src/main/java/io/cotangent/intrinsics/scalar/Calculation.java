package io.cotangent.intrinsics.scalar;

import io.cotangent.intrinsics.BinaryFunction;
import io.cotangent.intrinsics.Comparison;
import io.cotangent.intrinsics.KernelProvider;
import io.cotangent.intrinsics.Kind;
import io.cotangent.intrinsics.UnaryFunction;
import io.cotangent.intrinsics.vector.VectorKernels;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * A calculation on single numbers, put together step by step. Values are named by numbers. What was
 * computed before is not computed again, constants are computed at once, and steps that change
 * nothing, not even the sign of a zero, are left out:
 *
 * <pre>
 * x + -0 = x    x + 0 = x, unless x may be -0    x - 0 = x    1 x = x    x / 1 = x    -(-x) = x
 * a + (-b) = a - b    a - (-b) = a + b    (0 + a) + b = 0 + (a + b)    c ? a : a = a
 * </pre>
 */
public final class Calculation {
    private final Leaves leaves = new Leaves();
    private final Instructions instructions = new Instructions(leaves);
    private final KnownInstructions known = new KnownInstructions(instructions);
    private final Constants constants = new Constants(leaves);

    /** The instructions whose results are never -0. */
    private final BitSet neverNegativeZero = new BitSet();

    private final List<Kind> outputKinds = new ArrayList<>();
    private final List<int[]> outputs = new ArrayList<>();

    /** A calculation of nothing yet. */
    public Calculation() {}

    /** Whether the kernels are those whose bits calculations have. */
    public static boolean isAvailable() {
        return KernelProvider.kernels() instanceof VectorKernels;
    }

    /** The number of steps so far. */
    public int size() {
        return instructions.count();
    }

    /** The kind of a value. */
    public Kind kind(int value) {
        return instructions.kind(value);
    }

    /** A constant, rounded to its kind. */
    public int constant(Kind kind, double value) {
        return ~leaves.constant(kind, value);
    }

    /** An element of an input array, which holds values of a kind. */
    public int input(Kind kind, int array, int element) {
        return ~leaves.input(kind, array, element);
    }

    /** A function of a number. */
    public int unary(UnaryFunction f, int x) {
        if (constants.isConstant(x)) {
            return constants.unary(f, x);
        }
        return switch (f) {
            case SQUARE -> binary(BinaryFunction.MUL, x, x);
            case NEG -> {
                int negated = negated(x);
                yield negated != Instructions.NONE ? negated : addUnary(f, x);
            }
            default -> addUnary(f, x);
        };
    }

    private int addUnary(UnaryFunction f, int x) {
        int result = add(new Operation.Unary(f, kind(x)), x, Instructions.NONE, Instructions.NONE);
        switch (f) {
            case ABS, EXP, EXP2, COSH, SIGMOID, SOFTPLUS, ERFC -> neverNegativeZero.set(result);
            default -> {}
        }
        return result;
    }

    /** The value of which this one is the negative; none if there is none. */
    private int negated(int x) {
        return x >= 0
                        && instructions.operation(x) instanceof Operation.Unary(var f, _)
                        && f == UnaryFunction.NEG
                ? instructions.operand(x, 0)
                : Instructions.NONE;
    }

    /** A function of two values of one kind. */
    public int binary(BinaryFunction f, int a, int b) {
        if (constants.isConstant(a) && constants.isConstant(b)) {
            return constants.binary(f, a, b);
        }
        if (!kind(a).isFloating()) {
            return addBinary(f, a, b);
        }
        return switch (f) {
            case ADD -> sum(a, b);
            case SUB -> difference(a, b);
            case MUL -> product(a, b);
            case DIV -> constants.is(b, 1) ? a : addBinary(f, a, b);
            default -> addBinary(f, a, b);
        };
    }

    private int addBinary(BinaryFunction f, int a, int b) {
        return add(new Operation.Binary(f, kind(a)), a, b, Instructions.NONE);
    }

    private int sum(int a, int b) {
        if (constants.is(a, -0.0) || constants.is(a, 0) && isNeverNegativeZero(b)) {
            return b;
        }
        if (constants.is(b, -0.0) || constants.is(b, 0) && isNeverNegativeZero(a)) {
            return a;
        }
        if (constants.is(b, 0)) {
            return sum(b, a);
        }
        if (constants.is(a, 0)) {
            int result = addBinary(BinaryFunction.ADD, a, b);
            neverNegativeZero.set(result);
            return result;
        }
        int left = withoutZero(a);
        int right = withoutZero(b);
        if (left != a || right != b) {
            return sum(constant(kind(a), 0), sum(left, right));
        }
        if (negated(b) != Instructions.NONE) {
            return difference(a, negated(b));
        }
        if (negated(a) != Instructions.NONE) {
            return difference(b, negated(a));
        }
        int result = addBinary(BinaryFunction.ADD, a, b);
        neverNegativeZero.set(result, isNeverNegativeZero(a) || isNeverNegativeZero(b));
        return result;
    }

    /** The x of {@code 0 + x}; the value itself if it is something else. */
    private int withoutZero(int value) {
        return value >= 0
                        && instructions.operation(value) instanceof Operation.Binary(var f, _)
                        && f == BinaryFunction.ADD
                        && constants.is(instructions.operand(value, 0), 0)
                ? instructions.operand(value, 1)
                : value;
    }

    private int difference(int a, int b) {
        if (constants.is(b, 0)) {
            return a;
        }
        return negated(b) != Instructions.NONE
                ? sum(a, negated(b))
                : addBinary(BinaryFunction.SUB, a, b);
    }

    private int product(int a, int b) {
        if (constants.is(a, 1)) {
            return b;
        }
        if (constants.is(b, 1)) {
            return a;
        }
        int result = addBinary(BinaryFunction.MUL, a, b);
        neverNegativeZero.set(result, a == b);
        return result;
    }

    private boolean isNeverNegativeZero(int value) {
        return value < 0 ? constants.isNeverNegativeZero(value) : neverNegativeZero.get(value);
    }

    /** {@code a * b + c}, rounded once. */
    public int fma(int a, int b, int c) {
        if (constants.isConstant(a) && constants.isConstant(b) && constants.isConstant(c)) {
            return constants.fma(a, b, c);
        }
        return add(new Operation.Fma(kind(a)), a, b, c);
    }

    /** A comparison of two values of one kind; a truth value. */
    public int compare(Comparison comparison, int a, int b) {
        if (constants.isConstant(a) && constants.isConstant(b)) {
            return constants.compare(comparison, a, b);
        }
        return add(new Operation.Compare(comparison, kind(a)), a, b, Instructions.NONE);
    }

    /** By a truth value one of two values of one kind. */
    public int select(int condition, int a, int b) {
        if (constants.isConstant(condition)) {
            return constants.is(condition, 0) ? b : a;
        }
        if (a == b) {
            return a;
        }
        int result = add(new Operation.Select(kind(a)), condition, a, b);
        neverNegativeZero.set(result, isNeverNegativeZero(a) && isNeverNegativeZero(b));
        return result;
    }

    /** The same value as another kind: a number rounded, a truth value as 0 or 1. */
    public int convert(Kind to, int x) {
        Kind from = kind(x);
        if (from == to) {
            return x;
        }
        if (constants.isConstant(x)) {
            return constants.convert(to, x);
        }
        int result = add(new Operation.Convert(from, to), x, Instructions.NONE, Instructions.NONE);
        neverNegativeZero.set(result, from == Kind.BOOL);
        return result;
    }

    private int add(Operation operation, int a, int b, int c) {
        return known.find(instructions.codeOf(operation), a, b, c);
    }

    /** Says that some values, of one kind, are the elements of the next output array. */
    public void output(Kind kind, int... values) {
        outputKinds.add(kind);
        outputs.add(values.clone());
    }

    /**
     * Makes a class of the calculation; none if it is too long for that.
     *
     * @param nanoseconds about how long it may take
     */
    public Optional<Routine> compile(double nanoseconds) {
        List<int[]> values = outputs.stream().map(int[]::clone).toList();
        Instructions needed = instructions.needed(values);
        return new RoutineWriter(needed, outputKinds, values).write(nanoseconds);
    }
}
