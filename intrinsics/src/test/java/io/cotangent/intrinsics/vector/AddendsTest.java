package io.cotangent.intrinsics.vector;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotangent.intrinsics.KernelProvider;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A row times a matrix adds up the matrix's rows in their order, however many at a time. */
class AddendsTest {
    private static final int[] ROWS = {2, 7, 8, 9, 16, 17, 18, 40};
    private static final int[] COLUMNS = {64, 65, 71, 72, 100, 127};

    @ParameterizedTest
    @EnumSource(names = {"DOUBLE", "FLOAT"})
    void oneRowIsAddedAfterTheOther(Elements elements) {
        MatrixProducts products = new MatrixProducts(elements, KernelProvider.kernels());
        products.warmUp();
        for (int k : ROWS) {
            for (int n : COLUMNS) {
                for (int stride : new int[] {n, n + 3}) {
                    for (double beta : new double[] {0, 1}) {
                        check(products, elements, k, n, stride, beta);
                    }
                }
            }
        }
    }

    private static void check(
            MatrixProducts products, Elements elements, int k, int n, int stride, double beta) {
        Random random = new Random(k * 1000 + n);
        double[] left = random.doubles(2L * k, -1, 1).toArray();
        left[0] = -0.0;
        double[] matrix = random.doubles((k - 1) * stride + n, -1, 1).toArray();
        matrix[n / 2] = Double.NaN;
        double[] sums = random.doubles(n + 5, -1, 1).toArray();
        Object a = Data.of(elements, left);
        Object b = Data.of(elements, matrix);
        Object c = Data.of(elements, sums);
        Object expected = Data.of(elements, sums);
        for (int j = 0; j < n; j++) {
            for (int p = 0; p < k; p++) {
                boolean first = p == 0 && beta == 0;
                step(expected, 5 + j, a, 2 * p, b, p * stride + j, first);
            }
        }
        products.multiply(1, n, k, 1, a, 0, 1, 2, b, 0, stride, 1, beta, c, 5, n, 1);
        assertThat(c).as("%s rows of %s, beta %s", k, n, beta).isEqualTo(expected);
    }

    private static void step(
            Object sums, int place, Object a, int left, Object b, int right, boolean first) {
        if (sums instanceof double[] to) {
            double factor = ((double[]) a)[left];
            double x = ((double[]) b)[right];
            to[place] = first ? x * factor : Math.fma(x, factor, to[place]);
        } else {
            float[] to = (float[]) sums;
            float factor = ((float[]) a)[left];
            float x = ((float[]) b)[right];
            to[place] = first ? x * factor : Math.fma(x, factor, to[place]);
        }
    }
}
