package io.cotangent.array;

import io.cotangent.DType;
import io.cotangent.intrinsics.linalg.Matrix;
import java.util.Arrays;

/**
 * The matrices of an array's last two axes, one for each place of the axes before, as the kernels
 * of linear algebra take them: in {@code double}.
 */
final class Matrices {
    private final DenseArray x;
    private final DenseArray first;
    private final int rows;
    private final int columns;

    private Matrices(DenseArray x) {
        int axes = x.rank() - 2;
        int[] strides = new int[axes];
        Arrays.setAll(strides, x::stride);
        this.x = x;
        this.first = new DenseArray(x.type().withShape(leading(x)), x.data(), x.offset(), strides);
        this.rows = x.type().shape().length(axes);
        this.columns = x.type().shape().length(axes + 1);
    }

    /** Views, where the elements are {@code double}; else views of a converted copy. */
    static Matrices of(DenseArray x) {
        DenseArray wide = Maps.cast(x, DType.FLOAT64);
        int axes = wide.rank() - 2;
        // The matrix product knows no rows or columns that are all in one place.
        boolean regular = wide.stride(axes) > 0 && wide.stride(axes + 1) > 0;
        return new Matrices(regular ? wide : wide.contiguous());
    }

    /**
     * Matrices of zeros, to be filled, in the places of the axes before the last two of an array.
     */
    static Matrices zeros(DenseArray like, int rows, int columns) {
        return new Matrices(DenseArray.allocate(wide(like, rows, columns)));
    }

    /** The type of results of {@code double} in the places of the leading axes of an array. */
    static ArrayType wide(DenseArray like, int... lengths) {
        Shape leading = leading(like);
        int[] all = Arrays.copyOf(leading.lengths(), leading.rank() + lengths.length);
        System.arraycopy(lengths, 0, all, leading.rank(), lengths.length);
        return new ArrayType(DType.FLOAT64, Shape.of(all));
    }

    private static Shape leading(DenseArray x) {
        return Shape.of(Arrays.copyOf(x.shape(), x.rank() - 2));
    }

    /** The number of matrices. */
    int count() {
        return first.size();
    }

    int rows() {
        return rows;
    }

    int columns() {
        return columns;
    }

    /** One of the matrices, counted in row-major order of their places. */
    Matrix get(int i) {
        int axes = x.rank() - 2;
        return new Matrix(
                (double[]) x.data(),
                first.position(i),
                rows,
                columns,
                x.stride(axes),
                x.stride(axes + 1));
    }

    /** The array of the matrices, rounded to a type. */
    DenseArray array(DType dtype) {
        return Maps.cast(x, dtype);
    }

    /** Which of several matrices one is, for messages: nothing where there is one only. */
    String place(int i) {
        if (first.rank() == 0) {
            return "";
        }
        int[] index = new int[first.rank()];
        int rest = i;
        for (int axis = index.length - 1; axis >= 0; axis--) {
            int length = first.type().shape().length(axis);
            index[axis] = rest % length;
            rest /= length;
        }
        return " at " + Arrays.toString(index).replace(" ", "");
    }
}
