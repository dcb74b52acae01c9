package io.cotangent.simplify;

import io.cotangent.DType;
import io.cotangent.op.Binary;
import io.cotangent.op.Elementwise;
import io.cotangent.op.Op;
import io.cotangent.op.Unary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sums, products and quotients with particular numbers, and of a number with itself. */
final class ArithmeticRules {
    private ArithmeticRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.of(
                        "order",
                        "b + a = a + b: a constant comes second, else what was computed first comes first;"
                                + " so for mul, max, min, and, or, xor, eq, ne",
                        "these functions are symmetric, with signs of zeros",
                        ArithmeticRules::ordered,
                        Binary.ADD,
                        Binary.MUL,
                        Binary.MAX,
                        Binary.MIN,
                        Binary.AND,
                        Binary.OR,
                        Binary.XOR,
                        Elementwise.Compare.class),
                Rule.of(
                        "neutral",
                        "x * 1 = x, x / 1 = x, x - 0 = x, x + (-0) = x; x + 0 = x of integers, and of what is never -0",
                        "IEEE 754: nothing is rounded, and x - 0 and x + (-0) keep the sign of a zero; -0 + 0 is 0",
                        ArithmeticRules::neutral,
                        Binary.MUL,
                        Binary.DIV,
                        Binary.ADD,
                        Binary.SUB),
                Rule.of(
                        "square",
                        "x * x = square(x)",
                        "that is how square is computed",
                        (t, op, x) -> x[0] == x[1] ? t.apply(Unary.SQUARE, x[0]) : null,
                        Binary.MUL),
                Rule.of(
                        "power of two",
                        "x / c = x * (1/c) for a power of two c whose inverse is one of the type's numbers",
                        "both are the same number, rounded once",
                        ArithmeticRules::powerOfTwo,
                        Binary.DIV),
                Rule.of(
                        "inverse",
                        "1 / x = reciprocal(x)",
                        "that is how reciprocal is computed",
                        (t, op, x) -> x[0].is(1) ? t.apply(Unary.RECIPROCAL, x[1]) : null,
                        Binary.DIV),
                Rule.of(
                        "with itself",
                        "max(x, x) = x; so for min, and, or",
                        "either is x, NaN included",
                        (t, op, x) -> x[0] == x[1] ? x[0] : null,
                        Binary.MAX,
                        Binary.MIN,
                        Binary.AND,
                        Binary.OR),
                Rule.of(
                        "once more",
                        "max(max(a, b), b) = max(a, b); so for min, and, or",
                        "the larger of the larger one and b, NaN included",
                        ArithmeticRules::onceMore,
                        Binary.MAX,
                        Binary.MIN,
                        Binary.AND,
                        Binary.OR),
                Rule.of(
                        "rounded already",
                        "floor(ceil(x)) = ceil(x); so for all pairs of floor, ceil, trunc, round",
                        "what is rounded is an integer, an infinity or NaN, which all four leave as it is",
                        ArithmeticRules::rounded,
                        Unary.FLOOR,
                        Unary.CEIL,
                        Unary.TRUNC,
                        Unary.ROUND));
    }

    private static @Nullable Term ordered(Terms t, Op op, Term... x) {
        if (op instanceof Elementwise.Compare(var comparison)) {
            switch (comparison) {
                case EQ, NE -> {}
                default -> {
                    return null;
                }
            }
        }
        return rank(x[1]) < rank(x[0]) ? t.apply(op, x[1], x[0]) : null;
    }

    private static int rank(Term x) {
        return x.captured() == null ? x.number() : Integer.MAX_VALUE;
    }

    private static @Nullable Term neutral(Terms t, Op op, Term... x) {
        boolean neutral =
                switch ((Binary) op) {
                    case MUL, DIV -> x[1].is(1);
                    case SUB -> x[1].is(0);
                    default -> x[1].is(-0.0) || (x[1].is(0) && Zeros.areNeverNegative(x[0]));
                };
        return neutral ? x[0] : null;
    }

    private static @Nullable Term powerOfTwo(Terms t, Op op, Term... x) {
        if (!x[1].isUniform()) {
            return null;
        }
        double divisor = x[1].uniformValue();
        double inverse = 1 / divisor;
        boolean isPower = (Double.doubleToLongBits(divisor) & (1L << 52) - 1) == 0;
        boolean isExact =
                isPower
                        && inverse * divisor == 1
                        && (x[1].type().dtype() == DType.FLOAT64 || (float) inverse == inverse);
        return isExact && divisor != 1
                ? t.apply(Binary.MUL, x[0], t.uniform(x[1].type(), inverse))
                : null;
    }

    private static @Nullable Term onceMore(Terms t, Op op, Term... x) {
        for (int i = 0; i < 2; i++) {
            Term inner = x[i];
            Term other = x[1 - i];
            if (inner.is(op) && (inner.operand(0) == other || inner.operand(1) == other)) {
                return inner;
            }
        }
        return null;
    }

    private static @Nullable Term rounded(Terms t, Op op, Term... x) {
        Unary inner = x[0].op(Unary.class);
        return inner == null
                ? null
                : switch (inner) {
                    case FLOOR, CEIL, TRUNC, ROUND -> x[0];
                    default -> null;
                };
    }
}
