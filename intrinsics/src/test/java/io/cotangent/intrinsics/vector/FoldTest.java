package io.cotangent.intrinsics.vector;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotangent.intrinsics.Reduction;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Reductions: on vectors and one by one the same bits, and the errors that are promised. */
class FoldTest {
    private static final int[] SIZES = {
        0, 1, 2, 3, 8, 15, 16, 17, 31, 32, 33, 63, 64, 65, 100, 127, 128, 1000, 1024, 1025, 5000
    };

    @ParameterizedTest
    @EnumSource(Reduction.class)
    void vectorsGiveTheBitsOfNumbers(Reduction reduction) {
        for (Elements elements : List.of(Elements.DOUBLE, Elements.FLOAT)) {
            for (boolean pairs : new boolean[] {false, true}) {
                Fold numbers = new Fold(reduction, pairs, elements);
                Fold vectors = new Fold(reduction, pairs, elements);
                vectors.warmUp();
                for (int n : SIZES) {
                    double[] values = new Random(n).doubles(n + 4, -2, 2).toArray();
                    Object a = Data.of(elements, values);
                    Object b = Data.of(elements, new Random(-n).doubles(n + 4, -2, 2).toArray());
                    assertThat(vectors.run(n, a, 3, 1, b, 2, 1))
                            .as("%s of %s, n=%d", reduction, elements, n)
                            .isEqualTo(numbers.run(n, a, 3, 1, b, 2, 1));
                }
            }
        }
    }

    @Test
    void theOrderDoesNotDependOnTheStride() {
        for (Elements elements : List.of(Elements.DOUBLE, Elements.FLOAT)) {
            Fold fold = new Fold(Reduction.SUM, false, elements);
            fold.warmUp();
            int n = 3000;
            double[] values = new Random(1).doubles(n, -2, 2).toArray();
            double[] spread = new double[3 * n];
            double[] reversed = new double[n];
            for (int i = 0; i < n; i++) {
                spread[3 * i + 1] = values[i];
                reversed[n - 1 - i] = values[i];
            }
            double sum = fold.run(n, Data.of(elements, values), 0, 1, null, 0, 0);
            assertThat(fold.run(n, Data.of(elements, spread), 1, 3, null, 0, 0)).isEqualTo(sum);
            assertThat(fold.run(n, Data.of(elements, reversed), n - 1, -1, null, 0, 0))
                    .isEqualTo(sum);
        }
    }

    @Test
    void sumsAreAsExactAsPromised() {
        for (int n : new int[] {1000, 100_000}) {
            double[] x = new Random(n).doubles(n, -1, 1).map(Math::exp).toArray();
            double exact = exact(x);
            double sizes = Arrays.stream(x).map(Math::abs).sum();
            double units = 32 + Math.log(n) / Math.log(2);
            double sum =
                    new Fold(Reduction.SUM, false, Elements.DOUBLE).run(n, x, 0, 1, null, 0, 0);
            assertThat(Math.abs(sum - exact)).isLessThan(units * 0x1p-53 * sizes);
            float[] y = Data.floats(x);
            double[] rounded = new double[n];
            Arrays.setAll(rounded, i -> y[i]);
            double floats =
                    new Fold(Reduction.SUM, false, Elements.FLOAT).run(n, y, 0, 1, null, 0, 0);
            assertThat(Math.abs(floats - exact(rounded))).isLessThan(32 * 0x1p-24 * sizes);
        }
    }

    private static double exact(double[] x) {
        BigDecimal sum = BigDecimal.ZERO;
        for (double number : x) {
            sum = sum.add(new BigDecimal(number));
        }
        return sum.doubleValue();
    }

    @Test
    void zerosHaveSignsAndInfinitiesAreNumbers() {
        for (Elements elements : List.of(Elements.DOUBLE, Elements.FLOAT)) {
            Fold max = new Fold(Reduction.MAX, false, elements);
            Fold min = new Fold(Reduction.MIN, false, elements);
            max.warmUp();
            min.warmUp();
            for (int n : new int[] {1, 32, 64, 100, 1000, 8192, 20_000}) {
                for (int at : new int[] {0, n / 2, n - 1}) {
                    double[] values = new double[n];
                    values[at] = -0.0;
                    Object x = Data.of(elements, values);
                    assertThat(min.run(n, x, 0, 1, null, 0, 0)).isEqualTo(-0.0);
                    Arrays.setAll(values, i -> i == at ? 0.0 : -0.0);
                    x = Data.of(elements, values);
                    assertThat(max.run(n, x, 0, 1, null, 0, 0)).isEqualTo(0.0);
                    Arrays.setAll(
                            values,
                            i ->
                                    i == at
                                            ? Double.POSITIVE_INFINITY
                                            : i % 2 == 0 ? Double.NEGATIVE_INFINITY : i);
                    x = Data.of(elements, values);
                    assertThat(max.run(n, x, 0, 1, null, 0, 0)).isInfinite().isPositive();
                    assertThat(max.place(n, x, 0, 1)).isEqualTo(at);
                }
            }
        }
    }

    @Test
    void theFirstOfEqualExtremesIsTheirPlace() {
        for (Elements elements : List.of(Elements.DOUBLE, Elements.FLOAT)) {
            Fold max = new Fold(Reduction.MAX, false, elements);
            max.warmUp();
            int n = 20_000;
            for (int at : new int[] {0, 255, 256, 8191, 8192, 9000, n - 1}) {
                double[] values = new Random(at).doubles(n + 1, -1, 1).toArray();
                values[at + 1] = 2;
                values[Math.min(n, at + 300)] = 2;
                values[n] = 2;
                Object x = Data.of(elements, values);
                assertThat(max.place(n, x, 1, 1)).isEqualTo(at);
                values[Math.max(1, at)] = Double.NaN;
                x = Data.of(elements, values);
                assertThat(max.place(n, x, 1, 1)).isEqualTo(Math.max(1, at) - 1);
            }
        }
    }

    @Test
    void aNaNAnywhereIsTheExtreme() {
        for (Reduction reduction : List.of(Reduction.MAX, Reduction.MIN)) {
            for (Elements elements : List.of(Elements.DOUBLE, Elements.FLOAT)) {
                Fold fold = new Fold(reduction, false, elements);
                fold.warmUp();
                for (int at = 0; at < 300; at++) {
                    double[] values = new double[300];
                    values[at] = Double.NaN;
                    Object x = Data.of(elements, values);
                    assertThat(fold.run(300, x, 0, 1, null, 0, 0)).isNaN();
                }
            }
        }
    }
}
