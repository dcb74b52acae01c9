package io.cotangent.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cotangent.DType;
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
    private static final double[][] CORNERS = {{0, 0}, {.5, .5}, {-.5, .5}, {2, 0}, {0, 2}};

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

    /** A compiled program computes at one point what has been recorded at another. */
    @ParameterizedTest
    @MethodSource("rules")
    void derivativesRecordedAtOnePointHoldAtOthers(Rule rule) {
        double[][] points =
                Stream.of(points(rule), CORNERS).flatMap(Arrays::stream).toArray(double[][]::new);
        for (double[] there : points) {
            for (double[] here : points) {
                checkElsewhere(rule, true, there, here);
                if (rule.isBinary()) {
                    checkElsewhere(rule, false, there, here);
                }
            }
        }
    }

    private static void checkElsewhere(Rule rule, boolean inFirst, double[] there, double[] here) {
        Tape tape = new Tape();
        tape.observe();
        Quantity found = partial(rule, inFirst, tape, there);
        double expected = 3 * partial(rule, inFirst, here[0], here[1]);
        double replayed =
                found == null
                        ? 0
                        : found.shadow() == 0
                                ? found.value()
                                : replayed(tape, found.shadow(), here);
        if (Double.isFinite(expected)) {
            assertNear(rule, replayed, expected, 1e-13);
        } else {
            assertThat(replayed).as(rule.name()).isEqualTo(Double.valueOf(expected)); // so NaN is
        }
    }

    private static double replayed(Tape tape, int result, double... inputs) {
        double[] values = new double[result + 1];
        for (int step = 1; step <= result; step++) {
            Rule rule = tape.rule(step);
            int first = tape.first(step);
            int second = tape.second(step);
            values[step] =
                    switch (rule) {
                        case INPUT -> inputs[second];
                        case CONSTANT -> tape.value(step);
                        case CHOICE ->
                                values[tape.second(first)] == 0 ? values[second] : values[first];
                        default ->
                                value(
                                        rule,
                                        values[first],
                                        values[rule.isBinary() ? second : first]);
                    };
        }
        return values[result];
    }

    private static double[][] points(Rule rule) {
        return rule == Rule.ACOSH ? ABOVE_ONE : OF_POSITIVE.contains(rule) ? POSITIVE : POINTS;
    }

    private static void check(Rule rule, boolean inFirst, double x, double y) {
        Tape tape = new Tape();
        tape.sweep();
        Quantity found = partial(rule, inFirst, tape, x, y);
        assertNear(
                rule, found == null ? 0 : found.value(), 3 * partial(rule, inFirst, x, y), 1e-13);
        double[] slopes =
                found == null || found.shadow() == 0 ? null : tape.pullback(found.shadow(), 1);
        assertNear(rule, at(slopes, 1), 3 * slope(rule, inFirst, x, y, STEP, 0), 1e-7);
        assertNear(rule, at(slopes, 2), 3 * slope(rule, inFirst, x, y, 0, STEP), 1e-7);
    }

    /** Three times the derivative at a point, recorded. */
    private static @Nullable Quantity partial(
            Rule rule, boolean inFirst, Tape tape, double... point) {
        double x = point[0];
        double y = point[1];
        int[] shadows = tape.inputs(0, x, y);
        Quantity first = new Quantity(tape, shadows[0], x);
        Quantity second = rule.isBinary() ? new Quantity(tape, shadows[1], y) : first;
        double z = value(rule, x, y);
        Quantity result = rule.isBinary() ? first.binary(rule, second, z) : first.unary(rule, z);
        Quantity c = first.constant(3);
        return inFirst
                ? Partials.first(rule, c, first, second, result)
                : Partials.second(rule, c, first, second, result);
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
        NDArray z = rule.apply(EagerOps.EAGER, NDArray.of(x), NDArray.of(y));
        return EagerOps.EAGER.astype(z, DType.FLOAT64).item();
    }

    private static void assertNear(Rule rule, double found, double expected, double share) {
        assertThat(found)
                .as(rule.name())
                .isCloseTo(expected, within(share * Math.max(1, Math.abs(expected))));
    }
}
