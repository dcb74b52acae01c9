package io.cotangent.number;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What moves numbers between and inside of arrays, with the shadows of the elements; see {@link
 * KnownMethods} for the parameters.
 */
public final class ArraySubstitutes {
    private ArraySubstitutes() {}

    /** {@link System#arraycopy}. */
    @SuppressWarnings("SuspiciousSystemArraycopy") // of whatever the caller says
    public static void arraycopy(Object from, int start, Object to, int place, int length, Tape t) {
        System.arraycopy(from, start, to, place, length);
        if (to instanceof double[] || to instanceof float[]) {
            Shadows.copy(from, start, to, place, length, t);
        }
    }

    /** The copy of an array. */
    public static Object clone(double[] array, Tape t) {
        return copyOf(array, array.length, t);
    }

    /** The copy of an array. */
    public static Object clone(float[] array, Tape t) {
        return copyOf(array, array.length, t);
    }

    /** {@link Arrays#copyOf(double[], int)}. */
    public static double[] copyOf(double[] array, int length, Tape t) {
        return copyOfRange(array, 0, length, t);
    }

    /** {@link Arrays#copyOf(float[], int)}. */
    public static float[] copyOf(float[] array, int length, Tape t) {
        return copyOfRange(array, 0, length, t);
    }

    /** {@link Arrays#copyOfRange(double[], int, int)}. */
    public static double[] copyOfRange(double[] array, int from, int to, Tape t) {
        double[] copy = Arrays.copyOfRange(array, from, to);
        Shadows.copy(array, from, copy, 0, Math.min(copy.length, array.length - from), t);
        return copy;
    }

    /** {@link Arrays#copyOfRange(float[], int, int)}. */
    public static float[] copyOfRange(float[] array, int from, int to, Tape t) {
        float[] copy = Arrays.copyOfRange(array, from, to);
        Shadows.copy(array, from, copy, 0, Math.min(copy.length, array.length - from), t);
        return copy;
    }

    /** {@link Arrays#fill(double[], double)}. */
    public static void fill(double[] array, double x, int dx, Tape t) {
        fill(array, 0, array.length, x, dx, t);
    }

    /** {@link Arrays#fill(float[], float)}. */
    public static void fill(float[] array, float x, int dx, Tape t) {
        fill(array, 0, array.length, x, dx, t);
    }

    /** {@link Arrays#fill(double[], int, int, double)}. */
    public static void fill(double[] array, int from, int to, double x, int dx, Tape t) {
        Arrays.fill(array, from, to, x);
        Shadows.fill(array, from, to, dx, t);
    }

    /** {@link Arrays#fill(float[], int, int, float)}. */
    public static void fill(float[] array, int from, int to, float x, int dx, Tape t) {
        Arrays.fill(array, from, to, x);
        Shadows.fill(array, from, to, dx, t);
    }

    /** {@link Arrays#sort(double[])}. */
    public static void sort(double[] array, Tape t) {
        sort(array, 0, array.length, t);
    }

    /** {@link Arrays#sort(float[])}. */
    public static void sort(float[] array, Tape t) {
        sort(array, 0, array.length, t);
    }

    /** {@link Arrays#sort(double[], int, int)}. Of equal elements the first stays the first. */
    public static void sort(double[] array, int from, int to, Tape t) {
        int @Nullable [] shadows = t.shadows(array);
        if (shadows == null) {
            Arrays.sort(array, from, to);
            return;
        }
        double[] before = array.clone();
        Arrays.sort(array, from, to);
        Shadows.order(shadows, from, to, (a, b) -> Double.compare(before[a], before[b]));
        for (int i = from + 1; i < to; i++) {
            t.ordered(shadows[i - 1], shadows[i], array[i - 1], array[i]);
        }
    }

    /** {@link Arrays#sort(float[], int, int)}. Of equal elements the first stays the first. */
    public static void sort(float[] array, int from, int to, Tape t) {
        int @Nullable [] shadows = t.shadows(array);
        if (shadows == null) {
            Arrays.sort(array, from, to);
            return;
        }
        float[] before = array.clone();
        Arrays.sort(array, from, to);
        Shadows.order(shadows, from, to, (a, b) -> Float.compare(before[a], before[b]));
        for (int i = from + 1; i < to; i++) {
            t.ordered(shadows[i - 1], shadows[i], array[i - 1], array[i]);
        }
    }

    /** {@link Arrays#parallelSort(double[])}, in this thread. */
    public static void parallelSort(double[] array, Tape t) {
        sort(array, t);
    }

    /** {@link Arrays#parallelSort(float[])}, in this thread. */
    public static void parallelSort(float[] array, Tape t) {
        sort(array, t);
    }

    /** {@link Arrays#parallelSort(double[], int, int)}, in this thread. */
    public static void parallelSort(double[] array, int from, int to, Tape t) {
        sort(array, from, to, t);
    }

    /** {@link Arrays#parallelSort(float[], int, int)}, in this thread. */
    public static void parallelSort(float[] array, int from, int to, Tape t) {
        sort(array, from, to, t);
    }
}
