package io.cotangent.intrinsics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ComparisonTest {
    private static final double[] NUMBERS = {
        -1, -0.0, 0.0, 2, Double.NaN, Double.POSITIVE_INFINITY
    };

    @ParameterizedTest
    @EnumSource(Comparison.class)
    void agreesWithJava(Comparison comparison) {
        for (double a : NUMBERS) {
            for (double b : NUMBERS) {
                boolean expected =
                        switch (comparison) {
                            case EQ -> a == b;
                            case NE -> a != b;
                            case LT -> a < b;
                            case LE -> a <= b;
                            case GT -> a > b;
                            case GE -> a >= b;
                        };
                assertThat(comparison.apply(a, b)).isEqualTo(expected);
                assertThat(comparison.mirrored().apply(b, a)).isEqualTo(expected);
                if (!Double.isNaN(a) && !Double.isNaN(b)) {
                    assertThat(comparison.apply((long) a, (long) b)).isEqualTo(expected);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Comparison.class)
    void falseIsLessThanTrue(Comparison comparison) {
        for (boolean a : new boolean[] {false, true}) {
            for (boolean b : new boolean[] {false, true}) {
                assertThat(comparison.apply(a, b))
                        .isEqualTo(comparison.apply(a ? 1L : 0L, b ? 1L : 0L));
            }
        }
    }
}
