package io.cotangent.number;

import java.util.Arrays;

/** Operands of statements, those of each beside each other, and the derivatives in them. */
final class Edges {
    private static final int FIRST_CAPACITY = 256;

    private int[] sources = {};
    private double[] partials = {};
    private int end;

    void clear() {
        end = 0;
    }

    /** How many there is room for. */
    int capacity() {
        return sources.length;
    }

    /** Where the next statement's first operand is to go. */
    int end() {
        return end;
    }

    /**
     * Makes room for some operands.
     *
     * @return where the first is to go
     */
    int begin(int operands) {
        if (partials.length - end <= operands) {
            int capacity = Math.max(FIRST_CAPACITY, Math.multiplyExact(end + operands + 1, 2));
            sources = Arrays.copyOf(sources, capacity);
            partials = Arrays.copyOf(partials, capacity);
        }
        return end;
    }

    /**
     * Records an operand, and the derivative in it.
     *
     * @return where the next is to go: the same place if this one is passive
     */
    int add(int at, int shadow, double partial) {
        sources[at] = shadow;
        partials[at] = partial;
        return shadow == 0 ? at : at + 1;
    }

    /**
     * Ends the operands of a statement. There are an even number of them, as the sweep takes two at
     * a time: one may be step 0, which is none.
     *
     * @return where they end
     */
    int end(int at) {
        sources[at] = 0;
        partials[at] = 0;
        end = at + (at & 1);
        return end;
    }

    /** Adds a statement's cotangent to those of its operands. */
    void pull(int from, int to, double c, double[] all) {
        for (int at = from; at < to; at += 2) {
            all[sources[at]] += c * partials[at];
            all[sources[at + 1]] += c * partials[at + 1];
        }
    }
}
