package io.cotangent.sparsity;

import java.util.Arrays;

/**
 * Groups of columns, so that one product with a matrix tells the elements of all columns of a
 * group.
 *
 * @param colours the group of each column, counted from 0; -1 where no product is needed
 * @param count the number of groups
 */
record Colouring(int[] colours, int count) {
    /**
     * Columns of one colour have no places in the same row: Curtis, Powell and Reid, On the
     * estimation of sparse Jacobian matrices, IMA J. Appl. Math. 13 (1974). The colouring is greedy
     * at distance 2, in the order of the columns, or of their numbers of neighbours where that
     * needs fewer colours: Gebremedhin, Manne and Pothen, What color is your Jacobian? SIAM Review
     * 47 (2005), section 3.
     *
     * @param chosen the rows that count
     * @param among the columns that get colours, if they have a place in these rows
     */
    static Colouring ofColumns(
            Structure matrix, Structure turned, boolean[] chosen, boolean... among) {
        int used = 0;
        int least = 0;
        boolean[] needed = new boolean[matrix.columns()];
        for (int row = 0; row < matrix.rows(); row++) {
            if (chosen[row]) {
                int width = 0;
                for (int i = matrix.starts()[row]; i < matrix.starts()[row + 1]; i++) {
                    int column = matrix.indices()[i];
                    width += among[column] ? 1 : 0;
                    used += among[column] && !needed[column] ? 1 : 0;
                    needed[column] |= among[column];
                }
                least = Math.max(least, width);
            }
        }
        if (least == used) {
            return each(needed);
        }
        boolean[] rows = matrix.distinct();
        for (int row = 0; row < rows.length; row++) {
            rows[row] &= chosen[row];
        }
        int[] natural = new int[matrix.columns()];
        Arrays.setAll(natural, i -> i);
        Colouring first = greedy(matrix, turned, rows, needed, natural);
        if (first.count == least) {
            return first;
        }
        int[] degrees = degrees(matrix, turned, rows);
        Colouring second = greedy(matrix, turned, rows, needed, largestFirst(degrees));
        return second.count < first.count ? second : first;
    }

    /** Each column by itself. */
    private static Colouring each(boolean... needed) {
        int[] colours = new int[needed.length];
        int count = 0;
        for (int column = 0; column < needed.length; column++) {
            colours[column] = needed[column] ? count++ : -1;
        }
        return new Colouring(colours, count);
    }

    private static Colouring greedy(
            Structure matrix, Structure turned, boolean[] rows, boolean[] needed, int... order) {
        int[] colours = new int[matrix.columns()];
        Arrays.fill(colours, -1);
        int[] taken = new int[matrix.columns() + 1];
        Arrays.fill(taken, -1);
        int count = 0;
        for (int column : order) {
            if (!needed[column]) {
                continue;
            }
            for (int i = turned.starts()[column]; i < turned.starts()[column + 1]; i++) {
                int row = turned.indices()[i];
                if (rows[row]) {
                    take(matrix, row, colours, taken, column);
                }
            }
            int colour = 0;
            while (taken[colour] == column) {
                colour++;
            }
            colours[column] = colour;
            count = Math.max(count, colour + 1);
        }
        return new Colouring(colours, count);
    }

    private static void take(Structure matrix, int row, int[] colours, int[] taken, int column) {
        int[] indices = matrix.indices();
        for (int i = matrix.starts()[row]; i < matrix.starts()[row + 1]; i++) {
            int colour = colours[indices[i]];
            if (colour >= 0) {
                taken[colour] = column;
            }
        }
    }

    /** For each column the number of other places in its rows. */
    private static int[] degrees(Structure matrix, Structure turned, boolean... rows) {
        int[] degrees = new int[matrix.columns()];
        for (int column = 0; column < degrees.length; column++) {
            long degree = 0;
            for (int i = turned.starts()[column]; i < turned.starts()[column + 1]; i++) {
                int row = turned.indices()[i];
                degree += rows[row] ? matrix.count(row) - 1 : 0;
            }
            degrees[column] = (int) Math.min(degree, matrix.columns());
        }
        return degrees;
    }

    /** The positions of numbers, the largest number first; of equal ones the first first. */
    static int[] largestFirst(int... numbers) {
        int most = 0;
        for (int number : numbers) {
            most = Math.max(most, number);
        }
        int[] starts = new int[most + 2];
        for (int number : numbers) {
            starts[most - number + 1]++;
        }
        for (int i = 0; i <= most; i++) {
            starts[i + 1] += starts[i];
        }
        int[] order = new int[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            order[starts[most - numbers[i]]++] = i;
        }
        return order;
    }
}
