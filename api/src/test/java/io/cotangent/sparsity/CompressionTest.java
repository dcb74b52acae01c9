package io.cotangent.sparsity;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotangent.array.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Few products that tell all elements, of matrices with places of many kinds. */
class CompressionTest {
    /** Whether there is a place in a row and a column. */
    private interface Places {
        boolean at(int row, int column);
    }

    private static Structure structure(int rows, int columns, Places places) {
        int[][] sets = new int[rows][];
        for (int row = 0; row < rows; row++) {
            int i = row;
            sets[i] = IntStream.range(0, columns).filter(j -> places.at(i, j)).toArray();
        }
        return Structure.of(columns, List.of(new Pattern(Shape.of(rows), sets)));
    }

    static Stream<Structure> matrices() {
        Random random = new Random(1);
        return Stream.concat(
                Stream.of(
                        structure(0, 4, (i, j) -> true),
                        structure(4, 0, (i, j) -> true),
                        structure(3, 5, (i, j) -> false),
                        structure(6, 6, (i, j) -> true),
                        structure(20, 20, (i, j) -> j <= i),
                        structure(40, 40, (i, j) -> Math.abs(i - j) < 3),
                        structure(40, 40, (i, j) -> i == j || i == 0 || j == 0),
                        structure(40, 40, (i, j) -> i == j || i == 7),
                        structure(40, 40, (i, j) -> i == j || j == 7),
                        structure(12, 60, (i, j) -> j / 5 == i || j < 2)),
                IntStream.range(0, 60)
                        .mapToObj(k -> {
                            double share = random.nextDouble() * random.nextDouble();
                            return structure(
                                    random.nextInt(30),
                                    random.nextInt(30),
                                    (i, j) -> random.nextDouble() < share);
                        }));
    }

    @ParameterizedTest
    @MethodSource("matrices")
    void productsTellAllElements(Structure matrix) {
        Compression compression = Compression.of(matrix);
        double[] values = values(matrix, false);
        double[] all = products(matrix, compression, values);
        assertThat(Arrays.stream(compression.sources()).mapToDouble(i -> all[i]).toArray())
                .isEqualTo(values);
        int few = Math.min(used(matrix), used(matrix.transposed()));
        assertThat(compression.forward() + compression.reverse()).isLessThanOrEqualTo(few);
    }

    @ParameterizedTest
    @MethodSource("matrices")
    void productsTellAllElementsOfSymmetricMatrices(Structure any) {
        int n = Math.min(any.rows(), any.columns());
        Structure matrix = structure(n, n, (i, j) -> any.find(i, j) >= 0).symmetric();
        Compression compression = Compression.ofSymmetric(matrix);
        double[] values = values(matrix, true);
        double[] all = products(matrix, compression, values);
        assertThat(Arrays.stream(compression.sources()).mapToDouble(i -> all[i]).toArray())
                .isEqualTo(values);
        assertThat(compression.forward()).isLessThanOrEqualTo(used(matrix));
        assertThat(compression.reverse()).isZero();
    }

    /** The number of columns that are not empty. */
    private static int used(Structure matrix) {
        return (int) Arrays.stream(matrix.indices()).distinct().count();
    }

    /** Numbers of which no sums are equal. */
    private static double[] values(Structure matrix, boolean symmetric) {
        double[] values = new double[matrix.count()];
        for (int row = 0; row < matrix.rows(); row++) {
            for (int i = matrix.starts()[row]; i < matrix.starts()[row + 1]; i++) {
                int column = matrix.indices()[i];
                int low = symmetric ? Math.min(row, column) : row;
                int high = symmetric ? Math.max(row, column) : column;
                values[i] = Math.sqrt(2 + 1000 * low + high);
            }
        }
        return values;
    }

    private static double[] products(Structure matrix, Compression compression, double... values) {
        int first = compression.forward() * matrix.rows();
        double[] all = new double[first + compression.reverse() * matrix.columns()];
        for (int row = 0; row < matrix.rows(); row++) {
            for (int i = matrix.starts()[row]; i < matrix.starts()[row + 1]; i++) {
                int column = matrix.indices()[i];
                if (compression.columns()[column] >= 0) {
                    all[compression.columns()[column] * matrix.rows() + row] += values[i];
                }
                if (compression.rows()[row] >= 0) {
                    all[first + compression.rows()[row] * matrix.columns() + column] += values[i];
                }
            }
        }
        return all;
    }

    private static int count(Structure matrix) {
        Compression compression = Compression.of(matrix);
        return compression.forward() + compression.reverse();
    }

    @Test
    void fewProductsAreEnough() {
        assertThat(count(structure(40, 40, (i, j) -> i == j))).isEqualTo(1);
        assertThat(count(structure(40, 40, (i, j) -> Math.abs(i - j) < 3))).isEqualTo(5);
        assertThat(count(structure(40, 40, (i, j) -> i == j || i == 7))).isEqualTo(2);
        assertThat(count(structure(40, 40, (i, j) -> i == j || j == 7))).isEqualTo(2);
        assertThat(count(structure(40, 40, (i, j) -> i == j || i == 0 || j == 0))).isEqualTo(3);
        assertThat(count(structure(6, 9, (i, j) -> true))).isEqualTo(6);
        assertThat(count(structure(12, 60, (i, j) -> j / 5 == i || j < 2))).isEqualTo(3);
    }

    @Test
    void fewProductsAreEnoughForSymmetricMatrices() {
        Structure band = structure(40, 40, (i, j) -> Math.abs(i - j) < 2);
        assertThat(Compression.ofSymmetric(band).forward()).isEqualTo(3);
        Structure arrow = structure(40, 40, (i, j) -> i == j || i == 0 || j == 0);
        assertThat(Compression.ofSymmetric(arrow).forward()).isEqualTo(2);
        Structure blocks = structure(40, 40, (i, j) -> i / 4 == j / 4);
        assertThat(Compression.ofSymmetric(blocks).forward()).isEqualTo(4);
    }
}
