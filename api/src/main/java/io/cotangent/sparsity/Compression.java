package io.cotangent.sparsity;

import io.cotangent.error.SizeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * How few products tell all elements of a matrix: products with sums of columns, and of the
 * transposed matrix with sums of rows.
 *
 * @param columns the product that each column is in, counted from 0; -1 for none
 * @param forward the number of products with columns
 * @param rows the product that each row is in, counted from 0; -1 for none
 * @param reverse the number of products with rows
 * @param sources where each place of the structure is found in all products laid side by side:
 *     first the forward ones, a number for each row, then the others, a number for each column
 */
public record Compression(int[] columns, int forward, int[] rows, int reverse, int[] sources) {
    /**
     * The fewest products that were found for a matrix: with columns, with rows, or with both,
     * where few rows or columns have very many places: Hossain and Steihaug, Computing a sparse
     * Jacobian matrix by rows and columns, Optim. Methods Softw. 10 (1998).
     */
    public static Compression of(Structure matrix) {
        Structure turned = matrix.transposed();
        List<Plan> plans = new ArrayList<>();
        plans.add(Plan.of(matrix, 0, false));
        plans.add(Plan.of(turned, 0, true));
        plans.add(Plan.of(matrix, widest(matrix), false));
        plans.add(Plan.of(turned, widest(turned), true));
        plans.sort(Comparator.comparingInt(Plan::estimate));
        Split best = null;
        for (Plan plan : plans) {
            if (best == null || plan.estimate < best.count()) {
                Split split =
                        plan.turned ? split(turned, matrix, plan) : split(matrix, turned, plan);
                best = best == null || split.count() < best.count() ? split : best;
            }
        }
        return compression(matrix, best);
    }

    /** A way to go, and about how many products it needs: not fewer, where nothing is set apart. */
    private record Plan(boolean turned, boolean[] apart, int estimate) {
        static Plan of(Structure matrix, int widest, boolean turned) {
            int[] order = order(matrix);
            boolean[] apart = new boolean[matrix.rows()];
            for (int i = 0; i < widest; i++) {
                apart[order[i]] = true;
            }
            int rest = widest < order.length ? matrix.count(order[widest]) : 0;
            return new Plan(turned, apart, widest + rest);
        }
    }

    private static int[] order(Structure matrix) {
        int[] counts = new int[matrix.rows()];
        for (int row = 0; row < counts.length; row++) {
            counts[row] = matrix.count(row);
        }
        return Colouring.largestFirst(counts);
    }

    /** How many of the rows with the most places are better set apart from the others. */
    private static int widest(Structure matrix) {
        int[] order = order(matrix);
        int apart = 0;
        int best = Integer.MAX_VALUE;
        for (int i = 0; i < order.length && i < best; i++) {
            int count = i + matrix.count(order[i]);
            if (count < best) {
                best = count;
                apart = i;
            }
        }
        return apart;
    }

    /**
     * Products with rows of a matrix that are set apart, and with columns for the other rows.
     *
     * @param turned whether the matrix is the transposed one, so that rows are columns
     */
    private record Split(boolean turned, boolean[] apart, Colouring columns, Colouring rows) {
        int count() {
            return columns.count() + rows.count();
        }
    }

    private static Split split(Structure matrix, Structure turned, Plan plan) {
        boolean[] others = new boolean[matrix.rows()];
        for (int row = 0; row < others.length; row++) {
            others[row] = !plan.apart[row];
        }
        boolean[] all = new boolean[matrix.columns()];
        Arrays.fill(all, true);
        return new Split(
                plan.turned,
                plan.apart,
                Colouring.ofColumns(matrix, turned, others, all),
                Colouring.ofColumns(turned, matrix, all, plan.apart));
    }

    private static Compression compression(Structure matrix, Split split) {
        Colouring columns = split.turned ? split.rows : split.columns;
        Colouring rows = split.turned ? split.columns : split.rows;
        requireRoom(columns.count(), matrix.rows(), rows.count(), matrix.columns());
        int first = columns.count() * matrix.rows();
        int[] sources = new int[matrix.count()];
        for (int row = 0; row < matrix.rows(); row++) {
            for (int i = matrix.starts()[row]; i < matrix.starts()[row + 1]; i++) {
                int column = matrix.indices()[i];
                boolean forward = split.turned ? split.apart[column] : !split.apart[row];
                sources[i] =
                        forward
                                ? columns.colours()[column] * matrix.rows() + row
                                : first + rows.colours()[row] * matrix.columns() + column;
            }
        }
        return new Compression(
                columns.colours(), columns.count(), rows.colours(), rows.count(), sources);
    }

    private static void requireRoom(long forward, long rows, long reverse, long columns) {
        if (forward * rows + reverse * columns > Integer.MAX_VALUE - 8) {
            throw new SizeException(
                    "a Jacobian of "
                            + rows
                            + " rows and "
                            + columns
                            + " columns is not sparse enough: it takes "
                            + (forward + reverse)
                            + " products with vectors, more than an array holds; use jvp and vjp");
        }
    }

    /**
     * The fewest products with columns that were found for a symmetric matrix. An element and the
     * one that it mirrors are read from the same product.
     */
    public static Compression ofSymmetric(Structure matrix) {
        Colouring columns = StarColouring.of(matrix);
        int n = matrix.rows();
        requireRoom(columns.count(), n, 0, n);
        boolean[] alone = alone(matrix, columns);
        int[] colours = columns.colours();
        int[] sources = new int[matrix.count()];
        for (int row = 0; row < n; row++) {
            for (int i = matrix.starts()[row]; i < matrix.starts()[row + 1]; i++) {
                int column = matrix.indices()[i];
                int low = Math.min(row, column);
                int high = Math.max(row, column);
                boolean inLow = alone[matrix.find(low, high)];
                if (!inLow && !alone[matrix.find(high, low)]) {
                    throw new IllegalStateException(
                            "the colouring hides the element at " + low + ", " + high);
                }
                sources[i] = inLow ? colours[high] * n + low : colours[low] * n + high;
            }
        }
        int[] none = new int[n];
        Arrays.fill(none, -1);
        return new Compression(colours, columns.count(), none, 0, sources);
    }

    /** For each place whether it is the only one of its colour in its row. */
    private static boolean[] alone(Structure matrix, Colouring columns) {
        int[] counts = new int[columns.count()];
        boolean[] alone = new boolean[matrix.count()];
        for (int row = 0; row < matrix.rows(); row++) {
            for (int i = matrix.starts()[row]; i < matrix.starts()[row + 1]; i++) {
                counts[columns.colours()[matrix.indices()[i]]]++;
            }
            for (int i = matrix.starts()[row]; i < matrix.starts()[row + 1]; i++) {
                alone[i] = counts[columns.colours()[matrix.indices()[i]]] == 1;
            }
            for (int i = matrix.starts()[row]; i < matrix.starts()[row + 1]; i++) {
                counts[columns.colours()[matrix.indices()[i]]] = 0;
            }
        }
        return alone;
    }
}
