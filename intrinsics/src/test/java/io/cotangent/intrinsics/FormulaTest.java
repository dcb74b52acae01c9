package io.cotangent.intrinsics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Formulas know the kinds of their values, and refuse what is not defined. */
class FormulaTest {
    private static final List<Kind> INPUTS = List.of(Kind.F64, Kind.F32, Kind.BOOL);
    private static final List<Result> FIRST = List.of(new Result.Each(0));

    private static Formula of(Step... steps) {
        return new Formula(INPUTS, List.of(steps), FIRST);
    }

    @Test
    void everyStepHasAKind() {
        Formula formula =
                of(
                        new Step.Constant(Kind.F32, 2),
                        new Step.Binary(BinaryFunction.MUL, 1, 3),
                        new Step.Convert(Kind.F64, 4),
                        new Step.Compare(Comparison.LT, 0, 5),
                        new Step.Select(6, 0, 5),
                        new Step.Unary(UnaryFunction.EXP, 7),
                        new Step.Binary(BinaryFunction.XOR, 2, 6),
                        new Step.Convert(Kind.F32, 9));
        assertThat(formula.kinds())
                .containsExactly(
                        Kind.F64, Kind.F32, Kind.BOOL, Kind.F32, Kind.F32, Kind.F64, Kind.BOOL,
                        Kind.F64, Kind.F64, Kind.BOOL, Kind.F32);
        for (int i = 0; i < formula.size(); i++) {
            assertThat(formula.kind(i)).isEqualTo(formula.kinds()[i]);
        }
    }

    @Test
    void stepsWithoutSenseAreRefused() {
        List<Step> bad =
                List.of(
                        new Step.Unary(UnaryFunction.EXP, 2),
                        new Step.Unary(UnaryFunction.EXP, 3),
                        new Step.Unary(UnaryFunction.EXP, -1),
                        new Step.Binary(BinaryFunction.ADD, 0, 1),
                        new Step.Binary(BinaryFunction.AND, 0, 0),
                        new Step.Binary(BinaryFunction.ADD, 2, 2),
                        new Step.Compare(Comparison.EQ, 0, 2),
                        new Step.Select(0, 0, 0),
                        new Step.Select(2, 0, 1),
                        new Step.Convert(Kind.F64, 7));
        for (Step step : bad) {
            assertThatThrownBy(() -> of(step))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith(step.toString());
        }
    }

    @Test
    void resultsWithoutSenseAreRefused() {
        List<Result> bad =
                List.of(
                        new Result.Each(3),
                        new Result.Reduced(2, Reduction.SUM, 1),
                        new Result.Reduced(0, Reduction.SUM, 0));
        for (Result result : bad) {
            assertThatThrownBy(() -> new Formula(INPUTS, List.of(), List.of(result)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith(result.toString());
        }
        assertThatThrownBy(() -> new Formula(INPUTS, List.of(), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void equalStepsMakeEqualFormulas() {
        assertThat(of(new Step.Constant(Kind.F64, Double.NaN)))
                .isEqualTo(of(new Step.Constant(Kind.F64, Double.NaN)))
                .hasSameHashCodeAs(of(new Step.Constant(Kind.F64, Double.NaN)));
        assertThat(of(new Step.Constant(Kind.F64, 0.0)))
                .isNotEqualTo(of(new Step.Constant(Kind.F64, -0.0)));
    }
}
