package io.cotangent.intrinsics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Array;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class WindowsTest {
    static final Class<?>[] TYPES = {double.class, float.class};

    /** Geometry by axis, as the arguments of {@link Windows}. */
    private record Case(int channels, int[][] numbers) {
        Windows windows() {
            return new Windows(
                    channels,
                    numbers[0],
                    numbers[1],
                    numbers[2],
                    numbers[3],
                    numbers[4],
                    numbers[5]);
        }

        int imageSize() {
            return channels * product(numbers[0]);
        }
    }

    private static Case random(int rank, Random random) {
        int[][] numbers = new int[6][rank];
        for (int axis = 0; axis < rank; axis++) {
            numbers[0][axis] = random.nextInt(1, rank == 1 ? 120 : 12);
            numbers[1][axis] = random.nextInt(1, 5);
            numbers[2][axis] = random.nextInt(1, 4);
            numbers[3][axis] = random.nextInt(1, 4);
            numbers[4][axis] = random.nextInt(-3, 6);
            numbers[5][axis] = random.nextInt(0, rank == 1 ? 60 : 7);
        }
        return new Case(random.nextInt(1, 4), numbers);
    }

    @ParameterizedTest
    @FieldSource("TYPES")
    void windowsByTheirDefinition(Class<?> type) {
        Random random = new Random(1);
        for (int round = 0; round < 300; round++) {
            Case geometry = random(1 + round % 3, random);
            Windows windows = geometry.windows();
            int size = windows.rows() * windows.columns();
            Object image = Samples.random(type, 2 + geometry.imageSize(), round);
            Object expected = Samples.random(type, 3 + size, 5);
            Object actual = Samples.random(type, 3 + size, 5);
            for (int i = 0; i < size; i++) {
                int place = place(geometry, windows, i);
                Samples.set(expected, 3 + i, place < 0 ? 7 : Array.getDouble(image, 2 + place));
            }
            windows.copy(image, 2, product(geometry.numbers()[0]), 7, actual, 3);
            assertThat(actual).isEqualTo(expected);
        }
    }

    /** The element of the image that comes to a place of the matrix, or -1. */
    private static int place(Case geometry, Windows windows, int i) {
        int[][] numbers = geometry.numbers();
        int tap = i / windows.columns() % product(numbers[1]);
        int window = i % windows.columns();
        int place = 0;
        int step = 1;
        for (int axis = numbers[0].length - 1; axis >= 0; axis--) {
            int o = window % numbers[5][axis];
            int k = tap % numbers[1][axis];
            int position = o * numbers[2][axis] + k * numbers[3][axis] - numbers[4][axis];
            if (position < 0 || position >= numbers[0][axis]) {
                return -1;
            }
            place += position * step;
            step *= numbers[0][axis];
            window /= numbers[5][axis];
            tap /= numbers[1][axis];
        }
        return i / windows.columns() / product(numbers[1]) * step + place;
    }

    private static int product(int[] lengths) {
        int product = 1;
        for (int length : lengths) {
            product *= length;
        }
        return product;
    }

    @ParameterizedTest
    @FieldSource("TYPES")
    void addIsTheTransposeOfCopy(Class<?> type) {
        Random random = new Random(2);
        for (int round = 0; round < 300; round++) {
            Case geometry = random(1 + round % 3, random);
            Windows windows = geometry.windows();
            int size = windows.rows() * windows.columns();
            Object image = Samples.random(type, 2 + geometry.imageSize(), round);
            Object matrix = Samples.random(type, 3 + size, round + 1);
            Object copied = Array.newInstance(type, size);
            Object added = Array.newInstance(type, geometry.imageSize());
            int channel = product(geometry.numbers()[0]);
            windows.copy(image, 2, channel, 0, copied, 0);
            windows.add(matrix, 3, added, 0, channel);
            // The samples are multiples of 1/16, so that all of these sums are exact.
            assertThat(dot(image, 2, added, 0)).isEqualTo(dot(copied, 0, matrix, 3));
            Object once = added instanceof double[] x ? x.clone() : ((float[]) added).clone();
            windows.add(matrix, 3, added, 0, channel);
            assertThat(dot(image, 2, added, 0)).isEqualTo(2 * dot(image, 2, once, 0));
        }
    }

    private static double dot(Object a, int aOffset, Object b, int bOffset) {
        double sum = 0;
        for (int i = 0; i < Math.min(Array.getLength(a) - aOffset, Array.getLength(b)); i++) {
            if (bOffset + i < Array.getLength(b)) {
                sum += Array.getDouble(a, aOffset + i) * Array.getDouble(b, bOffset + i);
            }
        }
        return sum;
    }

    @Test
    void productWithFiltersIsTheConvolution() {
        double[] image = {1, 2, 3, 4, 5, 6, 7, 8, 9};
        Windows windows =
                new Windows(
                        1,
                        new int[] {3, 3},
                        new int[] {2, 2},
                        new int[] {1, 1},
                        new int[] {1, 1},
                        new int[] {0, 0},
                        new int[] {2, 2});
        double[] matrix = new double[16];
        windows.copy(image, 0, 9, 0, matrix, 0);
        double[] result = new double[4];
        Kernels kernels = new ScalarKernels();
        double[] filter = {1, 10, 100, 1000};
        kernels.gemm(1, 4, 4, 1, filter, 0, 4, 1, matrix, 0, 4, 1, 0, result, 0, 4, 1);
        assertThat(result).containsExactly(new double[] {5421, 6532, 8754, 9865}, within(0.0));
    }

    @Test
    void noPlaces() {
        int[] one = {1};
        int[] zero = {0};
        Windows windows = new Windows(2, new int[] {3}, new int[] {4}, one, one, zero, zero);
        assertThat(windows.columns()).isZero();
        windows.copy(new double[6], 0, 3, 0, new double[0], 0);
        windows.add(new double[0], 0, new double[6], 0, 3);
    }

    @Test
    void wrongNumbers() {
        int[] one = {1};
        int[] zero = {0};
        int[] two = {1, 1};
        assertThatThrownBy(() -> new Windows(1, one, two, one, one, zero, zero))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Windows(1, one, one, zero, one, zero, zero))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Windows(1, one, one, one, one, zero, new int[] {-1}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @FieldSource("TYPES")
    void nothingIsAllocatedOnceCompiled(Class<?> type) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        int[] ones = {1, 1};
        Windows windows =
                new Windows(
                        2,
                        new int[] {9, 70},
                        new int[] {3, 3},
                        ones,
                        ones,
                        ones,
                        new int[] {9, 70});
        Object image = Array.newInstance(type, 2 * 9 * 70);
        Object matrix = Array.newInstance(type, windows.rows() * windows.columns());
        long fewest = Long.MAX_VALUE;
        long end = System.nanoTime() + 20_000_000_000L;
        while (fewest > 0 && System.nanoTime() < end) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 100; i++) {
                windows.copy(image, 0, 9 * 70, 0, matrix, 0);
                windows.add(matrix, 0, image, 0, 9 * 70);
            }
            fewest = Math.min(fewest, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(fewest).isZero();
    }
}
