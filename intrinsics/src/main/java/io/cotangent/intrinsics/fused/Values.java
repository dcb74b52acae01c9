package io.cotangent.intrinsics.fused;

import io.cotangent.intrinsics.Formula;
import io.cotangent.intrinsics.Kind;
import io.cotangent.intrinsics.Result;
import io.cotangent.intrinsics.Step;
import io.cotangent.intrinsics.vector.Piece;
import java.util.BitSet;

/**
 * What there is to know of the values of a formula, given which inputs are one for all elements.
 */
final class Values {
    private static final int[] NONE = {};

    /** What {@link #cost} says of steps that are no part of pieces. */
    static final int CALL = -1;

    final Formula formula;
    final Kind[] kinds;
    final int inputs;

    /** Whether a value is the same for all elements. */
    final boolean[] fixed;

    /** Whether a result depends on a value. */
    private final boolean[] live;

    private final int[] costs;

    /** By value, the numbers that its step computes with in a piece. */
    private final Kind[] formats;

    Values(Formula formula, BitSet uniform) {
        this.formula = formula;
        this.kinds = formula.kinds();
        this.inputs = formula.inputs().size();
        this.fixed = new boolean[kinds.length];
        this.live = new boolean[kinds.length];
        this.costs = new int[kinds.length];
        this.formats = new Kind[kinds.length];
        Kind usual = formats();
        for (int i = 0; i < kinds.length; i++) {
            if (i < inputs) {
                fixed[i] = uniform.get(i);
                continue;
            }
            fixed[i] = true;
            for (int operand : operands(i)) {
                fixed[i] &= fixed[operand];
            }
            costs[i] = Piece.cost(formula.step(i), kinds).orElse(CALL);
            formats[i] = format(i, usual);
        }
        for (Result result : formula.results()) {
            live[result.value()] = true;
        }
        for (int i = kinds.length - 1; i >= inputs; i--) {
            for (int operand : operands(i)) {
                live[operand] |= live[i];
            }
        }
    }

    private Kind formats() {
        Kind usual = Kind.F32;
        for (Kind kind : kinds) {
            usual = kind == Kind.F64 ? Kind.F64 : usual;
        }
        return usual;
    }

    private Kind format(int value, Kind usual) {
        Kind format = kinds[value];
        for (int operand : operands(value)) {
            // A conversion computes with the wider numbers, a comparison with those compared.
            format = kinds[operand].isFloating() && format != Kind.F64 ? kinds[operand] : format;
        }
        if (format != Kind.BOOL) {
            return format;
        }
        for (int operand : operands(value)) {
            if (operand >= inputs && costs[operand] != CALL) {
                return formats[operand];
            }
        }
        return usual;
    }

    /** The operands of a value; none of an input. */
    int[] operands(int value) {
        return value < inputs ? NONE : operands(formula.step(value));
    }

    static int[] operands(Step step) {
        return switch (step) {
            case Step.Constant _ -> NONE;
            case Step.Unary(_, int x) -> new int[] {x};
            case Step.Binary(_, int a, int b) -> new int[] {a, b};
            case Step.Compare(_, int a, int b) -> new int[] {a, b};
            case Step.Select(int condition, int a, int b) -> new int[] {condition, a, b};
            case Step.Convert(_, int x) -> new int[] {x};
        };
    }

    int size() {
        return kinds.length;
    }

    boolean isConstant(int value) {
        return value >= inputs && formula.step(value) instanceof Step.Constant;
    }

    /** Whether a step is computed for each element. */
    boolean isMoving(int value) {
        return value >= inputs && live[value] && !fixed[value];
    }

    /** Whether a step is computed once for all elements. */
    boolean isFixedStep(int value) {
        return value >= inputs && live[value] && fixed[value];
    }

    /** Whether a moving step may be in a piece. */
    boolean isCheap(int value) {
        return isMoving(value) && costs[value] != CALL;
    }

    /** How many operations on vectors a cheap step takes. */
    int cost(int value) {
        return costs[value];
    }

    /** The numbers that a cheap step computes with. */
    Kind format(int value) {
        return formats[value];
    }

    /** Whether a piece that has a step cannot have this cheap operand of it, too. */
    boolean isApart(int operand, int value) {
        return formats[operand] != formats[value]
                || kinds[operand] == Kind.F32 && formats[value] == Kind.F64;
    }
}
