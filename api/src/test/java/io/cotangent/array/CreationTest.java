package io.cotangent.array;

import static io.cotangent.array.Samples.vector;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cotangent.DType;
import io.cotangent.error.DTypeException;
import io.cotangent.error.DomainException;
import io.cotangent.error.ShapeException;
import io.cotangent.error.SizeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CreationTest {
    @Test
    void nestedArrays() {
        DenseArray x = Creation.nested(new int[][][] {{{1, 2, 3}}, {{4, 5, 6}}});
        assertThat(x.type()).hasToString("int32[2,1,3]");
        assertThat((int[]) x.data()).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(Creation.nested(new double[][] {{1}, {2}}).type()).hasToString("float64[2,1]");
        assertThat(Creation.nested(new float[] {1}).type()).hasToString("float32[1]");
        assertThat(Creation.nested(new long[2][3][4][5][1]).type()).hasToString("int64[2,3,4,5,1]");
        assertThat(Creation.nested(new boolean[2][0]).type()).hasToString("bool[2,0]");
        assertThat(Creation.nested(new double[0][3]).type()).hasToString("float64[0,0]");
    }

    @Test
    void nestedCopies() {
        double[] source = {1, 2};
        DenseArray x = Creation.nested(source);
        DenseArray y = Creation.flat(source, Shape.of(2, 1));
        source[0] = 9;
        assertThat(x).isEqualTo(vector(1, 2));
        assertThat(y.doubleAt(0)).isEqualTo(1);
    }

    @Test
    void nestedScalars() {
        assertThat(Creation.nested(2.5)).isEqualTo(DenseArray.scalar(DType.FLOAT64, 2.5));
        assertThat(Creation.nested(2.5f)).isEqualTo(DenseArray.scalar(DType.FLOAT32, 2.5));
        assertThat(Creation.nested(Long.MAX_VALUE).longAt(0)).isEqualTo(Long.MAX_VALUE);
        assertThat(Creation.nested(3)).isEqualTo(DenseArray.scalar(DType.INT32, 3));
        assertThat(Creation.nested(true)).isEqualTo(DenseArray.scalar(DType.BOOL, 1));
    }

    @Test
    void raggedArraysAreErrors() {
        assertThatThrownBy(() -> Creation.nested(new double[][] {{1, 2, 3}, {1, 2}}))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("[1] has length 2, but [0] has length 3");
        assertThatThrownBy(() -> Creation.nested(new int[][][] {{{1}, {2}}, {{1}, {2, 3}}}))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("[1][1] has length 2, but [0][0] has length 1");
        assertThatThrownBy(() -> Creation.nested(new double[][] {{1}, null}))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("[1] is null");
        assertThatThrownBy(() -> Creation.nested(new double[2][]))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("[0] is null");
        assertThatThrownBy(() -> Creation.nested(new double[][] {{}, {1}}))
                .isInstanceOf(ShapeException.class);
    }

    @Test
    void otherElementsAreErrors() {
        assertThatThrownBy(() -> Creation.nested(new String[] {"1"}))
                .isInstanceOf(DTypeException.class)
                .hasMessageContaining("String");
        assertThatThrownBy(() -> Creation.nested("1")).isInstanceOf(DTypeException.class);
        assertThatThrownBy(() -> Creation.nested(new byte[3])).isInstanceOf(DTypeException.class);
    }

    @Test
    void flatArrays() {
        assertThat(Creation.flat(new long[] {1, 2, 3, 4}, Shape.of(2, 2)))
                .isEqualTo(Creation.nested(new long[][] {{1, 2}, {3, 4}}));
        assertThat(Creation.flat(new double[] {7}, Shape.SCALAR))
                .isEqualTo(DenseArray.scalar(DType.FLOAT64, 7.0));
        assertThatThrownBy(() -> Creation.flat(new long[5], Shape.of(2, 2)))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("shape [2,2] has 4 elements, but got 5");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 5, 1, 5",
        "0, 5, 2, 3",
        "0, 6, 2, 3",
        "5, 0, 1, 0",
        "5, 0, -2, 3",
        "0, 1, 0.1, 10",
        "1, 1.3, 0.1, 4",
        "0, 0, 1, 0",
        "-3, 3, 1.5, 4",
        "0, 1, 1e300, 1",
        "2, 3, -1, 0",
    })
    void arangeCountsAsNumPyDoes(double start, double stop, double step, int count) {
        DenseArray x = Creation.arange(DType.FLOAT64, start, stop, step);
        assertThat(x.shape()).containsExactly(count);
        for (int i = 0; i < count; i++) {
            assertThat(x.doubleAt(i)).isEqualTo(start + i * step);
        }
    }

    @Test
    void arangeOfOtherTypes() {
        assertThat(Creation.arange(DType.INT64, 2, 5, 1)).isEqualTo(Samples.indices(2, 3, 4));
        assertThat(Creation.arange(DType.INT32, 5, 2, -1))
                .isEqualTo(Creation.nested(new int[] {5, 4, 3}));
        assertThat(Creation.arange(DType.FLOAT32, 0, 1, 0.5))
                .isEqualTo(Creation.nested(new float[] {0, 0.5f}));
        assertThatThrownBy(() -> Creation.arange(DType.BOOL, 0, 2, 1))
                .isInstanceOf(DTypeException.class);
    }

    @Test
    void arangeRejectsNonsense() {
        assertThatThrownBy(() -> Creation.arange(DType.FLOAT64, 0, 1, 0))
                .isInstanceOf(DomainException.class)
                .hasMessageContaining("arange(0.0, 1.0, 0.0): give a step other than 0");
        assertThatThrownBy(() -> Creation.arange(DType.FLOAT64, 0, 1, Double.NaN))
                .isInstanceOf(DomainException.class);
        assertThatThrownBy(() -> Creation.arange(DType.FLOAT64, 0, Double.POSITIVE_INFINITY, 1))
                .isInstanceOf(DomainException.class);
        assertThatThrownBy(() -> Creation.arange(DType.FLOAT64, 0, 1, 1e-12))
                .isInstanceOf(SizeException.class);
    }

    @Test
    void linspaceIncludesBothBounds() {
        assertThat(Creation.linspace(0, 1, 5)).isEqualTo(vector(0, 0.25, 0.5, 0.75, 1));
        assertThat(Creation.linspace(0, 0.7, 8).doubleAt(7)).isEqualTo(0.7);
        assertThat(Creation.linspace(3, 9, 1)).isEqualTo(vector(3));
        assertThat(Creation.linspace(3, 9, 0).size()).isZero();
        assertThat(Creation.linspace(1, -1, 3)).isEqualTo(vector(1, 0, -1));
        assertThatThrownBy(() -> Creation.linspace(0, 1, -1)).isInstanceOf(ShapeException.class);
    }

    @Test
    void fullStoresOneElement() {
        DenseArray x = Creation.full(new ArrayType(DType.INT32, Shape.of(1000, 1000, 1000)), 7);
        assertThat((int[]) x.data()).containsExactly(7);
        assertThat(x.longAt(123_456_789)).isEqualTo(7);
    }

    @Test
    void eyes() {
        assertThat(Creation.eye(DType.INT32, 2, 3))
                .isEqualTo(Creation.nested(new int[][] {{1, 0, 0}, {0, 1, 0}}));
        assertThat(Creation.eye(DType.BOOL, 2, 1))
                .isEqualTo(Creation.nested(new boolean[][] {{true}, {false}}));
        assertThat(Creation.eye(DType.FLOAT64, 0, 0).size()).isZero();
    }
}
