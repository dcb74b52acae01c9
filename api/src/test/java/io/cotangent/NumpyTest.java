package io.cotangent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Values that NumPy 2 gives for the same calls. */
class NumpyTest {
    private static final double NaN = Double.NaN;
    private static final double INF = Double.POSITIVE_INFINITY;
    private static final NDArray X =
            NDArray.of(new double[][] {{1.5, -2, 0.25, 4}, {3, NaN, -0.5, 2}, {0, 1, 1, -7}});
    private static final NDArray Y = NDArray.of(new double[][] {{2, -1, 3}, {5, 7, -4}});
    private static final NDArray Z = NDArray.of(1, NaN, 0, -9);
    private static final NDArray V = NDArray.of(3, 1, 2, 2, 8, -1, 0.5);
    private static final NDArray T = NDArray.of(0, 1, 1.5, 3, 3.25, 5, 6);
    private static final NDArray I = NDArray.of(new long[] {3, 1, 2, 2, 0});
    private static final NDArray A = NDArray.arange(24).reshape(2, 3, 4);
    private static final double[] Q = {0, .1, .25, .5, .7, .95, 1};
    private static final Index[] AT = {Index.of(0, 2, 0)};
    private static final int[][] W = {{1, 2}, {3, 1}};

    private static void check(NDArray actual, String shape, String expected) {
        assertThat(Arrays.toString(actual.shape())).isEqualTo(shape);
        double[] numbers = actual.toArray();
        String[] texts = expected.split(" ");
        for (int i = 0; i < numbers.length; i++) {
            double number = Double.parseDouble(texts[i].replace("INF", "Infinity"));
            boolean same =
                    Double.compare(numbers[i], number) == 0
                            || Math.abs(numbers[i] - number) <= 1e-14 * (1 + Math.abs(number));
            assertThat(same)
                    .as("%s at %d: %s, expected %s", actual, i, numbers[i], number)
                    .isTrue();
        }
    }

    @Test
    void elements() {
        check(X.fmax(0.5), "[3, 4]", "1.5 0.5 0.5 4 3 0.5 0.5 2 0.5 1 1 0.5");
        check(X.fmin(Z), "[3, 4]", "1 -2 0 -9 1 NaN -0.5 -9 0 1 0 -9");
        check(
                Y.logaddexp2(V.slice(0, 0, 3)),
                "[2, 3]",
                "3.584962500721156 1.3219280948873624 3.584962500721156 5.321928094887363 7.022367813028454 2.0223678130284544");
        check(X.heaviside(0.5), "[3, 4]", "1 0 1 1 1 NaN 0 1 0.5 1 1 0");
        check(Y.round(-1), "[2, 3]", "0 -0 0 0 10 -0");
        check(NDArray.of(1.25, -0.35, 2.675).round(1), "[3]", "1.2 -0.4 2.7");
        check(NDArray.of(0.0, -0.0, -3, INF).signBit(), "[4]", "0 1 1 0");
        check(NDArray.of(NaN, INF, -INF, 1).nanToNum(9, 8, 7), "[4]", "9 8 7 1");
        check(I.not(), "[5]", "-4 -2 -3 -3 -1");
        check(I.fmod(2), "[5]", "1 1 0 0 0");
    }

    @Test
    void reductions() {
        check(X.nanSum(0), "[4]", "4.5 -1 0.75 -1");
        check(X.nanMean(1), "[3]", "0.9375 1.5 -1.25");
        check(X.nanVar(1, true, 0), "[1, 4]", "2.25 4.5 0.5625 34.333333333333336");
        check(X.nanStd(), "[]", "2.789628074383471");
        check(X.nanMax(1), "[3]", "4 3 1");
        check(X.nanMin(true, 1), "[3, 1]", "-2 -0.5 -7");
        check(X.nanProd(0), "[4]", "0 -2 -0.125 -56");
        check(NDArray.of(NaN, NaN).nanMax(), "[]", "NaN");
        check(Y.ptp(1), "[2]", "4 11");
        check(X.countNonzero(0), "[4]", "2 3 3 3");
        check(Y.average(NDArray.of(1, 2, 5), 1), "[2]", "1.875 -0.125");
        check(Y.norm(0, false, 1), "[2]", "3 3");
        check(Y.norm(1, false, 1), "[2]", "6 16");
        check(Y.norm(3, false, 1), "[2]", "3.3019272488946263 8.102839019043893");
        check(Y.norm(-2, false, 1), "[2]", "0.8571428571428571 2.8523947975975488");
        check(Y.norm(0.5, false, 1), "[2]", "17.191508225450303 47.359436720456756");
        check(Y.norm(INF, false, 1), "[2]", "3 7");
        check(Y.norm(-INF, false, 1), "[2]", "1 4");
        check(Y.argmax(1, true), "[2, 1]", "2 1");
        check(Y.var(Y.gt(0), 1, false, 1), "[2]", "0.5 2");
        check(Y.any(Y.lt(0), 0), "[3]", "0 1 1");
        check(Y.all(Y.lt(0), true), "[1, 1]", "1");
        check(Y.logsumexp(NDArray.of(1, 0, 2), 1), "[2]", "3.8619948040582512 5.000246789153225");
        check(NDArray.of(1000, 2, 1).logsumexp(NDArray.of(0, 1, 1)), "[]", "2.3132616875182226");
    }

    @Test
    void quantiles() {
        check(
                V.quantile(Q, Interpolation.LINEAR, false),
                "[7]",
                "-1 -0.09999999999999987 0.75 2 2.1999999999999993 6.4999999999999964 8");
        check(V.quantile(Q, Interpolation.LOWER, false), "[7]", "-1 -1 0.5 2 2 3 8");
        check(V.quantile(Q, Interpolation.HIGHER, false), "[7]", "-1 0.5 1 2 3 8 8");
        check(V.quantile(Q, Interpolation.NEAREST, false), "[7]", "-1 0.5 1 2 2 8 8");
        check(V.quantile(Q, Interpolation.MIDPOINT, false), "[7]", "-1 -0.25 0.75 2 2.5 5.5 8");
        check(V.quantile(Q, Interpolation.INVERTED_CDF, false), "[7]", "-1 -1 0.5 2 2 8 8");
        check(
                V.quantile(Q, Interpolation.AVERAGED_INVERTED_CDF, false),
                "[7]",
                "-1 -1 0.5 2 2 8 8");
        check(
                V.quantile(Q, Interpolation.INTERPOLATED_INVERTED_CDF, false),
                "[7]",
                "-1 -1 0.125 1.5 2 6.249999999999997 8");
        check(
                V.quantile(Q, Interpolation.HAZEN, false),
                "[7]",
                "-1 -0.6999999999999997 0.625 2 2.3999999999999995 8 8");
        check(
                V.quantile(Q, Interpolation.WEIBULL, false),
                "[7]",
                "-1 -1 0.5 2 2.5999999999999996 8 8");
        check(
                V.quantile(Q, Interpolation.MEDIAN_UNBIASED, false),
                "[7]",
                "-1 -0.9 0.5833333333333333 2 2.466666666666666 8 8");
        check(
                V.quantile(Q, Interpolation.NORMAL_UNBIASED, false),
                "[7]",
                "-1 -0.8499999999999999 0.59375 2 2.4499999999999993 8 8");
        check(
                A.quantile(Q, Interpolation.LINEAR, true, 0, 2),
                "[7, 1, 3, 1]",
                "0 4 8 0.7000000000000001 4.7 8.7 1.75 5.75 9.75 7.5 11.5 15.5 12.899999999999999 16.9 20.9 14.649999999999999 18.65 22.65 15 19 23");
        check(Y.percentile(30, 1), "[2]", "0.7999999999999998 1.4");
        check(X.median(1), "[3]", "0.875 NaN 0.5");
    }

    @Test
    void searching() {
        check(V.sort().searchSorted(NDArray.of(2, -5, 9, 2.5, NaN)), "[5]", "3 0 7 5 7");
        check(V.sort().searchSorted(NDArray.of(2, -5, 9, 2.5, NaN), true), "[5]", "5 0 7 5 7");
        check(I.bincount(6), "[6]", "1 1 2 1 0 0");
        check(I.bincount(NDArray.of(1, 2, 3, 4, 5), 4), "[4]", "5 2 7 1");
        check(V.histogram(4, -1, 3), "[4]", "1 1 1 3");
        check(V.histogram(NDArray.of(-1, 0.5, 2, 3)), "[3]", "1 2 3");
        check(V.histogram(NDArray.of(-1, 0.5, 2, 3), V), "[3]", "-1 1.5 7");
        check(X.unique().values(), "[11]", "-7 -2 -0.5 0 0.25 1 1.5 2 3 4 NaN");
        check(X.unique().indices(), "[11]", "11 1 6 8 2 9 0 7 4 3 5");
        check(X.unique().inverse(), "[3, 4]", "6 1 4 9 8 10 2 7 3 5 5 0");
        check(X.unique().counts(), "[11]", "1 1 1 1 1 2 1 1 1 1 1");
    }

    @Test
    void updates() {
        check(V.withMultiplied(AT, NDArray.of(2, 3, 4)), "[7]", "24 1 6 2 8 -1 0.5");
        check(V.withMax(AT, NDArray.of(2, 3, 4)), "[7]", "4 1 3 2 8 -1 0.5");
        check(V.withMin(AT, NDArray.of(2, 3, 0.5)), "[7]", "0.5 1 2 2 8 -1 0.5");
        check(V.withAdded(AT, NDArray.of(2, 3, 4)), "[7]", "9 1 5 2 8 -1 0.5");
        check(
                Y.putAlongAxis(
                        NDArray.of(new int[][] {{2}, {0}}), NDArray.of(9, 8).reshape(2, 1), 1),
                "[2, 3]",
                "2 -1 9 8 7 -4");
        check(
                Y.scatter(NDArray.of(new int[] {2, 0}), NDArray.of(1, 2, 3, 4).reshape(2, 2), 1),
                "[2, 3]",
                "2 -1 1 4 7 3");
    }

    @Test
    void arrangements() {
        check(
                Y.pad(W, PadMode.EDGE),
                "[5, 7]",
                "2 2 2 2 -1 3 3 2 2 2 2 -1 3 3 5 5 5 5 7 -4 -4 5 5 5 5 7 -4 -4 5 5 5 5 7 -4 -4");
        check(
                Y.pad(W, PadMode.REFLECT),
                "[5, 7]",
                "7 -4 7 5 7 -4 7 -1 3 -1 2 -1 3 -1 7 -4 7 5 7 -4 7 -1 3 -1 2 -1 3 -1 7 -4 7 5 7 -4 7");
        check(
                Y.pad(W, PadMode.SYMMETRIC),
                "[5, 7]",
                "3 -1 2 2 -1 3 3 3 -1 2 2 -1 3 3 -4 7 5 5 7 -4 -4 -4 7 5 5 7 -4 -4 3 -1 2 2 -1 3 3");
        check(
                Y.pad(W, PadMode.WRAP),
                "[5, 7]",
                "5 7 -4 5 7 -4 5 2 -1 3 2 -1 3 2 5 7 -4 5 7 -4 5 2 -1 3 2 -1 3 2 5 7 -4 5 7 -4 5");
        check(
                Y.pad(W, PadMode.LINEAR_RAMP),
                "[5, 7]",
                "0 0 0 0 0 0 0 0 0.6666666666666666 1.3333333333333333 2 -1 3 0 0 1.6666666666666665 3.333333333333333 5 7 -4 0 0 0.8333333333333333 1.6666666666666665 2.5 3.5 -2 0 0 0 0 0 0 0 0");
        check(
                Y.pad(W, PadMode.MAXIMUM),
                "[5, 7]",
                "7 7 7 5 7 3 7 3 3 3 2 -1 3 3 7 7 7 5 7 -4 7 7 7 7 5 7 3 7 7 7 7 5 7 3 7");
        check(
                Y.pad(W, PadMode.MINIMUM),
                "[5, 7]",
                "-4 -4 -4 2 -1 -4 -4 -1 -1 -1 2 -1 3 -1 -4 -4 -4 5 7 -4 -4 -4 -4 -4 2 -1 -4 -4 -4 -4 -4 2 -1 -4 -4");
        check(
                Y.pad(W, PadMode.MEAN),
                "[5, 7]",
                "2 2 2 3.5 3 -0.5 2 1.3333333333333333 1.3333333333333333 1.3333333333333333 2 -1 3 1.3333333333333333 2.6666666666666665 2.6666666666666665 2.6666666666666665 5 7 -4 2.6666666666666665 2 2 2 3.5 3 -0.5 2 2 2 2 3.5 3 -0.5 2");
        check(
                Y.pad(W, PadMode.MEDIAN),
                "[5, 7]",
                "3 3 3 3.5 3 -0.5 3 2 2 2 2 -1 3 2 5 5 5 5 7 -4 5 3 3 3 3.5 3 -0.5 3 3 3 3 3.5 3 -0.5 3");
        check(
                Y.pad(W, 5),
                "[5, 7]",
                "5 5 5 5 5 5 5 5 5 5 2 -1 3 5 5 5 5 5 7 -4 5 5 5 5 5 5 5 5 5 5 5 5 5 5 5");
        check(
                Y.astype(DType.INT64).pad(W, PadMode.LINEAR_RAMP),
                "[5, 7]",
                "0 0 0 0 0 0 0 0 0 1 2 -1 3 0 0 1 3 5 7 -4 0 0 0 1 2 3 -2 0 0 0 0 0 0 0 0");
        check(
                Y.astype(DType.INT64).pad(W, PadMode.MEAN),
                "[5, 7]",
                "2 2 2 4 3 0 2 1 1 1 2 -1 3 1 3 3 3 5 7 -4 3 2 2 2 4 3 0 2 2 2 2 4 3 0 2");
        check(
                Y.astype(DType.INT64).pad(W, PadMode.MEDIAN),
                "[5, 7]",
                "3 3 3 4 3 0 3 2 2 2 2 -1 3 2 5 5 5 5 7 -4 5 3 3 3 4 3 0 3 3 3 3 4 3 0 3");
        check(Y.roll(new int[] {1, -2}, new int[] {0, 1}), "[2, 3]", "-4 5 7 3 2 -1");
        check(V.diff(3, 0), "[4]", "-4 7 -21 25.5");
        check(Y.gradient(1), "[2, 3]", "-3 0.5 4 2 -4.5 -11");
        check(V.gradient(0, 0.5), "[7]", "-4 -1 1 6 -3 -7.5 3");
        check(
                V.gradient(0, T),
                "[7]",
                "-2 0.6666666666666665 1.4999999999999998 20.57142857142857 20.357142857142854 -0.9155844155844157 1.5");
        check(V.slice(0, 0, 3).diag(-1), "[4, 4]", "0 0 0 0 3 0 0 0 0 1 0 0 0 0 2 0");
        check(Y.diag(1), "[2]", "-1 -4");
        check(
                A.moveAxes(new int[] {0, 2}, new int[] {-1, 0}),
                "[4, 3, 2]",
                "0 12 4 16 8 20 1 13 5 17 9 21 2 14 6 18 10 22 3 15 7 19 11 23");
        check(
                NDArray.linspace(Y, Y.neg(), 3, false),
                "[3, 2, 3]",
                "2 -1 3 5 7 -4 0.6666666666666667 -0.33333333333333337 1 1.6666666666666665 2.333333333333333 -1.3333333333333335 -0.6666666666666665 0.33333333333333326 -1 -1.666666666666667 -2.333333333333334 1.333333333333333");
        check(NDArray.dstack(Y, Y.neg()), "[2, 3, 2]", "2 -2 -1 1 3 -3 5 -5 7 -7 -4 4");
        check(NDArray.columnStack(V, V.neg()), "[7, 2]", "3 -3 1 -1 2 -2 2 -2 8 -8 -1 1 0.5 -0.5");
        check(
                NDArray.meshgrid("xy", V, NDArray.of(1, 2))[1],
                "[2, 7]",
                "1 1 1 1 1 1 1 2 2 2 2 2 2 2");
        check(V.arraySplit(3, 0)[0], "[3]", "3 1 2");
    }

    @Test
    void convolutions() {
        check(
                NDArray.of(1, 2, 3, 4, 5).convolve(NDArray.of(1, 0, -2), "full"),
                "[7]",
                "1 2 1 0 -1 -8 -10");
        check(NDArray.of(1, 2).convolve(NDArray.of(1, 0, -2, 5), "full"), "[5]", "1 2 -2 1 10");
        check(
                NDArray.of(1, 2, 3, 4, 5).convolve(NDArray.of(1, 0, -2, 3), "full"),
                "[8]",
                "1 2 1 3 5 1 2 15");
        check(
                NDArray.of(1, 2, 3, 4, 5).convolve(NDArray.of(1, 0, -2), "same"),
                "[5]",
                "2 1 0 -1 -8");
        check(NDArray.of(1, 2).convolve(NDArray.of(1, 0, -2, 5), "same"), "[4]", "1 2 -2 1");
        check(
                NDArray.of(1, 2, 3, 4, 5).convolve(NDArray.of(1, 0, -2, 3), "same"),
                "[5]",
                "2 1 3 5 1");
        check(NDArray.of(1, 2, 3, 4, 5).convolve(NDArray.of(1, 0, -2), "valid"), "[3]", "1 0 -1");
        check(NDArray.of(1, 2).convolve(NDArray.of(1, 0, -2, 5), "valid"), "[3]", "2 -2 1");
        check(NDArray.of(1, 2, 3, 4, 5).convolve(NDArray.of(1, 0, -2, 3), "valid"), "[2]", "3 5");
        check(
                NDArray.of(1, 2, 3, 4, 5).correlate(NDArray.of(1, 0, -2), "full"),
                "[7]",
                "-2 -4 -5 -6 -7 4 5");
        check(NDArray.of(1, 2).correlate(NDArray.of(1, 0, -2, 5), "full"), "[5]", "5 8 -4 1 2");
        check(
                NDArray.of(1, 2, 3, 4, 5).correlate(NDArray.of(1, 0, -2, 3), "full"),
                "[8]",
                "3 4 5 7 9 -7 4 5");
        check(
                NDArray.of(1, 2, 3, 4, 5).correlate(NDArray.of(1, 0, -2), "same"),
                "[5]",
                "-4 -5 -6 -7 4");
        check(NDArray.of(1, 2).correlate(NDArray.of(1, 0, -2, 5), "same"), "[4]", "8 -4 1 2");
        check(
                NDArray.of(1, 2, 3, 4, 5).correlate(NDArray.of(1, 0, -2, 3), "same"),
                "[5]",
                "4 5 7 9 -7");
        check(
                NDArray.of(1, 2, 3, 4, 5).correlate(NDArray.of(1, 0, -2), "valid"),
                "[3]",
                "-5 -6 -7");
        check(NDArray.of(1, 2).correlate(NDArray.of(1, 0, -2, 5), "valid"), "[3]", "8 -4 1");
        check(NDArray.of(1, 2, 3, 4, 5).correlate(NDArray.of(1, 0, -2, 3), "valid"), "[2]", "7 9");
    }

    @Test
    void products() {
        check(A.tensordot(Y, new int[] {1, 0}, new int[] {1, 0}), "[4]", "112 124 136 148");
        check(Y.kron(NDArray.of(1, -1)), "[2, 6]", "2 -2 -1 1 3 -3 5 -5 7 -7 -4 4");
        check(Y.cross(NDArray.of(1, 2, 3)), "[2, 3]", "-9 -3 5 29 -19 3");
        check(Y.vecdot(NDArray.of(1, 2, 3)), "[2]", "9 7");
        check(Y.vdot(Y.transpose()), "[]", "68");
        check(
                NDArray.einsum("ijk,lj,kk->li", A.slice(2, 0, 3), Y, Y.transpose().matmul(Y)),
                "[2, 2]",
                "2480 7472 384 10368");
    }
}
