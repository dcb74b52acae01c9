package io.cotangent;

/** A norm of matrices, or what NumPy calls one. */
public enum MatrixNorm {
    /** The root of the sum of all squares. */
    FROBENIUS,
    /** The sum of the singular values. */
    NUCLEAR,
    /** The largest singular value: how much the matrix stretches a vector at most. */
    SPECTRAL,
    /** The smallest singular value. */
    LEAST_SINGULAR,
    /** The largest sum of sizes in a column: NumPy's order 1. */
    LARGEST_COLUMN,
    /** The smallest sum of sizes in a column: NumPy's order -1. */
    SMALLEST_COLUMN,
    /** The largest sum of sizes in a row: NumPy's order {@code inf}. */
    LARGEST_ROW,
    /** The smallest sum of sizes in a row: NumPy's order {@code -inf}. */
    SMALLEST_ROW
}
