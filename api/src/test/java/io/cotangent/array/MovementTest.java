package io.cotangent.array;

import static io.cotangent.array.Samples.at;
import static io.cotangent.array.Samples.build;
import static io.cotangent.array.Samples.index;
import static io.cotangent.array.Samples.indices;
import static io.cotangent.array.Samples.vector;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cotangent.DType;
import io.cotangent.error.IndexException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MovementTest {
    private static final DType TYPE = DType.FLOAT64;

    @ParameterizedTest
    @EnumSource(DType.class)
    void concatAlongEveryAxis(DType dtype) {
        for (int axis = 0; axis < 3; axis++) {
            int along = axis;
            Shape shape = Shape.of(2, 3, 4);
            for (DenseArray a : Samples.layouts(dtype, shape.lengths())) {
                for (DenseArray b : Samples.layouts(dtype, shape.with(axis, 1).lengths())) {
                    DenseArray none = Samples.random(dtype, shape.with(axis, 0).lengths());
                    int first = shape.length(axis);
                    DenseArray y = Movement.concat(axis, a, none, b);
                    DenseArray expected =
                            build(
                                    dtype,
                                    shape.with(axis, first + 1),
                                    index -> {
                                        int[] own = index.clone();
                                        own[along] = index[along] % first;
                                        return index[along] < first ? at(a, own) : at(b, own);
                                    });
                    assertThat(y).isEqualTo(expected);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(DType.class)
    void embedAddsWhereRegionsOverlap(DType dtype) {
        Random random = new Random(1);
        Shape shape = Shape.of(6, 8);
        for (int round = 0; round < 100; round++) {
            Region[] regions = new Region[3];
            DenseArray[] parts = new DenseArray[3];
            double[] expected = new double[48];
            for (int i = 0; i < 3; i++) {
                regions[i] = ViewsTest.randomRegion(random, 6, 8);
                parts[i] = Samples.layouts(dtype, regions[i].lengths()).get(round % 7);
                for (int j = 0; j < parts[i].size(); j++) {
                    int[] index = index(parts[i].type().shape(), j);
                    int row = regions[i].starts()[0] + index[0] * regions[i].steps()[0];
                    int column = regions[i].starts()[1] + index[1] * regions[i].steps()[1];
                    expected[row * 8 + column] += parts[i].doubleAt(j);
                }
            }
            assertThat(Movement.embed(shape, regions, parts))
                    .isEqualTo(Maps.cast(Creation.flat(expected, shape), dtype));
        }
    }

    @ParameterizedTest
    @EnumSource(DType.class)
    void updateReplacesARegion(DType dtype) {
        Random random = new Random(2);
        for (int round = 0; round < 50; round++) {
            Region region = ViewsTest.randomRegion(random, 6, 8);
            DenseArray values = Samples.layouts(dtype, region.lengths()).get(round % 7);
            for (DenseArray x : Samples.layouts(dtype, 6, 8)) {
                DenseArray before = x.contiguous();
                DenseArray y = Movement.update(x, region, values);
                assertThat(Views.slice(y, region)).isEqualTo(values);
                assertThat(Movement.update(y, region, Views.slice(x, region))).isEqualTo(x);
                assertThat(x).isEqualTo(before);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(DType.class)
    void takeAlongEveryAxis(DType dtype) {
        DenseArray indices = Creation.nested(new int[][] {{0, -1, 1}, {1, 1, -2}});
        for (DenseArray x : Samples.layouts(dtype, 2, 3, 4)) {
            for (int axis = 0; axis < 3; axis++) {
                int along = axis;
                DenseArray y = Movement.take(x, indices, axis);
                int[] lengths = y.shape();
                assertThat(lengths).hasSize(4);
                DenseArray expected =
                        build(
                                dtype,
                                y.type().shape(),
                                index -> {
                                    long position =
                                            indices.longAt(index[along] * 3 + index[along + 1]);
                                    int[] own = new int[3];
                                    for (int i = 0; i < 3; i++) {
                                        own[i] = index[i <= along ? i : i + 1];
                                    }
                                    int length = x.type().shape().length(along);
                                    own[along] =
                                            (int) (position < 0 ? position + length : position);
                                    return at(x, own);
                                });
                assertThat(y).isEqualTo(expected);
            }
        }
    }

    @Test
    void takeOneAndNone() {
        DenseArray x = vector(5, 6, 7);
        assertThat(Movement.take(x, DenseArray.scalar(DType.INT64, -1), 0))
                .isEqualTo(DenseArray.scalar(TYPE, 7.0));
        assertThat(Movement.take(x, indices(), 0).shape()).containsExactly(0);
        assertThat(Movement.take(Samples.random(TYPE, 2, 0), indices(1, 1, 0), 0).shape())
                .containsExactly(3, 0);
    }

    @Test
    void positionsOutsideTheAxisAreErrors() {
        DenseArray x = Samples.random(TYPE, 2, 3);
        assertThatThrownBy(() -> Movement.take(x, indices(0, 3), 1))
                .isInstanceOf(IndexException.class)
                .hasMessageContaining("take: index 3 is out of range for axis 1 of length 3")
                .hasMessageContaining("-3..2");
        assertThatThrownBy(
                        () -> Movement.takeAlong(x, Creation.nested(new long[][] {{-3}, {0}}), 0))
                .isInstanceOf(IndexException.class)
                .hasMessageContaining("takeAlong: index -3 is out of range for axis 0 of length 2");
        assertThatThrownBy(() -> Movement.take(Samples.random(TYPE, 0), indices(0), 0))
                .isInstanceOf(IndexException.class)
                .hasMessageContaining("it has no positions");
        assertThatThrownBy(() -> Movement.scatterAdd(Shape.of(2), 0, indices(1L << 32), vector(1)))
                .isInstanceOf(IndexException.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"INT32", "INT64", "FLOAT32", "FLOAT64"})
    void scatterAddIsTheTransposeOfTake(DType dtype) {
        Shape shape = Shape.of(2, 3, 4);
        DenseArray indices = Creation.nested(new long[][] {{0, -1, 1}, {1, 1, -2}});
        for (int axis = 0; axis < 3; axis++) {
            DenseArray places = flatPlaces(shape);
            DenseArray taken = Movement.take(places, indices, axis);
            for (DenseArray values : Samples.layouts(dtype, taken.shape())) {
                double[] expected = new double[24];
                for (int i = 0; i < values.size(); i++) {
                    expected[(int) taken.longAt(i)] += values.doubleAt(i);
                }
                assertThat(Movement.scatterAdd(shape, axis, indices, values))
                        .isEqualTo(Maps.cast(Creation.flat(expected, shape), dtype));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(DType.class)
    void takeAlongAndItsTranspose(DType dtype) {
        Random random = new Random(3);
        Shape shape = Shape.of(3, 4, 2);
        for (int axis = 0; axis < 3; axis++) {
            for (int length : new int[] {0, 1, 5}) {
                int own = shape.length(axis);
                DenseArray indices =
                        build(
                                DType.INT32,
                                shape.with(axis, length),
                                index -> random.nextInt(-own, own));
                DenseArray taken = takenAlong(flatPlaces(shape), indices, axis);
                assertThat(Movement.takeAlong(flatPlaces(shape), indices, axis)).isEqualTo(taken);
                for (DenseArray x : Samples.layouts(dtype, shape.lengths())) {
                    assertThat(Movement.takeAlong(x, indices, axis))
                            .isEqualTo(takenAlong(x, indices, axis));
                }
                for (DenseArray values : Samples.layouts(dtype, indices.shape())) {
                    double[] expected = new double[24];
                    for (int i = 0; i < values.size(); i++) {
                        expected[(int) taken.longAt(i)] += values.doubleAt(i);
                    }
                    assertThat(Movement.scatterAddAlong(shape, axis, indices, values))
                            .isEqualTo(Maps.cast(Creation.flat(expected, shape), dtype));
                }
            }
        }
    }

    private static DenseArray flatPlaces(Shape shape) {
        return Views.reshape(Creation.arange(DType.INT64, 0, shape.size(), 1), shape);
    }

    private static DenseArray takenAlong(DenseArray x, DenseArray indices, int axis) {
        int length = x.type().shape().length(axis);
        return build(
                x.dtype(),
                indices.type().shape(),
                index -> {
                    int[] own = index.clone();
                    own[axis] = Math.floorMod((int) at(indices, index), length);
                    return at(x, own);
                });
    }
}
