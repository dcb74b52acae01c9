package io.cotangent.number;

import org.jspecify.annotations.Nullable;

/**
 * The products of a number with the partial derivatives of {@link Rule rules}, the same as {@link
 * Rule#first} and {@link Rule#second}, computed so that they have derivatives themselves. At kinks
 * these are those of the side that the operands are on, chosen anew for other operands where the
 * tape is for others, too; where a derivative jumps, it has none.
 */
final class Partials {
    private Partials() {}

    /**
     * c times the derivative in the first operand.
     *
     * @param y as x where there is one operand
     * @param z the result
     * @return null where the derivative is zero everywhere
     */
    static @Nullable Quantity first(Rule rule, Quantity c, Quantity x, Quantity y, Quantity z) {
        return switch (rule) {
            case ADD, SUB, REM, IEEE_REMAINDER, FLOAT -> c;
            case NEG -> c.negated();
            case ABS -> x.isLess(x.constant(0)).choose(c.negated(), c);
            case MAX -> ofLess(c, y, x);
            case MIN -> ofLess(c, x, y);
            case COPY_SIGN -> c.times(x.signum()).times(x.constant(1).copySign(y));
            case MUL -> c.times(y);
            case DIV -> c.over(y);
            case SQRT -> c.over(z.times(2));
            case CBRT -> c.over(z.times(z).times(3));
            case EXP -> c.times(z);
            case EXPM1 -> c.times(x.exp());
            case LOG -> c.over(x);
            case LOG10 -> c.over(x.times(Math.log(10)));
            case LOG1P -> c.over(x.plus(x.constant(1)));
            case SIN -> c.times(x.cos());
            case COS -> c.times(x.sin()).negated();
            case TAN -> c.times(z.times(z).plus(z.constant(1)));
            case ASIN -> c.over(unlike(x).sqrt());
            case ACOS -> c.over(unlike(x).sqrt()).negated();
            case ATAN -> c.over(x.times(x).plus(x.constant(1)));
            case SINH -> c.times(x.cosh());
            case COSH -> c.times(x.sinh());
            case TANH -> c.times(unlike(z));
            case ASINH -> c.over(x.hypot(x.constant(1)));
            case ACOSH -> c.over(x.minus(x.constant(1)).times(x.plus(x.constant(1))).sqrt());
            case ATANH -> c.over(unlike(x));
            case POW -> y.is(0) ? null : c.times(inBase(x, y));
            case ATAN2 -> overSquares(c, y, x, y);
            case HYPOT -> c.times(cosine(x, z));
            case SIGNUM, FLOOR, CEIL, RINT -> null;
            default -> throw unknown(rule);
        };
    }

    /** c times the derivative in the second operand, as {@link #first}. */
    static @Nullable Quantity second(Rule rule, Quantity c, Quantity x, Quantity y, Quantity z) {
        return switch (rule) {
            case ADD -> c;
            case SUB -> c.negated();
            case MUL -> c.times(x);
            case DIV -> c.over(y).times(z).negated();
            case REM -> {
                Quantity ratio = x.over(y);
                yield c.times(ratio.abs().floor().copySign(ratio)).negated();
            }
            case IEEE_REMAINDER -> c.times(z.times(0).minus(x.over(y).rint()));
            case MAX -> ofLess(c, x, y);
            case MIN -> ofLess(c, y, x);
            case POW -> c.times(z.times(x.equalTo(0).choose(x.constant(1), x).log()));
            case ATAN2 -> overSquares(c, x, x, y).negated();
            case HYPOT -> c.times(cosine(y, z));
            case COPY_SIGN -> null;
            default -> throw unknown(rule);
        };
    }

    /** {@code 1 - x²} without cancellation. */
    private static Quantity unlike(Quantity x) {
        return x.constant(1).minus(x).times(x.constant(1).plus(x));
    }

    /** c where one is less than another, half of it where they are equal, else 0. */
    private static Quantity ofLess(Quantity c, Quantity less, Quantity more) {
        Quantity half = less.equalTo(more).choose(c.times(.5), c.constant(0));
        return less.isLess(more).choose(c, half);
    }

    /** {@code y x^(y-1)}, with another base where that would be 0 times infinity. */
    private static Quantity inBase(Quantity x, Quantity y) {
        Quantity one = x.constant(1);
        Quantity base = y.equalTo(0).choose(x.equalTo(0).choose(one, x), x);
        return y.times(base.pow(y.minus(y.constant(1))));
    }

    /** {@code c a / (x² + y²)} without overflow. */
    private static Quantity overSquares(Quantity c, Quantity a, Quantity x, Quantity y) {
        Quantity radius = x.hypot(y);
        return c.times(a.over(radius).over(radius));
    }

    /**
     * {@code a / z}, and 0 where the hypotenuse z is 0. There it has no derivative: the root of a,
     * which is 0 then, sees to it that none comes out, as does the quotient where it is a choice.
     */
    private static Quantity cosine(Quantity a, Quantity z) {
        Quantity isZero = z.equalTo(0);
        return isZero.is(1) ? a.sqrt() : isZero.choose(a.constant(0), a.over(z));
    }

    private static IllegalStateException unknown(Rule rule) {
        return new IllegalStateException(rule + " has no such derivative");
    }
}
