package io.cotangent.simplify;

import io.cotangent.op.Binary;
import io.cotangent.op.Elementwise;
import io.cotangent.op.Op;
import io.cotangent.op.Shapes;
import io.cotangent.op.Unary;

/** What is known of the signs of zeros. */
final class Zeros {
    /** How far back it is looked for what makes a zero: rules take a bounded time. */
    private static final int DEPTH = 4;

    private Zeros() {}

    /** Whether no element is -0, whatever the inputs. */
    static boolean areNeverNegative(Term x) {
        return areNeverNegative(x, DEPTH);
    }

    private static boolean areNeverNegative(Term x, int depth) {
        if (!x.isFloating() || x.isUniform()) {
            return !x.is(-0.0);
        }
        if (x.step() == null || depth == 0) {
            return false;
        }
        Op op = x.step().op();
        return switch (op) {
            case Unary.SQUARE, Unary.ABS, Unary.EXP -> true;
            // a sum is -0 only where both are, a difference only where the first is
            case Binary.ADD ->
                    areNeverNegative(x.operand(0), depth - 1)
                            || areNeverNegative(x.operand(1), depth - 1);
            case Binary.SUB -> areNeverNegative(x.operand(0), depth - 1);
            case Elementwise.Cast _ -> !x.operand(0).isFloating();
            case Elementwise.Where _ ->
                    areNeverNegative(x.operand(1), depth - 1)
                            && areNeverNegative(x.operand(2), depth - 1);
            case Shapes.Broadcast _, Shapes.Reshape _, Shapes.Permute _, Shapes.Slice _ ->
                    areNeverNegative(x.operand(0), depth - 1);
            default -> false;
        };
    }
}
