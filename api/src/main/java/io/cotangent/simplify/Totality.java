package io.cotangent.simplify;

import io.cotangent.op.Binary;
import io.cotangent.op.Elementwise;
import io.cotangent.op.Family;
import io.cotangent.op.Given;
import io.cotangent.op.Op;
import io.cotangent.op.Products;
import io.cotangent.op.Reductions;
import io.cotangent.op.Shapes;
import io.cotangent.op.Unary;

/** What is known of operations beside their rules. */
final class Totality {
    private Totality() {}

    /**
     * Whether an operation has results for all operands of their types, and nothing but its results
     * matters. What is not known to be so stays in a program even where no result needs it.
     */
    static boolean isTotal(Op op, Term... operands) {
        return switch (op) {
            case Binary binary -> operands[0].isFloating() || isTotalOnIntegers(binary);
            case Shapes.Broadcast _,
                    Shapes.Reshape _,
                    Shapes.Permute _,
                    Shapes.Slice _,
                    Shapes.Embed _,
                    Shapes.Concat _,
                    Shapes.Update _ ->
                    true;
            case Reductions.Sum _,
                    Reductions.Extremum _,
                    Reductions.Product _,
                    Reductions.ArgExtremum _,
                    Reductions.CumulativeSum _,
                    Products.MatMul _,
                    Elementwise.StopGradient _,
                    Elementwise.Gate _,
                    Given _ ->
                    true;
            default -> isElementwise(op);
        };
    }

    private static boolean isTotalOnIntegers(Binary op) {
        return switch (op) {
            case FLOOR_DIV, MOD, FMOD, POW -> false;
            default -> true;
        };
    }

    /** Whether each element of the result is a function of the operands' elements at its place. */
    static boolean isElementwise(Op op) {
        return switch (op) {
            case Unary _,
                    Binary _,
                    Family _,
                    Elementwise.Power _,
                    Elementwise.Compare _,
                    Elementwise.Where _,
                    Elementwise.Cast _ ->
                    true;
            default -> false;
        };
    }

    /** Whether an elementwise operation costs no more than to read an element from memory. */
    static boolean isArithmetic(Op op) {
        return switch (op) {
            case Unary.NEG, Unary.ABS, Unary.SQUARE -> true;
            case Binary.ADD, Binary.SUB, Binary.MUL -> true;
            case Elementwise.Compare _, Elementwise.Where _, Elementwise.Cast _ -> true;
            default -> false;
        };
    }
}
