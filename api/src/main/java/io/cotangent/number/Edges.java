package io.cotangent.number;

import java.util.Arrays;

/**
 * The steps of a tape that will be swept over, and no more: of each its operands, and the
 * derivatives in them, beside each other. A step is an operation, or a whole expression of woven
 * code.
 */
final class Edges {
    private static final int FIRST_CAPACITY = 256;

    private int[] sources = {};
    private double[] partials = {};
    private int end;

    /** Where the operands of each step end. */
    private int[] ends = {};

    private double[] cotangents = {};

    void clear() {
        end = 0;
    }

    /** How many there is room for. */
    int capacity() {
        return sources.length;
    }

    /**
     * Begins a step.
     *
     * @param operands how many it has at most
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
     * Ends a step. It has an even number of operands, as the sweep takes two at a time: one may be
     * step 0, which is none.
     *
     * @param at where the next operand would go
     */
    void end(int step, int at) {
        sources[at] = 0;
        partials[at] = 0;
        end = at + (at & 1);
        mark(step);
    }

    /** Records a step without operands. */
    void mark(int step) {
        if (step >= ends.length) {
            ends = Arrays.copyOf(ends, Math.max(FIRST_CAPACITY, Math.multiplyExact(step, 2)));
        }
        ends[step] = end;
    }

    /**
     * The cotangents of all steps, by their numbers, given that of one: the reverse sweep. Steps
     * whose cotangent is zero pass nothing on.
     *
     * @param size the number of steps
     * @return at least so many, and one; to be used again by the next sweep; the first means
     *     nothing
     */
    double[] pullback(int result, double cotangent, int size) {
        double[] all = cotangents;
        if (all.length <= size) {
            all = new double[Math.max(ends.length, size + 1)];
            cotangents = all;
        } else {
            Arrays.fill(all, 0, size + 1, 0);
        }
        all[result] = cotangent;
        int to = result == 0 ? 0 : ends[result];
        for (int step = result; step > 0; step--) {
            int from = ends[step - 1];
            double c = all[step];
            if (c != 0) {
                for (int at = from; at < to; at += 2) {
                    all[sources[at]] += c * partials[at];
                    all[sources[at + 1]] += c * partials[at + 1];
                }
            }
            to = from;
        }
        return all;
    }
}
