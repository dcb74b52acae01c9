package io.cotangent.array;

import static io.cotangent.array.Samples.vector;
import static org.assertj.core.api.Assertions.assertThat;

import io.cotangent.DType;
import org.junit.jupiter.api.Test;

/** The expected texts are NumPy's. */
class PrintingTest {
    private static final double INF = Double.POSITIVE_INFINITY;
    private static final double NAN = Double.NaN;

    @Test
    void columnsAreAligned() {
        assertThat(Creation.nested(new double[][] {{1, 2.5}, {3, 4}}))
                .hasToString("[[1.  2.5]\n [3.  4. ]]");
        assertThat(Creation.nested(new double[][] {{-1, 22.25}, {0, -0.0}}))
                .hasToString("[[-1.   22.25]\n [ 0.   -0.  ]]");
        assertThat(Creation.nested(new long[][] {{1, -20}, {300, 4}}))
                .hasToString("[[  1 -20]\n [300   4]]");
        assertThat(Creation.nested(new boolean[] {true, false})).hasToString("[ true false]");
    }

    @Test
    void digits() {
        assertThat(vector(1 / 3.0, 2)).hasToString("[0.33333333 2.        ]");
        assertThat(vector(0.1)).hasToString("[0.1]");
        assertThat(vector(0.30000000000000004)).hasToString("[0.3]");
        assertThat(Creation.nested(new float[] {0.1f, 1 / 3f}))
                .hasToString("[0.1        0.33333334]");
        assertThat(vector()).hasToString("[]");
    }

    @Test
    void exponents() {
        assertThat(vector(1, 1e8)).hasToString("[1.e+00 1.e+08]");
        assertThat(vector(1e-5)).hasToString("[1.e-05]");
        assertThat(vector(1.5, 2000)).hasToString("[1.5e+00 2.0e+03]");
        assertThat(vector(0, 1e-100, -1.25)).hasToString("[ 0.00e+000  1.00e-100 -1.25e+000]");
        assertThat(vector(4.9E-324)).hasToString("[5.e-324]");
        assertThat(Creation.nested(new float[] {7.68517e-05f, 2.1167474e-05f}))
                .hasToString("[7.6851698e-05 2.1167474e-05]");
        assertThat(Creation.nested(new float[] {1e6f})).hasToString("[1.e+06]");
    }

    @Test
    void notNumbers() {
        assertThat(vector(1, NAN, INF)).hasToString("[ 1. nan inf]");
        assertThat(vector(1.25, NAN, -INF)).hasToString("[1.25  nan -inf]");
        assertThat(vector(NAN, -INF)).hasToString("[ nan -inf]");
        assertThat(vector(1e-9, NAN)).hasToString("[1.e-09    nan]");
    }

    @Test
    void scalars() {
        assertThat(DenseArray.scalar(DType.FLOAT64, 2.5)).hasToString("2.5");
        assertThat(DenseArray.scalar(DType.FLOAT64, -3.0)).hasToString("-3.0");
        assertThat(DenseArray.scalar(DType.FLOAT64, 1 / 3.0)).hasToString("0.3333333333333333");
        assertThat(DenseArray.scalar(DType.FLOAT64, 1e16)).hasToString("1e+16");
        assertThat(DenseArray.scalar(DType.FLOAT64, 123456789012.0)).hasToString("123456789012.0");
        assertThat(DenseArray.scalar(DType.FLOAT64, 1.5e-5)).hasToString("1.5e-05");
        assertThat(DenseArray.scalar(DType.FLOAT64, -INF)).hasToString("-inf");
        assertThat(DenseArray.scalar(DType.FLOAT64, -0.0)).hasToString("-0.0");
        assertThat(DenseArray.scalar(DType.FLOAT32, 0.1)).hasToString("0.1");
        assertThat(DenseArray.scalar(DType.INT64, -5)).hasToString("-5");
        assertThat(DenseArray.scalar(DType.BOOL, 1)).hasToString("true");
    }

    @Test
    void severalAxes() {
        assertThat(Creation.arange(DType.INT32, 0, 8, 1)).hasToString("[0 1 2 3 4 5 6 7]");
        DenseArray x = Views.reshape(Creation.arange(DType.INT32, 0, 8, 1), Shape.of(2, 2, 2));
        assertThat(x).hasToString("[[[0 1]\n  [2 3]]\n\n [[4 5]\n  [6 7]]]");
        assertThat(Views.transpose(x, 2, 1, 0))
                .hasToString("[[[0 4]\n  [2 6]]\n\n [[1 5]\n  [3 7]]]");
    }

    @Test
    void longLinesAreWrapped() {
        assertThat(Creation.arange(DType.INT64, 0, 30, 1))
                .hasToString(
                        """
                        [ 0  1  2  3  4  5  6  7  8  9 10 11 12 13 14 15 16 17 18 19 20 21 22 23
                         24 25 26 27 28 29]\
                        """);
        assertThat(Creation.full(new ArrayType(DType.FLOAT64, Shape.of(1, 30)), 1))
                .hasToString(
                        """
                        [[1. 1. 1. 1. 1. 1. 1. 1. 1. 1. 1. 1. 1. 1. 1. 1. 1. 1. 1. 1. 1. 1. 1. 1.
                          1. 1. 1. 1. 1. 1.]]\
                        """);
    }

    @Test
    void largeArraysAreSummarised() {
        assertThat(Creation.arange(DType.INT64, 0, 1001, 1))
                .hasToString("[   0    1    2 ...  998  999 1000]");
        DenseArray x = Views.reshape(Creation.arange(DType.FLOAT64, 0, 1200, 1), Shape.of(40, 30));
        assertThat(x.toString())
                .startsWith("[[0.000e+00 1.000e+00 2.000e+00 ... 2.700e+01 2.800e+01 2.900e+01]\n")
                .contains("]\n ...\n [")
                .endsWith("[1.170e+03 1.171e+03 1.172e+03 ... 1.197e+03 1.198e+03 1.199e+03]]");
        ArrayType huge = new ArrayType(DType.FLOAT64, Shape.of(1 << 15, 1 << 15));
        assertThat(Creation.full(huge, 1).toString().lines()).hasSize(7);
    }
}
