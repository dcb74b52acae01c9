package io.cotangent.intrinsics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.reflect.Array;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Matrix products against the three loops of the definition. */
class ProductKernelsTest {
    private static final Kernels KERNELS = KernelProvider.kernels();
    private static final int[] SIZES = {0, 1, 3, 4, 17, 64};
    static final Class<?>[] NUMBER_TYPES = {double.class, float.class, long.class, int.class};

    @ParameterizedTest
    @FieldSource("NUMBER_TYPES")
    void products(Class<?> type) {
        for (int m : SIZES) {
            for (int n : SIZES) {
                for (int k : SIZES) {
                    multiply(type, m, n, k, false, false, false);
                    multiply(type, m, n, k, true, false, false);
                    multiply(type, m, n, k, false, true, false);
                    multiply(type, m, n, k, true, true, true);
                }
            }
        }
    }

    @ParameterizedTest
    @FieldSource("NUMBER_TYPES")
    void productsLargerThanAPanel(Class<?> type) {
        multiply(type, 3, 1030, 270, false, false, false);
        multiply(type, 5, 600, 129, true, true, true);
    }

    private static void multiply(
            Class<?> type, int m, int n, int k, boolean ta, boolean tb, boolean tc) {
        int[] a = strides(m, k, ta);
        int[] b = strides(k, n, tb);
        int[] c = strides(m, n, tc);
        Object left = Samples.random(type, m * k + 1, 1);
        Object right = Samples.random(type, k * n + 2, 2);
        Object result = Samples.random(type, m * n + 3, 3);
        KERNELS.gemm(
                m, n, k, 1, left, 1, a[0], a[1], right, 2, b[0], b[1], 0, result, 3, c[0], c[1]);
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                double expected = 0;
                double scale = 0;
                for (int p = 0; p < k; p++) {
                    double term =
                            number(left, 1 + i * a[0] + p * a[1])
                                    * number(right, 2 + p * b[0] + j * b[1]);
                    expected += term;
                    scale += Math.abs(term);
                }
                double tolerance = scale * (type == float.class ? 1e-6 : 1e-15);
                double actual = number(result, 3 + i * c[0] + j * c[1]);
                if (!(Math.abs(actual - expected) <= tolerance)) {
                    assertThat(actual)
                            .as("%s[%d,%d] of %dx%dx%d", type, i, j, m, k, n)
                            .isCloseTo(expected, within(tolerance));
                }
            }
        }
    }

    private static int[] strides(int rows, int columns, boolean transposed) {
        return transposed ? new int[] {1, rows} : new int[] {columns, 1};
    }

    private static double number(Object array, int at) {
        return ((Number) Array.get(array, at)).doubleValue();
    }

    @Test
    void stridesMakeNoDifference() {
        int n = 67;
        double[] a = (double[]) Samples.random(double.class, n * n, 1);
        double[] b = new double[n * n];
        Arrays.setAll(b, i -> Math.sin(i) / 3);
        double[] transposed = new double[n * n];
        Arrays.setAll(transposed, i -> b[i % n * n + i / n]);
        double[] c = new double[n * n];
        double[] d = new double[n * n];
        KERNELS.gemm(n, n, n, 1, a, 0, n, 1, b, 0, n, 1, 0, c, 0, n, 1);
        KERNELS.gemm(n, n, n, 1, a, 0, n, 1, transposed, 0, 1, n, 0, d, 0, n, 1);
        assertThat(d).isEqualTo(c);
    }

    @Test
    void rowsMayBeRepeated() {
        double[] row = {1, 2, 3, 4, 5};
        double[] c = new double[10];
        KERNELS.gemm(2, 5, 3, 1, new double[] {2}, 0, 0, 0, row, 0, 0, 1, 0, c, 0, 5, 1);
        assertThat(c).containsExactly(6, 12, 18, 24, 30, 6, 12, 18, 24, 30);
    }

    @Test
    void notANumberSpreads() {
        double[] a = {0, 0, 0, 0};
        double[] b = {1, Double.NaN, 1, 1, 1, 1, 1, 1};
        double[] c = new double[8];
        KERNELS.gemm(2, 4, 2, 1, a, 0, 2, 1, b, 0, 4, 1, 0, c, 0, 4, 1);
        assertThat(c).containsExactly(0, Double.NaN, 0, 0, 0, Double.NaN, 0, 0);
    }
}
