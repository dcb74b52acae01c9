package io.cotangent.intrinsics.vector;

import io.cotangent.intrinsics.BinaryFunction;
import io.cotangent.intrinsics.Comparison;
import io.cotangent.intrinsics.Formula;
import io.cotangent.intrinsics.Kind;
import io.cotangent.intrinsics.Step;
import io.cotangent.intrinsics.UnaryFunction;

/** The expressions, {@link Lane}s and {@link Mask}s, of the values of a formula. */
final class PieceExpressions {
    private final Format format;
    private final Object[] values;

    private PieceExpressions(int size, Format format) {
        this.format = format;
        this.values = new Object[size];
    }

    /**
     * The expressions by value; operands are the formula's inputs.
     *
     * @param format the numbers that are computed with; if those of 64 bits, numbers of 32 bits
     *     occur as inputs and as results only
     */
    static Object[] of(Formula formula, Format format) {
        PieceExpressions expressions = new PieceExpressions(formula.size(), format);
        Kind[] kinds = formula.kinds();
        int inputs = formula.inputs().size();
        for (int i = 0; i < kinds.length; i++) {
            expressions.values[i] =
                    i >= inputs
                            ? expressions.value(formula.step(i))
                            : kinds[i] == Kind.BOOL ? new Mask.Input(i) : Lane.input(i);
        }
        return expressions.values;
    }

    private Object value(Step step) {
        return switch (step) {
            case Step.Constant(Kind kind, double value) -> constant(kind, value);
            case Step.Unary(UnaryFunction f, int x) ->
                    Functions.cheap(f, format, lane(x)).orElseThrow();
            case Step.Binary(BinaryFunction f, int a, int b) ->
                    isMask(a)
                            ? binary(f, mask(a), mask(b))
                            : Functions.cheap(f, format, lane(a), lane(b)).orElseThrow();
            case Step.Compare(Comparison c, int a, int b) ->
                    isMask(a)
                            ? compare(c, mask(a), mask(b))
                            : new Mask.Compare(c, lane(a), lane(b));
            case Step.Select(int condition, int a, int b) ->
                    isMask(a)
                            ? choose(mask(condition), mask(a), mask(b))
                            : mask(condition).select(lane(a), lane(b));
            case Step.Convert(Kind to, int x) -> convert(to, x);
        };
    }

    private static Object constant(Kind kind, double value) {
        Lane number = Lane.of(value);
        return kind == Kind.BOOL ? number.ne(0) : number;
    }

    private Object convert(Kind to, int x) {
        if (to == Kind.BOOL) {
            return isMask(x) ? mask(x) : lane(x).ne(0);
        }
        // Numbers are made wider as they are loaded, and narrower as they are stored.
        return isMask(x) ? mask(x).select(1, 0) : lane(x);
    }

    private static Mask binary(BinaryFunction f, Mask a, Mask b) {
        return switch (f) {
            case AND, MIN -> a.and(b);
            case OR, MAX -> a.or(b);
            case XOR -> differ(a, b);
            default -> throw new AssertionError(f);
        };
    }

    private static Mask compare(Comparison comparison, Mask a, Mask b) {
        return switch (comparison) {
            case EQ -> differ(a, b).not();
            case NE -> differ(a, b);
            case LT -> a.not().and(b);
            case LE -> a.not().or(b);
            case GT -> a.and(b.not());
            case GE -> a.or(b.not());
        };
    }

    private static Mask differ(Mask a, Mask b) {
        return a.or(b).and(a.and(b).not());
    }

    private static Mask choose(Mask condition, Mask a, Mask b) {
        return condition.and(a).or(condition.not().and(b));
    }

    private boolean isMask(int value) {
        return values[value] instanceof Mask;
    }

    private Lane lane(int value) {
        return (Lane) values[value];
    }

    private Mask mask(int value) {
        return (Mask) values[value];
    }
}
