package io.cotangent.simplify;

import org.jspecify.annotations.Nullable;

/**
 * The steps of a program in the making, found by what they do. A table without objects of its own,
 * for programs of millions of steps.
 */
final class KnownSteps {
    private static final int FIRST_CAPACITY = 64;

    /** Each step at its hash or, where that is taken, after it; null where there is room. */
    private Step[] table = new Step[FIRST_CAPACITY];

    /** The steps' hashes, so that few steps need be looked at. */
    private int[] hashes = new int[FIRST_CAPACITY];

    private int count;

    /**
     * A step that is there already and equal to this one; null if there is none, and it is added.
     */
    @Nullable Step putIfAbsent(Step step) {
        int hash = mixed(step.hashCode());
        int at = hash & (table.length - 1);
        while (table[at] != null) {
            if (hashes[at] == hash && table[at].equals(step)) {
                return table[at];
            }
            at = (at + 1) & (table.length - 1);
        }
        table[at] = step;
        hashes[at] = hash;
        count++;
        if (2 * count > table.length) {
            grow();
        }
        return null;
    }

    private void grow() {
        Step[] steps = table;
        int[] before = hashes;
        table = new Step[2 * steps.length];
        hashes = new int[table.length];
        for (int i = 0; i < steps.length; i++) {
            if (steps[i] != null) {
                int at = before[i] & (table.length - 1);
                while (table[at] != null) {
                    at = (at + 1) & (table.length - 1);
                }
                table[at] = steps[i];
                hashes[at] = before[i];
            }
        }
    }

    private static int mixed(int hash) {
        int mixed = hash * 0x9E3779B1;
        return mixed ^ mixed >>> 15;
    }
}
