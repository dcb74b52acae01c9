package io.cotangent.intrinsics.vector;

/**
 * Adds {@link Addends#ROWS} rows of a matrix, times a number each, to one row, on vectors; made by
 * {@link AddendsWriter}.
 */
abstract class VectorAddends {
    /** Does so for {@code n} columns, at least as many as a vector has. */
    abstract void add(
            int n,
            Object a,
            int aOffset,
            int aStride,
            Object b,
            int bOffset,
            int bRowStride,
            Object c,
            int cOffset);
}
