package io.cotangent.sparsity;

import java.util.Arrays;

/**
 * Unions of sets of columns. A set is an ascending array that nobody writes to, so that one array
 * serves wherever the same set occurs; a union that is one of its parts is that very array, which
 * keeps matrices with many equal rows small.
 */
final class Unions {
    static final int[] NONE = {};

    private final int columns;
    private int[] marks = NONE;
    private int mark;

    /** Unions of sets of some columns, 0 to {@code columns - 1}. */
    Unions(int columns) {
        this.columns = columns;
    }

    /** The union of two sets. */
    @SuppressWarnings("ReferenceEquality") // to be quick, here and below
    int[] of(int[] a, int[] b) {
        if (a == b || b.length == 0 || a.length == columns) {
            return a;
        }
        if (a.length == 0 || b.length == columns) {
            return b;
        }
        if (a[a.length - 1] < b[0]) {
            return joined(a, b);
        }
        if (b[b.length - 1] < a[0]) {
            return joined(b, a);
        }
        return a.length < b.length ? merged(b, a) : merged(a, b);
    }

    private static int[] joined(int[] low, int[] high) {
        int[] union = Arrays.copyOf(low, low.length + high.length);
        System.arraycopy(high, 0, union, low.length, high.length);
        return union;
    }

    private static int[] merged(int[] large, int[] small) {
        if (isFew(large, small)) {
            return large;
        }
        int[] union = new int[large.length + small.length];
        int count = 0;
        int j = 0;
        for (int column : large) {
            while (j < small.length && small[j] < column) {
                union[count++] = small[j++];
            }
            if (j < small.length && small[j] == column) {
                j++;
            }
            union[count++] = column;
        }
        while (j < small.length) {
            union[count++] = small[j++];
        }
        return count == large.length ? large : Arrays.copyOf(union, count);
    }

    /** Whether the one set has few elements, and these are all in the other. */
    private static boolean isFew(int[] large, int[] small) {
        if (small.length > large.length >> 4) {
            return false;
        }
        for (int column : small) {
            if (Arrays.binarySearch(large, column) < 0) {
                return false;
            }
        }
        return true;
    }

    /** The union of the sets from one position to another, which is not included. */
    @SuppressWarnings("ReferenceEquality")
    int[] of(int[][] sets, int from, int to) {
        int[] largest = NONE;
        int several = 0;
        int[] second = NONE;
        for (int i = from; i < to; i++) {
            int[] set = sets[i];
            if (set.length == 0 || set == largest || set == second) {
                continue;
            }
            several++;
            if (set.length > largest.length) {
                second = largest;
                largest = set;
            } else {
                second = set;
            }
        }
        return several <= 2 || largest.length == columns
                ? of(largest, second)
                : marked(largest, sets, from, to);
    }

    private int[] marked(int[] largest, int[][] sets, int from, int to) {
        nextMark();
        int count = 0;
        for (int column : largest) {
            marks[column] = mark;
            count++;
        }
        int known = count;
        int[] others = new int[16];
        for (int i = from; i < to; i++) {
            for (int column : sets[i]) {
                if (marks[column] != mark) {
                    marks[column] = mark;
                    int other = count++ - known;
                    if (other == others.length) {
                        others = Arrays.copyOf(others, 2 * other);
                    }
                    others[other] = column;
                }
            }
        }
        if (count == known) {
            return largest;
        }
        int[] union = Arrays.copyOf(largest, count);
        System.arraycopy(others, 0, union, known, count - known);
        Arrays.sort(union);
        return union;
    }

    private void nextMark() {
        if (marks.length == 0) {
            marks = new int[columns];
        }
        mark++;
    }
}
