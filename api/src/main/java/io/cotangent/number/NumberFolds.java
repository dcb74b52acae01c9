package io.cotangent.number;

import java.util.OptionalDouble;
import java.util.function.DoubleBinaryOperator;

/** What is made of all numbers of a source, one after the other. */
final class NumberFolds {
    private NumberFolds() {}

    /** The numbers put together by a function, from x on; the shadow is left in the tape. */
    static double reduced(NumberSource numbers, double x, int dx, DoubleBinaryOperator op, Tape t) {
        double z = x;
        int dz = dx;
        while (numbers.advance(t)) {
            z = Functions.apply(op, z, numbers.value, dz, numbers.shadow, t);
            dz = t.result;
        }
        t.result = dz;
        return z;
    }

    /** The smallest or the largest number, by the rule of either. */
    static OptionalDouble extreme(NumberSource numbers, Rule rule, Tape t) {
        if (!numbers.advance(t)) {
            return OptionalDouble.empty();
        }
        double z = numbers.value;
        int dz = numbers.shadow;
        while (numbers.advance(t)) {
            double x = numbers.value;
            double next = rule == Rule.MIN ? Math.min(z, x) : Math.max(z, x);
            dz = Steps.binary(rule, dz, numbers.shadow, z, x, next, t);
            z = next;
        }
        return OptionalSubstitutes.of(z, dz, t);
    }
}
