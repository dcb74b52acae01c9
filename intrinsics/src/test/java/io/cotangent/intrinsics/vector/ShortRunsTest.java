package io.cotangent.intrinsics.vector;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotangent.intrinsics.KernelProvider;
import io.cotangent.intrinsics.Kernels;
import io.cotangent.intrinsics.Reduction;
import java.lang.reflect.Array;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Short runs side by side: the bits of each of them by itself, on vectors or not. */
class ShortRunsTest {
    private static final Kernels KERNELS = KernelProvider.kernels();
    private static final int[] COUNTS = {16, 17, 40, 127, 300};
    private static final int OFFSET = 3;

    @ParameterizedTest
    @EnumSource(value = Reduction.class, names = "PROD", mode = EnumSource.Mode.EXCLUDE)
    void runsOfAllLengths(Reduction reduction) {
        for (Elements elements : List.of(Elements.DOUBLE, Elements.FLOAT)) {
            ShortRuns numbers = new ShortRuns(elements);
            ShortRuns vectors = new ShortRuns(elements);
            vectors.warmUp(reduction);
            for (int n = 2; n < Fold.columns(elements.format()); n++) {
                for (int count : COUNTS) {
                    double[] wild = Data.wild(OFFSET + count * n, n);
                    double[] tame = new Random(n).doubles(OFFSET + count * n, -2, 2).toArray();
                    for (double[] values : List.of(wild, tame)) {
                        Object x = Data.of(elements, values);
                        Object expected = alone(reduction, elements, count, n, x);
                        check(numbers, reduction, count, n, x, expected);
                        check(vectors, reduction, count, n, x, expected);
                    }
                }
            }
        }
    }

    private static void check(
            ShortRuns runs, Reduction reduction, int count, int n, Object x, Object expected) {
        assertThat(runs.suits(reduction, count, n)).isTrue();
        Object y = Array.newInstance(x.getClass().componentType(), count + 2);
        runs.run(KERNELS, reduction, count, n, x, OFFSET, y, 1);
        assertThat(y).as("%s of %s runs of %s", reduction, count, n).isEqualTo(expected);
    }

    /** The runs one after the other, between zeros. */
    private static Object alone(
            Reduction reduction, Elements elements, int count, int n, Object x) {
        Fold fold = new Fold(reduction, false, elements);
        Object y = elements.allocate(count + 2);
        for (int i = 0; i < count; i++) {
            double result = fold.run(n, x, OFFSET + i * n, 1, null, 0, 0);
            if (elements == Elements.DOUBLE) {
                Array.setDouble(y, i + 1, result);
            } else {
                Array.setFloat(y, i + 1, (float) result);
            }
        }
        return y;
    }
}
