package io.cotangent.intrinsics.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** The errors of inverse functions, roots, error and gamma functions. */
class SpecialFunctionsTest {
    private static final double BOUND = 2;

    /** Near the zeros of lgamma and digamma below 0, absolute errors are bounded. */
    private static final double NEGATIVE_ERROR = 0x1p-97;

    private static final Lane A = Lane.input(0);
    private static final Lane B = Lane.input(1);

    private static final Map<String, NumberLoop> LOOPS =
            Map.ofEntries(
                    entry("erf", ErrorFunctions.erf(A)),
                    entry("erfc", ErrorFunctions.erfc(A)),
                    entry("lgamma", GammaFunctions.lgamma(A)),
                    entry("digamma", GammaFunctions.digamma(A)),
                    entry("atan", InverseFunctions.DOUBLES.atan(A)),
                    entry("asin", InverseFunctions.DOUBLES.asin(A)),
                    entry("acos", InverseFunctions.DOUBLES.acos(A)),
                    entry("cbrt", Roots.DOUBLES.cbrt(A)),
                    entry("asinh", LogarithmicInverses.DOUBLES.asinh(A)),
                    entry("acosh", LogarithmicInverses.DOUBLES.acosh(A)),
                    entry("atanh", LogarithmicInverses.DOUBLES.atanh(A)),
                    entry("atan2", InverseFunctions.DOUBLES.atan2(A, B)),
                    entry("hypot", Roots.DOUBLES.hypot(A, B)));

    private static Map.Entry<String, NumberLoop> entry(String name, Lane lane) {
        boolean pairs = name.equals("atan2") || name.equals("hypot");
        List<Elements> operands =
                pairs ? List.of(Elements.DOUBLE, Elements.DOUBLE) : List.of(Elements.DOUBLE);
        Definition definition =
                new Definition("test_" + name, Format.F64, operands, Elements.DOUBLE, lane);
        return Map.entry(name, NumberLoopWriter.loop(definition));
    }

    private static double[] values(String f, double[] a, double[] b) {
        double[] y = new double[a.length];
        LOOPS.get(f).run(a.length, a, 0, 1, b, 0, 1, null, 0, 0, y, 0, 1);
        return y;
    }

    private static double value(String f, double a, double b) {
        return values(f, new double[] {a}, new double[] {b})[0];
    }

    private static double error(double actual, double high, double low) {
        return Math.abs(actual - high - low) / Math.ulp(high);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "special-values.csv")
    void isAccurate(String f, double x, double high, double low) {
        double actual = value(f, x, 0);
        boolean gamma = f.equals("lgamma") || f.equals("digamma");
        if (gamma && x < 0 && Math.abs(actual - high) < NEGATIVE_ERROR) {
            return;
        }
        assertThat(error(actual, high, low))
                .as("%s(%s) = %s, not %s", f, x, actual, high)
                .isLessThanOrEqualTo(BOUND);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "special-pairs.csv")
    void isAccurateForPairs(String f, double a, double b, double high, double low) {
        double actual = value(f, a, b);
        assertThat(error(actual, high, low))
                .as("%s(%s, %s) = %s, not %s", f, a, b, actual, high)
                .isLessThanOrEqualTo(BOUND);
    }

    /** Dense sweeps beside the JDK's functions, which have errors of their own. */
    @Test
    void agreesWithStrictMath() {
        sweep("atan", StrictMath::atan, 3);
        sweep("asin", StrictMath::asin, 1);
        sweep("acos", StrictMath::acos, 1);
        sweep("cbrt", StrictMath::cbrt, 9);
        sweepPairs("atan2", StrictMath::atan2);
        sweepPairs("hypot", StrictMath::hypot);
    }

    private static void sweep(String f, DoubleUnaryOperator reference, double range) {
        double[] x = new Random(1).doubles(100_000, -range, range).toArray();
        compare(f, x, x, (a, _) -> reference.applyAsDouble(a));
        double[] wild = new Random(2).longs(50_000).mapToDouble(Double::longBitsToDouble).toArray();
        compare(f, wild, wild, (a, _) -> reference.applyAsDouble(a));
    }

    private static void sweepPairs(String f, DoubleBinaryOperator reference) {
        double[] a = new Random(3).doubles(100_000, -2, 2).toArray();
        double[] b = new Random(4).doubles(100_000, -2, 2).toArray();
        compare(f, a, b, reference);
        compare(f, Data.wild(50_000, 5), Data.wild(50_000, 6), reference);
    }

    private static void compare(String f, double[] a, double[] b, DoubleBinaryOperator reference) {
        double[] actual = values(f, a, b);
        for (int i = 0; i < a.length; i++) {
            double expected = reference.applyAsDouble(a[i], b[i]);
            boolean same = Double.compare(actual[i], expected) == 0;
            if (!same && !(error(actual[i], expected, 0) <= BOUND + 1)) {
                assertThat(actual[i]).as("%s(%s, %s)", f, a[i], b[i]).isEqualTo(expected);
            }
        }
    }

    /** The recurrences of the gamma function, where both sides are far from zeros. */
    @Test
    void gammaFunctionsFollowTheirRecurrences() {
        double[] x = new Random(7).doubles(100_000, 3, 40).toArray();
        double[] next = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            next[i] = x[i] + 1;
            // x + 1 is exact.
            x[i] = next[i] - 1;
        }
        double[] lgamma = values("lgamma", x, x);
        double[] nextLgamma = values("lgamma", next, next);
        double[] digamma = values("digamma", x, x);
        double[] nextDigamma = values("digamma", next, next);
        for (int i = 0; i < x.length; i++) {
            double expected = lgamma[i] + StrictMath.log(x[i]);
            assertThat(Math.abs(nextLgamma[i] - expected)).isLessThan(5 * Math.ulp(expected));
            expected = digamma[i] + 1 / x[i];
            assertThat(Math.abs(nextDigamma[i] - expected)).isLessThan(5 * Math.ulp(expected));
        }
    }

    @Test
    void errorFunctionsComplementEachOther() {
        double[] x = new Random(8).doubles(200_000, -7, 7).toArray();
        double[] erf = values("erf", x, x);
        double[] erfc = values("erfc", x, x);
        for (int i = 0; i < x.length; i++) {
            assertThat(Math.abs(erf[i] + erfc[i] - 1)).isLessThan(0x1p-50);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "erf, 0.0, 0.0",
        "erf, -0.0, -0.0",
        "erf, -Infinity, -1",
        "erf, Infinity, 1",
        "erf, NaN, NaN",
        "erf, 4.9E-324, 4.9E-324",
        "erfc, 0.0, 1",
        "erfc, -0.0, 1",
        "erfc, Infinity, 0.0",
        "erfc, 28, 0.0",
        "erfc, 1e300, 0.0",
        "erfc, -Infinity, 2",
        "erfc, NaN, NaN",
        "lgamma, 1, 0.0",
        "lgamma, 2, 0.0",
        "lgamma, 0.0, Infinity",
        "lgamma, -0.0, Infinity",
        "lgamma, -3, Infinity",
        "lgamma, -1e300, Infinity",
        "lgamma, Infinity, Infinity",
        "lgamma, -Infinity, Infinity",
        "lgamma, NaN, NaN",
        "lgamma, 2.57e305, Infinity",
        "digamma, 0.0, -Infinity",
        "digamma, -0.0, Infinity",
        "digamma, -1, NaN",
        "digamma, Infinity, Infinity",
        "digamma, -Infinity, NaN",
        "digamma, NaN, NaN",
        "atan, 0.0, 0.0",
        "atan, -0.0, -0.0",
        "atan, Infinity, 1.5707963267948966",
        "atan, -Infinity, -1.5707963267948966",
        "atan, NaN, NaN",
        "asin, -0.0, -0.0",
        "asin, 1, 1.5707963267948966",
        "asin, 1.0000000000000002, NaN",
        "asin, -Infinity, NaN",
        "asin, NaN, NaN",
        "acos, 1, 0.0",
        "acos, -1, 3.141592653589793",
        "acos, 0.0, 1.5707963267948966",
        "acos, -1.0000000000000002, NaN",
        "acos, Infinity, NaN",
        "acos, NaN, NaN",
        "cbrt, -0.0, -0.0",
        "cbrt, 0.0, 0.0",
        "cbrt, 27, 3",
        "cbrt, -Infinity, -Infinity",
        "cbrt, NaN, NaN",
        "asinh, -0.0, -0.0",
        "asinh, -Infinity, -Infinity",
        "asinh, Infinity, Infinity",
        "asinh, NaN, NaN",
        "acosh, 1, 0.0",
        "acosh, 0.9999999999999999, NaN",
        "acosh, -5, NaN",
        "acosh, -Infinity, NaN",
        "acosh, Infinity, Infinity",
        "acosh, NaN, NaN",
        "atanh, -0.0, -0.0",
        "atanh, 1, Infinity",
        "atanh, -1, -Infinity",
        "atanh, 1.0000000000000002, NaN",
        "atanh, Infinity, NaN",
        "atanh, NaN, NaN"
    })
    void hasSpecialValues(String f, double x, double expected) {
        assertThat(value(f, x, 0)).isEqualTo(Double.valueOf(expected));
    }

    @Test
    void pairsOfSpecialValues() {
        double[] special = {0.0, -0.0, 1, -1, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (double a : special) {
            for (double b : special) {
                assertThat(value("atan2", a, b))
                        .as("%s %s", a, b)
                        .isEqualTo(StrictMath.atan2(a, b));
                double length = StrictMath.hypot(a, b);
                assertThat(value("hypot", a, b)).as("%s %s", a, b).isEqualTo(length);
            }
            boolean infinite = Double.isInfinite(a);
            Double expected = infinite ? Double.POSITIVE_INFINITY : Double.NaN;
            assertThat(value("hypot", a, Double.NaN)).isEqualTo(expected);
            assertThat(value("hypot", Double.NaN, a)).isEqualTo(expected);
            assertThat(value("atan2", a, Double.NaN)).isNaN();
            assertThat(value("atan2", Double.NaN, a)).isNaN();
        }
    }
}
