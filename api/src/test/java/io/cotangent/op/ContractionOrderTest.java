package io.cotangent.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ContractionOrderTest {
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";

    /** Costs of chains are known: the textbook's recursion over where to cut. */
    @Test
    void chainsCostTheLeast() {
        Random random = new Random(1);
        for (int trial = 0; trial < 50; trial++) {
            int matrices = 2 + trial % (ContractionOrder.EXACT - 1);
            int[] lengths = random.ints(matrices + 1, 2, 40).toArray();
            ContractionOrder order = order(chain(matrices), ends(matrices), lengths);
            assertThat(order.pairs()).hasSize(matrices - 1);
            assertThat(order.cost()).isCloseTo(best(0, matrices, lengths), within(1e-6));
        }
    }

    /** The classical case in which multiplying from the left is a hundred times too dear. */
    @Test
    void aVectorIsMultipliedFirst() {
        int[] lengths = {300, 300, 300, 300, 1};
        assertThat(order(chain(4), ends(4), lengths).cost()).isEqualTo(3 * 300 * 300.0);
    }

    @Test
    void longChainsAreNearTheBest() {
        Random random = new Random(2);
        double sum = 0;
        int trials = 20;
        for (int trial = 0; trial < trials; trial++) {
            int matrices = 14;
            int[] lengths = random.ints(matrices + 1, 2, 40).toArray();
            ContractionOrder order = order(chain(matrices), ends(matrices), lengths);
            assertThat(order.pairs()).hasSize(matrices - 1);
            double ratio = order.cost() / best(0, matrices, lengths);
            assertThat(ratio).isLessThan(4);
            sum += ratio;
        }
        assertThat(sum / trials).isLessThan(1.5);
    }

    /** Tensors that are no chain, against all orders. */
    @Test
    void tensorsCostTheLeast() {
        Random random = new Random(3);
        for (int trial = 0; trial < 40; trial++) {
            int operands = 2 + trial % 4;
            List<String> axes = new ArrayList<>();
            for (int i = 0; i < operands; i++) {
                StringBuilder letters = new StringBuilder();
                for (int k = 0; k < 7; k++) {
                    if (random.nextInt(3) == 0) {
                        letters.append(LETTERS.charAt(k));
                    }
                }
                axes.add(letters.toString());
            }
            String result = axes.getFirst().isEmpty() ? "" : axes.getFirst().substring(0, 1);
            int[] lengths = random.ints(26, 1, 9).toArray();
            double exact = order(axes, result, lengths).cost();
            // The size of results has some weight, too: a tie may be decided by it, no more.
            assertThat(exact).isLessThanOrEqualTo(1.01 * exhaustive(axes, result, lengths));
        }
    }

    private static List<String> chain(int matrices) {
        List<String> operands = new ArrayList<>();
        for (int i = 0; i < matrices; i++) {
            operands.add(LETTERS.substring(i, i + 2));
        }
        return operands;
    }

    private static String ends(int matrices) {
        return "a" + LETTERS.charAt(matrices);
    }

    private static ContractionOrder order(List<String> operands, String result, int... lengths) {
        return ContractionOrder.of(operands, result, map(lengths));
    }

    private static Map<Character, Integer> map(int... lengths) {
        Map<Character, Integer> map = new TreeMap<>();
        for (int i = 0; i < lengths.length; i++) {
            map.put(LETTERS.charAt(i), lengths[i]);
        }
        return map;
    }

    private static double best(int from, int to, int... lengths) {
        if (to - from == 1) {
            return 0;
        }
        double least = Double.POSITIVE_INFINITY;
        for (int cut = from + 1; cut < to; cut++) {
            double product = (double) lengths[from] * lengths[cut] * lengths[to];
            least = Math.min(least, best(from, cut, lengths) + best(cut, to, lengths) + product);
        }
        return least;
    }

    private static double exhaustive(List<String> operands, String result, int... lengths) {
        if (operands.size() == 1) {
            return 0;
        }
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < operands.size(); i++) {
            for (int k = i + 1; k < operands.size(); k++) {
                List<String> rest = new ArrayList<>(operands);
                String right = rest.remove(k);
                String left = rest.remove(i);
                StringBuilder kept = new StringBuilder();
                double cost = 1;
                for (int c = 0; c < LETTERS.length(); c++) {
                    String letter = LETTERS.substring(c, c + 1);
                    if ((left + right).contains(letter)) {
                        cost *= lengths[c];
                        if ((String.join("", rest) + result).contains(letter)) {
                            kept.append(letter);
                        }
                    }
                }
                rest.add(kept.toString());
                least = Math.min(least, cost + exhaustive(rest, result, lengths));
            }
        }
        return least;
    }
}
