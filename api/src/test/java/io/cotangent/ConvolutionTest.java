package io.cotangent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cotangent.error.ShapeException;
import io.cotangent.error.SizeException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Convolutions against their definition. */
class ConvolutionTest {
    /** Random settings: by axis, strides, dilations, padding before and after. */
    private record Setting(
            int[] x, int[] kernel, int groups, int[] stride, int[] dilation, int[][] padding) {
        static Setting random(int rank, Random random) {
            int groups = random.nextInt(1, 4);
            int[] x = new int[rank + 2];
            int[] kernel = new int[rank + 2];
            int[][] numbers = new int[4][rank];
            x[0] = random.nextInt(0, 4);
            kernel[0] = groups * random.nextInt(1, 4);
            kernel[1] = random.nextInt(1, 4);
            x[1] = groups * kernel[1];
            for (int axis = 0; axis < rank; axis++) {
                kernel[axis + 2] = random.nextInt(1, rank == 1 ? 9 : 5);
                numbers[0][axis] = random.nextInt(1, 4);
                numbers[1][axis] = random.nextInt(1, 4);
                numbers[2][axis] = random.nextInt(-1, 4);
                numbers[3][axis] = random.nextInt(-1, 4);
                int extent = (kernel[axis + 2] - 1) * numbers[1][axis] + 1;
                int least = extent - numbers[2][axis] - numbers[3][axis];
                x[axis + 2] = Math.max(2, least) + random.nextInt(0, rank == 1 ? 40 : 6);
            }
            int[][] padding = {numbers[2], numbers[3]};
            return new Setting(x, kernel, groups, numbers[0], numbers[1], padding);
        }

        Sliding sliding() {
            return Sliding.by(stride).dilated(dilation).padded(padding[0], padding[1]);
        }

        /** The result, by its definition, in as many loops as there are axes. */
        double[] convolved(NDArray image, NDArray filters, int... shape) {
            double[] a = image.astype(DType.FLOAT64).toArray();
            double[] b = filters.astype(DType.FLOAT64).toArray();
            double[] y = new double[size(shape)];
            for (int place = 0; place < y.length; place++) {
                int[] o = indices(place, shape);
                int first = o[1] / (kernel[0] / groups) * kernel[1];
                for (int tap = 0; tap < size(kernel) / kernel[0]; tap++) {
                    int[] k = indices(o[1] * (size(kernel) / kernel[0]) + tap, kernel);
                    int[] i = {o[0], first + k[1], 0, 0, 0};
                    boolean inside = true;
                    for (int axis = 2; axis < shape.length; axis++) {
                        i[axis] =
                                o[axis] * stride[axis - 2]
                                        + k[axis] * dilation[axis - 2]
                                        - padding[0][axis - 2];
                        inside &= i[axis] >= 0 && i[axis] < x[axis];
                    }
                    if (inside) {
                        y[place] += a[place(i, x)] * b[place(k, kernel)];
                    }
                }
            }
            return y;
        }

        int[] result() {
            int[] shape = {x[0], kernel[0], 0, 0, 0};
            for (int axis = 2; axis < x.length; axis++) {
                int extent = (kernel[axis] - 1) * dilation[axis - 2] + 1;
                int padded = x[axis] + padding[0][axis - 2] + padding[1][axis - 2];
                shape[axis] = (padded - extent) / stride[axis - 2] + 1;
            }
            return Arrays.copyOf(shape, x.length);
        }
    }

    private static int size(int... shape) {
        int size = 1;
        for (int length : shape) {
            size *= length;
        }
        return size;
    }

    private static int[] indices(int place, int... shape) {
        int[] indices = new int[shape.length];
        int rest = place;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            indices[axis] = rest % shape[axis];
            rest /= shape[axis];
        }
        return indices;
    }

    private static int place(int[] indices, int... shape) {
        int place = 0;
        for (int axis = 0; axis < shape.length; axis++) {
            place = place * shape[axis] + indices[axis];
        }
        return place;
    }

    private static NDArray draw(DType dtype, int stream, int... shape) {
        return Rng.seed(5).foldIn(stream).uniformBetween(dtype, -1, 1, shape);
    }

    private static double dot(NDArray a, NDArray b) {
        return a.mul(b).astype(DType.FLOAT64).sum().item();
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT64", "FLOAT32"})
    void convolutionsByTheirDefinition(DType dtype) {
        Random random = new Random(11);
        double tolerance = dtype == DType.FLOAT64 ? 1e-13 : 1e-5;
        for (int round = 0; round < 300; round++) {
            Setting setting = Setting.random(1 + round % 3, random);
            NDArray x = draw(dtype, 2 * round, setting.x());
            NDArray kernel = draw(dtype, 2 * round + 1, setting.kernel());
            NDArray y = Nn.conv(x, kernel, setting.sliding(), setting.groups());
            int[] shape = setting.result();
            assertThat(y.dtype()).isEqualTo(dtype);
            assertThat(y.shape()).as("%s", setting).isEqualTo(shape);
            NDArray expected =
                    NDArray.of(setting.convolved(x, kernel, shape)).reshape(shape).astype(dtype);
            assertThat(y.allClose(expected, tolerance, tolerance)).as("%s", setting).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT64", "FLOAT32"})
    void theTransposeIsTheAdjoint(DType dtype) {
        Random random = new Random(12);
        double tolerance = dtype == DType.FLOAT64 ? 1e-12 : 1e-3;
        for (int round = 0; round < 300; round++) {
            Setting setting = Setting.random(1 + round % 3, random);
            NDArray x = draw(dtype, 3 * round, setting.x());
            NDArray kernel = draw(dtype, 3 * round + 1, setting.kernel());
            int[] shape = setting.result();
            NDArray y = draw(dtype, 3 * round + 2, shape);
            int[] more = new int[shape.length - 2];
            for (int axis = 0; axis < more.length; axis++) {
                int extent = (setting.kernel()[axis + 2] - 1) * setting.dilation()[axis] + 1;
                int padded =
                        setting.x()[axis + 2]
                                + setting.padding()[0][axis]
                                + setting.padding()[1][axis];
                more[axis] = (padded - extent) % setting.stride()[axis];
            }
            NDArray back = Nn.convTranspose(y, kernel, setting.sliding(), setting.groups(), more);
            assertThat(back.shape()).as("%s", setting).isEqualTo(setting.x());
            NDArray there = Nn.conv(x, kernel, setting.sliding(), setting.groups());
            assertThat(Math.abs(dot(there, y) - dot(x, back)))
                    .as("%s", setting)
                    .isLessThan(tolerance);
        }
    }

    @Test
    void largeImagesArePutTogetherOfParts() {
        Setting setting =
                new Setting(
                        new int[] {2, 2, 90, 110},
                        new int[] {3, 2, 5, 7},
                        1,
                        new int[] {1, 2},
                        new int[] {2, 1},
                        new int[][] {{4, 3}, {4, 3}});
        NDArray x = draw(DType.FLOAT64, 0, setting.x());
        NDArray kernel = draw(DType.FLOAT64, 1, setting.kernel());
        NDArray y = Nn.conv(x, kernel, setting.sliding());
        int[] shape = setting.result();
        NDArray expected = NDArray.of(setting.convolved(x, kernel, shape)).reshape(shape);
        assertThat(y.allClose(expected, 1e-12, 1e-12)).isTrue();
        NDArray back = Nn.convTranspose(y, kernel, setting.sliding(), 1, 0, 1);
        assertThat(back.shape()).isEqualTo(setting.x());
        double square = dot(y, y);
        assertThat(Math.abs(square - dot(x, back))).isLessThan(1e-12 * square);
    }

    /** More than a part along the second axis, too. */
    @Test
    void wideImages() {
        Setting setting =
                new Setting(
                        new int[] {1, 30, 3, 9, 40},
                        new int[] {2, 30, 2, 3, 3},
                        1,
                        new int[] {1, 1, 1},
                        new int[] {1, 1, 1},
                        new int[][] {{0, 1, 1}, {0, 1, 1}});
        NDArray x = draw(DType.FLOAT64, 0, setting.x());
        NDArray kernel = draw(DType.FLOAT64, 1, setting.kernel());
        NDArray y = Nn.conv(x, kernel, setting.sliding());
        int[] shape = setting.result();
        NDArray expected = NDArray.of(setting.convolved(x, kernel, shape)).reshape(shape);
        assertThat(y.allClose(expected, 1e-12, 1e-12)).isTrue();
    }

    @Test
    void slidingsAreValues() {
        Sliding sliding = Sliding.by(2, 1).dilated(3).padded(1);
        assertThat(sliding)
                .isEqualTo(Sliding.by(2, 1).padded(1).dilated(3))
                .hasSameHashCodeAs(Sliding.by(2, 1).padded(1).dilated(3))
                .isNotEqualTo(sliding.same())
                .hasToString("Sliding[strides [2, 1], dilations [3], padding [1] and [1]]");
        assertThat(sliding.same())
                .hasToString("Sliding[strides [2, 1], dilations [3], padding same]");
    }

    @Test
    void samePaddingComesAfterTheOddOne() {
        NDArray x = NDArray.of(1, 2, 3, 4, 5).reshape(1, 1, 5);
        NDArray kernel = NDArray.of(1, 10).reshape(1, 1, 2);
        assertThat(Nn.conv(x, kernel, Sliding.by(1).same()).toArray())
                .containsExactly(21, 32, 43, 54, 5);
        assertThat(Nn.conv(x, kernel, Sliding.by(2).same()).toArray()).containsExactly(21, 43, 5);
        assertThat(Nn.convTranspose(x, kernel, Sliding.by(3).same()).shape()[2]).isEqualTo(15);
    }

    @Test
    void typesArePromoted() {
        NDArray x = NDArray.ones(DType.INT32, 1, 1, 3);
        NDArray kernel = NDArray.ones(DType.INT64, 1, 1, 2);
        assertThat(Nn.conv(x, kernel)).isEqualTo(NDArray.full(2.0, 1, 1, 2));
        NDArray single = NDArray.ones(DType.FLOAT32, 1, 1, 3);
        assertThat(Nn.conv(single, single).dtype()).isEqualTo(DType.FLOAT32);
    }

    @Test
    void whatCannotBe() {
        NDArray x = NDArray.zeros(2, 3, 8, 8);
        NDArray kernel = NDArray.zeros(4, 2, 3, 3);
        assertThatThrownBy(() -> Nn.conv(x, kernel))
                .isInstanceOf(ShapeException.class)
                .hasMessageStartingWith("conv: an input of shape [2,3,8,8] has 3 channels, but a")
                .hasMessageContaining("takes 2");
        NDArray fitting = NDArray.zeros(4, 3, 3, 3);
        assertThatThrownBy(() -> Nn.conv(x.get(0), fitting))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("expandDims");
        assertThatThrownBy(() -> Nn.conv(x, fitting, Sliding.by(1), 3))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("does not split into 3 groups");
        assertThatThrownBy(() -> Nn.conv(x, fitting, Sliding.by(1, 2, 3)))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("3 spatial axes, but there are 2");
        assertThatThrownBy(() -> Nn.conv(x, fitting, Sliding.by(1).dilated(4)))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("(9 > 8)");
        assertThatThrownBy(() -> Sliding.by(0))
                .isInstanceOf(ShapeException.class)
                .hasMessageStartingWith("a stride of 0");
        assertThatThrownBy(() -> Nn.conv(x, NDArray.zeros(4, 3, 0, 3)))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("no elements");
        assertThatThrownBy(() -> Nn.convTranspose(x, kernel))
                .isInstanceOf(ShapeException.class)
                .hasMessageStartingWith("convTranspose: an input of shape [2,3,8,8]");
        NDArray down = NDArray.zeros(3, 2, 3, 3);
        assertThatThrownBy(() -> Nn.convTranspose(x, down, Sliding.by(2), 1, 2))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("output padding of [2]");
        assertThatThrownBy(() -> Nn.convTranspose(x, down, Sliding.by(1).padded(9)))
                .isInstanceOf(SizeException.class)
                .hasMessageContaining("less padding");
    }
}
