package io.cotangent;

import io.cotangent.array.ArrayType;
import io.cotangent.array.Creation;
import io.cotangent.array.Shape;
import io.cotangent.array.Typed;
import io.cotangent.error.IndexException;
import io.cotangent.error.ShapeException;
import io.cotangent.trace.Site;
import io.cotangent.trace.Tracer;
import java.util.Arrays;
import java.util.StringJoiner;

/**
 * A matrix of which only the elements at some places are stored, and the others are 0: compressed
 * sparse rows (CSR). Immutable.
 *
 * <p>It is a tree whose only array is {@link #values}: functions of sparse matrices, and functions
 * whose value is one, are differentiated as others, in the stored elements. Its methods may be
 * called from any class, marked or not.
 *
 * @param rows the number of rows
 * @param columns the number of columns
 * @param rowStarts for each row the number of elements before its own, and at the end the number of
 *     all: {@code rows + 1} numbers
 * @param columnIndices the columns of the elements, row by row, ascending in each row
 * @param values the elements, row by row, along the last axis; axes before it, if there are any,
 *     make it a stack of matrices with elements at the same places
 */
public record SparseMatrix(
        int rows, int columns, int[] rowStarts, int[] columnIndices, NDArray values) {
    private static final Tracer OPS = Tracer.at(Site.UNKNOWN);

    /** How many elements a text shows. */
    private static final int SHOWN = 100;

    /**
     * A matrix of some elements; the arrays are copied.
     *
     * @throws ShapeException where the numbers of rows, columns, places and values do not agree
     * @throws IndexException where columns do not exist, or do not ascend
     */
    public SparseMatrix {
        rowStarts = rowStarts.clone();
        columnIndices = columnIndices.clone();
        int count = columnIndices.length;
        int[] shape = values.shape();
        if (rows < 0
                || columns < 0
                || rowStarts.length != rows + 1
                || rowStarts[0] != 0
                || rowStarts[rows] != count
                || shape.length == 0
                || shape[shape.length - 1] != count) {
            throw new ShapeException(
                    "SparseMatrix: "
                            + rows
                            + " rows and "
                            + columns
                            + " columns with "
                            + rowStarts.length
                            + " row starts, "
                            + count
                            + " column indices and values "
                            + Typed.of(values)
                            + " do not agree: give rows + 1 starts from 0 to the number of indices, and as many values");
        }
        requirePlaces(rows, columns, rowStarts, columnIndices);
    }

    private static void requirePlaces(int rows, int columns, int[] starts, int... indices) {
        for (int row = 0; row < rows; row++) {
            int before = -1;
            if (starts[row + 1] < starts[row] || starts[row + 1] > indices.length) {
                throw new ShapeException(
                        "SparseMatrix: row "
                                + row
                                + " begins at "
                                + starts[row]
                                + " and ends at "
                                + starts[row + 1]
                                + ": row starts must not descend");
            }
            for (int i = starts[row]; i < starts[row + 1]; i++) {
                if (indices[i] <= before || indices[i] >= columns) {
                    throw new IndexException(
                            "SparseMatrix: column "
                                    + indices[i]
                                    + " in row "
                                    + row
                                    + " is out of range or order: give columns from 0 to "
                                    + (columns - 1)
                                    + ", ascending in each row");
                }
                before = indices[i];
            }
        }
    }

    /** For each row the number of elements before its own; an array that is the caller's. */
    @Override
    public int[] rowStarts() {
        return rowStarts.clone();
    }

    /** The columns of the elements, row by row; an array that is the caller's. */
    @Override
    public int[] columnIndices() {
        return columnIndices.clone();
    }

    /** The number of elements that are stored; some of them may be 0. */
    public int nonzeros() {
        return columnIndices.length;
    }

    /**
     * The element in a row and a column, as an array without axes; 0 where none is stored.
     *
     * @throws IndexException where there is no such row or column
     */
    public NDArray get(int row, int column) {
        if (row < 0 || row >= rows || column < 0 || column >= columns) {
            throw new IndexException(
                    "get: there is no element "
                            + row
                            + ", "
                            + column
                            + " in a matrix of "
                            + rows
                            + " rows and "
                            + columns
                            + " columns: both count from 0");
        }
        int place = Arrays.binarySearch(columnIndices, rowStarts[row], rowStarts[row + 1], column);
        ArrayType type = Typed.of(values);
        Shape stack = type.shape().without(type.shape().rank() - 1);
        return place < 0
                ? Creation.full(type.withShape(stack), 0)
                : OPS.reshape(OPS.slice(values, -1, place, place + 1), stack);
    }

    /** All elements: an array of rows and columns, after the axes of a stack. */
    public NDArray toDense() {
        int[] places = rowOfEach();
        for (int i = 0; i < places.length; i++) {
            places[i] = Math.addExact(Math.multiplyExact(places[i], columns), columnIndices[i]);
        }
        Shape shape = Typed.of(values).shape();
        int last = shape.rank() - 1;
        NDArray flat = added(shape.with(last, Shape.of(rows, columns).size()), places, values, -1);
        int[] lengths = Arrays.copyOf(shape.lengths(), last + 2);
        lengths[last] = rows;
        lengths[last + 1] = columns;
        return OPS.reshape(flat, Shape.of(lengths));
    }

    /**
     * The product with a vector, or with a matrix.
     *
     * @param x of shape {@code [columns]} or {@code [columns, n]}
     * @return of shape {@code [rows]} or {@code [rows, n]}, after the axes of a stack
     * @throws ShapeException for other shapes
     */
    public NDArray times(NDArray x) {
        return product("times", x, columns, columnIndices, rows, rowOfEach());
    }

    /**
     * The product of the transposed matrix with a vector, or with a matrix.
     *
     * @param x of shape {@code [rows]} or {@code [rows, n]}
     * @return of shape {@code [columns]} or {@code [columns, n]}, after the axes of a stack
     * @throws ShapeException for other shapes
     */
    public NDArray transposeTimes(NDArray x) {
        return product("transposeTimes", x, rows, rowOfEach(), columns, columnIndices);
    }

    private NDArray product(
            String name, NDArray x, int from, int[] sources, int to, int... places) {
        if (x.rank() < 1 || x.rank() > 2 || x.shape()[0] != from) {
            throw new ShapeException(
                    name
                            + ": a matrix of "
                            + rows
                            + " rows and "
                            + columns
                            + " columns, and "
                            + Typed.of(x)
                            + ", do not agree: give a vector of "
                            + from
                            + " numbers, or as many rows");
        }
        boolean isVector = x.rank() == 1;
        NDArray factors = isVector ? values : OPS.expandDims(values, -1);
        NDArray terms = OPS.mul(OPS.take(x, sources, 0), factors);
        Shape shape = Typed.of(terms).shape();
        int axis = shape.rank() - x.rank();
        return added(shape.with(axis, to), places, terms, axis);
    }

    private static NDArray added(Shape shape, int[] places, NDArray terms, int axis) {
        NDArray zeros = Creation.full(Typed.of(terms).withShape(shape), 0);
        return OPS.scatterAdd(zeros, NDArray.of(places), terms, axis);
    }

    /** The row of each stored element. */
    private int[] rowOfEach() {
        int[] result = new int[columnIndices.length];
        for (int row = 0; row < rows; row++) {
            Arrays.fill(result, rowStarts[row], rowStarts[row + 1], row);
        }
        return result;
    }

    /** Whether the other object has the same elements at the same places. */
    @Override
    public boolean equals(Object other) {
        return other instanceof SparseMatrix matrix
                && rows == matrix.rows
                && columns == matrix.columns
                && Arrays.equals(rowStarts, matrix.rowStarts)
                && Arrays.equals(columnIndices, matrix.columnIndices)
                && values.equals(matrix.values);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Arrays.hashCode(rowStarts) + Arrays.hashCode(columnIndices))
                + values.hashCode();
    }

    /** The size, and the elements with their places, of which the first are shown. */
    @Override
    public String toString() {
        String size = rows + " x " + columns + ", " + nonzeros() + " stored";
        if (values.rank() != 1) {
            return "SparseMatrix[" + size + ", values " + values + "]";
        }
        StringJoiner text = new StringJoiner(", ", "SparseMatrix[" + size + ": ", "]");
        text.setEmptyValue("SparseMatrix[" + size + "]");
        double[] numbers = OPS.toArray(values);
        int[] rowOfEach = rowOfEach();
        for (int i = 0; i < Math.min(numbers.length, SHOWN); i++) {
            text.add("(" + rowOfEach[i] + ", " + columnIndices[i] + ") " + numbers[i]);
        }
        return (numbers.length > SHOWN ? text.add("…") : text).toString();
    }
}
