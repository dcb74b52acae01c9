package io.cotangent.number;

import java.util.Arrays;

/**
 * The steps of a tape that will be swept over, and no more: of each its operands, and the
 * derivatives in them, beside each other. A step is an operation, or a whole expression of woven
 * code.
 */
final class Edges {
    private static final int FIRST_CAPACITY = 256;

    /** The tangents of a step in a forward sweep: a line of the cache. */
    private static final int LANES = 8;

    private int[] sources = {};
    private double[] partials = {};
    private int end;

    /** Where the operands of each step end. */
    private int[] ends = {};

    private double[] swept = {};

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
        double[] all = room(size);
        all[result] = cotangent;
        pull(result, all);
        return all;
    }

    /** Adds to the cotangents of all steps what those of the steps up to the last come from. */
    void pull(int last, double... all) {
        int to = last == 0 ? 0 : ends[last];
        for (int step = last; step > 0; step--) {
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
    }

    /**
     * The tangents of all steps, by their numbers, given those of the first ones, the inputs: the
     * forward sweep. Tangents that are zero pass nothing on.
     *
     * @param size the number of steps
     * @return as {@link #pullback}
     */
    double[] pushforward(int size, double... inputs) {
        double[] all = room(size);
        System.arraycopy(inputs, 0, all, 1, inputs.length);
        push(inputs.length, size, all);
        return all;
    }

    /** Computes the tangents of the steps after the inputs from those of the inputs. */
    void push(int inputs, int size, double... all) {
        for (int step = inputs + 1; step <= size; step++) {
            double sum = 0;
            for (int at = ends[step - 1]; at < ends[step]; at++) {
                double tangent = all[sources[at]];
                sum += tangent == 0 ? 0 : tangent * partials[at];
            }
            all[step] = sum;
        }
    }

    /** The edges of the first steps, which stay as they are whatever becomes of these. */
    Edges copy(int size) {
        Edges copy = new Edges();
        copy.ends = Arrays.copyOf(ends, size + 1);
        copy.sources = Arrays.copyOf(sources, copy.ends[size]);
        copy.partials = Arrays.copyOf(partials, copy.ends[size]);
        return copy;
    }

    /** Takes each operand of a step, and the derivative in it. */
    void forEach(int step, Edge edge) {
        for (int at = ends[step - 1]; at < ends[step]; at++) {
            if (sources[at] != 0) {
                edge.take(sources[at], partials[at]);
            }
        }
    }

    /** What is done with an operand of a step, and the derivative in it. */
    @FunctionalInterface
    interface Edge {
        void take(int source, double partial);
    }

    /** Zeros for all steps, to be used again by the next sweep. */
    private double[] room(int size) {
        double[] all = swept;
        if (all.length <= size) {
            all = new double[Math.max(ends.length, size + 1)];
            swept = all;
        } else {
            Arrays.fill(all, 0, size + 1, 0);
        }
        return all;
    }

    /**
     * The derivatives of some steps in the inputs, which are the first steps: a row for each, 0 for
     * one that is no step. Forward sweeps over all steps, for some inputs at a time, or a reverse
     * sweep for each row if there are fewer of them.
     *
     * @param size the number of steps
     */
    double[][] jacobian(int inputs, int[] results, int size) {
        double[][] rows = new double[results.length][inputs];
        if (results.length < inputs) {
            for (int i = 0; i < rows.length; i++) {
                System.arraycopy(pullback(results[i], 1, size), 1, rows[i], 0, inputs);
            }
            return rows;
        }
        double[] tangents = new double[Math.multiplyExact(size + 1, LANES)];
        boolean[] moves = new boolean[size + 1];
        for (int first = 0; first < inputs; first += LANES) {
            int lanes = Math.min(LANES, inputs - first);
            Arrays.fill(moves, false);
            for (int lane = 0; lane < lanes; lane++) {
                int input = first + lane + 1;
                moves[input] = true;
                Arrays.fill(tangents, input * LANES, (input + 1) * LANES, 0);
                tangents[input * LANES + lane] = 1;
            }
            for (int step = inputs + 1; step <= size; step++) {
                push(step, tangents, moves);
            }
            for (int i = 0; i < rows.length; i++) {
                if (moves[results[i]]) {
                    System.arraycopy(tangents, results[i] * LANES, rows[i], first, lanes);
                }
            }
        }
        return rows;
    }

    /** The tangents of a step; none where no operand moves. */
    private void push(int step, double[] tangents, boolean... moves) {
        int to = step * LANES;
        for (int at = ends[step - 1]; at < ends[step]; at++) {
            int source = sources[at];
            if (moves[source]) {
                if (!moves[step]) {
                    moves[step] = true;
                    Arrays.fill(tangents, to, to + LANES, 0);
                }
                add(partials[at], tangents, source * LANES, to);
            }
        }
    }

    /** Adds products with a derivative: tangents that are zero pass nothing on. */
    private static void add(double partial, double[] tangents, int from, int to) {
        if (Double.isFinite(partial)) {
            for (int lane = 0; lane < LANES; lane++) {
                tangents[to + lane] += partial * tangents[from + lane];
            }
            return;
        }
        for (int lane = 0; lane < LANES; lane++) {
            double tangent = tangents[from + lane];
            tangents[to + lane] += tangent == 0 ? 0 : partial * tangent;
        }
    }
}
