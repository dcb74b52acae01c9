package io.cotangent.array;

import static io.cotangent.array.Samples.at;
import static io.cotangent.array.Samples.build;
import static io.cotangent.array.Samples.index;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cotangent.DType;
import io.cotangent.error.ShapeException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ViewsTest {
    private static final DType TYPE = DType.FLOAT64;

    @Test
    void broadcastRepeats() {
        int[][][] cases = {
            {{}, {}},
            {{}, {3}},
            {{1}, {0}},
            {{3}, {2, 3}},
            {{2, 1}, {2, 5}},
            {{1, 3}, {4, 2, 3}},
            {{2, 1, 3}, {5, 2, 4, 3}},
            {{0}, {2, 0}},
        };
        for (int[][] pair : cases) {
            Shape shape = Shape.of(pair[1]);
            for (DenseArray x : Samples.layouts(TYPE, pair[0])) {
                DenseArray view = Views.broadcast(x, shape);
                assertThat(view.data()).isSameAs(x.data());
                int added = shape.rank() - x.rank();
                DenseArray expected =
                        build(
                                TYPE,
                                shape,
                                index -> {
                                    int[] own = Arrays.copyOfRange(index, added, index.length);
                                    for (int axis = 0; axis < own.length; axis++) {
                                        own[axis] = Math.min(own[axis], pair[0][axis] - 1);
                                    }
                                    return at(x, own);
                                });
                assertThat(view).isEqualTo(expected);
            }
        }
    }

    @Test
    void broadcastRejectsOtherLengths() {
        DenseArray x = Samples.random(TYPE, 2, 3);
        assertThatThrownBy(() -> Views.broadcast(x, Shape.of(2, 4)))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("[2,3] does not broadcast to [2,4]");
        assertThatThrownBy(() -> Views.broadcast(x, Shape.of(3)))
                .isInstanceOf(ShapeException.class);
    }

    @Test
    void reshapeKeepsTheOrder() {
        int[][] shapes = {
            {24},
            {2, 12},
            {2, 3, 4},
            {4, 3, 2},
            {1, 24},
            {24, 1},
            {2, 1, 3, 1, 4},
            {3, 8},
            {2, 2, 2, 3},
            {1, 2, 3, 4, 1},
            {6, 4}
        };
        for (int[] from : shapes) {
            for (DenseArray x : Samples.layouts(TYPE, from)) {
                for (int[] to : shapes) {
                    DenseArray y = Views.reshape(x, Shape.of(to));
                    assertThat(y.shape()).isEqualTo(to);
                    for (int i = 0; i < 24; i++) {
                        assertThat(at(y, index(y.type().shape(), i))).isEqualTo(x.doubleAt(i));
                    }
                    if (x.isContiguous()) {
                        assertThat(y.data()).isSameAs(x.data());
                    }
                }
            }
        }
    }

    @Test
    void reshapeCopiesOnlyWhereItMust() {
        DenseArray transposed = Views.transpose(Samples.random(TYPE, 2, 3, 4), 2, 0, 1);
        DenseArray repeated = Views.broadcast(Samples.random(TYPE, 3, 1), Shape.of(3, 8));
        Region backwards = new Region(new int[] {9}, new int[] {10}, new int[] {-1});
        DenseArray reversed = Views.slice(Samples.random(TYPE, 10), backwards);
        assertView(transposed, true, 4, 6);
        assertView(transposed, true, 2, 2, 6);
        assertView(transposed, true, 4, 1, 3, 2);
        assertView(transposed, false, 8, 3);
        assertView(transposed, false, 24);
        assertView(repeated, true, 3, 2, 4);
        assertView(repeated, true, 3, 1, 4, 2);
        assertView(repeated, false, 24);
        assertView(reversed, true, 2, 5);
        assertView(Creation.full(new ArrayType(TYPE, Shape.of(3, 4)), 1), true, 2, 6);
    }

    private static void assertView(DenseArray x, boolean view, int... shape) {
        DenseArray y = Views.reshape(x, Shape.of(shape));
        assertThat(Views.reshapedView(x, Shape.of(shape)).isPresent()).isEqualTo(view);
        if (view) {
            assertThat(y.data()).isSameAs(x.data());
        } else {
            assertThat(y.data()).isNotSameAs(x.data());
        }
        for (int i = 0; i < x.size(); i++) {
            assertThat(y.doubleAt(i)).isEqualTo(x.doubleAt(i));
        }
    }

    @Test
    void reshapeOfNothingAndOfScalars() {
        assertThat(Views.reshape(Samples.random(TYPE, 0, 3), Shape.of(5, 0)).shape())
                .containsExactly(5, 0);
        DenseArray one = Views.broadcast(Samples.random(TYPE), Shape.of(1, 1));
        assertThat(Views.reshape(one, Shape.SCALAR).doubleAt(0)).isEqualTo(one.doubleAt(0));
        assertThat(Views.reshape(one, Shape.of(1, 1, 1)).doubleAt(0)).isEqualTo(one.doubleAt(0));
    }

    @Test
    void transposeMovesAxes() {
        int[][] permutations = {{0, 1, 2}, {2, 1, 0}, {1, 2, 0}, {0, 2, 1}};
        for (DenseArray x : Samples.layouts(TYPE, 2, 3, 4)) {
            for (int[] permutation : permutations) {
                DenseArray y = Views.transpose(x, permutation);
                assertThat(y.data()).isSameAs(x.data());
                for (int i = 0; i < y.size(); i++) {
                    int[] index = index(y.type().shape(), i);
                    int[] own = new int[3];
                    for (int axis = 0; axis < 3; axis++) {
                        own[permutation[axis]] = index[axis];
                    }
                    assertThat(y.doubleAt(i)).isEqualTo(at(x, own));
                }
            }
        }
        assertThat(Views.transpose(Samples.random(TYPE)).rank()).isZero();
    }

    @Test
    void slicesFollowTheirRegion() {
        Random random = new Random(4);
        for (int round = 0; round < 200; round++) {
            for (DenseArray x : Samples.layouts(TYPE, 5, 7)) {
                Region region = randomRegion(random, 5, 7);
                DenseArray y = Views.slice(x, region);
                assertThat(y.shape()).isEqualTo(region.lengths());
                for (int i = 0; i < y.size(); i++) {
                    int[] index = index(y.type().shape(), i);
                    for (int axis = 0; axis < 2; axis++) {
                        index[axis] = region.starts()[axis] + index[axis] * region.steps()[axis];
                    }
                    assertThat(y.doubleAt(i)).isEqualTo(at(x, index));
                }
            }
        }
    }

    static Region randomRegion(Random random, int... shape) {
        Region region = Region.whole(Shape.of(shape));
        for (int axis = 0; axis < shape.length; axis++) {
            int first = random.nextInt(shape[axis]);
            int last = random.nextInt(shape[axis]);
            int step = random.nextInt(1, 4);
            int length = random.nextInt(8) == 0 ? 0 : Math.abs(last - first) / step + 1;
            region = region.along(axis, first, length, last < first ? -step : step);
        }
        return region;
    }
}
