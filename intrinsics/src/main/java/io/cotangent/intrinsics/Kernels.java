package io.cotangent.intrinsics;

/**
 * The loops that do the numerical work, on raw Java arrays.
 *
 * <p>An operand is an array with an offset and a stride, both counted in elements; a stride may be
 * 0 (one element repeated) or negative. Arrays are {@code double[]}, {@code float[]}, {@code
 * long[]}, {@code int[]} or {@code boolean[]}; the arrays of one call have one type unless a method
 * says otherwise. Bounds are the caller's business beyond Java's own checks. Loops over more than
 * one axis are the caller's, too: it merges axes where it can and calls a kernel for each innermost
 * run.
 */
public interface Kernels {

    /** {@code y[i] = f(x[i])} for {@code n} elements. */
    void unary(
            UnaryFunction f,
            int n,
            Object x,
            int xOffset,
            int xStride,
            Object y,
            int yOffset,
            int yStride);

    /**
     * {@code y[i] = f(a[i], b[i])} for {@code n} elements; {@code y} may be one of the operands at
     * the same places.
     */
    void binary(
            BinaryFunction f,
            int n,
            Object a,
            int aOffset,
            int aStride,
            Object b,
            int bOffset,
            int bStride,
            Object y,
            int yOffset,
            int yStride);

    /** {@code y[i] = a[i] ? b[i]}, by {@code comparison}, for {@code n} elements. */
    void compare(
            Comparison comparison,
            int n,
            Object a,
            int aOffset,
            int aStride,
            Object b,
            int bOffset,
            int bStride,
            boolean[] y,
            int yOffset,
            int yStride);

    /** {@code y[i] = condition[i] ? a[i] : b[i]} for {@code n} elements. */
    void select(
            int n,
            boolean[] condition,
            int conditionOffset,
            int conditionStride,
            Object a,
            int aOffset,
            int aStride,
            Object b,
            int bOffset,
            int bStride,
            Object y,
            int yOffset,
            int yStride);

    /**
     * {@code y[i] = x[i]} for {@code n} elements, converting where the types differ: to {@code
     * boolean} as {@code x != 0}, from it as 0 and 1, from floating point to integers as Java's
     * casts do.
     */
    void copy(int n, Object x, int xOffset, int xStride, Object y, int yOffset, int yStride);

    /**
     * {@link #copy} along two axes: {@code y[i, j] = x[i, j]} for {@code rows} times {@code
     * columns} elements, where element i, j is at {@code offset + i * rowStride + j *
     * columnStride}. The arrays share no elements, and those of {@code y} are at different places;
     * which of the axes is called rows makes no difference, not even to speed.
     */
    void copyMatrix(
            int rows,
            int columns,
            Object x,
            int xOffset,
            int xRowStride,
            int xColumnStride,
            Object y,
            int yOffset,
            int yRowStride,
            int yColumnStride);

    /**
     * Rows at some places, one after the other: {@code y[yOffset + i * width + j] = x[xOffset +
     * places[from + i] * xStride + j]} for i in 0..n-1 and j in 0..width-1. The arrays have one
     * type.
     */
    void gather(
            int n,
            int width,
            Object x,
            int xOffset,
            int xStride,
            int[] places,
            int from,
            Object y,
            int yOffset);

    /**
     * The transpose of {@link #gather}: {@code y[yOffset + places[from + i] * yStride + j] +=
     * x[xOffset + i * width + j]}; of truth values, the disjunction. Places may repeat; what comes
     * to the same element is added in the order of i. The arrays share no elements.
     */
    void scatterAdd(
            int n,
            int width,
            Object x,
            int xOffset,
            int[] places,
            int from,
            Object y,
            int yOffset,
            int yStride);

    /**
     * {@code y[yOffset] = } the reduction of {@code n} elements; {@code n} is at least 1 unless the
     * reduction has an identity. Sums are pairwise, so that the error grows with the logarithm of
     * {@code n}; sums of {@code int[]} and {@code long[]} wrap around.
     */
    void reduce(
            Reduction reduction, int n, Object x, int xOffset, int xStride, Object y, int yOffset);

    /**
     * {@link #reduce} of {@code count} runs of {@code n} elements, at least 1, that lie one after
     * the other; so do the results.
     */
    default void reduceRuns(
            Reduction reduction, int count, int n, Object x, int xOffset, Object y, int yOffset) {
        for (int i = 0; i < count; i++) {
            reduce(reduction, n, x, xOffset + i * n, 1, y, yOffset + i);
        }
    }

    /**
     * {@link #reduce} of each of {@code columns} columns of {@code rows} elements, at least 1,
     * where element i, j is at {@code xOffset + i * rowStride + j * columnStride}; the result of
     * column j goes to {@code y[yOffset + j]}. In which order a column is reduced depends on the
     * number of rows only.
     */
    void reduceRows(
            Reduction reduction,
            int rows,
            int columns,
            Object x,
            int xOffset,
            int rowStride,
            int columnStride,
            Object y,
            int yOffset);

    /** The position in 0..n-1 of the first largest element; the first NaN, if there is one. */
    int argMax(int n, Object x, int xOffset, int xStride);

    /** The position in 0..n-1 of the first smallest element; the first NaN, if there is one. */
    int argMin(int n, Object x, int xOffset, int xStride);

    /** Running reduction: {@code y[i]} reduces {@code x[0..i]}. */
    void scan(
            Reduction reduction,
            int n,
            Object x,
            int xOffset,
            int xStride,
            Object y,
            int yOffset,
            int yStride);

    /**
     * Matrix product {@code C = alpha A B + beta C}, with {@code A} m by k, {@code B} k by n,
     * {@code C} m by n; each matrix has a stride between rows and one between columns, so that a
     * transposed matrix is one with its strides exchanged. With {@code beta = 0} what {@code C}
     * held does not matter, not even a NaN. {@code C} shares no elements with {@code A} and {@code
     * B}.
     */
    void gemm(
            int m,
            int n,
            int k,
            double alpha,
            Object a,
            int aOffset,
            int aRowStride,
            int aColumnStride,
            Object b,
            int bOffset,
            int bRowStride,
            int bColumnStride,
            double beta,
            Object c,
            int cOffset,
            int cRowStride,
            int cColumnStride);
}
