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
