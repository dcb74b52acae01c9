package io.cotangent.array;

import static io.cotangent.array.Samples.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cotangent.DType;
import io.cotangent.error.DTypeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProductsTest {
    @ParameterizedTest
    @EnumSource(names = {"INT32", "INT64", "FLOAT32", "FLOAT64"})
    void everyPairOfLayouts(DType dtype) {
        int[][][] cases = {
            {{2, 3}, {3, 4}},
            {{1, 1}, {1, 1}},
            {{5, 2}, {2, 1}},
            {{1, 7}, {7, 6}},
            {{0, 3}, {3, 2}},
            {{2, 3}, {3, 0}},
            {{2, 0}, {0, 3}},
            {{2, 3, 4}, {2, 4, 5}},
            {{2, 2, 3, 4}, {2, 2, 4, 5}},
            {{0, 3, 4}, {0, 4, 5}},
            {{17, 19}, {19, 23}},
            {{1, 3, 4}, {1, 4, 5}},
        };
        for (int[][] pair : cases) {
            for (DenseArray a : Samples.layouts(dtype, pair[0])) {
                for (DenseArray b : Samples.layouts(dtype, pair[1])) {
                    assertProduct(a, b);
                }
            }
        }
    }

    @Test
    void repeatedMatricesAreNotCopied() {
        DenseArray a = Samples.random(DType.FLOAT64, 5, 2, 3);
        DenseArray b = Views.broadcast(Samples.random(DType.FLOAT64, 3, 4), Shape.of(5, 3, 4));
        assertProduct(a, b);
        assertProduct(Views.transpose(Samples.random(DType.FLOAT64, 2, 5, 3), 1, 0, 2), b);
        DenseArray c = Views.broadcast(Samples.random(DType.FLOAT64, 2, 3), Shape.of(5, 2, 3));
        assertProduct(c, Samples.random(DType.FLOAT64, 5, 3, 4));
        assertProduct(c, b);
    }

    /** Each too small for several threads, and enough of them together. */
    @Test
    void manyMatrices() {
        DenseArray a = Samples.random(DType.FLOAT64, 2, 6, 70, 70);
        assertProduct(a, Views.transpose(Samples.random(DType.FLOAT64, 6, 2, 70, 70), 1, 0, 3, 2));
    }

    private static void assertProduct(DenseArray a, DenseArray b) {
        DenseArray c = Products.matmul(a, b);
        Shape shape = a.type().shape();
        int rank = a.rank();
        int inner = shape.length(rank - 1);
        Shape expectedShape = shape.with(rank - 1, b.type().shape().length(rank - 1));
        assertThat(c.type()).isEqualTo(a.type().withShape(expectedShape));
        assertThat(c.isContiguous()).isTrue();
        for (int i = 0; i < c.size(); i++) {
            int[] left = Samples.index(expectedShape, i);
            int[] right = left.clone();
            double expected = 0;
            for (int p = 0; p < inner; p++) {
                left[rank - 1] = p;
                right[rank - 2] = p;
                expected += at(a, left) * at(b, right);
            }
            double tolerance = c.dtype() == DType.FLOAT32 ? 1e-4 : 1e-12;
            assertThat(c.doubleAt(i)).isCloseTo(expected, within(tolerance));
        }
    }

    @Test
    void truthValuesHaveNoProduct() {
        DenseArray x = Samples.random(DType.BOOL, 2, 2);
        assertThatThrownBy(() -> Products.matmul(x, x))
                .isInstanceOf(DTypeException.class)
                .hasMessageContaining("matmul: not defined on bool[2,2]");
    }
}
