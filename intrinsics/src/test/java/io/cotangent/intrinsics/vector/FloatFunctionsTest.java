package io.cotangent.intrinsics.vector;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotangent.intrinsics.UnaryFunction;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The functions of {@code float}s for all that there are, or for one in so many, as the system
 * property {@code cotangent.test.step} says; the profile {@code exhaustive} takes all.
 *
 * <p>The reference is that of the Java library, where it has the function, and the function of
 * {@code double}s elsewhere.
 */
class FloatFunctionsTest {
    private static final long FLOATS = 1L << 32;
    private static final int BLOCK = 1 << 14;
    private static final long STEP = Long.getLong("cotangent.test.step", 16411);

    /** In ulp; what the library promises is 1 or 2, and some functions are held to less than 2. */
    private static double bound(UnaryFunction f) {
        return switch (f) {
            case EXP2, LOG2 -> 1.15;
            case ERF -> 1.6;
            case RSQRT, ASIN, ACOS, ATAN, ASINH, ACOSH, ATANH, SINH, COSH, SOFTPLUS -> 2;
            default -> 1;
        };
    }

    /** So many more are left out, as they are computed number by number, with many digits. */
    private static long step(UnaryFunction f) {
        return switch (f) {
            case LGAMMA, DIGAMMA -> 61 * STEP;
            default -> STEP;
        };
    }

    /** The functions that are computed on vectors. */
    static List<UnaryFunction> functions() {
        return Arrays.stream(UnaryFunction.values())
                .filter(f -> Functions.of(f, Elements.FLOAT).isPresent())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("functions")
    void errorsAreWithinTheirBounds(UnaryFunction f) {
        VectorLoop loop = loop(f, Elements.FLOAT);
        VectorLoop wide = loop(f, Elements.DOUBLE);
        float[] x = new float[BLOCK];
        float[] y = new float[BLOCK];
        double[] expected = new double[BLOCK];
        long step = step(f);
        for (long first = 0; first < FLOATS; first += BLOCK * step) {
            for (int i = 0; i < BLOCK; i++) {
                x[i] = Float.intBitsToFloat((int) (first + i * step));
                expected[i] = x[i];
            }
            loop.run(1, BLOCK, x, 0, null, 0, null, 0, y, 0);
            DoubleUnaryOperator reference = reference(f);
            if (reference == null) {
                wide.run(1, BLOCK, expected, 0, null, 0, null, 0, expected, 0);
            } else {
                for (int i = 0; i < BLOCK; i++) {
                    expected[i] = reference.applyAsDouble(x[i]);
                }
            }
            for (int i = 0; i < BLOCK; i++) {
                if (!near(y[i], expected[i], bound(f))) {
                    assertThat(y[i]).as("%s(%s), exactly %s", f, x[i], expected[i]).isNull();
                }
            }
        }
    }

    private static VectorLoop loop(UnaryFunction f, Elements elements) {
        Definition definition = Functions.of(f, elements).orElseThrow();
        return VectorLoopWriter.loop(definition, NumberLoopWriter.loop(definition));
    }

    /** Whether a number is as near as that, and has the right sign if it is 0. */
    private static boolean near(float actual, double expected, double bound) {
        float rounded = (float) expected;
        if (Float.compare(actual, rounded) == 0) {
            return true;
        }
        if (Float.isNaN(actual) || Float.isNaN(rounded) || actual == 0 && rounded == 0) {
            return false;
        }
        // Infinity is where the next number would be.
        double found = Float.isInfinite(actual) ? Math.copySign(0x1p128, actual) : actual;
        double ulp = Math.ulp(Float.isInfinite(rounded) ? Float.MAX_VALUE : rounded);
        return Math.abs(found - expected) <= bound * ulp;
    }

    private static DoubleUnaryOperator reference(UnaryFunction f) {
        return switch (f) {
            case SQRT -> StrictMath::sqrt;
            case CBRT -> StrictMath::cbrt;
            case EXP -> StrictMath::exp;
            case EXPM1 -> StrictMath::expm1;
            case LOG -> StrictMath::log;
            case LOG10 -> StrictMath::log10;
            case LOG1P -> StrictMath::log1p;
            case SIN -> StrictMath::sin;
            case COS -> StrictMath::cos;
            case TAN -> StrictMath::tan;
            case ASIN -> StrictMath::asin;
            case ACOS -> StrictMath::acos;
            case ATAN -> StrictMath::atan;
            case SINH -> StrictMath::sinh;
            case COSH -> StrictMath::cosh;
            case TANH -> StrictMath::tanh;
            case NEG -> x -> -x;
            case ABS -> Math::abs;
            case SIGN -> Math::signum;
            case SQUARE -> x -> x * x;
            case RECIPROCAL -> x -> 1 / x;
            case RSQRT -> x -> 1 / Math.sqrt(x);
            case FLOOR -> Math::floor;
            case CEIL -> Math::ceil;
            case ROUND -> Math::rint;
            case TRUNC -> x -> x < 0 ? Math.ceil(x) : Math.floor(x);
            default -> null;
        };
    }
}
