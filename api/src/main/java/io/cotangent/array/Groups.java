package io.cotangent.array;

import java.util.Arrays;

/**
 * The elements of a vector in groups of equals, in ascending order; NaN equals NaN, and comes last.
 *
 * @param firsts the position of the first of each group
 * @param members for each element the number of its group
 * @param counts the size of each group
 */
public record Groups(long[] firsts, long[] members, long[] counts) {
    /** The groups of a vector. */
    public static Groups of(DenseArray x) {
        int n = x.size();
        long[] order = (long[]) Orders.argSort(x, 0, false).toFlatArray();
        long[] firsts = new long[n];
        long[] members = new long[n];
        long[] counts = new long[n];
        int groups = 0;
        for (int i = 0; i < n; i++) {
            if (i == 0 || !equal(x, (int) order[i - 1], (int) order[i])) {
                firsts[groups++] = order[i];
            }
            members[(int) order[i]] = groups - 1L;
            counts[groups - 1]++;
        }
        return new Groups(Arrays.copyOf(firsts, groups), members, Arrays.copyOf(counts, groups));
    }

    private static boolean equal(DenseArray x, int a, int b) {
        if (!x.dtype().isFloating()) {
            return x.longAt(a) == x.longAt(b);
        }
        double left = x.doubleAt(a);
        double right = x.doubleAt(b);
        return left == right || (Double.isNaN(left) && Double.isNaN(right));
    }
}
