package io.cotangent.op;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The order in which the operands of a product in Einstein's notation are multiplied, two at a
 * time. For a few operands it is the best there is, found by dynamic programming over all their
 * subsets. For more it is greedy until few are left, by several rules, of which the one that turns
 * out best is followed.
 *
 * <p>The cost of a pair is the number of its multiplications: the product of the lengths of all its
 * letters. Among orders of one cost, the one with the smaller results is taken. Sets of letters are
 * bits of a number.
 *
 * @param pairs what to multiply: the operands are numbered from 0, and each product gets the next
 *     number
 * @param cost the number of multiplications
 */
record ContractionOrder(List<Pair> pairs, double cost) {
    /** Up to so many operands the order is the best one. */
    static final int EXACT = 10;

    private static final double WEIGHT_OF_SIZE = 1e-3;
    private static final List<Choice> CHOICES =
            List.of(Choice.CHEAPEST, Choice.SMALLEST, Choice.SHRINKING, Choice.BETWEEN);

    /** Two operands, or results. */
    record Pair(int left, int right) {}

    /** The order for operands with these letters. */
    static ContractionOrder of(
            List<String> operands, String result, Map<Character, Integer> lengths) {
        Letters letters = new Letters(List.copyOf(lengths.keySet()), lengths);
        long[] sets = operands.stream().mapToLong(letters::set).toArray();
        long needed = letters.set(result);
        if (sets.length < 3) {
            return sets.length < 2
                    ? new ContractionOrder(List.of(), 0)
                    : new ContractionOrder(
                            List.of(new Pair(0, 1)), letters.size(sets[0] | sets[1]));
        }
        ContractionOrder best = null;
        for (Choice choice : sets.length <= EXACT ? List.of(Choice.SMALLEST) : CHOICES) {
            ContractionOrder order = of(letters, sets, needed, choice);
            best = best == null || order.cost < best.cost ? order : best;
        }
        return best;
    }

    private static ContractionOrder of(Letters letters, long[] sets, long needed, Choice choice) {
        List<Pair> pairs = new ArrayList<>();
        List<Term> terms = new ArrayList<>();
        for (long set : sets) {
            terms.add(new Term(terms.size(), set));
        }
        double cost = greedy(letters, terms, needed, pairs, choice);
        return new ContractionOrder(
                pairs, cost + new Exact(letters, terms, needed, pairs).add(sets.length));
    }

    /** What makes a pair the next one: a small number. */
    private interface Choice {
        /** Few multiplications. */
        Choice CHEAPEST = (cost, result, operands) -> cost;

        /** A small result. */
        Choice SMALLEST = (cost, result, operands) -> result;

        /** A result that is small beside the operands. */
        Choice SHRINKING = (cost, result, operands) -> result - operands;

        /** Between the two. */
        Choice BETWEEN = (cost, result, operands) -> result - operands / 2;

        double of(double cost, double result, double operands);
    }

    /** The letters that there are, as bits. */
    private record Letters(List<Character> all, Map<Character, Integer> lengths) {
        long set(String text) {
            long set = 0;
            for (int i = 0; i < text.length(); i++) {
                set |= 1L << all.indexOf(text.charAt(i));
            }
            return set;
        }

        /** The product of the lengths. */
        double size(long set) {
            double size = 1;
            for (long rest = set; rest != 0; rest &= rest - 1) {
                size *= lengths.get(all.get(Long.numberOfTrailingZeros(rest)));
            }
            return size;
        }
    }

    /** An operand or a product: its number, and the letters that it has. */
    private record Term(int number, long letters) {}

    /** Multiplies terms until few enough are left, and gives the cost. */
    private static double greedy(
            Letters letters, List<Term> terms, long needed, List<Pair> pairs, Choice choice) {
        double cost = 0;
        for (int next = terms.size(); terms.size() > EXACT; next++) {
            Pair best = next(letters, terms, needed, choice);
            Term right = terms.remove(best.right);
            Term left = terms.remove(best.left);
            long union = left.letters | right.letters;
            cost += letters.size(union);
            pairs.add(new Pair(left.number, right.number));
            terms.add(new Term(next, union & others(terms, -1, -1, needed)));
        }
        return cost;
    }

    /** The places in the list of the two terms to multiply, the smaller first. */
    private static Pair next(Letters letters, List<Term> terms, long needed, Choice choice) {
        Pair best = new Pair(0, 1);
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < terms.size(); i++) {
            for (int k = i + 1; k < terms.size(); k++) {
                long union = terms.get(i).letters | terms.get(k).letters;
                long kept = union & others(terms, i, k, needed);
                double operands =
                        letters.size(terms.get(i).letters) + letters.size(terms.get(k).letters);
                double cost = choice.of(letters.size(union), letters.size(kept), operands);
                if (cost < least) {
                    least = cost;
                    best = new Pair(i, k);
                }
            }
        }
        return best;
    }

    /** The letters that the other terms, or the result, need. */
    private static long others(List<Term> terms, int first, int second, long needed) {
        long others = needed;
        for (int i = 0; i < terms.size(); i++) {
            others |= i == first || i == second ? 0 : terms.get(i).letters;
        }
        return others;
    }

    /** Dynamic programming over the subsets of operands, each a number whose bits are operands. */
    private static final class Exact {
        private final Letters letters;
        private final List<Term> terms;
        private final List<Pair> pairs;

        /** For each subset the letters that its product keeps. */
        private final long[] kept;

        /** For each subset the least cost, and the part of it that is multiplied with the rest. */
        private final double[] weight;

        private final double[] cost;
        private final int[] part;

        Exact(Letters letters, List<Term> terms, long needed, List<Pair> pairs) {
            this.letters = letters;
            this.terms = terms;
            this.pairs = pairs;
            int subsets = 1 << terms.size();
            this.kept = new long[subsets];
            this.weight = new double[subsets];
            this.cost = new double[subsets];
            this.part = new int[subsets];
            Arrays.fill(weight, Double.POSITIVE_INFINITY);
            long[] union = new long[subsets];
            for (int subset = 1; subset < subsets; subset++) {
                int lowest = Integer.numberOfTrailingZeros(subset);
                union[subset] = union[subset & subset - 1] | terms.get(lowest).letters;
            }
            for (int subset = 1; subset < subsets; subset++) {
                boolean single = (subset & subset - 1) == 0;
                long outside = union[subsets - 1 - subset] | needed;
                kept[subset] = single ? union[subset] : union[subset] & outside;
                if (single) {
                    weight[subset] = 0;
                }
            }
        }

        /**
         * Adds the pairs of the best order, and gives its cost.
         *
         * @param operands the number of all operands
         */
        double add(int operands) {
            int all = kept.length - 1;
            for (int subset = 3; subset <= all; subset++) {
                if ((subset & subset - 1) != 0) {
                    split(subset);
                }
            }
            collect(all, operands);
            return cost[all];
        }

        private void split(int subset) {
            int lowest = subset & -subset;
            double size = WEIGHT_OF_SIZE * letters.size(kept[subset]);
            for (int left = subset - 1 & subset; left > 0; left = left - 1 & subset) {
                if ((left & lowest) != 0) {
                    int right = subset ^ left;
                    double own = letters.size(kept[left] | kept[right]);
                    double total = weight[left] + weight[right] + own + size;
                    if (total < weight[subset]) {
                        weight[subset] = total;
                        cost[subset] = cost[left] + cost[right] + own;
                        part[subset] = left;
                    }
                }
            }
        }

        /** Adds the pairs of a subset, and gives the number of its product. */
        private int collect(int subset, int operands) {
            if ((subset & subset - 1) == 0) {
                return terms.get(Integer.numberOfTrailingZeros(subset)).number;
            }
            int left = collect(part[subset], operands);
            int right = collect(subset ^ part[subset], operands);
            pairs.add(new Pair(left, right));
            return operands + pairs.size() - 1;
        }
    }
}
