package io.cotangent.array;

import io.cotangent.intrinsics.linalg.Exponential;

/**
 * Exponentials of the square matrices of the last two axes. Computed in {@code double}, whatever
 * the type.
 */
public final class Exponentials {
    private Exponentials() {}

    /** The exponentials. */
    public static DenseArray expm(DenseArray a) {
        Matrices matrices = Matrices.of(a);
        Matrices result = Matrices.zeros(a, matrices.rows(), matrices.rows());
        for (int i = 0; i < matrices.count(); i++) {
            result.get(i).assign(Exponential.of(matrices.get(i)));
        }
        return result.array(a.dtype());
    }

    /** The derivatives of the exponentials in the directions {@code e}, of the same shape. */
    public static DenseArray derivative(DenseArray a, DenseArray e) {
        Matrices matrices = Matrices.of(a);
        Matrices directions = Matrices.of(e);
        Matrices result = Matrices.zeros(a, matrices.rows(), matrices.rows());
        for (int i = 0; i < matrices.count(); i++) {
            result.get(i).assign(Exponential.derivative(matrices.get(i), directions.get(i)));
        }
        return result.array(a.dtype());
    }
}
