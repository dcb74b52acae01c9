package io.cotangent.solve;

import io.cotangent.NDArray;

/** Arithmetic of vectors that are the rows of a matrix, each with a number of its own. */
final class Rows {
    private Rows() {}

    /** The inner products of corresponding rows. */
    static double[] dot(NDArray a, NDArray b) {
        return a.mul(b).sum(1).toArray();
    }

    /** The Euclidean norms of the rows. */
    static double[] norm(NDArray a) {
        double[] squares = dot(a, a);
        for (int i = 0; i < squares.length; i++) {
            squares[i] = Math.sqrt(squares[i]);
        }
        return squares;
    }

    /** Each row times its number. */
    static NDArray scaled(NDArray rows, double... factors) {
        return rows.mul(NDArray.of(factors).reshape(factors.length, 1));
    }

    /** {@code a + factors * b}, row by row. */
    static NDArray plus(NDArray a, double[] factors, NDArray b) {
        return a.add(scaled(b, factors));
    }

    /** The rows of {@code a} where the flag is set, those of {@code b} elsewhere. */
    static NDArray where(boolean[] flags, NDArray a, NDArray b) {
        return NDArray.where(NDArray.of(flags).reshape(flags.length, 1), a, b);
    }

    /** Whether one flag at least is set. */
    static boolean any(boolean... flags) {
        for (boolean flag : flags) {
            if (flag) {
                return true;
            }
        }
        return false;
    }
}
