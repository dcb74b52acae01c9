package io.cotangent.array;

import static io.cotangent.array.Samples.at;
import static io.cotangent.array.Samples.index;
import static io.cotangent.array.Samples.vector;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cotangent.DType;
import io.cotangent.error.DTypeException;
import io.cotangent.error.EmptyReductionException;
import io.cotangent.intrinsics.Reduction;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReductionsTest {
    private static final DType TYPE = DType.FLOAT64;

    @ParameterizedTest
    @EnumSource(DType.class)
    void everySetOfAxesInEveryLayout(DType dtype) {
        int[][] shapes = {
            {},
            {5},
            {2, 3},
            {9, 2},
            {2, 9},
            {3, 1, 5},
            {2, 3, 4},
            {4, 9, 10},
            {2, 3, 2, 3},
            {40, 3, 9},
            {130, 70}
        };
        for (int[] shape : shapes) {
            for (DenseArray x : Samples.layouts(dtype, shape)) {
                for (int set = 0; set < 1 << shape.length; set++) {
                    for (Reduction reduction : Reduction.values()) {
                        if (dtype != DType.BOOL || !reduction.hasIdentity()) {
                            reduce(reduction, x, set);
                        }
                    }
                }
            }
        }
    }

    private static void reduce(Reduction reduction, DenseArray x, int set) {
        int[] axes = IntStream.range(0, x.rank()).filter(a -> (set >> a & 1) == 1).toArray();
        DenseArray y = Reductions.reduce(reduction, x, axes);
        Shape shape = x.type().shape();
        assertThat(y.type()).isEqualTo(x.type().withShape(shape.without(axes)));
        if (reduction == Reduction.PROD) {
            return;
        }
        double[] expected = new double[y.size()];
        boolean[] seen = new boolean[y.size()];
        for (int i = 0; i < x.size(); i++) {
            int[] index = index(shape, i);
            int place = 0;
            for (int axis = 0; axis < x.rank(); axis++) {
                place = (set >> axis & 1) == 1 ? place : place * shape.length(axis) + index[axis];
            }
            double value = at(x, index);
            expected[place] =
                    !seen[place]
                            ? value
                            : switch (reduction) {
                                case SUM -> expected[place] + value;
                                case PROD -> throw new AssertionError();
                                case MAX -> Math.max(expected[place], value);
                                case MIN -> Math.min(expected[place], value);
                            };
            seen[place] = true;
        }
        for (int i = 0; i < y.size(); i++) {
            if (y.doubleAt(i) != expected[i]) {
                assertThat(y.doubleAt(i))
                        .as("%s of %s", reduction, x.type())
                        .isEqualTo(expected[i]);
            }
        }
    }

    @Test
    void products() {
        DenseArray x = Creation.nested(new long[][] {{1, 2, 3}, {4, 5, 6}});
        assertThat(Reductions.reduce(Reduction.PROD, x, 0))
                .isEqualTo(Creation.nested(new long[] {4, 10, 18}));
        assertThat(Reductions.reduce(Reduction.PROD, x, 0, 1))
                .isEqualTo(DenseArray.scalar(DType.INT64, 720));
        DenseArray large = Views.broadcast(vector(1e200, 1e-200), Shape.of(20, 2));
        assertThat(Reductions.reduce(Reduction.PROD, large, 1).doubleAt(7))
                .isCloseTo(1, within(1e-15));
        DenseArray singles = Creation.nested(new float[][] {{1e30f}, {1e30f}, {1e-30f}, {1e-30f}});
        DenseArray wide = Views.broadcast(singles, Shape.of(4, 9));
        assertThat(Reductions.reduce(Reduction.PROD, wide, 0).doubleAt(8))
                .isCloseTo(1, within(1e-6));
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT32", "FLOAT64"})
    void layoutMakesNoDifferenceToAnyBit(DType dtype) {
        Random random = new Random(9);
        double[] numbers = random.doubles(600 * 50 * 11).toArray(); // enough for several threads
        DenseArray x = Maps.cast(Creation.flat(numbers, Shape.of(600, 50, 11)), dtype);
        DenseArray layout = Views.transpose(Views.transpose(x, 2, 0, 1).contiguous(), 1, 2, 0);
        DenseArray other = Views.transpose(Views.transpose(x, 1, 2, 0).contiguous(), 2, 0, 1);
        DenseArray third = Views.transpose(Views.transpose(x, 1, 0, 2).contiguous(), 1, 0, 2);
        for (int[] axes : new int[][] {{0}, {1}, {2}, {0, 1}, {1, 2}, {0, 2}, {0, 1, 2}}) {
            DenseArray expected = Reductions.reduce(Reduction.SUM, x, axes);
            assertThat(Reductions.reduce(Reduction.SUM, layout, axes)).isEqualTo(expected);
            assertThat(Reductions.reduce(Reduction.SUM, other, axes)).isEqualTo(expected);
            assertThat(Reductions.reduce(Reduction.SUM, third, axes)).isEqualTo(expected);
        }
    }

    /** One column runs alone, many of them row by row. */
    @ParameterizedTest
    @EnumSource(names = {"INT32", "INT64", "FLOAT32", "FLOAT64"})
    void scansOfManyColumnsAreThoseOfEach(DType dtype) {
        for (int columns : new int[] {7, 8, 9, 600}) {
            DenseArray x = Samples.random(dtype, 2, 13, columns);
            DenseArray layout = Views.transpose(Views.transpose(x, 2, 0, 1).contiguous(), 1, 2, 0);
            for (Reduction reduction : Reduction.values()) {
                for (boolean reverse : new boolean[] {false, true}) {
                    DenseArray y = Reductions.scan(reduction, x, 1, reverse);
                    assertThat(Reductions.scan(reduction, layout, 1, reverse)).isEqualTo(y);
                    for (int column : new int[] {0, columns / 2, columns - 1}) {
                        Region part = Region.whole(x.type().shape()).along(2, column, 1, 1);
                        assertThat(Reductions.scan(reduction, Views.slice(x, part), 1, reverse))
                                .isEqualTo(Views.slice(y, part));
                    }
                }
            }
        }
    }

    @Test
    void sumsOfManyRowsAreAccurate() {
        for (int columns : new int[] {1, 2, 8, 300}) {
            ArrayType type = new ArrayType(DType.FLOAT32, Shape.of(1_000_000, columns));
            DenseArray x = Creation.full(type, 0.1f);
            DenseArray sums = Reductions.reduce(Reduction.SUM, x, 0);
            // Blocks of floats are added as floats.
            assertThat(sums.doubleAt(columns - 1)).isCloseTo(1e6 * 0.1f, within(0.05));
            DenseArray doubles = Creation.full(type.withDType(TYPE), 0.1);
            assertThat(Reductions.reduce(Reduction.SUM, doubles, 0).doubleAt(0))
                    .isCloseTo(1e5, within(1e-9));
        }
    }

    @Test
    void emptyAxes() {
        DenseArray x = Samples.random(TYPE, 3, 0, 9);
        assertThat(Reductions.reduce(Reduction.SUM, x, 1))
                .isEqualTo(Creation.full(new ArrayType(TYPE, Shape.of(3, 9)), 0));
        assertThat(Reductions.reduce(Reduction.PROD, x, 0, 1))
                .isEqualTo(Creation.full(new ArrayType(TYPE, Shape.of(9)), 1));
        assertThat(Reductions.reduce(Reduction.MAX, x, 2).shape()).containsExactly(3, 0);
        assertThatThrownBy(() -> Reductions.reduce(Reduction.MAX, x, 0, 1))
                .isInstanceOf(EmptyReductionException.class)
                .hasMessageContaining("max: axis 1 of float64[3,0,9] has no elements");
        assertThatThrownBy(() -> Reductions.argMin(x, 1))
                .isInstanceOf(EmptyReductionException.class)
                .hasMessageContaining("argmin");
        DenseArray none = Samples.random(DType.BOOL, 2, 0);
        assertThat(Reductions.reduce(Reduction.MAX, none, 1))
                .isEqualTo(Creation.nested(new boolean[] {false, false}));
        assertThat(Reductions.reduce(Reduction.MIN, none, 1))
                .isEqualTo(Creation.nested(new boolean[] {true, true}));
    }

    @Test
    void truthValuesHaveNoSum() {
        DenseArray x = Samples.random(DType.BOOL, 2, 3);
        assertThatThrownBy(() -> Reductions.reduce(Reduction.SUM, x, 0))
                .isInstanceOf(DTypeException.class)
                .hasMessageContaining("sum: not defined on bool[2,3]");
        assertThatThrownBy(() -> Reductions.scan(Reduction.SUM, x, 0, false))
                .isInstanceOf(DTypeException.class);
    }

    @Test
    void nanWins() {
        double[][] numbers = new double[3][9];
        numbers[1][4] = Double.NaN;
        DenseArray x = Creation.nested(numbers);
        for (Reduction reduction : Reduction.values()) {
            DenseArray columns = Reductions.reduce(reduction, x, 0);
            assertThat(columns.doubleAt(4)).isNaN();
            assertThat(columns.doubleAt(3)).isZero();
            assertThat(Reductions.reduce(reduction, x, 1).doubleAt(1)).isNaN();
        }
        assertThat(Reductions.argMax(x, 0).longAt(4)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(DType.class)
    void placesOfExtremes(DType dtype) {
        for (DenseArray x : Samples.layouts(dtype, 4, 5, 3)) {
            for (int axis = 0; axis < 3; axis++) {
                DenseArray most = Reductions.argMax(x, axis);
                DenseArray least = Reductions.argMin(x, axis);
                assertThat(most.type())
                        .isEqualTo(new ArrayType(DType.INT64, x.type().shape().without(axis)));
                for (int i = 0; i < most.size(); i++) {
                    int[] index = inserted(index(most.type().shape(), i), axis);
                    int largest = 0;
                    int smallest = 0;
                    for (int j = 0; j < x.type().shape().length(axis); j++) {
                        index[axis] = j;
                        double value = at(x, index);
                        index[axis] = largest;
                        largest = value > at(x, index) ? j : largest;
                        index[axis] = smallest;
                        smallest = value < at(x, index) ? j : smallest;
                    }
                    assertThat(most.longAt(i)).isEqualTo(largest);
                    assertThat(least.longAt(i)).isEqualTo(smallest);
                }
            }
        }
        assertThat(Reductions.argMax(Samples.random(dtype, 0, 3), 1).shape()).containsExactly(0);
    }

    private static int[] inserted(int[] index, int axis) {
        int[] result = new int[index.length + 1];
        for (int i = 0; i < index.length; i++) {
            result[i < axis ? i : i + 1] = index[i];
        }
        return result;
    }

    @ParameterizedTest
    @EnumSource(names = {"INT32", "INT64", "FLOAT32", "FLOAT64"})
    void runningSums(DType dtype) {
        for (int[] shape : new int[][] {{5}, {3, 4}, {2, 3, 4}, {3, 0}, {9, 9}}) {
            for (DenseArray x : Samples.layouts(dtype, shape)) {
                for (int axis = 0; axis < shape.length; axis++) {
                    for (boolean reverse : new boolean[] {false, true}) {
                        DenseArray y = Reductions.scan(Reduction.SUM, x, axis, reverse);
                        assertThat(y).isEqualTo(runningSum(x, axis, reverse));
                    }
                }
            }
        }
    }

    private static DenseArray runningSum(DenseArray x, int axis, boolean reverse) {
        Shape shape = x.type().shape();
        return Samples.build(
                x.dtype(),
                shape,
                index -> {
                    double sum = 0;
                    int[] other = index.clone();
                    int from = reverse ? index[axis] : 0;
                    int to = reverse ? shape.length(axis) - 1 : index[axis];
                    for (other[axis] = from; other[axis] <= to; other[axis]++) {
                        sum += at(x, other);
                    }
                    return sum;
                });
    }

    @Test
    void runningExtremes() {
        DenseArray x = vector(3, 1, 4, 1, 5);
        assertThat(Reductions.scan(Reduction.MAX, x, 0, false)).isEqualTo(vector(3, 3, 4, 4, 5));
        assertThat(Reductions.scan(Reduction.MIN, x, 0, true)).isEqualTo(vector(1, 1, 1, 1, 5));
        assertThat(Reductions.scan(Reduction.PROD, x, 0, false))
                .isEqualTo(vector(3, 3, 12, 12, 60));
    }
}
