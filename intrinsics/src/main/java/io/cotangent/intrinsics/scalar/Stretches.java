package io.cotangent.intrinsics.scalar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the {@linkplain Stretch stretches} of a long list of instructions: loops that were written
 * out. The work is in proportion to the length of the list: where the same few operations come
 * again, the distance is tried as a period, and repetitions are counted while instruction by
 * instruction they are what they should be.
 */
final class Stretches {
    /** So many operations in a row must come again. */
    private static final int WINDOW = 6;

    /** So many distances are tried at each place. */
    private static final int TRIALS = 24;

    /** Fewer repetitions, and fewer instructions in all, are not worth a loop. */
    private static final int FEWEST = 8;

    private static final int SHORTEST = 48;

    /** Comparisons, per instruction of the list, until no more is tried. */
    private static final long EFFORT = 40;

    private final Instructions instructions;
    private final Sizes sizes;
    private final int most;
    private final boolean anyElements;

    /** For each instruction, the next one at which the same few operations begin. */
    private final int[] next;

    private long effort;

    /**
     * Looks for stretches.
     *
     * @param sizes the sizes of instructions' code
     * @param most the largest sum of sizes for the body of a stretch
     * @param anyElements whether elements of inputs may come in any order, which takes copies
     */
    Stretches(Instructions instructions, Sizes sizes, int most, boolean anyElements) {
        this.instructions = instructions;
        this.sizes = sizes;
        this.most = most;
        this.anyElements = anyElements;
        this.next = next();
        this.effort = EFFORT * instructions.count();
    }

    private int[] next() {
        int count = instructions.count();
        int[] following = new int[count];
        Arrays.fill(following, -1);
        // By what operations begin there: the first place, and one more; 0 where there is none.
        int[] table = new int[Integer.highestOneBit(Math.max(count, 1)) * 4];
        long[] keys = new long[table.length];
        for (int i = count - 1; i >= 0; i--) {
            long key = 0;
            for (int k = i; k < Math.min(i + WINDOW, count); k++) {
                key = key * 0x9E3779B97F4A7C15L + instructions.code(k) + 1;
            }
            int place = (int) (key ^ key >>> 32) & (table.length - 1);
            while (table[place] != 0 && keys[place] != key) {
                place = (place + 1) & (table.length - 1);
            }
            following[i] = table[place] - 1;
            keys[place] = key;
            table[place] = i + 1;
        }
        return following;
    }

    /** The stretches, in order. */
    List<Stretch> find() {
        List<Stretch> stretches = new ArrayList<>();
        int at = 0;
        while (at < instructions.count()) {
            Stretch best = effort > 0 ? longest(at) : null;
            if (best == null) {
                at++;
            } else {
                stretches.add(best);
                at = best.end();
            }
        }
        return stretches;
    }

    /** The stretch that begins at an instruction and covers most; null if there is none. */
    private Stretch longest(int start) {
        Stretch best = null;
        int bodySize = 0;
        int measured = start;
        int other = next[start];
        for (int trial = 0; other >= 0 && trial < TRIALS; trial++, other = next[other]) {
            int period = other - start;
            for (; measured < other && bodySize <= most; measured++) {
                bodySize += sizes.of(measured);
            }
            if (bodySize > most || 2 * period > instructions.count() - start) {
                break;
            }
            int repetitions = repetitions(start, period);
            boolean isLong = repetitions >= FEWEST && repetitions * period >= SHORTEST;
            if (isLong
                    && (best == null
                            || repetitions * period
                                    > best.repetitions() * best.period() + 2 * period)) {
                best = new Stretch(start, period, repetitions);
            }
        }
        return best;
    }

    private int repetitions(int start, int period) {
        int end = start + period;
        while (end < instructions.count() && continues(end, start, period)) {
            end++;
        }
        effort -= end - start - period + 1;
        return (end - start) / period;
    }

    /** Whether operands of three repetitions move by the same distance. */
    private boolean isRegular(int first, int second, int third) {
        if (third >= 0) {
            return third - second == second - first;
        }
        Leaves leaves = instructions.leaves();
        long distance = leaves.address(~third) - leaves.address(~second);
        return anyElements
                || leaves.isConstant(~third) && leaves.isConstant(~second)
                || distance == leaves.address(~second) - leaves.address(~first);
    }

    private boolean continues(int i, int start, int period) {
        int before = i - period;
        if (instructions.code(i) != instructions.code(before)) {
            return false;
        }
        for (int k = 0; k < 3; k++) {
            int now = instructions.operand(i, k);
            int last = instructions.operand(before, k);
            if (now < 0 != last < 0) {
                return false;
            }
            boolean isSecond = before < start + period;
            if (now != Instructions.NONE
                    && !isSecond
                    && !isRegular(instructions.operand(before - period, k), last, now)) {
                return false;
            }
        }
        return true;
    }
}
