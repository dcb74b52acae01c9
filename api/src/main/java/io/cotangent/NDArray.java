package io.cotangent;

import static io.cotangent.op.EagerOps.EAGER;

import io.cotangent.array.ArrayType;
import io.cotangent.array.Creation;
import io.cotangent.array.DenseArray;
import io.cotangent.array.Shape;
import io.cotangent.trace.TracedArray;
import java.util.List;

/**
 * An immutable array of numbers, of any number of axes.
 *
 * <p>Elements are {@code float64} unless another {@link DType} is asked for. Operations are
 * computed at once and give new arrays; transposed, sliced and broadcast arrays are views and cost
 * no copy. The semantics are NumPy's:
 *
 * <ul>
 *   <li><b>Broadcasting</b>: where two shapes meet they are aligned at their last axes; an axis
 *       that is missing or has length 1 is repeated to the other's length; any other difference is
 *       a {@link io.cotangent.error.ShapeException}.
 *   <li><b>Types</b>: see {@link DType}.
 *   <li><b>Axes and positions</b> count from 0, negative ones from the end. What lies outside is an
 *       error, never clamped, except at the ends of slices.
 * </ul>
 *
 * <p>In a class marked for differentiation the same calls also work on values that are being
 * differentiated; see {@link Cotangent}. There, {@link #item()}, {@link #toArray()} and the like,
 * {@code equals}, {@code hashCode} and {@code toString} are observations: they see the numbers, and
 * what is done with these has no derivative.
 */
public sealed interface NDArray
        extends ScalarValued,
                Arithmetic,
                Elementary,
                Special,
                Reductions,
                MaskedReductions,
                NanReductions,
                Sorting,
                Shaping,
                Updates,
                Arrangement,
                Products
        permits DenseArray, TracedArray {
    /** The type of the elements. */
    DType dtype();

    /** The lengths of the axes, in an array that is the caller's. */
    int[] shape();

    /** The number of axes: 0 for a scalar, 1 for a vector, 2 for a matrix. */
    int rank();

    /** The number of elements. */
    int size();

    /**
     * Whether the other object is an array of the same type, shape and elements; NaN equals NaN,
     * and 0.0 is not -0.0.
     */
    @Override
    boolean equals(Object other);

    @Override
    int hashCode();

    /** The elements, as NumPy prints them; of more than 1000 only the edges. */
    @Override
    String toString();

    /**
     * The only element.
     *
     * @throws io.cotangent.error.NotScalarException where there are more, or none
     */
    default double item() {
        return EAGER.item(this);
    }

    /** The element at one position along each axis. */
    default double item(int... index) {
        return EAGER.item(this, index);
    }

    /** The elements in row-major order, in an array that is the caller's. */
    default double[] toArray() {
        return EAGER.toArray(this);
    }

    /** The elements in row-major order, rounded to {@code float}. */
    default float[] toFloatArray() {
        return EAGER.toFloatArray(this);
    }

    /** The elements in row-major order, as {@code int}; fractions are cut off. */
    default int[] toIntArray() {
        return EAGER.toIntArray(this);
    }

    /** The elements in row-major order, as {@code long}; fractions are cut off. */
    default long[] toLongArray() {
        return EAGER.toLongArray(this);
    }

    /** Whether each element, in row-major order, is not 0. */
    default boolean[] toBooleanArray() {
        return EAGER.toBooleanArray(this);
    }

    /** A scalar. */
    static NDArray of(double value) {
        return DenseArray.scalar(DType.FLOAT64, value);
    }

    /** A boolean scalar. */
    static NDArray of(boolean value) {
        return DenseArray.scalar(DType.BOOL, value ? 1 : 0);
    }

    /** A vector; of one element where there is one, unlike {@link #of(double)}. */
    static NDArray of(double... values) {
        return Creation.nested(values);
    }

    /** An array of some shape, with its elements in row-major order. */
    static NDArray of(double[] values, int... shape) {
        return Creation.flat(values, Shape.of(shape));
    }

    /** A matrix of {@code float64}. */
    static NDArray of(double[][] values) {
        return Creation.nested(values);
    }

    /** An array of three axes of {@code float64}. */
    static NDArray of(double[][][] values) {
        return Creation.nested(values);
    }

    /** An array of four axes of {@code float64}. */
    static NDArray of(double[][][][] values) {
        return Creation.nested(values);
    }

    /** A vector of {@code float32}. */
    static NDArray of(float[] values) {
        return Creation.nested(values);
    }

    /** A matrix of {@code float32}. */
    static NDArray of(float[][] values) {
        return Creation.nested(values);
    }

    /** An array of three axes of {@code float32}. */
    static NDArray of(float[][][] values) {
        return Creation.nested(values);
    }

    /** An array of four axes of {@code float32}. */
    static NDArray of(float[][][][] values) {
        return Creation.nested(values);
    }

    /** A vector of {@code int64}. */
    static NDArray of(long[] values) {
        return Creation.nested(values);
    }

    /** A matrix of {@code int64}. */
    static NDArray of(long[][] values) {
        return Creation.nested(values);
    }

    /** An array of three axes of {@code int64}. */
    static NDArray of(long[][][] values) {
        return Creation.nested(values);
    }

    /** An array of four axes of {@code int64}. */
    static NDArray of(long[][][][] values) {
        return Creation.nested(values);
    }

    /** A vector of {@code int32}. */
    static NDArray of(int[] values) {
        return Creation.nested(values);
    }

    /** A matrix of {@code int32}. */
    static NDArray of(int[][] values) {
        return Creation.nested(values);
    }

    /** An array of three axes of {@code int32}. */
    static NDArray of(int[][][] values) {
        return Creation.nested(values);
    }

    /** An array of four axes of {@code int32}. */
    static NDArray of(int[][][][] values) {
        return Creation.nested(values);
    }

    /** A vector of {@code bool}. */
    static NDArray of(boolean[] values) {
        return Creation.nested(values);
    }

    /** A matrix of {@code bool}. */
    static NDArray of(boolean[][] values) {
        return Creation.nested(values);
    }

    /** An array of three axes of {@code bool}. */
    static NDArray of(boolean[][][] values) {
        return Creation.nested(values);
    }

    /** An array of four axes of {@code bool}. */
    static NDArray of(boolean[][][][] values) {
        return Creation.nested(values);
    }

    /** Zeros. */
    static NDArray zeros(int... shape) {
        return full(0, shape);
    }

    /** Zeros of a type. */
    static NDArray zeros(DType dtype, int... shape) {
        return full(dtype, 0, shape);
    }

    /** Ones. */
    static NDArray ones(int... shape) {
        return full(1, shape);
    }

    /** Ones of a type. */
    static NDArray ones(DType dtype, int... shape) {
        return full(dtype, 1, shape);
    }

    /** One number everywhere. */
    static NDArray full(double value, int... shape) {
        return full(DType.FLOAT64, value, shape);
    }

    /** One number of a type everywhere. */
    static NDArray full(DType dtype, double value, int... shape) {
        return Creation.full(new ArrayType(dtype, Shape.of(shape)), value);
    }

    /** {@code 0, 1, 2, …}, before {@code end}. */
    static NDArray arange(double end) {
        return arange(0, end, 1);
    }

    /** {@code start, start + 1, …}, before {@code end}. */
    static NDArray arange(double start, double end) {
        return arange(start, end, 1);
    }

    /** {@code start, start + step, …}, before {@code end}. */
    static NDArray arange(double start, double end, double step) {
        return arange(DType.FLOAT64, start, end, step);
    }

    /** {@code start, start + step, …}, before {@code end}, of a type. */
    static NDArray arange(DType dtype, double start, double end, double step) {
        return Creation.arange(dtype, start, end, step);
    }

    /** {@code number} evenly spaced numbers from {@code start} to {@code end}, both included. */
    static NDArray linspace(double start, double end, int number) {
        return Creation.linspace(start, end, number);
    }

    /** The identity matrix. */
    static NDArray eye(int n) {
        return eye(DType.FLOAT64, n, n);
    }

    /** A matrix with ones on its main diagonal. */
    static NDArray eye(DType dtype, int rows, int columns) {
        return Creation.eye(dtype, rows, columns);
    }

    /** The diagonal matrix with these elements. */
    static NDArray diag(double... elements) {
        return of(elements).diag();
    }

    /** {@code condition ? a : b}, element by element; all three are broadcast. */
    static NDArray where(NDArray condition, NDArray a, NDArray b) {
        return EAGER.where(condition, a, b);
    }

    /** {@code condition ? a : b}, element by element. */
    static NDArray where(NDArray condition, NDArray a, double b) {
        return EAGER.where(condition, a, b);
    }

    /** {@code condition ? a : b}, element by element. */
    static NDArray where(NDArray condition, double a, NDArray b) {
        return EAGER.where(condition, a, b);
    }

    /** {@code condition ? a : b}, element by element. */
    static NDArray where(NDArray condition, double a, double b) {
        return EAGER.where(condition, a, b);
    }

    /** Where the first true condition is, its choice; {@code otherwise} where there is none. */
    static NDArray select(List<NDArray> conditions, List<NDArray> choices, NDArray otherwise) {
        return EAGER.select(conditions, choices, otherwise);
    }

    /** Where the first true condition is, its choice; {@code otherwise} where there is none. */
    static NDArray select(List<NDArray> conditions, List<NDArray> choices, double otherwise) {
        return EAGER.select(conditions, choices, otherwise);
    }

    /** The arrays one after the other along an axis that exists; other axes agree. */
    static NDArray concat(int axis, NDArray... arrays) {
        return EAGER.concat(axis, arrays);
    }

    /** The arrays one after the other along an axis that exists; other axes agree. */
    static NDArray concat(int axis, List<NDArray> arrays) {
        return EAGER.concat(axis, arrays);
    }

    /** The arrays, all of one shape, along a new axis. */
    static NDArray stack(int axis, NDArray... arrays) {
        return EAGER.stack(axis, arrays);
    }

    /** The arrays, all of one shape, along a new axis. */
    static NDArray stack(int axis, List<NDArray> arrays) {
        return EAGER.stack(axis, arrays);
    }

    /** The arrays one after the other along the second axis, vectors along the first. */
    static NDArray hstack(NDArray... arrays) {
        return EAGER.hstack(arrays);
    }

    /** The arrays one after the other along the first axis, vectors as rows. */
    static NDArray vstack(NDArray... arrays) {
        return EAGER.vstack(arrays);
    }

    /** The arrays one after the other along the third axis, matrices with a new one. */
    static NDArray dstack(NDArray... arrays) {
        return EAGER.dstack(arrays);
    }

    /** The arrays one after the other along the second axis, vectors as columns. */
    static NDArray columnStack(NDArray... arrays) {
        return EAGER.columnStack(arrays);
    }

    /**
     * A product and sum in Einstein's notation: {@code "ij,jk->ik"} multiplies two matrices. Each
     * operand has a letter for each axis; letters that the result does not name are summed over. A
     * letter twice in one operand takes the diagonal; {@code ...} stands for axes that broadcast.
     * Without {@code ->} the result has, in alphabetical order, the letters that occur once. Of
     * several operands, pairs are multiplied in the order that costs least.
     *
     * @throws io.cotangent.error.ShapeException if the notation is malformed or does not fit the
     *     operands
     */
    static NDArray einsum(String notation, NDArray... operands) {
        return EAGER.einsum(notation, operands);
    }

    /**
     * Vectors spread over a common grid: result i varies along axis i only.
     *
     * @throws io.cotangent.error.ShapeException if one is no vector
     */
    static NDArray[] meshgrid(NDArray... vectors) {
        return EAGER.meshgrid(vectors);
    }

    /** As {@link #meshgrid(NDArray...)}; for {@code "xy"} the first two axes are exchanged. */
    static NDArray[] meshgrid(String indexing, NDArray... vectors) {
        return EAGER.meshgrid(indexing, vectors);
    }

    /** Evenly spaced arrays from one to another, with it or without, along a new first axis. */
    static NDArray linspace(NDArray start, NDArray end, int number, boolean endIncluded) {
        return EAGER.linspace(start, end, number, endIncluded);
    }
}
