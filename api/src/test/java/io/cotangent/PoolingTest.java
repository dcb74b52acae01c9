package io.cotangent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cotangent.error.ShapeException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pooling against its definition. */
class PoolingTest {
    /** One axis of a plane: its length, the window's, stride, dilation and padding. */
    private record Axis(int length, int window, int stride, int dilation, int before, int after) {
        static Axis random(Random random) {
            int window = random.nextInt(1, 4);
            int dilation = random.nextInt(1, 3);
            int extent = (window - 1) * dilation + 1;
            // Less padding than a dilation's distance: each window sees an element.
            int length = Math.max(extent, 2) + random.nextInt(0, 9);
            int before = random.nextInt(0, dilation * (window - 1) + 1);
            return new Axis(length, window, random.nextInt(1, 4), dilation, before, before / 2);
        }

        int count() {
            return (length + before + after - (window - 1) * dilation - 1) / stride + 1;
        }

        int at(int place, int tap) {
            int at = place * stride + tap * dilation - before;
            return at < length ? at : -1;
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT64", "FLOAT32"})
    void poolsByTheirDefinition(DType dtype) {
        Random random = new Random(3);
        for (int round = 0; round < 200; round++) {
            Axis rows = Axis.random(random);
            Axis columns = Axis.random(random);
            NDArray x =
                    Rng.seed(round)
                            .uniformBetween(dtype, -1, 1, 3, rows.length(), columns.length());
            int[] window = {rows.window(), columns.window()};
            Sliding sliding =
                    Sliding.by(rows.stride(), columns.stride())
                            .dilated(rows.dilation(), columns.dilation())
                            .padded(
                                    new int[] {rows.before(), columns.before()},
                                    new int[] {rows.after(), columns.after()});
            double[][] expected = pooled(x, rows, columns);
            assertClose(Nn.maxPool(x, window, sliding), expected[0], 0);
            double tolerance = dtype == DType.FLOAT64 ? 1e-15 : 1e-6;
            assertClose(Nn.avgPool(x, window, sliding), expected[1], tolerance);
            assertClose(Nn.avgPool(x, window, sliding, true), expected[2], tolerance);
        }
    }

    private static void assertClose(NDArray actual, double[] expected, double tolerance) {
        assertThat(actual.size()).isEqualTo(expected.length);
        double[] numbers = actual.astype(DType.FLOAT64).toArray();
        for (int i = 0; i < expected.length; i++) {
            assertThat(Math.abs(numbers[i] - expected[i])).isLessThanOrEqualTo(tolerance);
        }
    }

    /** The largest elements, the means without padding, and those with it. */
    private static double[][] pooled(NDArray x, Axis rows, Axis columns) {
        int width = columns.count();
        int height = rows.count();
        double[][] pooled = new double[3][3 * height * width];
        double[] numbers = x.astype(DType.FLOAT64).toArray();
        for (int place = 0; place < pooled[0].length; place++) {
            double max = Double.NEGATIVE_INFINITY;
            double sum = 0;
            int number = 0;
            for (int i = 0; i < rows.window(); i++) {
                for (int j = 0; j < columns.window(); j++) {
                    int row = rows.at(place / width % height, i);
                    int column = columns.at(place % width, j);
                    if (row >= 0 && column >= 0) {
                        int plane = place / width / height * rows.length() * columns.length();
                        double v = numbers[plane + row * columns.length() + column];
                        max = Math.max(max, v);
                        sum += v;
                        number++;
                    }
                }
            }
            pooled[0][place] = max;
            pooled[1][place] = sum / number;
            pooled[2][place] = sum / (rows.window() * columns.window());
        }
        return pooled;
    }

    @Test
    void nanAndInfinity() {
        double infinity = Double.POSITIVE_INFINITY;
        NDArray x = NDArray.of(-infinity, -infinity, Double.NaN, 3, infinity, 1);
        assertThat(Nn.maxPool(x, 2)).isEqualTo(NDArray.of(-infinity, Double.NaN, infinity));
    }

    @Test
    void integersBecomeDoubles() {
        NDArray x = NDArray.of(new int[] {3, 1, 2, 5});
        assertThat(Nn.maxPool(x, 2)).isEqualTo(NDArray.of(3.0, 5));
        assertThat(Nn.avgPool(x, 4)).isEqualTo(NDArray.of(new double[] {2.75}));
    }

    @Test
    void whatCannotBe() {
        NDArray x = NDArray.zeros(2, 4);
        assertThatThrownBy(() -> Nn.maxPool(x))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("window");
        assertThatThrownBy(() -> Nn.maxPool(x, 2, 2, 2))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("[2, 2, 2] does not fit an array of shape [2,4]");
        assertThatThrownBy(() -> Nn.avgPool(x, 5))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("(5 > 4)");
        Sliding far = Sliding.by(1).padded(2);
        assertThatThrownBy(() -> Nn.maxPool(x, new int[] {2}, far))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("sees nothing but padding");
        assertThat(Nn.avgPool(x, new int[] {2}, far, true).shape()).containsExactly(2, 7);
    }
}
