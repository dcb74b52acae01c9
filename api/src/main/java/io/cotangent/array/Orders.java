package io.cotangent.array;

import io.cotangent.DType;
import java.util.Arrays;

/** Positions in the order of their elements. */
public final class Orders {
    private Orders() {}

    /**
     * The positions along an axis in ascending or descending order of their elements, which are
     * compared as by {@link Double#compare}, but for zeros, which are equal; equal ones keep their
     * order.
     */
    public static DenseArray argSort(DenseArray x, int axis, boolean descending) {
        Shape shape = x.type().shape();
        int length = shape.length(axis);
        int inner = 1;
        for (int i = axis + 1; i < shape.rank(); i++) {
            inner *= shape.length(i);
        }
        long[] order = new long[shape.size()];
        boolean wide = x.dtype() == DType.INT64;
        double[] numbers =
                wide ? new double[0] : (double[]) Maps.cast(x, DType.FLOAT64).toFlatArray();
        long[] integers = wide ? (long[]) x.toFlatArray() : new long[0];
        int[] positions = new int[length];
        int[] spare = new int[length];
        for (int run = 0; length > 0 && run < shape.size() / length; run++) {
            int first = run / inner * inner * length + run % inner;
            int step = inner;
            Order less =
                    wide
                            ? (a, b) -> integers[first + a * step] < integers[first + b * step]
                            : (a, b) -> less(numbers[first + a * step], numbers[first + b * step]);
            Arrays.setAll(positions, i -> i);
            sort(positions, spare, 0, length, descending ? (a, b) -> less.test(b, a) : less);
            for (int i = 0; i < length; i++) {
                order[first + i * inner] = positions[i];
            }
        }
        return DenseArray.wrap(new ArrayType(DType.INT64, shape), order);
    }

    /**
     * For each value the number of elements before it in a vector that is sorted as by {@link
     * #argSort}: of those less than it, or of those not greater.
     *
     * @param sorted vectors along the last axis
     * @param values of the same type, along the last axis; the axes before agree
     */
    public static DenseArray search(DenseArray sorted, DenseArray values, boolean right) {
        Shape shape = values.type().shape();
        int axis = shape.rank() - 1;
        int n = sorted.type().shape().length(axis);
        int m = shape.length(axis);
        boolean wide = sorted.dtype() == DType.INT64;
        long[] places = new long[shape.size()];
        for (int i = 0; i < places.length; i++) {
            int start = i / m * n;
            int low = 0;
            int high = n;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (isBefore(sorted, start + middle, values, i, wide, right)) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            places[i] = low;
        }
        return DenseArray.wrap(values.type().withDType(DType.INT64), places);
    }

    private static boolean isBefore(
            DenseArray sorted, int at, DenseArray values, int i, boolean wide, boolean right) {
        if (wide) {
            long element = sorted.longAt(at);
            long value = values.longAt(i);
            return right ? element <= value : element < value;
        }
        double element = sorted.doubleAt(at);
        double value = values.doubleAt(i);
        return right ? !less(value, element) : less(element, value);
    }

    /** Whether one position's element belongs strictly before another's. */
    private interface Order {
        boolean test(int a, int b);
    }

    private static boolean less(double a, double b) {
        return a < b || (Double.isNaN(b) && !Double.isNaN(a));
    }

    /** Merge sort: stable, and without an object for each position. */
    private static void sort(int[] positions, int[] spare, int from, int to, Order less) {
        if (to - from < 8) {
            for (int i = from + 1; i < to; i++) {
                int position = positions[i];
                int k = i;
                for (; k > from && less.test(position, positions[k - 1]); k--) {
                    positions[k] = positions[k - 1];
                }
                positions[k] = position;
            }
            return;
        }
        int middle = (from + to) >>> 1;
        sort(positions, spare, from, middle, less);
        sort(positions, spare, middle, to, less);
        if (!less.test(positions[middle], positions[middle - 1])) {
            return;
        }
        System.arraycopy(positions, from, spare, from, to - from);
        int left = from;
        int right = middle;
        for (int i = from; i < to; i++) {
            boolean takeRight =
                    left == middle || (right < to && less.test(spare[right], spare[left]));
            positions[i] = takeRight ? spare[right++] : spare[left++];
        }
    }
}
