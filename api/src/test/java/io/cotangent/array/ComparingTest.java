package io.cotangent.array;

import static io.cotangent.array.Samples.vector;
import static org.assertj.core.api.Assertions.assertThat;

import io.cotangent.DType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ComparingTest {
    private static final double INF = Double.POSITIVE_INFINITY;
    private static final double NAN = Double.NaN;

    @ParameterizedTest
    @EnumSource(DType.class)
    void layoutMakesNoDifference(DType dtype) {
        for (int[] shape : Samples.SHAPES) {
            for (DenseArray x : Samples.layouts(dtype, shape)) {
                DenseArray copy = Maps.copy(x);
                assertThat(Comparing.equal(x, copy)).isTrue();
                assertThat(Comparing.equal(copy, x)).isTrue();
                assertThat(Comparing.hash(x)).isEqualTo(Comparing.hash(copy));
                if (x.size() > 0) {
                    Elements.set(
                            copy.data(), x.size() - 1, copy.longAt(x.size() - 1) == 0 ? 1.0 : 0.0);
                    assertThat(Comparing.equal(x, copy)).isFalse();
                }
            }
        }
    }

    @Test
    void typeAndShapeMatter() {
        assertThat(vector(1, 2)).isNotEqualTo(Samples.indices(1, 2));
        assertThat(vector(1, 2)).isNotEqualTo(Creation.nested(new double[][] {{1, 2}}));
        assertThat(vector(1, 2)).isNotEqualTo("[1. 2.]");
        assertThat(Samples.random(DType.BOOL, 0, 2)).isNotEqualTo(Samples.random(DType.BOOL, 2, 0));
    }

    @Test
    void elementsAreEqualAsDoublesAre() {
        assertThat(vector(NAN)).isEqualTo(vector(NAN)).hasSameHashCodeAs(vector(NAN));
        assertThat(vector(0.0)).isNotEqualTo(vector(-0.0));
        assertThat(Creation.nested(new float[] {Float.NaN}))
                .isEqualTo(Creation.nested(new float[] {Float.NaN}));
        assertThat(Creation.nested(new float[] {0f}))
                .isNotEqualTo(Creation.nested(new float[] {-0f}));
    }

    @Test
    void near() {
        DenseArray a = vector(1, 1.001, INF, INF, -INF, NAN, 5, 0, 1e-9, INF);
        DenseArray b = vector(1.0005, 1, INF, -INF, -INF, NAN, INF, -0.0, 0, 5);
        DenseArray expected =
                Creation.nested(
                        new boolean[] {
                            true, true, true, false, true, false, false, true, true, false
                        });
        assertThat(Comparing.isClose(a, b, 1e-3 + 1e-9, 1e-8)).isEqualTo(expected);
        DenseArray x = Views.transpose(Samples.random(DType.FLOAT32, 3, 4), 1, 0);
        DenseArray y = Maps.copy(x);
        assertThat(Comparing.isClose(x, y, 0, 0))
                .isEqualTo(Creation.full(new ArrayType(DType.BOOL, Shape.of(4, 3)), 1));
        assertThat(Comparing.isClose(Samples.indices(100, 3), Samples.indices(101, 4), 0.01, 0))
                .isEqualTo(Creation.nested(new boolean[] {true, false}));
    }
}
