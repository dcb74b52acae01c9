package io.cotangent.number;

import java.util.Arrays;

/**
 * For steps of a tape, the first one that computes the same: code on numbers computes many things
 * again that code on arrays would keep. A table without objects, for tapes of millions of steps.
 */
final class Names {
    private static final int FIRST_CAPACITY = 64;

    private final Tape tape;

    /** The first step that computes the same as each; 0 where nobody has asked. */
    private int[] names = {};

    /**
     * The first steps, each at its hash or, where that is taken, after it; 0 where there is room.
     */
    private int[] table = new int[FIRST_CAPACITY];

    /** Their hashes, so that few of the others need be looked at. */
    private int[] hashes = new int[FIRST_CAPACITY];

    private int count;

    Names(Tape tape) {
        this.tape = tape;
    }

    /** The name of a step, whose operands have names; its own number where it is the first. */
    int name(int step) {
        makeRoom(step);
        int hash = hash(step);
        int at = hash & (table.length - 1);
        while (table[at] != 0 && !(hashes[at] == hash && isSame(table[at], step))) {
            at = (at + 1) & (table.length - 1);
        }
        if (table[at] == 0) {
            table[at] = step;
            hashes[at] = hash;
            count++;
        }
        names[step] = table[at];
        return table[at];
    }

    /** Gives a step its own name, as if no other computed the same. */
    int keep(int step) {
        makeRoom(step);
        names[step] = step;
        return step;
    }

    private void makeRoom(int step) {
        if (step >= names.length) {
            names = Arrays.copyOf(names, Math.max(tape.size() + 1, 2 * step));
        }
        if (2 * count >= table.length) {
            int[] steps = table;
            int[] before = hashes;
            table = new int[2 * steps.length];
            hashes = new int[table.length];
            for (int i = 0; i < steps.length; i++) {
                if (steps[i] != 0) {
                    int at = before[i] & (table.length - 1);
                    while (table[at] != 0) {
                        at = (at + 1) & (table.length - 1);
                    }
                    table[at] = steps[i];
                    hashes[at] = before[i];
                }
            }
        }
    }

    private boolean isSame(int step, int other) {
        return tape.code(step) == tape.code(other) && work(step) == work(other);
    }

    /** Mixes all bits: constants differ in their first ones, and operands in their last ones. */
    private int hash(int step) {
        long mixed = work(step) + tape.code(step);
        mixed = (mixed ^ mixed >>> 32) * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ mixed >>> 29) * 0xBF58476D1CE4E5B9L;
        return (int) (mixed ^ mixed >>> 32);
    }

    /** The bits of a constant, or the names of the operands, or the place of an input. */
    private long work(int step) {
        Rule rule = tape.rule(step);
        if (rule == Rule.CONSTANT) {
            return Double.doubleToRawLongBits(tape.value(step));
        }
        int first = tape.first(step);
        int second = tape.second(step);
        return rule.isOperation()
                ? pair(names[first], rule.isBinary() ? names[second] : 0)
                : pair(first, second);
    }

    private static long pair(int first, int second) {
        return (long) first << 32 | Integer.toUnsignedLong(second);
    }
}
