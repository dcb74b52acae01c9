package io.cotangent.simplify;

import io.cotangent.DType;
import io.cotangent.NDArray;
import io.cotangent.array.Creation;
import io.cotangent.array.Region;
import io.cotangent.array.Shape;
import io.cotangent.op.Op;
import io.cotangent.op.Ops;
import io.cotangent.op.Shapes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Examples for each rule, often several. */
abstract sealed class RuleExamples permits ElementRuleExamples, ShapeRuleExamples {
    static final NDArray A = Bits.special(true, DType.FLOAT64);
    static final NDArray B = Bits.special(false, DType.FLOAT64);
    static final NDArray M = matrix();
    static final NDArray N = NDArray.of(new long[] {3, -7, 0, Long.MIN_VALUE, 12});
    static final NDArray I = NDArray.of(new int[] {3, -7, 0, Integer.MIN_VALUE, 12});
    static final NDArray T = NDArray.of(new boolean[] {true, false, true, true, false});

    final List<Example> all = new ArrayList<>();

    /** Twelve special numbers in three rows. */
    private static NDArray matrix() {
        double inf = Double.POSITIVE_INFINITY;
        return NDArray.of(
                new double[][] {{0.0, -0.0, 1, -2}, {inf, -inf, Double.NaN, 5}, {-0.0, 3, 2, 8}});
    }

    final void add(
            String rule,
            BiFunction<Ops, NDArray[], NDArray> applies,
            BiFunction<Ops, NDArray[], NDArray> not,
            NDArray... inputs) {
        all.add(new Example(rule, 0, applies, not, inputs));
    }

    static NDArray like(NDArray x, double value) {
        return Creation.full(Ops.typeOf(x), value);
    }

    static Op slice(int from, int to, int step) {
        return new Shapes.Slice(
                new Region(
                        new int[] {from},
                        new int[] {(to - from + step - 1) / step},
                        new int[] {step}));
    }

    static Region columns(int from, int number) {
        return Region.whole(Shape.of(3, 4)).along(1, from, number, 1);
    }

    static List<Example> all() {
        List<Example> examples = new ArrayList<>(new ElementRuleExamples().all);
        examples.addAll(new ShapeRuleExamples().all);
        return examples;
    }
}
