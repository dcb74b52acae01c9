package io.cotangent.intrinsics.vector;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotangent.intrinsics.Reduction;
import java.lang.reflect.Array;
import java.util.EnumMap;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Inner products of several rows at a time are, bit by bit, those of a row each. */
class DotsTest {
    private static final int[] ROWS = {1, 2, 3, 4, 5, 7, 8, 16, 17, 35};
    private static final int[] LENGTHS = {
        0, 1, 3, 8, 31, 32, 33, 63, 64, 65, 100, 1000, 1024, 1025, 2100, 5000
    };
    private static final double[] ODD = {
        Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0, 0.0, 1e-310, 1e300
    };
    private static final EnumMap<Elements, Dots> DOTS = new EnumMap<>(Elements.class);

    @BeforeAll
    static void warmUp() {
        for (Elements elements : new Elements[] {Elements.DOUBLE, Elements.FLOAT}) {
            Dots dots = new Dots(elements);
            dots.warmUp();
            DOTS.put(elements, dots);
        }
    }

    private static Object random(Elements elements, int n, boolean odd) {
        Object array = elements.allocate(n);
        Random random = new Random(n);
        for (int i = 0; i < n; i++) {
            double x = random.nextGaussian();
            if (odd && random.nextInt(40) == 0) {
                x = ODD[random.nextInt(ODD.length)];
            }
            put(array, i, x);
        }
        return array;
    }

    private static void put(Object array, int i, double x) {
        if (array instanceof double[] numbers) {
            numbers[i] = x;
        } else {
            ((float[]) array)[i] = (float) x;
        }
    }

    /** Rows that end where the array does, with and without gaps between them. */
    private static void check(Elements elements, int rows, int k, int gap, boolean odd) {
        Fold fold = new Fold(Reduction.SUM, true, elements);
        int stride = k + gap;
        Object a = random(elements, 3 + (rows - 1) * stride + k, odd);
        Object x = random(elements, 5 + k, odd);
        for (double beta : new double[] {0, 1, 0.5}) {
            for (double alpha : new double[] {1, -1.5}) {
                Object y = random(elements, 2 + 3 * rows, false);
                Object expected = random(elements, 2 + 3 * rows, false);
                for (int i = 0; i < rows; i++) {
                    double sum = alpha * fold.run(k, x, 5, 1, a, 3 + i * stride, 1);
                    double before = Array.getDouble(expected, 2 + 3 * i);
                    put(expected, 2 + 3 * i, beta == 0 ? sum : beta * before + sum);
                }
                DOTS.get(elements).run(rows, k, alpha, a, 3, stride, x, 5, beta, y, 2, 3);
                assertThat(y)
                        .as("%s rows of %s, alpha %s, beta %s", rows, k, alpha, beta)
                        .isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"DOUBLE", "FLOAT"})
    void sameBitsAsOneRowAfterTheOther(Elements elements) {
        for (int rows : ROWS) {
            for (int k : LENGTHS) {
                check(elements, rows, k, rows % 3, false);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"DOUBLE", "FLOAT"})
    void sameBitsOfInfinitiesAndWhatIsNoNumber(Elements elements) {
        for (int rows : ROWS) {
            for (int k : LENGTHS) {
                check(elements, rows, k, rows % 2, true);
            }
        }
    }

    /** Which is how sums of many runs are computed. */
    @ParameterizedTest
    @EnumSource(names = {"DOUBLE", "FLOAT"})
    void productsWithOnesHaveTheBitsOfSums(Elements elements) {
        Fold fold = new Fold(Reduction.SUM, false, elements);
        RunSums sums = new RunSums(elements, DOTS.get(elements));
        for (int n : new int[] {64, 65, 100, 1000, 1024, 1025, 2048}) {
            for (boolean odd : new boolean[] {false, true}) {
                Object x = random(elements, 1 + 35 * n, odd);
                Object y = elements.allocate(2 + 35);
                Object expected = elements.allocate(2 + 35);
                for (int i = 0; i < 35; i++) {
                    put(expected, 2 + i, fold.run(n, x, 1 + i * n, 1, null, 0, 0));
                }
                sums.run(35, n, x, 1, y, 2);
                assertThat(y).as("runs of %s, odd %s", n, odd).isEqualTo(expected);
            }
        }
    }

    /** Rows that are worth threads, and rows of which each is. */
    @ParameterizedTest
    @EnumSource(names = {"DOUBLE", "FLOAT"})
    void sameBitsOnThreads(Elements elements) {
        check(elements, 3001, 300, 1, false);
        check(elements, 5, 300_001, 1, false);
    }
}
