package io.cotangent.simplify;

import io.cotangent.op.Op;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The table of rules. All keep every bit of every result, for all operands: signs of zeros,
 * infinities, and NaN as NaN (which one of the many NaNs it is, Java leaves open, and so does the
 * library).
 */
final class Rules {
    private static final List<Rule> ALL = all();
    private static final Map<Object, List<Rule>> BY_OP = byOp();

    private Rules() {}

    /** All rules, those tried first in front. */
    static List<Rule> table() {
        return ALL;
    }

    /** The rules for an operation. */
    static List<Rule> on(Op op) {
        return BY_OP.getOrDefault(op instanceof Enum<?> ? op : op.getClass(), List.of());
    }

    private static List<Rule> all() {
        List<Rule> all = new ArrayList<>();
        all.addAll(ConstantRules.all());
        all.addAll(ArithmeticRules.all());
        all.addAll(SignRules.all());
        all.addAll(ChoiceRules.all());
        all.addAll(ReductionRules.all());
        all.addAll(ShapeRules.all());
        all.addAll(MovementRules.all());
        all.addAll(BroadcastRules.all());
        return List.copyOf(all);
    }

    private static Map<Object, List<Rule>> byOp() {
        Map<Object, List<Rule>> byOp = new HashMap<>();
        for (Rule rule : ALL) {
            for (Object op : rule.ops()) {
                byOp.computeIfAbsent(op, _ -> new ArrayList<>()).add(rule);
            }
        }
        return byOp;
    }
}
