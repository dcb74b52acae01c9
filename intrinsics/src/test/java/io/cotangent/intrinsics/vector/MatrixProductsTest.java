package io.cotangent.intrinsics.vector;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.cotangent.intrinsics.KernelProvider;
import io.cotangent.intrinsics.Kernels;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Array;
import java.util.EnumMap;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Matrix products on vectors against their definition, once their code is warm. */
class MatrixProductsTest {
    private static final int[] SIZES = {0, 1, 2, 7, 12, 13, 17, 33, 70};
    private static final Kernels KERNELS = KernelProvider.kernels();
    private static final EnumMap<Elements, MatrixProducts> PRODUCTS = new EnumMap<>(Elements.class);

    @BeforeAll
    static void warmUp() {
        for (Elements elements : new Elements[] {Elements.DOUBLE, Elements.FLOAT}) {
            MatrixProducts products = new MatrixProducts(elements, KERNELS);
            products.warmUp();
            PRODUCTS.put(elements, products);
        }
    }

    /** A matrix in an array, with its place and strides. */
    private record Matrix(Object array, int rows, int columns, int offset, int row, int column) {
        static Matrix random(Elements elements, int rows, int columns, Layout layout, int seed) {
            int row = layout.row(rows, columns);
            int column = layout.column(rows);
            Object array = elements.allocate(rows * columns * layout.gap() + 5);
            Random random = new Random(seed);
            for (int i = 0; i < Array.getLength(array); i++) {
                double x = random.nextDouble(-1, 1);
                set(array, i, x);
            }
            return new Matrix(array, rows, columns, 3, row, column);
        }

        int place(int i, int j) {
            return offset + i * row + j * column;
        }

        double get(int i, int j) {
            return Array.getDouble(array, place(i, j));
        }

        double[] byRows() {
            double[] numbers = new double[rows * columns];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = get(i / columns, i % columns);
            }
            return numbers;
        }

        double[] byColumns() {
            double[] numbers = new double[rows * columns];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = get(i % rows, i / rows);
            }
            return numbers;
        }

        Matrix copy() {
            Object copy = Array.newInstance(array.getClass().componentType(), length());
            System.arraycopy(array, 0, copy, 0, length());
            return new Matrix(copy, rows, columns, offset, row, column);
        }

        int length() {
            return Array.getLength(array);
        }
    }

    enum Layout {
        BY_ROWS,
        BY_COLUMNS,
        WITH_GAPS;

        int gap() {
            return this == WITH_GAPS ? 2 : 1;
        }

        int row(int rows, int columns) {
            return switch (this) {
                case BY_ROWS -> columns;
                case BY_COLUMNS -> 1;
                case WITH_GAPS -> 2 * columns;
            };
        }

        int column(int rows) {
            return switch (this) {
                case BY_ROWS -> 1;
                case BY_COLUMNS -> rows;
                case WITH_GAPS -> 2;
            };
        }
    }

    private static void set(Object array, int i, double x) {
        if (array instanceof double[] numbers) {
            numbers[i] = x;
        } else {
            ((float[]) array)[i] = (float) x;
        }
    }

    private static void multiply(
            MatrixProducts products, double alpha, Matrix a, Matrix b, double beta, Matrix c) {
        products.multiply(
                c.rows(),
                c.columns(),
                a.columns(),
                alpha,
                a.array(),
                a.offset(),
                a.row(),
                a.column(),
                b.array(),
                b.offset(),
                b.row(),
                b.column(),
                beta,
                c.array(),
                c.offset(),
                c.row(),
                c.column());
    }

    private static void check(
            Elements elements, double alpha, Matrix a, Matrix b, double beta, Matrix before) {
        Matrix c = before.copy();
        boolean[] inside = new boolean[c.length()];
        for (int i = 0; i < c.rows(); i++) {
            for (int j = 0; j < c.columns(); j++) {
                inside[c.place(i, j)] = true;
                if (beta == 0) {
                    set(c.array(), c.place(i, j), Double.NaN);
                }
            }
        }
        multiply(PRODUCTS.get(elements), alpha, a, b, beta, c);
        double unit = elements == Elements.FLOAT ? 0x1p-24 : 0x1p-53;
        double[] left = a.byRows();
        double[] right = b.byColumns();
        int k = a.columns();
        for (int i = 0; i < c.rows(); i++) {
            for (int j = 0; j < c.columns(); j++) {
                double sum = 0;
                double scale = 0;
                for (int p = 0; p < k; p++) {
                    double term = left[i * k + p] * right[j * k + p];
                    sum += term;
                    scale += Math.abs(term);
                }
                double kept = beta == 0 ? 0 : beta * before.get(i, j);
                sum = alpha * sum + kept;
                scale = Math.abs(alpha) * scale + Math.abs(kept);
                double error = Math.abs(c.get(i, j) - sum);
                if (!(error <= (k + 4) * 2 * unit * scale)) {
                    assertThat(c.get(i, j)).as("%s %s %s %s %s", i, j, a, b, c).isEqualTo(sum);
                }
            }
        }
        for (int i = 0; i < inside.length; i++) {
            if (!inside[i] && Array.getDouble(c.array(), i) != Array.getDouble(before.array(), i)) {
                assertThat(Array.get(c.array(), i)).isEqualTo(Array.get(before.array(), i));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"DOUBLE", "FLOAT"})
    void productsByTheirDefinition(Elements elements) {
        Layout[] layouts = Layout.values();
        int number = 0;
        for (int m : SIZES) {
            for (int n : SIZES) {
                for (int k : SIZES) {
                    for (int i = 0; i < 3; i++) {
                        number++;
                        Layout forA = layouts[number % 3];
                        Layout forB = layouts[number / 3 % 3];
                        Layout forC = layouts[number / 2 % 3];
                        Matrix a = Matrix.random(elements, m, k, forA, 1);
                        Matrix b = Matrix.random(elements, k, n, forB, 2);
                        Matrix c = Matrix.random(elements, m, n, forC, 3);
                        check(elements, number % 2 == 0 ? 1 : -0.75, a, b, number % 5 % 3, c);
                        check(elements, 1, a, b, number % 2, c);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"DOUBLE", "FLOAT"})
    void allLayoutsBeyondABlock(Elements elements) {
        for (Layout forA : Layout.values()) {
            for (Layout forB : Layout.values()) {
                for (Layout forC : Layout.values()) {
                    Matrix a = Matrix.random(elements, 101, 390, forA, 1);
                    Matrix b = Matrix.random(elements, 390, 135, forB, 2);
                    Matrix c = Matrix.random(elements, 101, 135, forC, 3);
                    check(elements, 1, a, b, 1, c);
                }
            }
        }
    }

    /** Rows at distances that are powers of 2, which are copied; more columns than a block has. */
    @ParameterizedTest
    @EnumSource(names = {"DOUBLE", "FLOAT"})
    void largeMatrices(Elements elements) {
        Matrix a = Matrix.random(elements, 30, 1024, Layout.BY_ROWS, 1);
        Matrix b = Matrix.random(elements, 1024, 1100, Layout.BY_ROWS, 2);
        Matrix c = Matrix.random(elements, 30, 1100, Layout.BY_ROWS, 3);
        check(elements, 1, a, b, 0, c);
        a = Matrix.random(elements, 200, 30, Layout.BY_COLUMNS, 1);
        b = Matrix.random(elements, 30, 2048, Layout.BY_COLUMNS, 2);
        c = Matrix.random(elements, 200, 2048, Layout.BY_COLUMNS, 3);
        check(elements, 1, a, b, 0, c);
    }

    /** B is copied while the first rows of A meet it; in whole strips, if its rows are whole. */
    @ParameterizedTest
    @EnumSource(names = {"DOUBLE", "FLOAT"})
    void fewRowsAndALargeMatrix(Elements elements) {
        for (Layout layout : Layout.values()) {
            for (int[] size : new int[][] {{16, 900, 131}, {23, 500, 150}, {128, 260, 240}}) {
                Matrix a = Matrix.random(elements, size[0], size[1], Layout.BY_ROWS, 1);
                Matrix b = Matrix.random(elements, size[1], size[2], layout, 2);
                for (double beta : new double[] {0, 0.5}) {
                    Matrix warm = Matrix.random(elements, size[0], size[2], Layout.BY_ROWS, 3);
                    Matrix cold = warm.copy();
                    check(elements, 1.5, a, b, beta, warm);
                    multiply(PRODUCTS.get(elements), 1.5, a, b, beta, warm);
                    multiply(new MatrixProducts(elements, KERNELS), 1.5, a, b, beta, cold);
                    assertThat(warm.array()).isEqualTo(cold.array());
                }
            }
        }
    }

    /** More rows, columns and products than are copied at a time. */
    @ParameterizedTest
    @EnumSource(names = {"DOUBLE", "FLOAT"})
    void severalBlocks(Elements elements) {
        for (Layout layout : new Layout[] {Layout.BY_ROWS, Layout.BY_COLUMNS}) {
            for (int[] size : new int[][] {{131, 2330, 70}, {131, 70, 1030}}) {
                Matrix a = Matrix.random(elements, size[0], size[2], layout, 1);
                Matrix b = Matrix.random(elements, size[2], size[1], layout, 2);
                Matrix c = Matrix.random(elements, size[0], size[1], layout, 3);
                check(elements, 1, a, b, 1, c);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"DOUBLE", "FLOAT"})
    void productsWithVectors(Elements elements) {
        for (Layout layout : Layout.values()) {
            for (int m : new int[] {1, 100, 700}) {
                Matrix a = Matrix.random(elements, m, 700, layout, 1);
                for (Layout forVector : Layout.values()) {
                    Matrix x = Matrix.random(elements, 700, 1, forVector, 2);
                    check(elements, 1, a, x, 0, Matrix.random(elements, m, 1, forVector, 3));
                    check(elements, -1, a, x, 1, Matrix.random(elements, m, 1, forVector, 3));
                    Matrix left = Matrix.random(elements, 1, m, forVector, 2);
                    Matrix y = Matrix.random(elements, 1, 700, forVector, 3);
                    check(elements, 1, left, a, 1, y);
                    check(elements, 1, left, a, 0, y);
                    Matrix outer = Matrix.random(elements, 700, m, layout, 4);
                    check(elements, 1, x, left, 1, outer);
                    check(elements, 1, x, left, 0, outer);
                }
            }
        }
    }

    /** The same bits cold and warm, on several threads and on one, and whatever the layout. */
    @ParameterizedTest
    @EnumSource(names = {"DOUBLE", "FLOAT"})
    void theOrderOfSumsIsFixed(Elements elements) {
        Matrix a = Matrix.random(elements, 130, 500, Layout.BY_ROWS, 1);
        Matrix b = Matrix.random(elements, 500, 150, Layout.BY_ROWS, 2);
        Matrix warm = Matrix.random(elements, 130, 150, Layout.BY_ROWS, 3);
        Matrix cold = warm.copy();
        multiply(PRODUCTS.get(elements), 1.5, a, b, 0.5, warm);
        // One row and a few columns at a time, by code that has not been compiled.
        MatrixProducts products = new MatrixProducts(elements, KERNELS);
        for (int i = 0; i < 130; i++) {
            for (int j = 0; j < 150; j += 15) {
                products.multiply(
                        1,
                        15,
                        500,
                        1.5,
                        a.array(),
                        a.place(i, 0),
                        a.row(),
                        1,
                        b.array(),
                        b.place(0, j),
                        b.row(),
                        1,
                        0.5,
                        cold.array(),
                        cold.place(i, j),
                        cold.row(),
                        1);
            }
        }
        assertThat(warm.array()).isEqualTo(cold.array());
    }

    /** Rows in pieces, each of which a thread adds up. */
    @ParameterizedTest
    @EnumSource(names = {"DOUBLE", "FLOAT"})
    void productsOfARowHaveTheSameBitsColdAndWarm(Elements elements) {
        Matrix row = Matrix.random(elements, 1, 3001, Layout.BY_ROWS, 1);
        Matrix matrix = Matrix.random(elements, 3001, 101, Layout.BY_ROWS, 2);
        Matrix warm = Matrix.random(elements, 1, 101, Layout.BY_ROWS, 3);
        Matrix cold = warm.copy();
        check(elements, 1, row, matrix, 1, warm);
        multiply(PRODUCTS.get(elements), 1, row, matrix, 1, warm);
        multiply(new MatrixProducts(elements, KERNELS), 1, row, matrix, 1, cold);
        assertThat(warm.array()).isEqualTo(cold.array());
    }

    /** In place, and with copies; larger products are shared among threads, which takes objects. */
    @ParameterizedTest
    @ValueSource(ints = {64, 100})
    void nothingIsAllocated(int n) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Matrix a = Matrix.random(Elements.DOUBLE, n, n, Layout.BY_ROWS, 1);
        Matrix b = Matrix.random(Elements.DOUBLE, n, n, Layout.BY_COLUMNS, 2);
        Matrix c = Matrix.random(Elements.DOUBLE, n, n, Layout.BY_ROWS, 3);
        MatrixProducts products = PRODUCTS.get(Elements.DOUBLE);
        long fewest = Long.MAX_VALUE;
        long end = System.nanoTime() + 20_000_000_000L;
        while (fewest > 0 && System.nanoTime() < end) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 100; i++) {
                multiply(products, 1, a, b, 0, c);
            }
            fewest = Math.min(fewest, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(fewest).isZero();
    }
}
