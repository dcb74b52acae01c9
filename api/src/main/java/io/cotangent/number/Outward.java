package io.cotangent.number;

import org.jspecify.annotations.Nullable;

/**
 * The steps of a tape, and the derivatives taken on it, as steps of the tape around it: so these
 * derivatives can be differentiated, by a sweep over that one, or become part of its program.
 */
final class Outward {
    private final Tape tape;
    private final Tape outer;

    /** What the steps are on the tape around; 0 where they do not depend on its arguments. */
    private final int[] shadows;

    /** Cotangents or tangents of the steps; null for zeros. */
    private final @Nullable Quantity[] derivatives;

    /**
     * Takes all steps over.
     *
     * @param inputs what the first steps, which are the inputs, are on the tape around
     */
    Outward(Tape tape, Tape outer, int... inputs) {
        this.tape = tape;
        this.outer = outer;
        shadows = new int[tape.size() + 1];
        derivatives = new Quantity[shadows.length];
        System.arraycopy(inputs, 0, shadows, 1, inputs.length);
        for (int step = inputs.length + 1; step < shadows.length; step++) {
            shadows[step] = taken(step);
        }
        if (tape.looks() != null) {
            tape.looks().tell(outer, this::shadow);
        }
    }

    private int taken(int step) {
        return switch (tape.rule(step)) {
            case INPUT -> tape.lifts().shadow(tape.second(step));
            case CONSTANT, OFFER -> 0;
            case GATE_IF, GATE_UNLESS -> gate(step, primal(tape.first(step))).shadow();
            case CHOICE -> {
                Quantity x = primal(operand(step));
                yield condition(step).choose(x, primal(tape.second(step))).shadow();
            }
            default -> computed(step);
        };
    }

    private int computed(int step) {
        Rule rule = tape.rule(step);
        Quantity x = primal(tape.first(step));
        double z = tape.value(step);
        Quantity taken =
                rule.isBinary() ? x.binary(rule, primal(tape.second(step)), z) : x.unary(rule, z);
        return taken.shadow();
    }

    /** A number as it is behind a gate of the tape. */
    private Quantity gate(int step, Quantity x) {
        Quantity condition = condition(step);
        return x.shadow() == 0 || condition.shadow() == 0
                ? x
                : x.binary(tape.rule(step), condition, x.value());
    }

    /** The condition of a gate or a choice. */
    private Quantity condition(int step) {
        return primal(tape.second(tape.rule(step) == Rule.CHOICE ? tape.first(step) : step));
    }

    /** The first operand; of a choice, what is offered. */
    private int operand(int step) {
        int first = tape.first(step);
        return tape.rule(step) == Rule.CHOICE ? tape.first(first) : first;
    }

    /** What a step, or 0, is on the tape around. */
    int shadow(int step) {
        return shadows[step];
    }

    private Quantity primal(int step) {
        return new Quantity(outer, shadows[step], tape.value(step));
    }

    /** The derivative of a step: its cotangent, or its tangent. */
    Quantity derivative(int step) {
        Quantity known = derivatives[step];
        return known == null ? new Quantity(outer, 0, 0) : known;
    }

    /** Computes the cotangents of all steps, where that of one, or of none, is 1. */
    void pull(int result) {
        add(result, new Quantity(outer, 0, 1));
        for (int step = result; step > 0; step--) {
            Quantity cotangent = derivatives[step];
            Rule rule = tape.rule(step);
            if (cotangent == null || !rule.isOperation()) {
                continue;
            }
            int first = operand(step);
            if (tape.rule(first) != Rule.CONSTANT) {
                add(first, first(step, cotangent));
            }
            if (rule.isBinary() && tape.rule(tape.second(step)) != Rule.CONSTANT) {
                add(tape.second(step), second(step, cotangent));
            }
        }
    }

    /** Computes the tangents of all steps, given those of the inputs. */
    void push(Quantity... inputs) {
        for (int i = 0; i < inputs.length; i++) {
            add(i + 1, inputs[i].is(0) ? null : inputs[i]);
        }
        for (int step = inputs.length + 1; step < shadows.length; step++) {
            Rule rule = tape.rule(step);
            Quantity dx = rule.isOperation() ? derivatives[operand(step)] : null;
            Quantity dy = rule.isBinary() ? derivatives[tape.second(step)] : null;
            if (dx != null) {
                add(step, first(step, dx));
            }
            if (dy != null) {
                add(step, second(step, dy));
            }
        }
    }

    /** A number times the derivative of a step in its first operand. */
    private @Nullable Quantity first(int step, Quantity c) {
        Rule rule = tape.rule(step);
        return switch (rule) {
            case GATE_IF, CHOICE -> where(step, true, c);
            case GATE_UNLESS -> where(step, false, c);
            case OFFER, LESS, AT_MOST, EQUAL -> null;
            default -> {
                Quantity x = primal(tape.first(step));
                Quantity y = rule.isBinary() ? primal(tape.second(step)) : x;
                yield Partials.first(rule, c, x, y, primal(step));
            }
        };
    }

    /** A number times the derivative of a step in its second operand. */
    private @Nullable Quantity second(int step, Quantity c) {
        Rule rule = tape.rule(step);
        return switch (rule) {
            case CHOICE -> where(step, false, c);
            case GATE_IF, GATE_UNLESS, OFFER, LESS, AT_MOST, EQUAL -> null;
            default -> {
                Quantity x = primal(tape.first(step));
                yield Partials.second(rule, c, x, primal(tape.second(step)), primal(step));
            }
        };
    }

    /**
     * A number where a step's condition is this, else nothing: behind a gate that is -0, which
     * changes no bit of a sum.
     */
    private @Nullable Quantity where(int step, boolean isSo, Quantity c) {
        Quantity condition = condition(step);
        if (condition.shadow() == 0) {
            return condition.is(1) == isSo ? c : null;
        }
        Quantity nothing = c.constant(tape.rule(step) == Rule.CHOICE ? 0.0 : -0.0);
        return isSo ? condition.choose(c, nothing) : condition.choose(nothing, c);
    }

    private void add(int step, @Nullable Quantity part) {
        if (step > 0 && part != null) {
            Quantity known = derivatives[step];
            derivatives[step] = known == null ? part : known.plus(part);
        }
    }
}
