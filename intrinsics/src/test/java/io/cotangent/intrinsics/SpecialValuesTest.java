package io.cotangent.intrinsics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** The special functions that are computed number by number. */
class SpecialValuesTest {
    private static double value(String f, double a, Double b) {
        return b == null
                ? UnaryFunction.valueOf(f).apply(a)
                : BinaryFunction.valueOf(f).apply(a, b.doubleValue());
    }

    /** In units of the last place. */
    private static double bound(String f, double expected) {
        return switch (f) {
            case "ENTR", "XLOGY", "XLOG1PY", "LOGIT", "ERFINV", "ERFCINV", "NORM_PPF" -> 2;
            case "GAMMA", "NORM_LOG_CDF_EXCESS", "BESSEL_I" -> 6;
            case "BESSEL_IE" -> 12;
            case "BETA" -> 8 + 8 * Math.abs(Math.log(Math.abs(expected)));
            default -> 5;
        };
    }

    /** Beside zeros of the function, what is small beside its terms is no error. */
    private static double floor(String f) {
        return switch (f) {
            case "SINC", "POLYGAMMA", "BETALN", "LOG_GAMMA_QUANTILE" -> 0x1p-51;
            default -> 0;
        };
    }

    /** What grows with the order of a function, or the number of terms that are added. */
    private static double relative(String f) {
        return switch (f) {
            case "POLYGAMMA" -> 1e-12;
            case "LOG_GAMMA_QUANTILE" -> 1e-13;
            case "LOG_GAMMA_SLOPE" -> 1e-11;
            case "LOG_GAMMA_CURVATURE" -> 1e-9;
            default -> 0;
        };
    }

    @ParameterizedTest
    @CsvFileSource(resources = "special-values.csv")
    void isAccurate(String f, double a, Double b, double expected) {
        double actual = value(f, a, b);
        double order = f.equals("SINC") ? Math.pow(Math.PI, a) : 1;
        double slack = floor(f) * order + relative(f) * Math.abs(expected);
        double error = Math.max(0, Math.abs(actual - expected) - slack);
        assertThat(error / Math.ulp(expected))
                .as("%s(%s, %s) = %s, not %s", f, a, b, actual, expected)
                .isLessThanOrEqualTo(bound(f, expected));
    }

    @ParameterizedTest
    @CsvSource({
        "GAMMA, 1, , 1",
        "GAMMA, 23, , 1124000727777607680000",
        "GAMMA, 171, , 7.257415615307999e306",
        "GAMMA, 171.7, , Infinity",
        "GAMMA, 0, , Infinity",
        "GAMMA, -0.0, , -Infinity",
        "GAMMA, -1, , NaN",
        "GAMMA, -1e300, , NaN",
        "GAMMA, -200.5, , 0",
        "GAMMA, Infinity, , Infinity",
        "GAMMA, -Infinity, , NaN",
        "ERFINV, 0, , 0",
        "ERFINV, 1, , Infinity",
        "ERFINV, -1, , -Infinity",
        "ERFINV, 1.1, , NaN",
        "ERFINV, Infinity, , NaN",
        "ERFCINV, 1, , 0",
        "ERFCINV, 0, , Infinity",
        "ERFCINV, 2, , -Infinity",
        "ERFCINV, -0.1, , NaN",
        "ERFCINV, 2.1, , NaN",
        "NORM_PPF, 0.5, , 0",
        "NORM_PPF, 0, , -Infinity",
        "NORM_PPF, 1, , Infinity",
        "NORM_PPF, -0.1, , NaN",
        "NORM_PPF, 1.1, , NaN",
        "NORM_PPF, 4.9E-324, , -38.467405617144345",
        "NORM_CDF, 0, , 0.5",
        "NORM_CDF, Infinity, , 1",
        "NORM_CDF, -Infinity, , 0",
        "NORM_CDF, -40, , 0",
        "NORM_LOG_CDF, Infinity, , 0",
        "NORM_LOG_CDF, -Infinity, , -Infinity",
        "NORM_LOG_CDF, -1e200, , -Infinity",
        "NORM_LOG_CDF_SLOPE, Infinity, , 0",
        "NORM_LOG_CDF_SLOPE, -1e200, , 1e200",
        "NORM_LOG_CDF_EXCESS, -1e200, , 1e-200",
        "NORM_LOG_CDF_EXCESS, -Infinity, , 0",
        "LOGIT, 0.5, , 0",
        "LOGIT, 0, , -Infinity",
        "LOGIT, 1, , Infinity",
        "LOGIT, -0.1, , NaN",
        "LOGIT, 1.1, , NaN",
        "ENTR, 0, , 0",
        "ENTR, 1, , 0",
        "ENTR, -1, , -Infinity",
        "ENTR, Infinity, , -Infinity",
        "XLOGY, 0, 0, 0",
        "XLOGY, 0, -1, 0",
        "XLOGY, 0, Infinity, 0",
        "XLOGY, 0, NaN, NaN",
        "XLOGY, 1, 0, -Infinity",
        "XLOGY, 1, -1, NaN",
        "XLOG1PY, 0, -1, 0",
        "XLOG1PY, 2, -1, -Infinity",
        "BETA, 2, 3, 0.08333333333333333",
        "BETA, -1.5, 0.5, 0",
        "BETA, 0, 1, Infinity",
        "BETA, NaN, 1, NaN",
        "BETALN, 0, 1, Infinity",
        "BETALN, 1, Infinity, -Infinity",
        "BETALN, Infinity, Infinity, -Infinity",
        "BETALN, 1, NaN, NaN",
        "BETALN, NaN, 1, NaN",
        "POLYGAMMA, 1, 0, Infinity",
        "POLYGAMMA, 1, -3, Infinity",
        "POLYGAMMA, 2, 0, -Infinity",
        "POLYGAMMA, 2, -0.0, Infinity",
        "POLYGAMMA, 2, -3, NaN",
        "POLYGAMMA, 1, Infinity, 0",
        "POLYGAMMA, 1, -Infinity, NaN",
        "POLYGAMMA, 0, 1, -0.5772156649015329",
        "POLYGAMMA, 3, NaN, NaN",
        "POLYGAMMA, -1, 2, NaN",
        "BESSEL_I, 0, 0, 1",
        "BESSEL_I, 1, 0, 0",
        "BESSEL_I, 0, -Infinity, Infinity",
        "BESSEL_I, 1, -1000, -Infinity",
        "BESSEL_IE, 0, 0, 1",
        "BESSEL_IE, 1, Infinity, 0",
        "BESSEL_IE, 0, NaN, NaN",
        "SINC, 0, 0, 1",
        "SINC, 0, 3, 0",
        "SINC, 0, Infinity, 0",
        "SINC, 1, 0, 0",
        "SINC, 2, 0, -3.2898681336964524",
        "SINC, 0, NaN, NaN",
        "LOG_GAMMA_QUANTILE, 1, 0, -Infinity",
        "LOG_GAMMA_QUANTILE, 0, 0.5, -Infinity",
        "LOG_GAMMA_QUANTILE, -1, 0.5, NaN",
        "LOG_GAMMA_QUANTILE, 2, NaN, NaN",
        "LOG_GAMMA_QUANTILE, NaN, 0.5, NaN",
        "LOG_GAMMA_QUANTILE, Infinity, 0.5, Infinity",
        "POISSON_QUANTILE, -1, 0.5, NaN",
        "POISSON_QUANTILE, NaN, 0.5, NaN",
        "POISSON_QUANTILE, 1, 1, NaN",
    })
    void hasSpecialValues(String f, double a, Double b, double expected) {
        // The sum turns a zero's sign, which the table does not give, positive.
        assertThat(value(f, a, b) + 0.0).isEqualTo(Double.valueOf(expected));
    }
}
