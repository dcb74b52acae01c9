package io.cotangent.number;

/**
 * A number that may be active on a tape: what is computed with it here, in the library, is recorded
 * as if woven code had computed it.
 *
 * @param shadow its step, 0 where it is passive
 */
record Quantity(Tape tape, int shadow, double value) {
    /** A passive number. */
    Quantity constant(double x) {
        return new Quantity(tape, 0, x);
    }

    /** Whether it is this number whatever the arguments are. */
    boolean is(double x) {
        return shadow == 0 && value == x;
    }

    Quantity plus(Quantity y) {
        return binary(Rule.ADD, y, value + y.value);
    }

    Quantity minus(Quantity y) {
        return binary(Rule.SUB, y, value - y.value);
    }

    /** The product; just y if this is 1, as a derivative may be. */
    Quantity times(Quantity y) {
        return is(1) ? y : binary(Rule.MUL, y, value * y.value);
    }

    Quantity times(double y) {
        return times(constant(y));
    }

    Quantity over(Quantity y) {
        return binary(Rule.DIV, y, value / y.value);
    }

    Quantity negated() {
        return unary(Rule.NEG, -value);
    }

    Quantity sqrt() {
        return unary(Rule.SQRT, Math.sqrt(value));
    }

    Quantity exp() {
        return unary(Rule.EXP, Math.exp(value));
    }

    Quantity log() {
        return unary(Rule.LOG, Math.log(value));
    }

    Quantity sin() {
        return unary(Rule.SIN, Math.sin(value));
    }

    Quantity cos() {
        return unary(Rule.COS, Math.cos(value));
    }

    Quantity sinh() {
        return unary(Rule.SINH, Math.sinh(value));
    }

    Quantity cosh() {
        return unary(Rule.COSH, Math.cosh(value));
    }

    Quantity pow(Quantity y) {
        return binary(Rule.POW, y, Math.pow(value, y.value));
    }

    Quantity hypot(Quantity y) {
        return binary(Rule.HYPOT, y, Math.hypot(value, y.value));
    }

    Quantity abs() {
        return unary(Rule.ABS, Math.abs(value));
    }

    Quantity floor() {
        return unary(Rule.FLOOR, Math.floor(value));
    }

    Quantity rint() {
        return unary(Rule.RINT, Math.rint(value));
    }

    Quantity signum() {
        return unary(Rule.SIGNUM, Math.signum(value));
    }

    Quantity copySign(Quantity y) {
        return binary(Rule.COPY_SIGN, y, Math.copySign(value, y.value));
    }

    /** A condition: 1 where this is less than y, else 0. */
    Quantity isLess(Quantity y) {
        return condition(Rule.LESS, y, value < y.value);
    }

    /** A condition: 1 where this is x, else 0. */
    Quantity equalTo(double x) {
        return equalTo(constant(x));
    }

    Quantity equalTo(Quantity y) {
        return condition(Rule.EQUAL, y, value == y.value);
    }

    /** Known for all arguments where nobody asks for others than these. */
    private Quantity condition(Rule relation, Quantity y, boolean holds) {
        double z = holds ? 1 : 0;
        return tape.looks() == null ? constant(z) : binary(relation, y, z);
    }

    /** Where this condition holds x, else y. */
    Quantity choose(Quantity x, Quantity y) {
        Quantity chosen = value != 0 ? x : y;
        boolean isKnown = shadow == 0 || x.equals(y);
        return isKnown
                ? chosen
                : new Quantity(
                        tape,
                        tape.choice(shadow, x.shadow, y.shadow, x.value, y.value, chosen.value),
                        chosen.value);
    }

    /** What a rule makes of this number; z is its value. */
    Quantity unary(Rule rule, double z) {
        return new Quantity(tape, shadow == 0 ? 0 : tape.unary(rule, shadow, z), z);
    }

    /** What a rule makes of this number and another; z is its value. */
    Quantity binary(Rule rule, Quantity y, double z) {
        boolean isPassive = (shadow | y.shadow) == 0;
        int step = isPassive ? 0 : tape.binary(rule, shadow, y.shadow, value, y.value, z);
        return new Quantity(tape, step, z);
    }
}
