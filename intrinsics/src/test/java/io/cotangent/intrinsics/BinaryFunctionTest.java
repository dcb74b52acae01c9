package io.cotangent.intrinsics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BinaryFunctionTest {
    @ParameterizedTest
    @CsvFileSource(resources = "binary-values.csv")
    void isAccurate(BinaryFunction f, double a, double b, double expected) {
        double actual = f.apply(a, b);
        assertThat(actual == expected ? 0 : Math.abs(actual - expected) / Math.ulp(expected))
                .as("%s(%s, %s) = %s, not %s", f, a, b, actual, expected)
                .isLessThanOrEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "FLOOR_DIV, 7, 2, 3",
        "FLOOR_DIV, -7, 2, -4",
        "FLOOR_DIV, 7, -2, -4",
        "FLOOR_DIV, -7, -2, 3",
        "FLOOR_DIV, 1, 0.1, 9",
        "FLOOR_DIV, 1, 0, Infinity",
        "FLOOR_DIV, -1, 0, -Infinity",
        "FLOOR_DIV, 0, 0, NaN",
        "FLOOR_DIV, 1, Infinity, 0",
        "FLOOR_DIV, -1, Infinity, -1",
        "FLOOR_DIV, Infinity, 2, NaN",
        "FLOOR_DIV, NaN, -2, NaN",
        "MOD, 7, 3, 1",
        "MOD, -7, 3, 2",
        "MOD, 7, -3, -2",
        "MOD, -7, -3, -1",
        "MOD, 5.5, 2, 1.5",
        "MOD, 1, 0, NaN",
        "MOD, 1, Infinity, 1",
        "MOD, -1, Infinity, Infinity",
        "MOD, NaN, -1, NaN",
        "FMOD, 7, 3, 1",
        "FMOD, -7, 3, -1",
        "FMOD, 7, -3, 1",
        "FMOD, 5.5, -2, 1.5",
        "FMOD, 1, 0, NaN",
        "POW, 1, NaN, 1",
        "POW, NaN, 0, 1",
        "POW, -1, Infinity, 1",
        "POW, -1, -Infinity, 1",
        "POW, -8, 0.5, NaN",
        "POW, 0, -1, Infinity",
        "POW, 2, Infinity, Infinity",
        "MAX, NaN, 1, NaN",
        "MAX, 1, NaN, NaN",
        "MAX, -1, 2, 2",
        "MIN, NaN, 1, NaN",
        "MIN, -1, 2, -1",
        "ATAN2, 0, -1, 3.141592653589793",
        "ATAN2, 1, 0, 1.5707963267948966",
        "HYPOT, Infinity, NaN, Infinity",
        "COPYSIGN, 3, -0.0, -3",
        "COPYSIGN, -3, 1, 3",
        "LOGADDEXP, -Infinity, -Infinity, -Infinity",
        "LOGADDEXP, Infinity, -Infinity, Infinity",
        "LOGADDEXP, Infinity, Infinity, Infinity",
        "LOGADDEXP, -Infinity, 3, 3",
        "LOGADDEXP, NaN, 1, NaN",
        "LOGADDEXP, 1e300, 1, 1e300",
        "ADD, 1, 2, 3",
        "SUB, 1, 2, -1",
        "MUL, 3, 2, 6",
        "DIV, 3, 2, 1.5",
        "DIV, 1, 0, Infinity",
    })
    void hasSpecialValues(BinaryFunction f, double a, double b, double expected) {
        assertThat(f.apply(a, b) + 0.0).isEqualTo(Double.valueOf(expected));
    }

    @Test
    void remaindersOfNothingHaveTheSignOfTheDivisor() {
        assertThat(BinaryFunction.MOD.apply(6.0, -3.0)).isEqualTo(Double.valueOf(-0.0));
        assertThat(BinaryFunction.MOD.apply(-6.0, 3.0)).isEqualTo(Double.valueOf(0.0));
        assertThat(BinaryFunction.FMOD.apply(-6.0, 3.0)).isEqualTo(Double.valueOf(-0.0));
        assertThat(BinaryFunction.MAX.apply(-0.0, 0.0)).isEqualTo(Double.valueOf(0.0));
        assertThat(BinaryFunction.MIN.apply(0.0, -0.0)).isEqualTo(Double.valueOf(-0.0));
    }

    @Test
    void quotientAndRemainderMakeUpTheDividend() {
        Random random = new Random(1);
        for (int i = 0; i < 1000; i++) {
            double a = random.nextInt(-1000, 1000) / 8.0;
            double b = (random.nextInt(200) + 1) / 8.0 * (random.nextBoolean() ? 1 : -1);
            double quotient = BinaryFunction.FLOOR_DIV.apply(a, b);
            double remainder = BinaryFunction.MOD.apply(a, b);
            assertThat(quotient).isEqualTo(Math.floor(a / b) + 0.0);
            assertThat(quotient * b + remainder).isEqualTo(a);
        }
    }

    @Test
    void integerArithmeticWrapsAround() {
        Random random = new Random(2);
        for (int i = 0; i < 1000; i++) {
            long a = random.nextLong();
            long b = random.nextLong() | 1;
            BigInteger left = BigInteger.valueOf(a);
            BigInteger right = BigInteger.valueOf(b);
            assertThat(BinaryFunction.ADD.apply(a, b)).isEqualTo(left.add(right).longValue());
            assertThat(BinaryFunction.SUB.apply(a, b)).isEqualTo(left.subtract(right).longValue());
            assertThat(BinaryFunction.MUL.apply(a, b)).isEqualTo(left.multiply(right).longValue());
            assertThat(BinaryFunction.FMOD.apply(a, b))
                    .isEqualTo(left.remainder(right).longValue());
            int exponent = random.nextInt(70);
            assertThat(BinaryFunction.POW.apply(a, (long) exponent))
                    .isEqualTo(left.pow(exponent).longValue());
        }
    }

    @Test
    void integerDivisionRoundsDown() {
        assertThat(BinaryFunction.FLOOR_DIV.apply(-7L, 2L)).isEqualTo(-4);
        assertThat(BinaryFunction.MOD.apply(-7L, 2L)).isEqualTo(1);
        assertThat(BinaryFunction.MOD.apply(7L, -2L)).isEqualTo(-1);
        assertThat(BinaryFunction.FMOD.apply(-7L, 2L)).isEqualTo(-1);
        assertThat(BinaryFunction.AND.apply(12L, 10L)).isEqualTo(8);
        assertThat(BinaryFunction.OR.apply(12L, 10L)).isEqualTo(14);
        assertThat(BinaryFunction.XOR.apply(12L, 10L)).isEqualTo(6);
        assertThat(BinaryFunction.MAX.apply(12L, 10L)).isEqualTo(12);
        assertThat(BinaryFunction.MIN.apply(12L, 10L)).isEqualTo(10);
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOOR_DIV", "MOD", "FMOD"})
    void integersAreNotDividedByZero(BinaryFunction f) {
        assertThatThrownBy(() -> f.apply(3L, 0L))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageStartingWith("integer division by zero: 3 / 0");
    }

    @Test
    void integersHaveNoNegativePowers() {
        assertThatThrownBy(() -> BinaryFunction.POW.apply(3L, -1L))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("3 ^ -1")
                .hasMessageContaining("float base");
    }

    @Test
    void truthValues() {
        for (boolean a : new boolean[] {false, true}) {
            for (boolean b : new boolean[] {false, true}) {
                assertThat(BinaryFunction.AND.apply(a, b)).isEqualTo(a && b);
                assertThat(BinaryFunction.MIN.apply(a, b)).isEqualTo(a && b);
                assertThat(BinaryFunction.OR.apply(a, b)).isEqualTo(a || b);
                assertThat(BinaryFunction.MAX.apply(a, b)).isEqualTo(a || b);
                assertThat(BinaryFunction.XOR.apply(a, b)).isEqualTo(a ^ b);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(BinaryFunction.class)
    void functionsAreUndefinedWhereTheySaySo(BinaryFunction f) {
        if (!f.floating()) {
            assertThatThrownBy(() -> f.apply(1.0, 1.0)).hasMessageContaining(f.name());
        }
        if (!f.integral()) {
            assertThatThrownBy(() -> f.apply(1L, 1L)).hasMessageContaining(f.name());
        }
        if (!f.logical()) {
            assertThatThrownBy(() -> f.apply(true, true)).hasMessageContaining(f.name());
        }
        assertThat(f.floating() || f.integral()).isTrue();
    }
}
