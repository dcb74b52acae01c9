package io.cotangent.simplify;

import io.cotangent.op.Binary;
import io.cotangent.op.Op;
import io.cotangent.op.Unary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Signs: none of these changes how anything is rounded. */
final class SignRules {
    private SignRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.of(
                        "times minus one",
                        "x * -1 = -x, x / -1 = -x",
                        "only the sign changes, of zeros, too",
                        (t, op, x) -> x[1].is(-1) ? t.apply(Unary.NEG, x[0]) : null,
                        Binary.MUL,
                        Binary.DIV),
                Rule.of(
                        "from minus zero",
                        "-0 - x = -x; of integers 0 - x = -x",
                        "IEEE 754: -0 - 0 is -0, and -0 - (-0) is 0; 0 - 0 is 0, so 0 - x is not -x",
                        (t, op, x) ->
                                x[0].is(x[0].isFloating() ? -0.0 : 0.0)
                                        ? t.apply(Unary.NEG, x[1])
                                        : null,
                        Binary.SUB),
                Rule.of(
                        "twice negated",
                        "-(-x) = x",
                        "only the sign changes, twice",
                        (t, op, x) -> x[0].is(Unary.NEG) ? x[0].operand(0) : null,
                        Unary.NEG),
                Rule.of(
                        "plus negated",
                        "a + (-b) = a - b, (-a) + b = b - a",
                        "that is what a difference is in IEEE 754",
                        SignRules::plusNegated,
                        Binary.ADD),
                Rule.of(
                        "minus negated",
                        "a - (-b) = a + b",
                        "that is what a difference is in IEEE 754",
                        (t, op, x) ->
                                x[1].is(Unary.NEG)
                                        ? t.apply(Binary.ADD, x[0], x[1].operand(0))
                                        : null,
                        Binary.SUB),
                Rule.of(
                        "both negated",
                        "(-a) * (-b) = a * b, (-a) / (-b) = a / b",
                        "the sign of a product and of a quotient is computed apart from its size",
                        (t, op, x) ->
                                x[0].is(Unary.NEG) && x[1].is(Unary.NEG)
                                        ? t.apply(op, x[0].operand(0), x[1].operand(0))
                                        : null,
                        Binary.MUL,
                        Binary.DIV),
                Rule.of(
                        "sign into the constant",
                        "(-x) * c = x * (-c), (-x) / c = x / (-c), c / (-x) = (-c) / x,"
                                + " -(x * c) = x * (-c), -(x / c) = x / (-c), -(c / x) = (-c) / x",
                        "the sign of a product and of a quotient is computed apart from its size;"
                                + " products of integers wrap around in the same way",
                        SignRules::intoConstant,
                        Binary.MUL,
                        Binary.DIV,
                        Unary.NEG),
                Rule.of(
                        "negated factor",
                        "a + (-b) * c = a - b * c, a - (-b) * c = a + b * c; so with a quotient in place of the product",
                        "the sign of a product and of a quotient is computed apart from its size",
                        SignRules::negatedFactor,
                        Binary.ADD,
                        Binary.SUB),
                Rule.of(
                        "times its opposite",
                        "x * (-x) = -square(x)",
                        "the sign of a product is computed apart from its size",
                        SignRules::timesOpposite,
                        Binary.MUL),
                Rule.of(
                        "size of negated",
                        "|-x| = |x|, ||x|| = |x|, square(-x) = square(|x|) = square(x)",
                        "the sign does not count",
                        SignRules::size,
                        Unary.ABS,
                        Unary.SQUARE),
                Rule.of(
                        "negated difference of integers",
                        "-(a - b) = b - a, of integers",
                        "they wrap around in the same way; of floating-point numbers, where a = b, it is -0 = 0",
                        (t, op, x) ->
                                x[0].is(Binary.SUB) && !x[0].isFloating()
                                        ? t.apply(Binary.SUB, x[0].operand(1), x[0].operand(0))
                                        : null,
                        Unary.NEG));
    }

    private static @Nullable Term plusNegated(Terms t, Op op, Term... x) {
        return x[1].is(Unary.NEG)
                ? t.apply(Binary.SUB, x[0], x[1].operand(0))
                : x[0].is(Unary.NEG) ? t.apply(Binary.SUB, x[1], x[0].operand(0)) : null;
    }

    private static @Nullable Term intoConstant(Terms t, Op op, Term... x) {
        if (op == Unary.NEG) {
            Binary inner = x[0].op(Binary.class);
            if (inner != Binary.MUL && inner != Binary.DIV) {
                return null;
            }
            Term a = x[0].operand(0);
            Term b = x[0].operand(1);
            return b.isUniform()
                    ? t.apply(inner, a, t.apply(Unary.NEG, b))
                    : a.isUniform() ? t.apply(inner, t.apply(Unary.NEG, a), b) : null;
        }
        for (int i = 0; i < 2; i++) {
            if (x[i].is(Unary.NEG) && x[1 - i].isUniform()) {
                Term[] operands = x.clone();
                operands[i] = x[i].operand(0);
                operands[1 - i] = t.apply(Unary.NEG, x[1 - i]);
                return t.apply(op, operands);
            }
        }
        return null;
    }

    private static @Nullable Term negatedFactor(Terms t, Op op, Term... x) {
        Term second = opposite(t, x[1]);
        if (second != null) {
            return t.apply(op == Binary.ADD ? Binary.SUB : Binary.ADD, x[0], second);
        }
        Term first = op == Binary.ADD ? opposite(t, x[0]) : null;
        return first == null ? null : t.apply(Binary.SUB, x[1], first);
    }

    /** The opposite of a product or a quotient with a negated factor, null of what is none. */
    private static @Nullable Term opposite(Terms t, Term x) {
        Binary op = x.op(Binary.class);
        if (op != Binary.MUL && op != Binary.DIV) {
            return null;
        }
        Term a = x.operand(0);
        Term b = x.operand(1);
        return a.is(Unary.NEG)
                ? t.apply(op, a.operand(0), b)
                : b.is(Unary.NEG) ? t.apply(op, a, b.operand(0)) : null;
    }

    private static @Nullable Term timesOpposite(Terms t, Op op, Term... x) {
        for (int i = 0; i < 2; i++) {
            if (x[i].is(Unary.NEG) && x[i].operand(0) == x[1 - i]) {
                return t.apply(Unary.NEG, t.apply(Unary.SQUARE, x[1 - i]));
            }
        }
        return null;
    }

    private static @Nullable Term size(Terms t, Op op, Term... x) {
        return x[0].is(Unary.NEG) || x[0].is(Unary.ABS) ? t.apply(op, x[0].operand(0)) : null;
    }
}
