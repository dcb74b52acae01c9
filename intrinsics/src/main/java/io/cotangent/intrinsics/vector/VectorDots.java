package io.cotangent.intrinsics.vector;

/**
 * Inner products of a run with rows of a matrix, on vectors, each in the order of a {@link Fold} of
 * products; made by {@link DotsWriter}.
 */
abstract class VectorDots {
    /**
     * Leaves, for each row of the matrix, a vector in {@code room} whose lanes are sums of
     * products; what the inner product is {@link VectorRuns#merge merged} from.
     *
     * @param blocks times {@link Dots#ROWS} rows
     * @param n rows of {@link Fold#columns columns} of products before the last one
     * @param lastA where the elements of the last row of columns are for each row of the matrix
     * @param lastX where those of the run are, with zeros up to a row of columns
     * @param ends where a vector is in {@code room} whose bits say what counts of the last vector
     *     of each row, which is loaded as a whole
     */
    abstract void sums(
            int blocks,
            int n,
            Object a,
            int aOffset,
            int aRowStride,
            Object x,
            int xOffset,
            Object lastA,
            int lastAOffset,
            int lastAStride,
            Object lastX,
            int lastXOffset,
            Object room,
            int ends);
}
