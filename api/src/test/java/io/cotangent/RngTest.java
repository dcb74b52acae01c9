package io.cotangent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cotangent.array.DenseArray;
import io.cotangent.error.DTypeException;
import io.cotangent.error.DomainException;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RngTest {
    private static double[] numbers(NDArray array) {
        DenseArray dense = (DenseArray) array;
        return IntStream.range(0, dense.size()).mapToDouble(dense::doubleAt).toArray();
    }

    /** The mean of a power of the numbers. */
    private static double moment(double[] numbers, int power) {
        double sum = 0;
        for (double number : numbers) {
            sum += Math.pow(number, power);
        }
        return sum / numbers.length;
    }

    @Test
    void theSameKeyGivesTheSameNumbers() {
        assertThat(Rng.seed(3).normal(4, 5)).isEqualTo(Rng.seed(3).normal(4, 5));
        assertThat(Rng.seed(3).normal(4, 5)).isNotEqualTo(Rng.seed(4).normal(4, 5));
        assertThat(Rng.seed(3)).isEqualTo(Rng.seed(3)).hasSameHashCodeAs(Rng.seed(3));
        assertThat(Rng.seed(3)).isNotEqualTo(Rng.seed(4)).hasToString("Rng[0000000000000003]");
    }

    @Test
    void elementsDependOnTheirPlaceOnly() {
        double[] large = numbers(Rng.seed(1).uniform(100));
        double[] small = numbers(Rng.seed(1).uniform(2, 3));
        assertThat(large).startsWith(small);
        assertThat(numbers(Rng.seed(1).uniform())).containsExactly(large[0]);
        assertThat(Rng.seed(1).uniform(3, 0).size()).isZero();
    }

    @Test
    void knownNumbers() {
        assertThat(numbers(Rng.seed(0).uniform(1)))
                .containsExactly((0xe169c58d6627e8d5L >>> 11) * 0x1p-53);
    }

    @Test
    void derivedKeysDiffer() {
        Rng root = Rng.seed(7);
        Set<Rng> keys = new HashSet<>();
        keys.add(root);
        for (Rng key : root.split(100)) {
            keys.add(key);
            keys.add(key.split(1)[0]);
        }
        for (int i = 0; i < 100; i++) {
            keys.add(root.foldIn(i));
        }
        assertThat(keys).hasSize(301);
        assertThat(root.split(3)).startsWith(root.split(2));
    }

    @Test
    void uniformNumbersAreUniform() {
        double[] numbers = numbers(Rng.seed(5).uniform(400, 500));
        assertThat(DoubleStream.of(numbers)).allMatch(x -> 0 <= x && x < 1);
        assertThat(moment(numbers, 1)).isCloseTo(1 / 2.0, within(0.003));
        assertThat(moment(numbers, 2)).isCloseTo(1 / 3.0, within(0.003));
        assertThat(moment(numbers, 3)).isCloseTo(1 / 4.0, within(0.003));
        double[] scaled = numbers(Rng.seed(5).uniformBetween(-2.0, 6.0, 400, 500));
        assertThat(scaled[17]).isEqualTo(-2 + 8 * numbers[17]);
    }

    @Test
    void normalNumbersAreNormal() {
        double[] numbers = numbers(Rng.seed(6).normal(400, 500));
        assertThat(moment(numbers, 1)).isCloseTo(0, within(0.01));
        assertThat(moment(numbers, 2)).isCloseTo(1, within(0.02));
        assertThat(moment(numbers, 3)).isCloseTo(0, within(0.05));
        assertThat(moment(numbers, 4)).isCloseTo(3, within(0.1));
        double[] scaled = numbers(Rng.seed(6).normalOf(10.0, 0.5, 400, 500));
        assertThat(scaled[17]).isEqualTo(10 + 0.5 * numbers[17]);
    }

    @Test
    void singlePrecision() {
        NDArray uniform = Rng.seed(8).uniform(DType.FLOAT32, 100_000);
        assertThat(uniform.dtype()).isEqualTo(DType.FLOAT32);
        assertThat(DoubleStream.of(numbers(uniform))).allMatch(x -> 0 <= x && x < 1);
        assertThat(numbers(Rng.seed(8).uniformBetween(DType.FLOAT32, 1.0, 1.0000001, 1000)))
                .containsOnly(1.0);
        double[] normal = numbers(Rng.seed(8).normal(DType.FLOAT32, 100));
        double[] doubles = numbers(Rng.seed(8).normal(100));
        assertThat(normal[3]).isEqualTo((float) doubles[3]);
        assertThat(Rng.seed(8).normalOf(DType.FLOAT32, 1.0, 2.0, 3, 4).shape())
                .containsExactly(3, 4);
    }

    @Test
    void boundsAreKept() {
        double high = Math.nextUp(1.0);
        assertThat(numbers(Rng.seed(9).uniformBetween(1.0, high, 1000))).containsOnly(1.0);
        assertThat(numbers(Rng.seed(9).uniformBetween(1.0, 1.0, 10))).containsOnly(1.0);
        assertThatThrownBy(() -> Rng.seed(9).uniformBetween(2.0, 1.0, 3))
                .isInstanceOf(DomainException.class)
                .hasMessageContaining("2.0..1.0");
        assertThatThrownBy(() -> Rng.seed(9).uniformBetween(Double.NaN, 1.0, 3))
                .isInstanceOf(DomainException.class);
        assertThatThrownBy(() -> Rng.seed(9).uniform(DType.INT32, 3))
                .isInstanceOf(DTypeException.class)
                .hasMessageContaining("int32");
    }
}
