package io.cotangent.sparsity;

import io.cotangent.error.SizeException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The places of a matrix that may hold something else than 0, row by row. The arrays are shared,
 * and must not be written to.
 *
 * @param rows the number of rows
 * @param columns the number of columns
 * @param starts where each row begins in {@code indices}, and at the end their number
 * @param indices the columns of the places, ascending in each row
 */
public record Structure(int rows, int columns, int[] starts, int[] indices) {
    /**
     * That of the matrix whose rows are the elements of some arrays.
     *
     * @throws SizeException for more than 2^31-1 places
     */
    public static Structure of(int columns, List<Pattern> patterns) {
        long count = 0;
        int rows = 0;
        for (Pattern pattern : patterns) {
            rows = Math.addExact(rows, pattern.sets().length);
            for (int[] set : pattern.sets()) {
                count += set.length;
            }
        }
        if (count > Integer.MAX_VALUE - 8) {
            throw new SizeException(
                    "a Jacobian of "
                            + rows
                            + " rows and "
                            + columns
                            + " columns has "
                            + count
                            + " elements that may differ from 0, more than a Java array holds: it is not sparse;"
                            + " use products with it, jvp and vjp");
        }
        int[] starts = new int[rows + 1];
        int[] indices = new int[(int) count];
        int row = 0;
        for (Pattern pattern : patterns) {
            for (int[] set : pattern.sets()) {
                System.arraycopy(set, 0, indices, starts[row], set.length);
                starts[row + 1] = starts[row] + set.length;
                row++;
            }
        }
        return new Structure(rows, columns, starts, indices);
    }

    /** The number of places. */
    public int count() {
        return indices.length;
    }

    /** The number of places in a row. */
    int count(int row) {
        return starts[row + 1] - starts[row];
    }

    /** The most places in a row. */
    int widest() {
        int widest = 0;
        for (int row = 0; row < rows; row++) {
            widest = Math.max(widest, count(row));
        }
        return widest;
    }

    /** The position among all places of one of them, negative where there is none. */
    int find(int row, int column) {
        return Arrays.binarySearch(indices, starts[row], starts[row + 1], column);
    }

    /** The transposed matrix. */
    Structure transposed() {
        int[] to = new int[columns + 1];
        for (int column : indices) {
            to[column + 1]++;
        }
        for (int column = 0; column < columns; column++) {
            to[column + 1] += to[column];
        }
        int[] turned = new int[indices.length];
        int[] next = Arrays.copyOf(to, columns);
        for (int row = 0; row < rows; row++) {
            for (int i = starts[row]; i < starts[row + 1]; i++) {
                turned[next[indices[i]]++] = row;
            }
        }
        return new Structure(columns, rows, to, turned);
    }

    /** The places of this square matrix together with those of its transpose. */
    public Structure symmetric() {
        Structure turned = transposed();
        if (Arrays.equals(starts, turned.starts) && Arrays.equals(indices, turned.indices)) {
            return this;
        }
        Unions unions = new Unions(columns);
        int[][] sets = new int[rows][];
        for (int row = 0; row < rows; row++) {
            sets[row] = unions.of(row(row), turned.row(row));
        }
        return of(columns, List.of(new Pattern(io.cotangent.array.Shape.of(rows), sets)));
    }

    private int[] row(int row) {
        return Arrays.copyOfRange(indices, starts[row], starts[row + 1]);
    }

    /** For each row whether it is the first with its places, and has any. */
    boolean[] distinct() {
        boolean[] distinct = new boolean[rows];
        Map<Integer, int[]> seen = new HashMap<>();
        for (int row = 0; row < rows; row++) {
            if (count(row) == 0) {
                continue;
            }
            int hash = hash(row);
            int[] same = seen.getOrDefault(hash, Unions.NONE);
            distinct[row] = !isAmong(row, same);
            if (distinct[row] && same.length < 8) { // others count twice, which is no mistake
                int[] more = Arrays.copyOf(same, same.length + 1);
                more[same.length] = row;
                seen.put(hash, more);
            }
        }
        return distinct;
    }

    private int hash(int row) {
        int hash = 1;
        for (int i = starts[row]; i < starts[row + 1]; i++) {
            hash = 31 * hash + indices[i];
        }
        return hash;
    }

    private boolean isAmong(int row, int... others) {
        for (int other : others) {
            if (Arrays.equals(
                    indices,
                    starts[row],
                    starts[row + 1],
                    indices,
                    starts[other],
                    starts[other + 1])) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Structure structure
                && rows == structure.rows
                && columns == structure.columns
                && Arrays.equals(starts, structure.starts)
                && Arrays.equals(indices, structure.indices);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(indices) + 31 * columns;
    }

    @Override
    public String toString() {
        return rows + " x " + columns + " with " + count() + " places";
    }
}
