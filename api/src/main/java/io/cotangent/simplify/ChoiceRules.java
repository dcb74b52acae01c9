package io.cotangent.simplify;

import io.cotangent.DType;
import io.cotangent.intrinsics.Comparison;
import io.cotangent.op.Binary;
import io.cotangent.op.Elementwise;
import io.cotangent.op.Op;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Comparisons, truth values, choices between numbers, and types. */
final class ChoiceRules {
    private ChoiceRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.of(
                        "greater",
                        "a > b = b < a, a >= b = b <= a",
                        "that is what greater means, of NaN, too",
                        ChoiceRules::greater,
                        Elementwise.Compare.class),
                Rule.of(
                        "not equal",
                        "not(a = b) = (a != b), not(a != b) = (a = b)",
                        "the two are opposites, for NaN, too; less and not less are not",
                        ChoiceRules::notEqual,
                        Binary.XOR),
                Rule.of(
                        "not not",
                        "not(not(x)) = x",
                        "twice the opposite",
                        ChoiceRules::notNot,
                        Binary.XOR),
                Rule.of(
                        "truth known",
                        "x and true = x, x and false = false, x or true = true, x or false = x, x xor false = x",
                        "truth values",
                        ChoiceRules::truthKnown,
                        Binary.AND,
                        Binary.OR,
                        Binary.XOR),
                Rule.of(
                        "equal branches",
                        "where(c, x, x) = x",
                        "either is x",
                        (t, op, x) -> x[1] == x[2] ? x[1] : null,
                        Elementwise.Where.class),
                Rule.of(
                        "condition known",
                        "where(true, a, b) = a, where(false, a, b) = b",
                        "elements are only moved",
                        (t, op, x) -> x[0].isUniform() ? x[x[0].is(1) ? 1 : 2] : null,
                        Elementwise.Where.class),
                Rule.of(
                        "condition reversed",
                        "where(not(c), a, b) = where(c, b, a)",
                        "elements are only moved",
                        (t, op, x) -> isNot(x[0]) ? t.apply(op, x[0].operand(0), x[2], x[1]) : null,
                        Elementwise.Where.class),
                Rule.of(
                        "same condition",
                        "where(c, where(c, a, b), d) = where(c, a, d), where(c, a, where(c, b, d)) = where(c, a, d)",
                        "what the inner choice does not give is not chosen",
                        ChoiceRules::sameCondition,
                        Elementwise.Where.class),
                Rule.of(
                        "one or zero",
                        "where(c, 1, 0) = cast(c)",
                        "true is cast to 1, false to 0",
                        (t, op, x) ->
                                x[1].is(1) && x[2].is(0)
                                        ? t.apply(new Elementwise.Cast(x[1].type().dtype()), x[0])
                                        : null,
                        Elementwise.Where.class),
                Rule.of(
                        "type it has",
                        "cast(x) to the type that it has = x",
                        "nothing is done",
                        (t, op, x) ->
                                ((Elementwise.Cast) op).dtype() == x[0].type().dtype()
                                        ? x[0]
                                        : null,
                        Elementwise.Cast.class),
                Rule.of(
                        "larger type between",
                        "cast(cast(x)) = cast(x) past a type that holds all numbers of x's",
                        "the first cast is exact",
                        ChoiceRules::castOfCast,
                        Elementwise.Cast.class));
    }

    private static @Nullable Term greater(Terms t, Op op, Term... x) {
        return switch (((Elementwise.Compare) op).comparison()) {
            case GT -> t.apply(new Elementwise.Compare(Comparison.LT), x[1], x[0]);
            case GE -> t.apply(new Elementwise.Compare(Comparison.LE), x[1], x[0]);
            default -> null;
        };
    }

    private static boolean isNot(Term x) {
        return x.is(Binary.XOR) && x.type().dtype() == DType.BOOL && x.operand(1).is(1);
    }

    private static boolean isNegation(Term... x) {
        return x[1].type().dtype() == DType.BOOL && x[1].is(1);
    }

    private static @Nullable Term notEqual(Terms t, Op op, Term... x) {
        Elementwise.Compare compare = x[0].op(Elementwise.Compare.class);
        if (compare == null || !isNegation(x)) {
            return null;
        }
        Comparison opposite =
                switch (compare.comparison()) {
                    case EQ -> Comparison.NE;
                    case NE -> Comparison.EQ;
                    default -> null;
                };
        return opposite == null
                ? null
                : t.apply(new Elementwise.Compare(opposite), x[0].operand(0), x[0].operand(1));
    }

    private static @Nullable Term notNot(Terms t, Op op, Term... x) {
        return isNegation(x) && isNot(x[0]) ? x[0].operand(0) : null;
    }

    private static @Nullable Term truthKnown(Terms t, Op op, Term... x) {
        if (x[1].type().dtype() != DType.BOOL || !x[1].isUniform()) {
            return null;
        }
        boolean truth = x[1].is(1);
        return switch ((Binary) op) {
            case AND -> x[truth ? 0 : 1];
            case OR -> x[truth ? 1 : 0];
            default -> truth ? null : x[0];
        };
    }

    private static @Nullable Term sameCondition(Terms t, Op op, Term... x) {
        for (int i = 1; i < 3; i++) {
            if (x[i].is(op) && x[i].operand(0) == x[0]) {
                Term[] operands = x.clone();
                operands[i] = x[i].operand(i);
                return t.apply(op, operands);
            }
        }
        return null;
    }

    private static @Nullable Term castOfCast(Terms t, Op op, Term... x) {
        return x[0].op(Elementwise.Cast.class) != null
                        && holds(x[0].type().dtype(), x[0].operand(0).type().dtype())
                ? t.apply(op, x[0].operand(0))
                : null;
    }

    /** Whether a type has all numbers of another. */
    private static boolean holds(DType type, DType other) {
        return switch (other) {
            case BOOL -> true;
            case INT32 -> type == DType.INT64 || type == DType.FLOAT64;
            case FLOAT32 -> type == DType.FLOAT64;
            default -> false;
        };
    }
}
