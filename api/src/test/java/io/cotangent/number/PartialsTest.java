package io.cotangent.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cotangent.NDArray;
import io.cotangent.op.EagerOps;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The derivatives that have derivatives are those of the rules, and so are their own. */
class PartialsTest {
    private static final double STEP = 1e-6;
    private static final double[][] POINTS = {{.7, .4}, {.3, .8}, {-.6, .45}, {.25, -.9}};
    private static final double[][] ABOVE_ONE = {{1.7, .4}, {3.2, -.3}};
    private static final double[][] POSITIVE = {{.7, .4}, {1.9, -1.3}};

    private static final Set<Rule> OF_POSITIVE =
            EnumSet.of(Rule.SQRT, Rule.CBRT, Rule.LOG, Rule.LOG10, Rule.POW);
    private static final Set<Rule> OF_BRANCHES =
            EnumSet.of(
                    Rule.LESS,
                    Rule.AT_MOST,
                    Rule.EQUAL,
                    Rule.GATE_IF,
                    Rule.GATE_UNLESS,
                    Rule.OFFER,
                    Rule.CHOICE);

    static Stream<Rule> rules() {
        return Arrays.stream(Rule.values())
                .filter(rule -> rule.isOperation() && !OF_BRANCHES.contains(rule));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void derivativesAndTheirsAreThoseOfTheRule(Rule rule) {
        for (double[] point : points(rule)) {
            check(rule, true, point[0], point[1]);
            if (rule.isBinary()) {
                check(rule, false, point[0], point[1]);
            }
        }
    }

    private static double[][] points(Rule rule) {
        return rule == Rule.ACOSH ? ABOVE_ONE : OF_POSITIVE.contains(rule) ? POSITIVE : POINTS;
    }

    private static void check(Rule rule, boolean inFirst, double x, double y) {
        Tape tape = new Tape();
        tape.sweep();
        int[] shadows = tape.inputs(0, x, y);
        Quantity first = new Quantity(tape, shadows[0], x);
        Quantity second = rule.isBinary() ? new Quantity(tape, shadows[1], y) : first;
        double z = value(rule, x, y);
        Quantity result = rule.isBinary() ? first.binary(rule, second, z) : first.unary(rule, z);
        Quantity c = first.constant(3);
        Quantity found =
                inFirst
                        ? Partials.first(rule, c, first, second, result)
                        : Partials.second(rule, c, first, second, result);
        assertNear(
                rule, found == null ? 0 : found.value(), 3 * partial(rule, inFirst, x, y), 1e-13);
        double[] slopes =
                found == null || found.shadow() == 0 ? null : tape.pullback(found.shadow(), 1);
        assertNear(rule, at(slopes, 1), 3 * slope(rule, inFirst, x, y, STEP, 0), 1e-7);
        assertNear(rule, at(slopes, 2), 3 * slope(rule, inFirst, x, y, 0, STEP), 1e-7);
    }

    private static double at(double @Nullable [] slopes, int step) {
        return slopes == null ? 0 : slopes[step];
    }

    private static double slope(
            Rule rule, boolean inFirst, double x, double y, double dx, double dy) {
        return (partial(rule, inFirst, x + dx, y + dy) - partial(rule, inFirst, x - dx, y - dy))
                / (2 * STEP);
    }

    private static double partial(Rule rule, boolean inFirst, double x, double y) {
        double other = rule.isBinary() ? y : 0;
        double z = value(rule, x, y);
        return inFirst ? rule.first(x, other, z) : rule.second(x, other, z);
    }

    private static double value(Rule rule, double x, double y) {
        return rule.apply(EagerOps.EAGER, NDArray.of(x), NDArray.of(y)).item();
    }

    private static void assertNear(Rule rule, double found, double expected, double share) {
        assertThat(found)
                .as(rule.name())
                .isCloseTo(expected, within(share * Math.max(1, Math.abs(expected))));
    }
}
