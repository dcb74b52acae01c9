package io.cotangent.array;

import io.cotangent.DType;
import java.util.Arrays;

/** Whether arrays are the same, exactly or nearly. */
public final class Comparing {
    private Comparing() {}

    /**
     * Whether two arrays have the same type of elements, shape and elements. Elements are compared
     * as by {@link Double#equals}: NaN equals NaN, and 0.0 does not equal -0.0. So equal arrays
     * give equal results in every computation, and arrays can be the keys of maps.
     */
    @SuppressWarnings("ReferenceEquality") // only to be quick
    public static boolean equal(DenseArray a, DenseArray b) {
        if (a == b) {
            return true;
        }
        if (!a.type().equals(b.type())) {
            return false;
        }
        DenseArray left = a.contiguous();
        DenseArray right = b.contiguous();
        return equal(left.data(), left.offset(), right.data(), right.offset(), left.size());
    }

    /**
     * Whether all elements are equal to each other, as by {@link #equal}; false if there are none.
     */
    public static boolean isUniform(DenseArray a) {
        int others = a.size() - 1;
        if (a.isUniform()) {
            return true;
        }
        if (others < 0 || Double.compare(a.doubleAt(0), a.doubleAt(others)) != 0) {
            return false;
        }
        DenseArray dense = a.contiguous();
        return equal(dense.data(), dense.offset(), dense.data(), dense.offset() + 1, others);
    }

    /** Whether so many elements of two Java arrays of one type, from these places on, are equal. */
    private static boolean equal(Object left, int i, Object right, int j, int n) {
        return switch (left) {
            case double[] x -> Arrays.equals(x, i, i + n, (double[]) right, j, j + n);
            case float[] x -> Arrays.equals(x, i, i + n, (float[]) right, j, j + n);
            case long[] x -> Arrays.equals(x, i, i + n, (long[]) right, j, j + n);
            case int[] x -> Arrays.equals(x, i, i + n, (int[]) right, j, j + n);
            default -> Arrays.equals((boolean[]) left, i, i + n, (boolean[]) right, j, j + n);
        };
    }

    /**
     * A hash code that agrees with {@link #equal}: it depends on the values, not on their layout.
     */
    public static int hash(DenseArray a) {
        DenseArray elements = a.contiguous();
        int hash = a.type().hashCode();
        boolean floating = a.dtype().isFloating();
        for (int i = 0; i < elements.size(); i++) {
            int next =
                    floating
                            ? Double.hashCode(elements.doubleAt(i))
                            : Long.hashCode(elements.longAt(i));
            hash = 31 * hash + next;
        }
        return hash;
    }

    /**
     * Whether each element of {@code a} is near the one of {@code b}, which has the same type and
     * shape: {@code |a - b| <= atol + rtol * |b|}. Infinities are near only themselves, NaN is near
     * nothing.
     */
    public static DenseArray isClose(DenseArray a, DenseArray b, double rtol, double atol) {
        DenseArray left = a.contiguous();
        DenseArray right = b.contiguous();
        boolean[] near = new boolean[a.size()];
        for (int i = 0; i < near.length; i++) {
            double x = left.doubleAt(i);
            double y = right.doubleAt(i);
            near[i] =
                    x == y || (Math.abs(x - y) <= atol + rtol * Math.abs(y) && Double.isFinite(y));
        }
        return DenseArray.wrap(a.type().withDType(DType.BOOL), near);
    }
}
