package io.cotangent.intrinsics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReductionKernelsTest {
    private static final Kernels KERNELS = KernelProvider.kernels();
    private static final double NAN = Double.NaN;

    private static double reduce(Reduction reduction, int n, double[] x, int offset, int stride) {
        double[] y = {99, 99};
        KERNELS.reduce(reduction, n, x, offset, stride, y, 1);
        assertThat(y[0]).isEqualTo(99);
        return y[1];
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 4, 127, 128, 129, 255, 256, 257, 1000, 4096, 100_001})
    void sumsAreAccurate(int n) {
        double[] x = new Random(n).doubles(n, 0, 1).map(v -> v * v * v).toArray();
        BigDecimal exact =
                Arrays.stream(x).mapToObj(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
        double sum = reduce(Reduction.SUM, n, x, 0, 1);
        assertThat(sum).isCloseTo(exact.doubleValue(), within(exact.doubleValue() * 4e-16 * 4));
        float[] single = new float[n];
        KERNELS.copy(n, x, 0, 1, single, 0, 1);
        BigDecimal exactSingle = BigDecimal.ZERO;
        for (float v : single) {
            exactSingle = exactSingle.add(new BigDecimal(v));
        }
        float[] y = {0};
        KERNELS.reduce(Reduction.SUM, n, single, 0, 1, y, 0);
        double exactSum = exactSingle.doubleValue();
        assertThat((double) y[0]).isCloseTo(exactSum, within(exactSum * 32 * 0x1p-24));
    }

    @Test
    void sumsOfManyEqualNumbersDoNotDrift() {
        int n = 10_000_000;
        assertThat(reduce(Reduction.SUM, n, new double[] {0.1}, 0, 0)).isCloseTo(1e6, within(1e-8));
    }

    @ParameterizedTest
    @EnumSource(Reduction.class)
    void stridesMakeNoDifference(Reduction reduction) {
        int n = 1001;
        double[] x = new Random(5).doubles(n, 0.5, 1.5).toArray();
        double expected = reduce(reduction, n, x, 0, 1);
        double[] spread = new double[3 * n + 2];
        double[] reversed = new double[n];
        for (int i = 0; i < n; i++) {
            spread[2 + 3 * i] = x[i];
            reversed[n - 1 - i] = x[i];
        }
        assertThat(reduce(reduction, n, spread, 2, 3)).isEqualTo(expected);
        assertThat(reduce(reduction, n, reversed, n - 1, -1)).isEqualTo(expected);
        assertThat(reduce(reduction, 5, new double[] {1.5}, 0, 0))
                .isEqualTo(
                        switch (reduction) {
                            case SUM -> 7.5;
                            case PROD -> Math.pow(1.5, 5);
                            case MAX, MIN -> 1.5;
                        });
    }

    @Test
    void identities() {
        assertThat(reduce(Reduction.SUM, 0, new double[0], 0, 1)).isZero();
        assertThat(reduce(Reduction.PROD, 0, new double[0], 0, 1)).isEqualTo(1);
        int[] ints = {5};
        KERNELS.reduce(Reduction.PROD, 0, new int[0], 0, 1, ints, 0);
        assertThat(ints[0]).isEqualTo(1);
        boolean[] truths = {true, false};
        KERNELS.reduce(Reduction.MAX, 0, new boolean[0], 0, 1, truths, 0);
        KERNELS.reduce(Reduction.MIN, 0, new boolean[0], 0, 1, truths, 1);
        assertThat(truths).containsExactly(false, true);
        assertThat(Reduction.SUM.hasIdentity() && Reduction.PROD.hasIdentity()).isTrue();
        assertThat(Reduction.MAX.hasIdentity() || Reduction.MIN.hasIdentity()).isFalse();
    }

    @Test
    void nanWins() {
        double[] x = {1, NAN, 3};
        for (Reduction reduction : Reduction.values()) {
            assertThat(reduce(reduction, 3, x, 0, 1)).isNaN();
            float[] y = {0};
            KERNELS.reduce(reduction, 3, new float[] {1, Float.NaN, 3}, 0, 1, y, 0);
            assertThat(y[0]).isNaN();
        }
    }

    @Test
    void integersWrapAround() {
        long[] longs = {Long.MAX_VALUE, 2, 3};
        long[] y = new long[4];
        int[] ints = {Integer.MAX_VALUE, 2, 3};
        int[] z = new int[4];
        int place = 0;
        for (Reduction reduction : Reduction.values()) {
            KERNELS.reduce(reduction, 3, longs, 0, 1, y, place);
            KERNELS.reduce(reduction, 3, ints, 0, 1, z, place++);
        }
        assertThat(y).containsExactly(Long.MIN_VALUE + 4, -6, Long.MAX_VALUE, 2);
        assertThat(z).containsExactly(Integer.MIN_VALUE + 4, -6, Integer.MAX_VALUE, 2);
    }

    @Test
    void truthValues() {
        boolean[] x = {true, false, true};
        boolean[] y = new boolean[3];
        KERNELS.reduce(Reduction.MAX, 3, x, 0, 1, y, 0);
        KERNELS.reduce(Reduction.MIN, 3, x, 0, 1, y, 1);
        KERNELS.reduce(Reduction.MIN, 2, x, 0, 2, y, 2);
        assertThat(y).containsExactly(true, false, true);
        assertThatThrownBy(() -> KERNELS.reduce(Reduction.SUM, 3, x, 0, 1, y, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void placesOfExtremes() {
        double[] x = {2, -1, 5, 5, -1, 0};
        assertThat(KERNELS.argMax(6, x, 0, 1)).isEqualTo(2);
        assertThat(KERNELS.argMin(6, x, 0, 1)).isEqualTo(1);
        assertThat(KERNELS.argMax(6, x, 5, -1)).isEqualTo(2);
        assertThat(KERNELS.argMin(3, x, 0, 2)).isEqualTo(2);
        assertThat(KERNELS.argMax(6, x, 0, 0)).isZero();
        float[] floats = {2, Float.NaN, 5, Float.NaN};
        assertThat(KERNELS.argMax(4, floats, 0, 1)).isEqualTo(1);
        assertThat(KERNELS.argMin(4, floats, 0, 1)).isEqualTo(1);
        assertThat(KERNELS.argMax(2, new double[] {NAN, 1}, 0, 1)).isZero();
        assertThat(KERNELS.argMin(3, new long[] {3, Long.MIN_VALUE, 4}, 0, 1)).isEqualTo(1);
        assertThat(KERNELS.argMax(3, new int[] {3, 7, 7}, 0, 1)).isEqualTo(1);
        assertThat(KERNELS.argMax(3, new boolean[] {false, true, true}, 0, 1)).isEqualTo(1);
        assertThat(KERNELS.argMin(2, new boolean[] {true, true}, 0, 1)).isZero();
    }

    @Test
    void runningReductions() {
        double[] x = {3, 1, NAN, 2};
        double[] y = new double[4];
        KERNELS.scan(Reduction.MAX, 4, x, 0, 1, y, 0, 1);
        assertThat(y).containsExactly(3, 3, NAN, NAN);
        KERNELS.scan(Reduction.SUM, 2, x, 1, -1, y, 3, -1);
        assertThat(y).containsExactly(3, 3, 4, 1);
        long[] longs = {1, 2, 3, 4};
        KERNELS.scan(Reduction.PROD, 4, longs, 0, 1, longs, 0, 1);
        assertThat(longs).containsExactly(1, 2, 6, 24);
        int[] ints = {4, 2, 3};
        KERNELS.scan(Reduction.MIN, 3, ints, 0, 1, ints, 0, 1);
        assertThat(ints).containsExactly(4, 2, 2);
        boolean[] truths = {false, true, false};
        KERNELS.scan(Reduction.MAX, 3, truths, 0, 1, truths, 0, 1);
        assertThat(truths).containsExactly(false, true, true);
        float[] floats = {1, 1e-8f, 1e-8f, 1e-8f, 1e-8f, 1e-8f, 1e-8f};
        KERNELS.scan(Reduction.SUM, 7, floats, 0, 1, floats, 0, 1);
        assertThat(floats[6]).isEqualTo((float) (1 + 6e-8));
        KERNELS.scan(Reduction.SUM, 0, floats, 0, 1, floats, 0, 1);
    }
}
