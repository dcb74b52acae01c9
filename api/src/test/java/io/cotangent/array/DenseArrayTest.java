package io.cotangent.array;

import static io.cotangent.array.Samples.at;
import static io.cotangent.array.Samples.index;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cotangent.DType;
import io.cotangent.error.ShapeException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DenseArrayTest {
    @ParameterizedTest
    @EnumSource(DType.class)
    void elementsAreFoundInEveryLayout(DType dtype) {
        for (int[] shape : Samples.SHAPES) {
            for (DenseArray x : Samples.layouts(dtype, shape)) {
                assertThat(x.shape()).isEqualTo(shape);
                assertThat(x.dtype()).isEqualTo(dtype);
                assertThat(x.rank()).isEqualTo(shape.length);
                DenseArray copy = x.contiguous();
                assertThat(copy.isContiguous()).isTrue();
                assertThat(copy.type()).isEqualTo(x.type());
                for (int i = 0; i < x.size(); i++) {
                    double expected = at(x, index(x.type().shape(), i));
                    if (x.doubleAt(i) != expected
                            || x.longAt(i) != (long) expected
                            || at(copy, index(x.type().shape(), i)) != expected) {
                        assertThat(copy.doubleAt(i))
                                .as("%s element %d", x.type(), i)
                                .isEqualTo(expected);
                    }
                }
            }
        }
    }

    @Test
    void contiguousArraysAreNotCopied() {
        DenseArray x = Samples.random(DType.FLOAT64, 4, 6);
        assertThat(x.contiguous()).isSameAs(x);
        DenseArray rows = Views.slice(x, new Region(new int[] {1, 0}, new int[] {2, 6}, ones(2)));
        assertThat(rows.contiguous()).isSameAs(rows);
        assertThat(rows.offset()).isEqualTo(6);
        DenseArray columns =
                Views.slice(x, new Region(new int[] {0, 1}, new int[] {4, 2}, ones(2)));
        assertThat(columns.isContiguous()).isFalse();
        DenseArray oneRow = Views.slice(x, new Region(new int[] {1, 1}, new int[] {1, 4}, ones(2)));
        assertThat(oneRow.isContiguous()).isTrue();
        assertThat(Creation.full(x.type(), 2).isContiguous()).isFalse();
    }

    private static int[] ones(int count) {
        int[] ones = new int[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    @Test
    void wrapTakesTheArrayOver() {
        float[] data = {1, 2, 3, 4, 5, 6};
        DenseArray x = DenseArray.wrap(new ArrayType(DType.FLOAT32, Shape.of(2, 3)), data);
        assertThat(x.data()).isSameAs(data);
        assertThat(x.stride(0)).isEqualTo(3);
        assertThat(x.stride(1)).isEqualTo(1);
        assertThat(x.doubleAt(4)).isEqualTo(5);
    }

    @Test
    void wrapRejectsOtherArrays() {
        ArrayType type = new ArrayType(DType.FLOAT64, Shape.of(2, 3));
        assertThatThrownBy(() -> DenseArray.wrap(type, new double[5]))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("shape [2,3] has 6 elements, but got 5");
        assertThatThrownBy(() -> DenseArray.wrap(type, new float[6]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("float64[2,3] cannot be made of float[]");
    }

    @Test
    void scalars() {
        assertThat(DenseArray.scalar(DType.FLOAT64, 2.5).doubleAt(0)).isEqualTo(2.5);
        assertThat(DenseArray.scalar(DType.INT32, 2.5).longAt(0)).isEqualTo(2);
        assertThat(DenseArray.scalar(DType.BOOL, 0.5).longAt(0)).isEqualTo(1);
        assertThat(DenseArray.scalar(DType.INT64, Long.MAX_VALUE).longAt(0))
                .isEqualTo(Long.MAX_VALUE);
        assertThat(DenseArray.scalar(DType.FLOAT32, 0.1).doubleAt(0)).isEqualTo(0.1f);
        assertThat(DenseArray.scalar(DType.FLOAT32, 0.1).rank()).isZero();
        assertThat(DenseArray.scalar(DType.FLOAT32, 0.1).size()).isEqualTo(1);
    }
}
