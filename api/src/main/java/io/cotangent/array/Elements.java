package io.cotangent.array;

import io.cotangent.DType;
import io.cotangent.intrinsics.Allocation;

/** Single elements of Java arrays of the five types: what the kernels do not do in runs. */
final class Elements {
    private Elements() {}

    /** A new Java array of zeros. */
    static Object allocate(DType dtype, int length) {
        return switch (dtype) {
            case BOOL -> new boolean[length];
            case INT32 -> new int[length];
            case INT64 -> new long[length];
            case FLOAT32 -> new float[length];
            case FLOAT64 -> new double[length];
        };
    }

    /** Whether that is a Java array of elements of a type. */
    static boolean areOf(DType dtype, Object data) {
        return switch (dtype) {
            case BOOL -> data instanceof boolean[];
            case INT32 -> data instanceof int[];
            case INT64 -> data instanceof long[];
            case FLOAT32 -> data instanceof float[];
            case FLOAT64 -> data instanceof double[];
        };
    }

    /** A Java array for results, new or not: its elements are anything until they are written. */
    static Object room(DType dtype, int length) {
        return Rooms.room(dtype, length);
    }

    /** A new Java array whose elements are anything until they are written. */
    static Object fresh(DType dtype, int length) {
        return switch (dtype) {
            case BOOL -> Allocation.booleans(length);
            case INT32 -> Allocation.ints(length);
            case INT64 -> Allocation.longs(length);
            case FLOAT32 -> Allocation.floats(length);
            case FLOAT64 -> Allocation.doubles(length);
        };
    }

    static int length(Object data) {
        return java.lang.reflect.Array.getLength(data);
    }

    static double real(Object data, int at) {
        if (data instanceof double[] x) {
            return x[at];
        } else if (data instanceof float[] x) {
            return x[at];
        }
        return integer(data, at);
    }

    /** The element as an integer; floating-point numbers are converted as Java's cast does. */
    static long integer(Object data, int at) {
        return switch (data) {
            case long[] x -> x[at];
            case int[] x -> x[at];
            case boolean[] x -> x[at] ? 1 : 0;
            case float[] x -> (long) x[at];
            default -> (long) ((double[]) data)[at];
        };
    }

    /** Stores a number, converted to the array's type as Java's casts do. */
    static void set(Object data, int at, double value) {
        switch (data) {
            case double[] x -> x[at] = value;
            case float[] x -> x[at] = (float) value;
            case long[] x -> x[at] = (long) value;
            case int[] x -> x[at] = (int) value;
            default -> ((boolean[]) data)[at] = value != 0;
        }
    }

    /** Stores an integer, exactly where the array's type can hold it. */
    static void set(Object data, int at, long value) {
        switch (data) {
            case double[] x -> x[at] = (double) value;
            case float[] x -> x[at] = (float) value;
            case long[] x -> x[at] = value;
            case int[] x -> x[at] = (int) value;
            default -> ((boolean[]) data)[at] = value != 0;
        }
    }
}
