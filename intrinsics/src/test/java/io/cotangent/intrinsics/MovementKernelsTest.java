package io.cotangent.intrinsics;

import static io.cotangent.intrinsics.Samples.TYPES;
import static io.cotangent.intrinsics.Samples.random;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.cotangent.intrinsics.vector.VectorKernels;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Array;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Copies along two axes, gathers and their transposes, in plain Java and on vectors. */
class MovementKernelsTest {
    static final List<Kernels> KERNELS =
            List.of(new ScalarKernels(), new VectorKernels(new ScalarKernels()));

    @ParameterizedTest
    @FieldSource("KERNELS")
    void transposedAndStraightCopiesOfEverySize(Kernels kernels) {
        for (Class<?> type : TYPES) {
            for (int rows = 0; rows <= 17; rows++) {
                for (int columns = 0; columns <= 17; columns++) {
                    requireCopy(kernels, type, type, rows, columns, 1, rows + 2);
                    requireCopy(kernels, type, type, rows, columns, columns + 2, 1);
                }
            }
            for (int rows : new int[] {31, 32, 33, 65, 130}) {
                for (int columns : new int[] {1, 3, 63, 64, 71, 129}) {
                    requireCopy(kernels, type, type, rows, columns, 1, rows);
                    requireCopy(kernels, type, type, rows, columns, columns, 1);
                }
            }
        }
    }

    @ParameterizedTest
    @FieldSource("KERNELS")
    void copiesWithOddStrides(Kernels kernels) {
        for (Class<?> type : TYPES) {
            for (int rows : new int[] {1, 8, 19}) {
                for (int columns : new int[] {1, 8, 21}) {
                    int across = 2 * rows + 1;
                    int along = 2 * columns + 1;
                    for (int sign : new int[] {1, -1}) {
                        requireCopy(kernels, type, type, rows, columns, sign, across);
                        requireCopy(kernels, type, type, rows, columns, 1, sign * across);
                        requireCopy(kernels, type, type, rows, columns, sign * along, sign);
                        requireCopy(kernels, type, type, rows, columns, 2 * sign, across);
                        requireCopy(kernels, type, type, rows, columns, 0, sign);
                        requireCopy(kernels, type, type, rows, columns, sign, 0);
                        requireCopy(kernels, type, type, rows, columns, 0, 0);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @FieldSource("KERNELS")
    void columnsOfShortRows(Kernels kernels) {
        int n = 37;
        for (Class<?> type : TYPES) {
            for (int length = 1; length <= 5; length++) {
                Object x = random(type, n * length, length);
                Object column = Array.newInstance(type, n + 2);
                Object y = Array.newInstance(type, n * length);
                for (int k = 0; k < length; k++) {
                    kernels.copy(n, x, k, length, column, 1, 1);
                    for (int i = 0; i < n; i++) {
                        assertThat(Array.get(column, 1 + i))
                                .isEqualTo(Array.get(x, i * length + k));
                    }
                    kernels.copy(n, column, 1, 1, y, k, length);
                }
                assertThat(y).isEqualTo(x);
            }
        }
    }

    @ParameterizedTest
    @FieldSource("KERNELS")
    void copiesThatConvert(Kernels kernels) {
        for (Class<?> from : TYPES) {
            for (Class<?> to : TYPES) {
                requireCopy(kernels, from, to, 9, 70, 1, 9);
                requireCopy(kernels, from, to, 70, 9, 9, 1);
                requireCopy(kernels, from, to, 5, 3, -1, 7);
            }
        }
    }

    /** To destinations that are row-major, column-major, backwards and with gaps. */
    private static void requireCopy(
            Kernels kernels,
            Class<?> from,
            Class<?> to,
            int rows,
            int columns,
            int xRowStride,
            int xColumnStride) {
        int[][] destinations = {{columns, 1}, {1, rows}, {-columns - 1, -1}, {2, 2 * rows + 3}};
        int xOffset = offset(rows, xRowStride) + offset(columns, xColumnStride) + 3;
        int reach = Math.abs(xRowStride) * rows + Math.abs(xColumnStride) * columns;
        Object x = random(from, 2 * reach + 4, rows + 100L * columns);
        for (int[] strides : destinations) {
            int yOffset = offset(rows, strides[0]) + offset(columns, strides[1]) + 1;
            int length = 2 * (Math.abs(strides[0]) * rows + Math.abs(strides[1]) * columns) + 2;
            Object expected = random(to, length, 5);
            Object actual = random(to, length, 5);
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j < columns; j++) {
                    int source = xOffset + i * xRowStride + j * xColumnStride;
                    int target = yOffset + i * strides[0] + j * strides[1];
                    KERNELS.getFirst().copy(1, x, source, 1, expected, target, 1);
                }
            }
            kernels.copyMatrix(
                    rows,
                    columns,
                    x,
                    xOffset,
                    xRowStride,
                    xColumnStride,
                    actual,
                    yOffset,
                    strides[0],
                    strides[1]);
            assertThat(actual).isEqualTo(expected);
        }
    }

    private static int offset(int n, int stride) {
        return stride < 0 ? -stride * Math.max(n - 1, 0) : 0;
    }

    @ParameterizedTest
    @FieldSource("KERNELS")
    void gatherRows(Kernels kernels) {
        for (Class<?> type : TYPES) {
            for (int n : new int[] {0, 1, 7, 16, 33}) {
                for (int width : new int[] {1, 2, 15, 16, 40}) {
                    for (int stride : new int[] {1, 0, width, width + 3}) {
                        int[] places = places(n, 9);
                        Object x = random(type, 4 + 9 * stride + width, n);
                        Object expected = random(type, n * width + 3, 5);
                        Object actual = random(type, n * width + 3, 5);
                        for (int i = 0; i < n; i++) {
                            int at = 4 + places[2 + i] * stride;
                            System.arraycopy(x, at, expected, 1 + i * width, width);
                        }
                        kernels.gather(n, width, x, 4, stride, places, 2, actual, 1);
                        assertThat(actual).isEqualTo(expected);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @FieldSource("KERNELS")
    void scatterAddInTheOrderOfPlaces(Kernels kernels) {
        for (Class<?> type : TYPES) {
            for (int n : new int[] {0, 1, 7, 100}) {
                for (int width : new int[] {1, 2, 31, 32, 50}) {
                    for (int stride : new int[] {width, width + 3}) {
                        int[] places = places(n, 5);
                        Object x = random(type, n * width + 2, n);
                        Object expected = random(type, 6 * stride + 3, 5);
                        Object actual = random(type, 6 * stride + 3, 5);
                        BinaryFunction add =
                                type == boolean.class ? BinaryFunction.OR : BinaryFunction.ADD;
                        for (int i = 0; i < n * width; i++) {
                            int at = 3 + places[2 + i / width] * stride + i % width;
                            KERNELS.getFirst()
                                    .binary(add, 1, expected, at, 1, x, 2 + i, 1, expected, at, 1);
                        }
                        kernels.scatterAdd(n, width, x, 2, places, 2, actual, 3, stride);
                        assertThat(actual).isEqualTo(expected);
                    }
                }
            }
        }
    }

    private static int[] places(int n, int bound) {
        Random random = new Random(n);
        int[] places = new int[n + 2];
        for (int i = 0; i < n; i++) {
            places[2 + i] = random.nextInt(bound);
        }
        return places;
    }

    @Test
    void nothingIsAllocatedOnceCompiled() {
        Kernels kernels = KERNELS.getLast();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        int n = 67;
        int[] places = places(n * n, n);
        for (Class<?> type : TYPES) {
            Object x = random(type, n * n, 1);
            Object y = Array.newInstance(type, n * n);
            Runnable calls =
                    () -> {
                        kernels.copyMatrix(n, n, x, 0, 1, n, y, 0, n, 1);
                        kernels.gather(n * n, 1, x, 0, 1, places, 2, y, 0);
                        kernels.gather(n, n, x, 0, n, places, 2, y, 0);
                        kernels.scatterAdd(n, n, x, 0, places, 2, y, 0, n);
                    };
            long fewest = Long.MAX_VALUE;
            long end = System.nanoTime() + 20_000_000_000L;
            while (fewest > 0 && System.nanoTime() < end) {
                long before = threads.getCurrentThreadAllocatedBytes();
                for (int i = 0; i < 100; i++) {
                    calls.run();
                }
                fewest = Math.min(fewest, threads.getCurrentThreadAllocatedBytes() - before);
            }
            assertThat(fewest).as(type.getName()).isZero();
        }
    }
}
