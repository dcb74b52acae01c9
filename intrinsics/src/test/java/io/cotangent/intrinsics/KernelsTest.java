package io.cotangent.intrinsics;

import static io.cotangent.intrinsics.Samples.STRIDES;
import static io.cotangent.intrinsics.Samples.TYPES;
import static io.cotangent.intrinsics.Samples.isFloating;
import static io.cotangent.intrinsics.Samples.length;
import static io.cotangent.intrinsics.Samples.offset;
import static io.cotangent.intrinsics.Samples.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Array;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

/** The elementwise kernels against the functions of single numbers, over all types and strides. */
class KernelsTest {
    private static final Kernels KERNELS = new ScalarKernels();
    private static final int[] SIZES = {0, 1, 5, 33};
    static final Class<?>[] ALL_TYPES = TYPES;

    @ParameterizedTest
    @EnumSource(UnaryFunction.class)
    void unary(UnaryFunction f) {
        for (Class<?> type : TYPES) {
            if (type == boolean.class || !(isFloating(type) || f.integral())) {
                continue;
            }
            for (int n : SIZES) {
                for (int xStride : STRIDES) {
                    for (int yStride : new int[] {1, 2, -1}) {
                        Object x = random(type, length(n, xStride), n);
                        Object y = Array.newInstance(type, length(n, yStride));
                        int xAt = offset(n, xStride);
                        int yAt = offset(n, yStride);
                        KERNELS.unary(f, n, x, xAt, xStride, y, yAt, yStride);
                        for (int i = 0; i < n; i++) {
                            Object actual = Array.get(y, yAt + i * yStride);
                            assertThat(actual).isEqualTo(value(f, Array.get(x, xAt + i * xStride)));
                        }
                    }
                }
            }
        }
    }

    private static Object value(UnaryFunction f, Object x) {
        return switch (x) {
            case Double number -> f.apply(number.doubleValue());
            case Float number -> (float) f.apply(number.doubleValue());
            case Long number -> f.apply(number.longValue());
            default -> (int) f.apply(((Integer) x).longValue());
        };
    }

    @ParameterizedTest
    @EnumSource(BinaryFunction.class)
    void binary(BinaryFunction f) {
        for (Class<?> type : TYPES) {
            boolean defined =
                    type == boolean.class
                            ? f.logical()
                            : isFloating(type) ? f.floating() : f.integral();
            if (!defined) {
                continue;
            }
            for (int n : SIZES) {
                for (int aStride : STRIDES) {
                    for (int bStride : STRIDES) {
                        for (int yStride : new int[] {1, -2}) {
                            binary(f, type, n, aStride, bStride, yStride);
                        }
                    }
                }
            }
        }
    }

    private static void binary(
            BinaryFunction f, Class<?> type, int n, int aStride, int bStride, int yStride) {
        Object a = random(type, length(n, aStride), 1);
        Object b = random(type, length(n, bStride), 2);
        Object y = Array.newInstance(type, length(n, yStride));
        int aAt = offset(n, aStride);
        int bAt = offset(n, bStride);
        int yAt = offset(n, yStride);
        KERNELS.binary(f, n, a, aAt, aStride, b, bAt, bStride, y, yAt, yStride);
        for (int i = 0; i < n; i++) {
            Object left = Array.get(a, aAt + i * aStride);
            Object right = Array.get(b, bAt + i * bStride);
            assertThat(Array.get(y, yAt + i * yStride)).isEqualTo(value(f, left, right));
        }
    }

    private static Object value(BinaryFunction f, Object a, Object b) {
        return switch (a) {
            case Double number -> f.apply(number.doubleValue(), (double) b);
            case Float number -> (float) f.apply(number.doubleValue(), ((Float) b).doubleValue());
            case Long number -> f.apply(number.longValue(), (long) b);
            case Integer number -> (int) f.apply(number.longValue(), ((Integer) b).longValue());
            default -> f.apply((boolean) a, (boolean) b);
        };
    }

    @Test
    void binaryWithOffsetsThatDiffer() {
        double[] sums = {1, 2, 3, 4, 5, 6};
        for (BinaryFunction f : new BinaryFunction[] {BinaryFunction.ADD, BinaryFunction.DIV}) {
            double[] y = sums.clone();
            KERNELS.binary(f, 2, y, 1, 1, sums, 4, 1, y, 1, 1);
            assertThat(y).containsExactly(1, f.apply(2.0, 5.0), f.apply(3.0, 6.0), 4, 5, 6);
            KERNELS.binary(f, 2, sums, 1, 1, sums, 4, 0, y, 3, 1);
            assertThat(y).endsWith(f.apply(2.0, 5.0), f.apply(3.0, 5.0), 6);
        }
    }

    @ParameterizedTest
    @EnumSource(Comparison.class)
    void compare(Comparison comparison) {
        for (Class<?> type : TYPES) {
            for (int aStride : STRIDES) {
                for (int bStride : STRIDES) {
                    int n = 9;
                    Object a = random(type, length(n, aStride), 1);
                    Object b = random(type, length(n, bStride), 2);
                    int aAt = offset(n, aStride);
                    int bAt = offset(n, bStride);
                    boolean[] y = new boolean[2 + n];
                    KERNELS.compare(comparison, n, a, aAt, aStride, b, bAt, bStride, y, 2, 1);
                    for (int i = 0; i < n; i++) {
                        Object left = Array.get(a, aAt + i * aStride);
                        Object right = Array.get(b, bAt + i * bStride);
                        assertThat(y[2 + i])
                                .isEqualTo(comparison.apply(asDouble(left), asDouble(right)));
                    }
                }
            }
        }
    }

    private static double asDouble(Object number) {
        return number instanceof Boolean truth ? truth ? 1 : 0 : ((Number) number).doubleValue();
    }

    @Test
    void comparisonsWithNaN() {
        double[] x = {1, Double.NaN};
        boolean[] y = new boolean[2];
        KERNELS.compare(Comparison.NE, 2, x, 0, 1, x, 1, 0, y, 0, 1);
        assertThat(y).containsExactly(true, true);
        KERNELS.compare(Comparison.GE, 2, x, 1, 0, x, 0, 1, y, 0, 1);
        assertThat(y).containsExactly(false, false);
        KERNELS.compare(Comparison.EQ, 2, x, 0, 1, x, 0, 1, y, 0, 1);
        assertThat(y).containsExactly(true, false);
    }

    @ParameterizedTest
    @FieldSource("ALL_TYPES")
    void select(Class<?> type) {
        int n = 7;
        boolean[] condition = {true, false, false, true, true, false, true};
        Object a = random(type, 20, 1);
        Object b = random(type, 20, 2);
        Object y = Array.newInstance(type, n);
        KERNELS.select(n, condition, 6, -1, a, 1, 2, b, 3, 0, y, 0, 1);
        for (int i = 0; i < n; i++) {
            Object expected = condition[6 - i] ? Array.get(a, 1 + 2 * i) : Array.get(b, 3);
            assertThat(Array.get(y, i)).isEqualTo(expected);
        }
    }

    @Test
    void copyConvertsBetweenAllTypes() {
        for (Class<?> from : TYPES) {
            for (Class<?> to : TYPES) {
                for (int stride : STRIDES) {
                    int n = 9;
                    Object x = random(from, length(n, stride), 3);
                    int at = offset(n, stride);
                    Object y = Array.newInstance(to, n + 1);
                    KERNELS.copy(n, x, at, stride, y, 1, 1);
                    for (int i = 0; i < n; i++) {
                        assertThat(Array.get(y, 1 + i))
                                .isEqualTo(converted(Array.get(x, at + i * stride), to));
                    }
                }
            }
        }
    }

    private static Object converted(Object x, Class<?> to) {
        Number number = x instanceof Boolean truth ? truth ? 1 : 0 : (Number) x;
        if (to == boolean.class) {
            return number.doubleValue() != 0;
        } else if (to == int.class) {
            return number.intValue();
        } else if (to == long.class) {
            return number.longValue();
        } else if (to == float.class) {
            return number.floatValue();
        }
        return number.doubleValue();
    }

    @Test
    void copyConvertsExtremesAsCastsDo() {
        double[] x = {1e300, Double.NaN, -1e300, 0.1};
        int[] ints = new int[4];
        KERNELS.copy(4, x, 0, 1, ints, 0, 1);
        assertThat(ints).containsExactly(Integer.MAX_VALUE, 0, Integer.MIN_VALUE, 0);
        boolean[] truths = new boolean[4];
        KERNELS.copy(4, x, 0, 1, truths, 0, 1);
        assertThat(truths).containsExactly(true, true, true, true);
        long[] large = {(1L << 32) + 7, (1L << 53) + 1, 9007200328482816001L};
        KERNELS.copy(1, large, 0, 1, ints, 0, 1);
        assertThat(ints[0]).isEqualTo(7);
        float[] floats = new float[3];
        KERNELS.copy(3, large, 0, 1, floats, 0, 1);
        assertThat(floats).containsExactly((float) large[0], (float) large[1], (float) large[2]);
    }

    @Test
    void otherArraysAreRejected() {
        Object strings = new String[1];
        double[] y = {0};
        assertThatThrownBy(() -> KERNELS.unary(UnaryFunction.NEG, 1, strings, 0, 1, y, 0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("String[]");
        assertThatThrownBy(() -> KERNELS.copy(1, strings, 0, 1, y, 0, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(Arrays.asList(TYPES)).hasSize(5);
    }
}
