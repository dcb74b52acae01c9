package io.cotangent.intrinsics.linalg;

import io.cotangent.intrinsics.KernelProvider;
import io.cotangent.intrinsics.Kernels;

/**
 * A view of a {@code rows} by {@code columns} matrix in an array: element (i, j) is at {@code
 * offset + i * rowStride + j * columnStride}.
 *
 * <p>The view does not change, what it shows may. Two views are equal if they show the same array
 * by the same numbers.
 *
 * @param data holds the elements, and may hold others
 * @param offset where element (0, 0) is
 * @param rows number of rows, 0 or more
 * @param columns number of columns, 0 or more
 * @param rowStride distance from a row to the next
 * @param columnStride distance from a column to the next
 */
public record Matrix(
        double[] data, int offset, int rows, int columns, int rowStride, int columnStride) {
    private static final Kernels KERNELS = KernelProvider.kernels();

    /** Checks the sizes; whether the elements are inside the array is for Java to check. */
    public Matrix {
        requireSizes(rows, columns);
    }

    private static void requireSizes(int rows, int columns) {
        if (rows < 0 || columns < 0) {
            throw new IllegalArgumentException("a matrix of " + rows + " by " + columns);
        }
    }

    /** A matrix whose rows follow each other in the array, from its beginning. */
    public static Matrix of(int rows, int columns, double[] data) {
        return new Matrix(data, 0, rows, columns, columns, 1);
    }

    /** A new matrix of zeros. */
    public static Matrix zeros(int rows, int columns) {
        requireSizes(rows, columns);
        return of(rows, columns, new double[Math.multiplyExact(rows, columns)]);
    }

    /** Where an element is in the array. */
    public int at(int row, int column) {
        return offset + row * rowStride + column * columnStride;
    }

    /** An element. */
    public double get(int row, int column) {
        return data[at(row, column)];
    }

    /** Changes an element. */
    public void set(int row, int column, double value) {
        data[at(row, column)] = value;
    }

    /** The same elements with rows and columns exchanged. */
    public Matrix transpose() {
        return new Matrix(data, offset, columns, rows, columnStride, rowStride);
    }

    /** A view of rows {@code top} to {@code bottom} - 1 of columns {@code left} to right - 1. */
    public Matrix block(int top, int bottom, int left, int right) {
        return new Matrix(data, at(top, left), bottom - top, right - left, rowStride, columnStride);
    }

    /** A view of rows {@code top} to {@code bottom} - 1. */
    public Matrix rows(int top, int bottom) {
        return block(top, bottom, 0, columns);
    }

    /** A view of columns {@code left} to {@code right} - 1. */
    public Matrix columns(int left, int right) {
        return block(0, rows, left, right);
    }

    /** The same elements in an array of their own, row by row. */
    public Matrix copy() {
        Matrix copy = zeros(rows, columns);
        copy.assign(this);
        return copy;
    }

    /** Copies the elements of a matrix of the same size, which must not overlap with this one. */
    public void assign(Matrix from) {
        if (rows > 0 && columns > 0) {
            KERNELS.copyMatrix(
                    rows,
                    columns,
                    from.data,
                    from.offset,
                    from.rowStride,
                    from.columnStride,
                    data,
                    offset,
                    rowStride,
                    columnStride);
        }
    }

    /** Sets all elements to a value. */
    void fill(double value) {
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                set(i, j, value);
            }
        }
    }

    /** Multiplies all elements by a power of two. */
    void scale(int exponent) {
        if (exponent != 0) {
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j < columns; j++) {
                    set(i, j, Math.scalb(get(i, j), exponent));
                }
            }
        }
    }

    /** The largest absolute value, 0 if there is no element, NaN if there is a NaN. */
    double largest() {
        double largest = 0;
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                largest = Math.max(largest, Math.abs(get(i, j)));
            }
        }
        return largest;
    }

    void requireSquare() {
        if (rows != columns) {
            throw new IllegalArgumentException(
                    "a matrix of " + rows + " by " + columns + " is not square");
        }
    }
}
