package io.cotangent.array;

import io.cotangent.DType;
import io.cotangent.intrinsics.linalg.Matrix;
import org.jspecify.annotations.Nullable;

/** Matrices that are computed one after the other, as the last two axes of an array. */
final class MatrixResults {
    private final ArrayType type;
    private final DType dtype;
    private final int size;

    /** Where the matrices are; a single one's own array, if it has one. */
    private double @Nullable [] data;

    /** One matrix in each of the places of the axes before the last two of an array. */
    MatrixResults(DenseArray like, int rows, int columns) {
        this.type = Matrices.wide(like, rows, columns);
        this.dtype = like.dtype();
        this.size = Math.multiplyExact(rows, columns);
    }

    /** One of the matrices, which is not changed any more. */
    void set(int i, Matrix matrix) {
        int n = matrix.columns();
        boolean whole = matrix.data().length == size && matrix.columnStride() == 1;
        if (whole && matrix.rowStride() == n && size == type.shape().size()) {
            data = matrix.data();
            return;
        }
        double[] all = data == null ? new double[type.shape().size()] : data;
        data = all;
        new Matrix(all, i * size, matrix.rows(), n, n, 1).assign(matrix);
    }

    /** The matrices, rounded to the type of the array that they are like. */
    DenseArray array() {
        return Maps.cast(
                DenseArray.wrap(type, data == null ? new double[type.shape().size()] : data),
                dtype);
    }
}
