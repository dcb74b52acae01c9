package io.cotangent.number;

import org.jspecify.annotations.Nullable;

/**
 * The steps of a tape, and the derivatives taken on it, as steps of the tape around it: so these
 * derivatives can be differentiated, by a sweep over that one.
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
    }

    private int taken(int step) {
        Rule rule = tape.rule(step);
        if (rule == Rule.INPUT) {
            return tape.lifts().shadow(tape.second(step));
        }
        if (!rule.isOperation()) {
            return 0;
        }
        Quantity x = primal(tape.first(step));
        double z = tape.value(step);
        Quantity taken =
                rule.isBinary() ? x.binary(rule, primal(tape.second(step)), z) : x.unary(rule, z);
        return taken.shadow();
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
            int first = tape.first(step);
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
            Quantity dx = rule.isOperation() ? derivatives[tape.first(step)] : null;
            if (dx != null) {
                add(step, first(step, dx));
            }
            Quantity dy = rule.isBinary() ? derivatives[tape.second(step)] : null;
            if (dy != null) {
                add(step, second(step, dy));
            }
        }
    }

    /** A number times the derivative of a step in its first operand. */
    private @Nullable Quantity first(int step, Quantity c) {
        int first = tape.first(step);
        boolean isBinary = tape.rule(step).isBinary();
        Quantity y = primal(isBinary ? tape.second(step) : first);
        return Partials.first(tape.rule(step), c, primal(first), y, primal(step));
    }

    /** A number times the derivative of a step in its second operand. */
    private @Nullable Quantity second(int step, Quantity c) {
        Quantity x = primal(tape.first(step));
        Quantity y = primal(tape.second(step));
        return Partials.second(tape.rule(step), c, x, y, primal(step));
    }

    private void add(int step, @Nullable Quantity part) {
        if (step > 0 && part != null) {
            Quantity known = derivatives[step];
            derivatives[step] = known == null ? part : known.plus(part);
        }
    }
}
