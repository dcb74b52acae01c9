package io.cotangent.number;

import io.cotangent.DType;
import io.cotangent.NDArray;
import io.cotangent.array.DenseArray;
import io.cotangent.op.Ops;
import io.cotangent.trace.Recording;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * What woven code saw of active numbers on its way: which of two is larger, or a number as it is.
 * At other arguments it goes the same way as long as it sees the same.
 */
final class Looks {
    private final Tape tape;
    private final Set<Order> orders = new LinkedHashSet<>();
    private final Set<Value> values = new LinkedHashSet<>();

    /** That one number is less than another, or as large, or neither. */
    private record Order(int first, int second, Relation relation) {
        NDArray holds(Ops o, IntFunction<NDArray> values) {
            NDArray x = values.apply(first);
            NDArray y = values.apply(second);
            return switch (relation) {
                case LESS -> o.lt(x, y);
                case EQUAL -> o.eq(x, y);
                case UNORDERED -> o.not(o.or(o.eq(x, y), o.or(o.lt(x, y), o.lt(y, x))));
            };
        }
    }

    private enum Relation {
        LESS,
        EQUAL,
        UNORDERED
    }

    /** That a number is what it was, in some way of seeing it. */
    private record Value(int step, Sight sight) {
        NDArray seen(Ops o, IntFunction<NDArray> values) {
            NDArray x = values.apply(step);
            return switch (sight) {
                case EXACT -> x;
                case TRUNCATED -> o.trunc(x);
                case HALVES -> o.floor(o.mul(x, 2));
            };
        }
    }

    private enum Sight {
        EXACT,
        /** Without its fraction. */
        TRUNCATED,
        /** Between which multiples of one half it lies: that says how it is rounded. */
        HALVES
    }

    Looks(Tape tape) {
        this.tape = tape;
    }

    void compared(int first, int second, double x, double y) {
        if (x < y) {
            orders.add(new Order(first, second, Relation.LESS));
        } else if (x > y) {
            orders.add(new Order(second, first, Relation.LESS));
        } else {
            orders.add(new Order(first, second, x == y ? Relation.EQUAL : Relation.UNORDERED));
        }
    }

    void truncated(int step) {
        values.add(new Value(step, Sight.TRUNCATED));
    }

    void rounded(int step) {
        values.add(new Value(step, Sight.HALVES));
    }

    void exact(int step) {
        values.add(new Value(step, Sight.EXACT));
    }

    /** All steps that are looked at. */
    int[] steps() {
        return IntStream.concat(
                        orders.stream().flatMapToInt(it -> IntStream.of(it.first, it.second)),
                        values.stream().mapToInt(Value::step))
                .toArray();
    }

    /**
     * Lets the tape around know.
     *
     * @param shadow what a step is there
     */
    void tell(Tape outer, IntUnaryOperator shadow) {
        for (Order order : orders) {
            int first = order.first;
            int second = order.second;
            outer.compared(
                    shadow.applyAsInt(first),
                    shadow.applyAsInt(second),
                    tape.value(first),
                    tape.value(second));
        }
        for (Value value : values) {
            int step = shadow.applyAsInt(value.step);
            switch (value.sight) {
                case EXACT -> outer.look(step);
                case TRUNCATED -> outer.truncated(step);
                case HALVES -> outer.rounded(step);
            }
        }
    }

    /**
     * Lets the traces of the arrays know, in two looks: whether all comparisons end so, and all
     * that was seen of values. What they are to remember is what the code saw: arrays' functions
     * round in another way than Java's, so at a tie the arrays themselves may see something else.
     */
    void tell(Ops o) {
        if (!orders.isEmpty()) {
            tell(values ->
                    orders.stream()
                            .map(each -> each.holds(o, values))
                            .reduce(o::and)
                            .orElseThrow());
        }
        if (!values.isEmpty()) {
            tell(numbers -> {
                NDArray[] seen =
                        values.stream().map(each -> each.seen(o, numbers)).toArray(NDArray[]::new);
                return seen.length == 1 ? seen[0] : o.stack(0, seen);
            });
        }
    }

    private void tell(Function<IntFunction<NDArray>, NDArray> look) {
        Recording.look(
                look.apply(tape.border()::leave),
                look.apply(step -> DenseArray.scalar(DType.FLOAT64, tape.value(step))));
    }
}
