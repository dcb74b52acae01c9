package io.cotangent.array;

import io.cotangent.intrinsics.KernelProvider;
import io.cotangent.intrinsics.Kernels;
import io.cotangent.intrinsics.Reduction;
import io.cotangent.intrinsics.UnaryFunction;

/**
 * The loops over one row, of {@code float64} or {@code float32}, with the memory that they need.
 * Sums of short rows are taken in {@code double} one element after the other, those of long ones by
 * the kernels.
 */
final class RowLoops {
    private static final Kernels KERNELS = KernelProvider.kernels();

    /** From so many elements on, a kernel is faster than a plain loop. */
    private static final int LONG_ROW = 24;

    private final Object data;
    private final int length;
    private final Object buffer;
    private final Object number;

    /** Loops over the rows of an array, of which so many are handled together. */
    RowLoops(DenseArray rows, int length, int together) {
        this.data = rows.data();
        this.length = length;
        this.buffer = Elements.allocate(rows.dtype(), length * together);
        this.number = Elements.allocate(rows.dtype(), 1);
    }

    /** The data of the array. */
    Object data() {
        return data;
    }

    /** The number of elements in a row. */
    int length() {
        return length;
    }

    /** Room for as many rows as are handled together. */
    Object buffer() {
        return buffer;
    }

    /** A function of a number of the rows' type. */
    double apply(UnaryFunction function, double x) {
        Elements.set(number, 0, x);
        KERNELS.unary(function, 1, number, 0, 1, number, 0, 1);
        return Elements.real(number, 0);
    }

    /** Writes some rows less their largest elements. */
    void subtractMax(int from, Object y, int at, int rows) {
        for (int row = 0; row < rows; row++) {
            int distance = row * length;
            subtract(data, from + distance, y, at + distance, max(from + distance));
        }
    }

    private double max(int at) {
        if (length >= LONG_ROW) {
            return reduce(Reduction.MAX, data, at);
        }
        double max = Double.NEGATIVE_INFINITY;
        if (data instanceof double[] x) {
            for (int i = at; i < at + length; i++) {
                max = Math.max(max, x[i]);
            }
        } else {
            float[] x = (float[]) data;
            for (int i = at; i < at + length; i++) {
                max = Math.max(max, x[i]);
            }
        }
        return max;
    }

    /** The sum of a row. */
    double sum(Object row, int at) {
        if (length >= LONG_ROW) {
            return reduce(Reduction.SUM, row, at);
        }
        double sum = 0;
        if (row instanceof double[] x) {
            for (int i = at; i < at + length; i++) {
                sum += x[i];
            }
        } else {
            float[] x = (float[]) row;
            for (int i = at; i < at + length; i++) {
                sum += x[i];
            }
        }
        return sum;
    }

    private double reduce(Reduction reduction, Object row, int at) {
        KERNELS.reduce(reduction, length, row, at, 1, number, 0);
        return Elements.real(number, 0);
    }

    /** The sum of a row's squares. */
    double dot(Object row, int at) {
        if (length >= LONG_ROW) {
            MatrixView column = new MatrixView(row, at, 1, 1);
            MatrixView line = new MatrixView(row, at, length, 1);
            new MatrixView(number, 0, 1, 1).multiply(1, 1, length, line, column, false);
            return Elements.real(number, 0);
        }
        double sum = 0;
        if (row instanceof double[] x) {
            for (int i = at; i < at + length; i++) {
                sum += x[i] * x[i];
            }
        } else {
            float[] x = (float[]) row;
            for (int i = at; i < at + length; i++) {
                sum += (double) x[i] * x[i];
            }
        }
        return sum;
    }

    /** Writes a row less a number. */
    void subtract(Object row, int from, Object y, int at, double subtracted) {
        if (row instanceof double[] x) {
            double[] result = (double[]) y;
            for (int i = 0; i < length; i++) {
                result[at + i] = x[from + i] - subtracted;
            }
        } else {
            float[] x = (float[]) row;
            float[] result = (float[]) y;
            float single = (float) subtracted;
            for (int i = 0; i < length; i++) {
                result[at + i] = x[from + i] - single;
            }
        }
    }

    /** Divides a row by a number. */
    void divide(Object row, int at, double divisor) {
        if (row instanceof double[] x) {
            for (int i = at; i < at + length; i++) {
                x[i] /= divisor;
            }
        } else {
            float[] x = (float[]) row;
            float single = (float) divisor;
            for (int i = at; i < at + length; i++) {
                x[i] /= single;
            }
        }
    }

    /** Multiplies a row with a number. */
    void multiply(Object row, int at, double factor) {
        if (row instanceof double[] x) {
            for (int i = at; i < at + length; i++) {
                x[i] *= factor;
            }
        } else {
            float[] x = (float[]) row;
            float single = (float) factor;
            for (int i = at; i < at + length; i++) {
                x[i] *= single;
            }
        }
    }
}
