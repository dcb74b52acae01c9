package io.cotangent.intrinsics.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.cotangent.intrinsics.KernelProvider;
import io.cotangent.intrinsics.Kernels;
import io.cotangent.intrinsics.Reduction;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows: on vectors and one by one, side by side and with strides, the same bits. */
class RowFoldTest {
    private static final Kernels KERNELS = KernelProvider.kernels();
    private static final int[] ROWS = {1, 2, 3, 7, 15, 16, 17, 33, 48, 300};
    private static final int[] COLUMNS = {1, 8, 19, 530};

    /** Reduces rows that begin at offset 3, {@code columns + 2} apart, and puts a gap before. */
    private static Object reduced(
            RowFold fold, Elements elements, Object x, int rows, int columns, boolean transposed) {
        Object y = elements.allocate(columns + 1);
        int rowStride = transposed ? 1 : columns + 2;
        int columnStride = transposed ? rows + 5 : 1;
        fold.run(KERNELS, rows, columns, x, 3, rowStride, columnStride, y, 1);
        return y;
    }

    @ParameterizedTest
    @EnumSource(Reduction.class)
    void vectorsAndStridesGiveTheBitsOfNumbers(Reduction reduction) {
        for (Elements elements : List.of(Elements.DOUBLE, Elements.FLOAT)) {
            RowFold vectors = new RowFold(reduction, elements);
            vectors.warmUp();
            for (int rows : ROWS) {
                for (int columns : COLUMNS) {
                    Random random = new Random(rows * 31 + columns);
                    double[] values = random.doubles((long) rows * columns, -1.5, 1.5).toArray();
                    double[] dense = new double[3 + rows * (columns + 2)];
                    double[] across = new double[3 + columns * (rows + 5)];
                    for (int i = 0; i < rows; i++) {
                        for (int j = 0; j < columns; j++) {
                            dense[3 + i * (columns + 2) + j] = values[i * columns + j];
                            across[3 + j * (rows + 5) + i] = values[i * columns + j];
                        }
                    }
                    Object x = Data.of(elements, dense);
                    RowFold numbers = new RowFold(reduction, elements);
                    Object expected = reduced(numbers, elements, x, rows, columns, false);
                    String what = reduction + " of " + elements + " " + rows + "x" + columns;
                    assertThat(reduced(vectors, elements, x, rows, columns, false))
                            .as(what)
                            .isEqualTo(expected);
                    Object t = Data.of(elements, across);
                    assertThat(reduced(vectors, elements, t, rows, columns, true))
                            .as(what + " transposed")
                            .isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void manyRowsAreAddedUpExactly() {
        int rows = 100_000;
        double[] x = new Random(1).doubles(2L * rows, 0, 1).toArray();
        double[] y = new double[2];
        new RowFold(Reduction.SUM, Elements.DOUBLE).run(KERNELS, rows, 2, x, 0, 2, 1, y, 0);
        double exact = IntStream.range(0, rows).mapToDouble(i -> x[2 * i]).sum();
        assertThat(y[0]).isCloseTo(exact, offset(20 * 0x1p-53 * exact));
        float[] floats = new float[2 * rows];
        Arrays.fill(floats, 0.1f);
        float[] sums = new float[2];
        new RowFold(Reduction.SUM, Elements.FLOAT).run(KERNELS, rows, 2, floats, 0, 2, 1, sums, 0);
        assertThat(sums).containsOnly((float) (rows * (double) 0.1f));
    }

    @Test
    void aNaNAnywhereIsTheExtreme() {
        RowFold fold = new RowFold(Reduction.MAX, Elements.FLOAT);
        fold.warmUp();
        for (int row = 0; row < 40; row++) {
            float[] x = new float[40 * 20];
            x[row * 20 + 7] = Float.NaN;
            float[] y = new float[20];
            fold.run(KERNELS, 40, 20, x, 0, 20, 1, y, 0);
            assertThat(y[7]).isNaN();
            assertThat(y[8]).isZero();
        }
    }
}
