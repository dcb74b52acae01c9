package io.cotangent.intrinsics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class UnaryFunctionTest {
    private static final double INF = Double.POSITIVE_INFINITY;
    private static final double NAN = Double.NaN;

    @ParameterizedTest
    @CsvFileSource(resources = "unary-values.csv")
    void isAccurate(UnaryFunction f, double x, double expected) {
        double actual = f.apply(x);
        assertThat(Math.abs(actual - expected) / Math.ulp(expected))
                .as("%s(%s) = %s, not %s", f, x, actual, expected)
                .isLessThanOrEqualTo(2.5);
    }

    @ParameterizedTest
    @EnumSource(UnaryFunction.class)
    void keepsNaN(UnaryFunction f) {
        assertThat(f.apply(NAN)).isNaN();
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "SIGN", "CBRT", "EXPM1", "LOG1P", "SIN", "TAN", "ASIN", "ATAN", "SINH", "TANH",
                "ASINH", "ATANH", "SQRT", "ERF", "FLOOR", "CEIL", "TRUNC", "ROUND"
            })
    void keepsTheSignOfZero(UnaryFunction f) {
        assertThat(f.apply(0.0)).isEqualTo(Double.valueOf(0.0));
        assertThat(f.apply(-0.0)).isEqualTo(Double.valueOf(-0.0));
    }

    @ParameterizedTest
    @CsvSource({
        "EXP, Infinity, Infinity",
        "EXP, -Infinity, 0",
        "EXP, 710, Infinity",
        "EXP, -746, 0",
        "EXP2, 1024, Infinity",
        "EXP2, -1080, 0",
        "EXP2, -Infinity, 0",
        "EXPM1, -Infinity, -1",
        "LOG, 0, -Infinity",
        "LOG, -1, NaN",
        "LOG, Infinity, Infinity",
        "LOG2, 0, -Infinity",
        "LOG2, -1, NaN",
        "LOG2, Infinity, Infinity",
        "LOG2, 4.9E-324, -1074",
        "LOG10, 0, -Infinity",
        "LOG1P, -1, -Infinity",
        "LOG1P, -2, NaN",
        "SIN, Infinity, NaN",
        "COS, -Infinity, NaN",
        "TAN, Infinity, NaN",
        "ASIN, 1.1, NaN",
        "ACOS, -1.1, NaN",
        "ACOS, 1, 0",
        "TANH, Infinity, 1",
        "TANH, -1e300, -1",
        "SINH, 711, Infinity",
        "COSH, -711, Infinity",
        "ASINH, Infinity, Infinity",
        "ASINH, -Infinity, -Infinity",
        "ACOSH, 1, 0",
        "ACOSH, 0.99, NaN",
        "ACOSH, -1e300, NaN",
        "ACOSH, -Infinity, NaN",
        "ACOSH, Infinity, Infinity",
        "ATANH, 1, Infinity",
        "ATANH, -1, -Infinity",
        "ATANH, 1.5, NaN",
        "ATANH, -Infinity, NaN",
        "SIGMOID, Infinity, 1",
        "SIGMOID, -Infinity, 0",
        "SIGMOID, -1e300, 0",
        "SIGMOID, 0, 0.5",
        "SOFTPLUS, Infinity, Infinity",
        "SOFTPLUS, -Infinity, 0",
        "SOFTPLUS, 1e300, 1e300",
        "ERF, Infinity, 1",
        "ERF, -Infinity, -1",
        "ERF, -7, -1",
        "ERFC, 0, 1",
        "ERFC, Infinity, 0",
        "ERFC, -Infinity, 2",
        "ERFC, 28, 0",
        "LGAMMA, 1, 0",
        "LGAMMA, 2, 0",
        "LGAMMA, 0, Infinity",
        "LGAMMA, -1, Infinity",
        "LGAMMA, -1e300, Infinity",
        "LGAMMA, Infinity, Infinity",
        "LGAMMA, -Infinity, Infinity",
        "LGAMMA, 2.57e305, Infinity",
        "DIGAMMA, 0, -Infinity",
        "DIGAMMA, -0.0, Infinity",
        "DIGAMMA, -1, NaN",
        "DIGAMMA, Infinity, Infinity",
        "DIGAMMA, -Infinity, NaN",
        "RECIPROCAL, 0, Infinity",
        "RSQRT, 0, Infinity",
        "RSQRT, Infinity, 0",
        "RSQRT, -1, NaN",
        "SQRT, -1, NaN",
        "CBRT, -27, -3",
        "SQUARE, -3, 9",
        "ABS, -0.5, 0.5",
        "ABS, -Infinity, Infinity",
        "SIGN, -7, -1",
        "SIGN, 4.9E-324, 1",
        "SIGN, 0, 0",
        "NEG, 3, -3",
        "FLOOR, -1.5, -2",
        "CEIL, -1.5, -1",
        "TRUNC, -1.5, -1",
        "TRUNC, 1.5, 1",
        "TRUNC, -1e300, -1e300",
        "ROUND, 0.5, 0",
        "ROUND, 1.5, 2",
        "ROUND, 2.5, 2",
        "ROUND, -2.5, -2",
        "ROUND, 2.51, 3",
    })
    void hasSpecialValues(UnaryFunction f, double x, double expected) {
        // The sum turns a zero's sign, which the table does not give, positive.
        assertThat(f.apply(x) + 0.0).isEqualTo(Double.valueOf(expected));
    }

    @Test
    void powersOfTwoAreExact() {
        for (int exponent = -1074; exponent <= 1023; exponent++) {
            double power = Math.scalb(1.0, exponent);
            assertThat(UnaryFunction.LOG2.apply(power)).isEqualTo(exponent);
            assertThat(UnaryFunction.EXP2.apply((double) exponent)).isEqualTo(power);
        }
    }

    @Test
    void negationAndTruncationReachNegativeZero() {
        assertThat(UnaryFunction.NEG.apply(0.0)).isEqualTo(Double.valueOf(-0.0));
        assertThat(UnaryFunction.TRUNC.apply(-0.5)).isEqualTo(Double.valueOf(-0.0));
        assertThat(UnaryFunction.ROUND.apply(-0.5)).isEqualTo(Double.valueOf(-0.0));
        assertThat(UnaryFunction.ABS.apply(-0.0)).isEqualTo(Double.valueOf(0.0));
        assertThat(UnaryFunction.RECIPROCAL.apply(-INF)).isEqualTo(Double.valueOf(-0.0));
    }

    @Test
    void integersStayIntegers() {
        assertThat(UnaryFunction.NEG.apply(5L)).isEqualTo(-5);
        assertThat(UnaryFunction.ABS.apply(-5L)).isEqualTo(5);
        assertThat(UnaryFunction.ABS.apply(Long.MIN_VALUE)).isEqualTo(Long.MIN_VALUE);
        assertThat(UnaryFunction.SIGN.apply(-5L)).isEqualTo(-1);
        assertThat(UnaryFunction.SQUARE.apply(-5L)).isEqualTo(25);
        for (UnaryFunction f :
                List.of(
                        UnaryFunction.FLOOR,
                        UnaryFunction.CEIL,
                        UnaryFunction.TRUNC,
                        UnaryFunction.ROUND)) {
            assertThat(f.apply(Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
        }
    }

    @ParameterizedTest
    @EnumSource(UnaryFunction.class)
    void integralFunctionsAreThoseDefinedOnIntegers(UnaryFunction f) {
        if (f.integral()) {
            assertThat((double) f.apply(3L)).isEqualTo(f.apply(3.0));
        } else {
            assertThatThrownBy(() -> f.apply(3L))
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessageContaining(f.name());
        }
    }
}
