package io.cotangent.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Jacobians of steps, by forward sweeps and by reverse sweeps. */
class EdgesTest {
    /** Steps of random operands after some inputs, whose derivatives are whole numbers. */
    private static Edges steps(int inputs, int size) {
        Random random = new Random(size);
        Edges edges = new Edges();
        edges.mark(0);
        for (int step = 1; step <= size; step++) {
            if (step <= inputs) {
                edges.mark(step);
                continue;
            }
            int operands = random.nextInt(4);
            int at = edges.begin(operands);
            for (int i = 0; i < operands; i++) {
                int near = Math.max(0, step - 1 - random.nextInt(2 * inputs));
                at = edges.add(at, near, random.nextInt(5) - 2);
            }
            edges.end(step, at);
        }
        return edges;
    }

    @ParameterizedTest
    @CsvSource({"1,20", "3,30", "8,40", "9,60", "19,90"})
    void bothWaysAgree(int inputs, int size) {
        Edges edges = steps(inputs, size);
        int[] all = new int[size + 1];
        for (int step = 0; step <= size; step++) {
            all[step] = step;
        }
        double[][] forward = edges.jacobian(inputs, all, size);
        for (int step = 0; step <= size; step++) {
            double[] row = edges.pullback(step, 1, size);
            for (int input = 1; input <= inputs; input++) {
                double expected = step == 0 ? 0 : row[input];
                assertThat(forward[step][input - 1])
                        .as("%d by %d", step, input)
                        .isEqualTo(expected);
            }
        }
        int[] few = {size};
        assertThat(steps(inputs, size).jacobian(inputs, few, size)[0]).isEqualTo(forward[size]);
    }

    @ParameterizedTest
    @CsvSource({"1,20", "3,30", "9,60"})
    void tangentsAreProductsWithTheJacobian(int inputs, int size) {
        Edges edges = steps(inputs, size);
        double[] along = new double[inputs];
        Arrays.setAll(along, i -> i - 1);
        double[] tangents = edges.pushforward(size, along).clone();
        for (int step = 1; step <= size; step++) {
            double[] row = edges.pullback(step, 1, size);
            double expected = 0;
            for (int input = 0; input < inputs; input++) {
                expected += along[input] * row[input + 1];
            }
            assertThat(tangents[step]).as("%d", step).isEqualTo(expected);
        }
    }

    @Test
    void whatIsZeroPassesNothingOn() {
        Edges edges = new Edges();
        edges.mark(0);
        edges.mark(1);
        edges.mark(2);
        edges.end(3, edges.add(edges.begin(1), 1, Double.POSITIVE_INFINITY));
        edges.end(4, edges.add(edges.add(edges.begin(2), 3, 2), 2, 5));
        int[] results = {3, 4, 0};
        double[][] found = edges.jacobian(2, results, 4);
        assertThat(found[0]).containsExactly(Double.POSITIVE_INFINITY, 0);
        assertThat(found[1]).containsExactly(Double.POSITIVE_INFINITY, 5);
        assertThat(found[2]).containsExactly(0, 0);
        assertThat(edges.pushforward(4, 0, 1)).startsWith(0, 0, 1, 0, 5);
    }
}
