package workloads.plain;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;

/** A factorisation by Commons Math. */
public final class LinearSystem {
    private LinearSystem() {}

    /** The determinant of a matrix. */
    public static double determinant(double[][] matrix) {
        return new LUDecomposition(new Array2DRowRealMatrix(matrix, false)).getDeterminant();
    }
}
